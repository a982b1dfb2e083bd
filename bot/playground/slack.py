"""A Slack to run against on one's own machine: its Web API, its deliveries, and its people.

async with SlackServer(signing_secret=…, bot_token=…, app_token=…).running() as slack:
    slack.request_url = "http://127.0.0.1:3000/slack/events"    # None: Socket Mode
    ann = slack.person("Ann")
    room = slack.channel("orders", members=[ann])
    seen = await ann.slash(room, "/change …")
"""

import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterable

from bot.playground import slack_events as events
from bot.playground.slack_answers import message_json
from bot.playground.slack_changes import Changes
from bot.playground.slack_channels import JSON, Channel, Ephemeral, Message
from bot.playground.slack_delivery import Ack, Delivery
from bot.playground.slack_forms import NotOffered
from bot.playground.slack_methods import ALL_SCOPES
from bot.playground.slack_outcome import Outcome
from bot.playground.slack_payloads import event_envelope
from bot.playground.slack_people import Person
from bot.playground.slack_posts import publish
from bot.playground.slack_rates import Rates
from bot.playground.slack_sockets import Sockets
from bot.playground.slack_stacks import View
from bot.playground.slack_subscriptions import ALL_EVENTS, subscription_of
from bot.playground.slack_trouble import Trouble, Troubles
from bot.playground.slack_web import ApiCall, Web
from bot.playground.slack_wire import serving
from bot.playground.slack_workspace import App, Team, User, Workspace

__all__ = [
    "ApiCall",
    "Channel",
    "Ephemeral",
    "Message",
    "NotOffered",
    "Outcome",
    "Person",
    "SlackServer",
    "Trouble",
    "View",
]


class SlackServer:
    def __init__(  # noqa: PLR0913  # settings, by keyword
        self,
        *,
        signing_secret: str,
        bot_token: str,
        app_token: str = "",
        bot_name: str = "Parley",
        team: Team | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        team = team or Team()
        self.workspace = Workspace(app=App(_bot(bot_name, team)), team=team, clock=clock)
        self.workspace.announce = self._announce
        self.app = self.workspace.app
        self.bot_token, self.app_token = bot_token, app_token
        self.scopes: frozenset[str] = ALL_SCOPES
        self.subscriptions: frozenset[str] = ALL_EVENTS
        """The events the app asked for, named as in a manifest: ``message.channels``."""
        self.commands: frozenset[str] | None = None
        """The commands the app registered; None: whatever people type."""
        self.revoked_error = ""
        """``token_revoked`` or ``account_inactive`` once the app was uninstalled."""
        self.trouble = Troubles()
        self.rates = Rates(self.workspace)
        self.sockets = Sockets(self.app.id, self.workspace.changes)
        self.delivery = Delivery(signing_secret, self.sockets, self.trouble)
        self.host = ""
        self._web = Web(self)

    @contextlib.asynccontextmanager
    async def running(
        self, *, host: str = "127.0.0.1", port: int = 0
    ) -> AsyncIterator["SlackServer"]:
        async with serving(self._web, host, port) as address:
            self.host = self.workspace.host = address
            try:
                yield self
            finally:
                await self.delivery.close()

    @property
    def api_url(self) -> str:
        return f"{self.host}/api/"

    @property
    def changes(self) -> Changes:
        return self.workspace.changes

    @property
    def request_url(self) -> str | None:
        return self.delivery.request_url

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        self.delivery.request_url = url

    def person(  # noqa: PLR0913  # traits, by keyword
        self,
        name: str,
        *,
        locale: str = "en-US",
        tz: str = "Europe/Berlin",
        team: str | None = None,
        email: str | None = None,
        is_restricted: bool = False,
    ) -> Person:
        """A new person; of another `team`, an external one who comes through Slack Connect."""
        user = User(
            id=self.workspace.new_id("U"),
            name=name.lower().replace(" ", "."),
            real_name=name,
            locale=locale,
            tz=tz,
            team_id=team or self.workspace.team.id,
            is_restricted=is_restricted,
        )
        user.email = f"{user.id.lower()}@example.com" if email is None else email
        self.workspace.users[user.id] = user
        self.workspace.changes.notify()
        return Person(self, user)

    def channel(
        self,
        name: str,
        *,
        members: Iterable[Person],
        private: bool = False,
        with_bot: bool = True,
    ) -> Channel:
        people = [person.user for person in members]
        bot = [self.app.user] if with_bot else []
        kind = "private" if private else "public"
        return self.workspace.add_channel(name, kind, [*people, *bot])

    def ephemerals(self, person: Person, room: Channel | None = None) -> list[Ephemeral]:
        """What stands on this person's screen alone, oldest first."""
        return [
            shown
            for shown in self.workspace.ephemerals
            if shown.user == person.id
            and not shown.is_deleted
            and (room is None or shown.channel is room)
        ]

    def calls(self, method: str | None = None) -> list[ApiCall]:
        """Calls of the Web API, oldest first, those that met trouble too."""
        return [call for call in self._web.calls if method in (None, call.method)]

    def message_json(self, message: Message) -> JSON:
        return message_json(self.workspace, message)

    async def until(self, condition: Callable[[], object], within: float = 5.0) -> None:
        """Return once `condition` holds; TimeoutError when it does not within so many seconds."""
        await self.workspace.changes.until(condition, within)

    async def tell(self, event: JSON, channel: Channel | None) -> Ack:
        """Deliver an event if the app is to hear of it."""
        wanted = subscription_of(event, channel) in self.subscriptions
        if not wanted or not self._is_audible(event, channel):
            return Ack()
        return await self.delivery.event(event_envelope(self.workspace, event, channel))

    def _is_audible(self, event: JSON, channel: Channel | None) -> bool:
        is_about_bot = event.get("user") == self.app.user.id and "_channel" in str(event["type"])
        return channel is None or self.workspace.has_bot(channel) or is_about_bot

    def _announce(self, event: JSON, channel: Channel | None) -> None:
        self.delivery.in_background(self.tell(event, channel))

    async def uninstall(self) -> None:
        """Take the app out of the workspace: its tokens are dead at once."""
        self.revoked_error = "account_inactive"
        for event in events.uninstalled(self.workspace):
            await self.tell(event, None)

    async def enter(self, user: User, room: Channel, inviter: User | None = None) -> Outcome:
        if user.id in room.members:
            raise NotOffered("already there")
        room.members.append(user.id)
        room.is_ext_shared = room.is_ext_shared or self.workspace.is_external(user)
        event = events.membership(self.workspace, "member_joined_channel", user, room, inviter)
        return await self._noted(event, user, room, "join")

    async def depart(self, user: User, room: Channel) -> Outcome:
        room.members.remove(user.id)
        event = events.membership(self.workspace, "member_left_channel", user, room)
        return await self._noted(event, user, room, "leave")

    async def _noted(self, event: JSON, user: User, room: Channel, what: str) -> Outcome:
        """Tell of a coming or going, which also stands in the channel as a message of its own."""
        kind = "group" if room.kind == "private" else "channel"
        words = {"join": "has joined", "leave": "has left"}[what]
        text = f"<@{user.id}> {words} the {kind}"
        ts = self.workspace.new_ts()
        note = Message(room, ts, user.id, text, subtype=f"{kind}_{what}")
        publish(self.workspace, note)
        ack = await self.tell(event, room)
        return Outcome(ack.status, ack.error, ack.seconds)

    def response_urls_of(self, view: View, user: User) -> list[JSON]:
        """One for each field with ``response_url_enabled`` in which a conversation was chosen."""
        urls = []
        for block in view.blocks:
            element = block.get("element", {})
            if not element.get("response_url_enabled"):
                continue
            state = view.state[block["block_id"]][element["action_id"]]
            chosen = state.get("selected_conversation") or state.get("selected_channel")
            if chosen in self.workspace.channels:
                key = self.workspace.new_response_url(self.workspace.channels[chosen], user)
                urls.append(
                    {
                        "block_id": block["block_id"],
                        "action_id": element["action_id"],
                        "channel_id": chosen,
                        "response_url": f"{self.host}/response/{key}",
                    }
                )
        return urls


def _bot(name: str, team: Team) -> User:
    return User(
        id="U0ACMEBOT1",
        name=name.lower(),
        real_name=name,
        locale="en-US",
        tz="UTC",
        team_id=team.id,
        is_bot=True,
    )


if __name__ == "__main__":
    from bot.playground.slack_control import main

    main()
