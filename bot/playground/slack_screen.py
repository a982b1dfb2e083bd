"""What a person has before them in Slack, and how what they do reaches the app."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.playground.slack_api import ApiError
from bot.playground.slack_channels import JSON, Channel, Ephemeral, Message
from bot.playground.slack_delivery import Ack
from bot.playground.slack_forms import NotOffered
from bot.playground.slack_outcome import Outcome, outcome_of
from bot.playground.slack_stacks import View
from bot.playground.slack_workspace import User, Workspace

if TYPE_CHECKING:
    from bot.playground.slack import SlackServer


class Screen:
    def __init__(self, server: "SlackServer", user: User) -> None:
        self.server, self.user = server, user

    def __repr__(self) -> str:
        return f"<{self.user.real_name}>"

    @property
    def id(self) -> str:
        return self.user.id

    @property
    def mention(self) -> str:
        return f"<@{self.user.id}>"

    @property
    def _workspace(self) -> Workspace:
        return self.server.workspace

    @property
    def views(self) -> list[View]:
        return self._workspace.stacks.get(self.id, [])

    @property
    def view(self) -> View | None:
        """The modal on top."""
        return self.views[-1] if self.views else None

    @property
    def home(self) -> View | None:
        return self._workspace.homes.get(self.id)

    @property
    def direct(self) -> Channel:
        return self._workspace.direct(self.user)

    def _top(self) -> View:
        if self.view is None:
            raise NotOffered("no modal is open")
        return self.view

    def _be_in(self, room: Channel) -> None:
        if self.id not in room.members:
            raise NotOffered(f"{self!r} is not in #{room.name}")
        if room.is_archived:
            raise NotOffered(f"#{room.name} is archived")

    def _own(self, message: Message) -> None:
        if message.user != self.id or message.is_deleted:
            raise NotOffered("that is not a message of this person")

    def _trigger(self, response_key: str | None = None, view: View | None = None) -> JSON:
        url = self._workspace.response_urls.get(response_key or "")
        here = url.channel.id if url else None
        fields = {"trigger_id": self._workspace.new_trigger(self.user, view, here)}
        if response_key is not None:
            fields["response_url"] = f"{self.server.host}/response/{response_key}"
        return fields

    async def _told(
        self, room: Channel | None, *told: JSON, message: Message | None = None
    ) -> Outcome:
        self._workspace.changes.notify()
        first, *_ = await asyncio.gather(*(self.server.tell(event, room) for event in told))
        return outcome_of(first, message=message, view=self.view)

    async def _interact(self, payload: JSON) -> Outcome:
        return await self._sees(lambda: self.server.delivery.interaction(payload))

    async def _sees(
        self,
        send: Callable[[], Any],
        shows: Callable[[Ack], Message | Ephemeral | None] = lambda ack: None,
    ) -> Outcome:
        """Deliver, and gather what appeared for this person meanwhile."""
        seen = len(self._workspace.ephemerals)
        ack: Ack = await send()
        answer = None
        try:
            answer = shows(ack) if ack.is_ok else None
        except ApiError as refused:
            # Slack shows nothing of an answer it does not take; here it is said why.
            ack = replace(ack, error=": ".join((refused.code, *refused.messages)))
        mine = [e for e in self._workspace.ephemerals[seen:] if e.user == self.id]
        self._workspace.changes.notify()
        message = answer if isinstance(answer, Message) else None
        return outcome_of(ack, view=self.view, private=mine, message=message)
