"""What people do in Slack, and what they see of it."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from bot.playground import slack_events as events
from bot.playground import slack_forms as forms
from bot.playground import slack_payloads as payloads
from bot.playground.slack_answers import file_json, message_json
from bot.playground.slack_api import ApiError
from bot.playground.slack_channels import JSON, Channel, Ephemeral, Message
from bot.playground.slack_delivery import Ack
from bot.playground.slack_files import File
from bot.playground.slack_forms import NotOffered
from bot.playground.slack_outcome import Outcome, outcome_of
from bot.playground.slack_posts import take_away
from bot.playground.slack_reactions import react, unreact
from bot.playground.slack_responses import acknowledged
from bot.playground.slack_screen import Screen
from bot.playground.slack_stacks import View
from bot.playground.slack_submissions import answer_submission
from bot.playground.slack_typing import rich_text, stored
from bot.playground.slack_workspace import User


class Person(Screen):
    async def slash(self, room: Channel, line: str) -> Outcome:
        """Type ``/word text`` into a conversation; threads take no commands."""
        self._be_in(room)
        word, _, text = line.partition(" ")
        if self._workspace.is_external(self.user):
            raise NotOffered("commands are for members of the app's workspace")
        if self.server.commands is not None and word not in self.server.commands:
            raise NotOffered(f"{word} is not a valid command")
        text = stored(self._workspace, text.strip())
        payload = payloads.command(self._workspace, self.user, room, word, text)
        key = self._workspace.new_response_url(room, self.user)
        payload |= self._trigger(key)
        return await self._sees(
            lambda: self.server.delivery.command(payload),
            shows=lambda ack: acknowledged(
                self._workspace, self._workspace.response_urls[key], ack.body
            ),
        )

    async def say(
        self,
        room: Channel,
        text: str,
        *,
        thread: Message | None = None,
        is_broadcast: bool = False,
        files: Sequence[JSON] = (),
    ) -> Outcome:
        """Write a message, in a thread if `thread` is given; `text` is what is typed.

        `files`: what `upload` gave.
        """
        self._be_in(room)
        if not text.strip() and not files:
            raise NotOffered("there is nothing to send")
        message = Message(
            channel=room,
            ts=self._workspace.new_ts(),
            user=self.id,
            text=stored(self._workspace, text),
            blocks=[rich_text(self._workspace, text, uuid.uuid4().hex[:5])] if text else [],
            client_msg_id=str(uuid.uuid4()),
            thread_ts=(thread.thread_ts or thread.ts) if thread else None,
            subtype=_subtype(files, is_broadcast=thread is not None and is_broadcast),
            files=[str(one["id"]) for one in files],
        )
        room.add(message)
        told = [events.message_event(self._workspace, message)]
        # Direct messages reach the app as message.im only.
        if self._workspace.app.mention in message.text and room.kind != "im":
            told.append(events.app_mention(self._workspace, message))
        return await self._told(room, *told, message=message)

    def upload(self, name: str, content: bytes) -> JSON:
        """A file for a message or a form of this person."""
        id_, now = self._workspace.new_id("F"), int(self._workspace.clock())
        file = File(id_, name, len(content), self.id, now, content=content, is_complete=True)
        self._workspace.files[id_] = file
        return file_json(self._workspace, file)

    async def dm(self, text: str, *, thread: Message | None = None) -> Outcome:
        return await self.say(self.direct, text, thread=thread)

    async def edit(self, message: Message, text: str) -> Outcome:
        self._own(message)
        before = message_json(self._workspace, message)
        message.text = stored(self._workspace, text)
        message.blocks = [rich_text(self._workspace, text, uuid.uuid4().hex[:5])]
        message.edited = {"user": self.id, "ts": f"{int(self._workspace.clock())}.000000"}
        event = events.message_changed(self._workspace, message, before)
        return await self._told(message.channel, event, message=message)

    async def delete(self, message: Message) -> Outcome:
        self._own(message)
        return await self._told(message.channel, take_away(self._workspace, message))

    async def react(self, message: Message, name: str) -> Outcome:
        self._be_in(message.channel)
        try:
            event = react(self._workspace, self.user, message, name.strip(":"))
        except ApiError as refused:
            raise NotOffered(refused.code) from None
        return await self._told(message.channel, event)

    async def unreact(self, message: Message, name: str) -> Outcome:
        try:
            event = unreact(self._workspace, self.user, message, name.strip(":"))
        except ApiError as refused:
            raise NotOffered(refused.code) from None
        return await self._told(message.channel, event)

    async def message_shortcut(self, message: Message, callback_id: str) -> Outcome:
        self._be_in(message.channel)
        if self._workspace.is_external(self.user):
            raise NotOffered("shortcuts are for members of the app's workspace")
        payload = payloads.message_shortcut(self._workspace, self.user, message, callback_id)
        key = self._workspace.new_response_url(message.channel, self.user)
        return await self._interact(payload | self._trigger(key))

    async def shortcut(self, callback_id: str) -> Outcome:
        if self._workspace.is_external(self.user):
            raise NotOffered("shortcuts are for members of the app's workspace")
        payload = payloads.global_shortcut(self._workspace, self.user, callback_id)
        return await self._interact(payload | self._trigger())

    async def press(self, where: Message | Ephemeral | View | None, what: str) -> Outcome:
        """Press a button by its label or action id, or a line of an overflow menu."""
        return await self.choose(where, what, what)

    async def choose(
        self, where: Message | Ephemeral | View | None, what: str, value: Any
    ) -> Outcome:
        """Choose in a menu of a message, a modal or the Home tab.

        Fields of a form are only sent by `submit`, unless they ask for ``dispatch_action``.
        """
        if where is None:
            raise NotOffered("there is nothing open to press in")
        block, element = forms.find_element(where.blocks, what)
        action = forms.action_of(block, element, value, self._workspace.new_ts())
        if isinstance(where, View):
            return await self._choose_in_view(where, block, element, action)
        self._be_in(where.channel)
        if where.is_deleted or (isinstance(where, Ephemeral) and where.user != self.id):
            raise NotOffered("that message is not on this screen")
        typed = {block["block_id"]: {element["action_id"]: _state(action)}}
        payload = payloads.clicked_in_message(self._workspace, self.user, where, action, typed)
        key = self._workspace.new_response_url(where.channel, self.user, where)
        return await self._interact(payload | self._trigger(key))

    async def _choose_in_view(
        self, view: View, block: JSON, element: JSON, action: JSON
    ) -> Outcome:
        if view not in (self.view, self.home):
            raise NotOffered("that view is not in front")
        if element["type"] not in ("button", "overflow"):
            view.state[block["block_id"]][element["action_id"]] = _state(action)
        if block["type"] == "input" and not block.get("dispatch_action"):
            self._workspace.changes.notify()
            return Outcome(view=self.view)
        payload = payloads.clicked_in_view(self._workspace, self.user, view, action)
        return await self._interact(payload | self._trigger(view=None if view.is_home else view))

    async def submit(self, values: Mapping[str, Any] | None = None) -> Outcome:
        """Fill in the modal on top and press its submit button."""
        view = self._top()
        if "submit" not in view.definition:
            raise NotOffered("this modal has no submit button")
        forms.fill(view, values or {})
        errors = forms.refused_by_client(view)
        if errors:
            return Outcome(errors=errors, view=view)
        urls = self.server.response_urls_of(view, self.user)
        payload = payloads.submitted(self._workspace, self.user, view, urls)
        trigger = self._trigger(view=view)
        ack = await self.server.delivery.interaction(payload | trigger)
        error, errors = answer_submission(
            self._workspace, self._workspace.triggers[trigger["trigger_id"]], view, ack
        )
        self._workspace.changes.notify()
        return Outcome(ack.status, error, ack.seconds, ack.body, errors, self.view)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Type into the modal on top without sending it."""
        forms.fill(self._top(), values)
        self._workspace.changes.notify()

    async def close(self, *, everything: bool = False) -> Outcome:
        """Cancel the modal on top, or with the X all of them."""
        closed = list(reversed(self.views)) if everything else [self._top()]
        for view in closed:
            self.views.remove(view)
        asked = [view for view in closed if view.definition.get("notify_on_close")]
        acks = [
            await self.server.delivery.interaction(
                payloads.closed(self._workspace, self.user, view, is_cleared=everything)
            )
            for view in asked
        ]
        self._workspace.changes.notify()
        return outcome_of(acks[0] if acks else Ack(), view=self.view)

    async def open_home(self, tab: str = "home") -> Outcome:
        event = events.app_home_opened(self._workspace, self.user, tab)
        return await self._told(None, event)

    async def change(self, *, tz: str | None = None, locale: str | None = None) -> Outcome:
        """Move to another time zone, or read another language."""
        self.user.tz, self.user.locale = tz or self.user.tz, locale or self.user.locale
        return await self._told(None, events.user_change(self._workspace, self.user))

    async def join(self, room: Channel) -> Outcome:
        return await self.server.enter(self.user, room)

    async def leave(self, room: Channel) -> Outcome:
        self._be_in(room)
        return await self.server.depart(self.user, room)

    async def invite(self, who: "Person | User", room: Channel) -> Outcome:
        """Bring another person, or the app's bot (`slack.app.user`), into a channel."""
        self._be_in(room)
        user = who.user if isinstance(who, Person) else who
        return await self.server.enter(user, room, inviter=self.user)

    async def kick(self, who: "Person | User", room: Channel) -> Outcome:
        self._be_in(room)
        return await self.server.depart(who.user if isinstance(who, Person) else who, room)

    async def archive(self, room: Channel, *, undo: bool = False) -> Outcome:
        room.is_archived = not undo
        kind = "unarchive" if undo else "archive"
        return await self._told(room, events.archived(self._workspace, kind, self.user, room))


def _subtype(files: Sequence[JSON], *, is_broadcast: bool) -> str | None:
    return "file_share" if files else "thread_broadcast" if is_broadcast else None


def _state(action: JSON) -> JSON:
    kept = action.keys() - {"action_id", "block_id", "action_ts"}
    return {name: action[name] for name in kept}
