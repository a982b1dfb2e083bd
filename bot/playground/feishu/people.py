"""What people do in Feishu, and what they see of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.playground.feishu import forms, payloads
from bot.playground.feishu.cards import CardRefused, check
from bot.playground.feishu.deliveries import Ack
from bot.playground.feishu.forms import NotOffered
from bot.playground.feishu.tenant import JSON, Chat, Message, User

if TYPE_CHECKING:
    from bot.playground.feishu.server import FeishuServer

BAD_BODY, BAD_CARD = "200672", "200673"


@dataclass(frozen=True)
class Outcome:
    """`toast` in the person's language; `error` as the client shows it."""

    ack: Ack
    message: Message | None = None
    toast: str = ""
    toast_kind: str = ""
    is_redrawn: bool = False
    error: str = ""

    @property
    def is_ok(self) -> bool:
        return not self.error


@dataclass(eq=False)
class Person:
    server: "FeishuServer"
    user: User

    @property
    def id(self) -> str:
        return self.user.open_id

    @property
    def direct(self) -> Chat:
        """The conversation with the bot alone."""
        return self.server.tenant.direct_chat(self.user)

    def sees(self, message: Message) -> str:
        """The words of a message, in the language of this person's client."""
        if message.kind == "interactive":
            names = {id_: user.name for id_, user in self.server.tenant.users.items()}
            return forms.seen(message.card, self._locale, self.user.zone, names)
        return str(message.content.get("text", ""))

    @property
    def _locale(self) -> str:
        return self.user.locale.lower()

    async def says(
        self,
        chat: Chat,
        text: str,
        *,
        to: Message | None = None,
        in_thread: bool = False,
    ) -> Outcome:
        """Write a message, as a reply if `to` is given; `@Name` mentions whoever is called so."""
        self._be_in(chat)
        typed, mentions = self._mentioned(chat, text)
        content = {"text": typed}
        return await self.sends(chat, "text", content, mentions, to=to, in_thread=in_thread)

    async def sends(  # noqa: PLR0913  the parts of a message
        self,
        chat: Chat,
        kind: str,
        content: JSON,
        mentions: list[JSON] | None = None,
        *,
        to: Message | None = None,
        in_thread: bool = False,
    ) -> Outcome:
        """A message of any type, its content as Feishu would carry it."""
        tenant = self.server.tenant
        message = tenant.add(chat, self.id, kind, content, parent=to, in_thread=in_thread)
        message.mentions = mentions or []
        if not chat.has_bot or not self._is_heard(message):
            return Outcome(Ack(), message)
        event = payloads.received(tenant, message, self.user)
        ack = await self.server.tell("im.message.receive_v1", event)
        return Outcome(ack, message, error=ack.error)

    async def sends_file(self, chat: Chat, name: str, content: bytes) -> Outcome:
        key = self.server.tenant.new_id("file")
        self.server.tenant.files[key] = (name, content)
        return await self.sends(chat, "file", {"file_key": key, "file_name": name})

    async def dm(self, text: str, *, to: Message | None = None) -> Outcome:
        return await self.says(self.direct, text, to=to)

    def _is_heard(self, message: Message) -> bool:
        """By the app: each way of being spoken to has a permission of its own (facts 1.4)."""
        scopes = self.server.scopes
        if message.chat.is_direct:
            return "im:message.p2p_msg:readonly" in scopes
        is_for_bot = any(one["mentioned_type"] == "bot" for one in message.mentions)
        is_called = is_for_bot and "im:message.group_at_msg:readonly" in scopes
        return is_called or "im:message.group_msg" in scopes

    def _mentioned(self, chat: Chat, text: str) -> tuple[str, list[JSON]]:
        tenant = self.server.tenant
        people = [tenant.bot, *(tenant.users[one] for one in chat.members)]
        by_name = {one.name: one for one in people}
        names = "|".join(re.escape(one) for one in sorted(by_name, key=len, reverse=True))
        mentions: list[JSON] = []

        def keyed(found: re.Match[str]) -> str:
            user = by_name[found.group(1)]
            mentions.append(payloads.mention(tenant, user, len(mentions) + 1))
            return str(mentions[-1]["key"])

        return re.sub(f"@({names})", keyed, text), mentions

    async def presses(self, message: Message, label: str) -> Outcome:
        """A button of a card, by its words or name."""
        self._look_at(message)
        pressed = forms.button(message.card, label, self._locale)
        if "form_action_type" in pressed:
            raise NotOffered("this button belongs to a form: submit it")
        action = {"tag": "button", "value": forms.callback_value(pressed)}
        return await self._clicks(message, action)

    async def submits(self, message: Message, values: Mapping[str, Any] | None = None) -> Outcome:
        """Fill in the form of a card and press its submit button."""
        self._look_at(message)
        form = forms.form_of(message.card)
        pressed = forms.submit_button(form)
        action = {
            "tag": "button",
            "name": pressed["name"],
            "value": forms.callback_value(pressed),
            "form_value": forms.form_value(form, values or {}, self._locale),
        }
        return await self._clicks(message, action)

    async def _clicks(self, message: Message, action: JSON) -> Outcome:
        event = payloads.clicked(self.server.tenant, message, self.user, action)
        envelope = self.server.envelope("card.action.trigger", event, per_ms=1000)
        ack = await self.server.deliveries.callback(envelope)
        if not ack.is_ok:
            return Outcome(ack, message, error=ack.error)
        return self._answered(message, ack)

    def _answered(self, message: Message, ack: Ack) -> Outcome:
        body = ack.body if ack.body is not None else {}
        if not isinstance(body, dict) or not set(body) <= {"toast", "card"}:
            return Outcome(ack, message, error=BAD_BODY)
        card = body.get("card")
        if card is not None:
            try:
                check(card.get("data"), self.server.tenant.users, self.server.tenant.images)
            except CardRefused as refused:
                return Outcome(ack, message, error=f"{BAD_CARD} {refused}")
            message.content, message.edits = card["data"], message.edits + 1
            self.server.tenant.changes.notify()
        toast = body.get("toast", {})
        said = toast.get("i18n", {}).get(self._locale, toast.get("content", ""))
        return Outcome(ack, message, said, toast.get("type", ""), card is not None)

    async def recalls(self, message: Message) -> Outcome:
        message.is_recalled = True
        ack = await self.server.tell("im.message.recalled_v1", payloads.recalled(message))
        return Outcome(ack, message, error=ack.error)

    async def reacts(self, message: Message, emoji: str) -> Outcome:
        tenant = self.server.tenant
        message.reactions.append((tenant.new_id("r"), self.id, emoji))
        event = payloads.reacted(message, self.user, emoji, str(int(tenant.clock() * 1000)))
        ack = await self.server.tell("im.message.reaction.created_v1", event)
        return Outcome(ack, message, error=ack.error)

    async def unreacts(self, message: Message, emoji: str) -> Outcome:
        tenant = self.server.tenant
        message.reactions[:] = [one for one in message.reactions if one[1:] != (self.id, emoji)]
        event = payloads.reacted(message, self.user, emoji, str(int(tenant.clock() * 1000)))
        ack = await self.server.tell("im.message.reaction.deleted_v1", event)
        return Outcome(ack, message, error=ack.error)

    async def chooses(self, event_key: str) -> Outcome:
        """An entry of the bot's menu, which stands in the direct conversation only."""
        event = payloads.menu(self.user, event_key, int(self.server.tenant.clock()))
        ack = await self.server.tell("application.bot.menu_v6", event)
        return Outcome(ack, error=ack.error)

    async def opens_direct(self) -> Outcome:
        event = payloads.entered(self.direct, self.user)
        ack = await self.server.tell("im.chat.access_event.bot_p2p_chat_entered_v1", event)
        return Outcome(ack, error=ack.error)

    async def invites_bot(self, chat: Chat) -> Outcome:
        chat.has_bot = True
        event = payloads.bot_membership(self.server.tenant, chat, self.user)
        ack = await self.server.tell("im.chat.member.bot.added_v1", event)
        return Outcome(ack, error=ack.error)

    async def removes_bot(self, chat: Chat) -> Outcome:
        chat.has_bot = False
        event = payloads.bot_membership(self.server.tenant, chat, self.user)
        ack = await self.server.tell("im.chat.member.bot.deleted_v1", event)
        return Outcome(ack, error=ack.error)

    def _be_in(self, chat: Chat) -> None:
        if self.id not in chat.members or chat.is_dissolved:
            raise NotOffered(f"{self.user.name} is not in {chat.name or chat.id}")

    def _look_at(self, message: Message) -> None:
        self._be_in(message.chat)
        if message.is_recalled or message.only_for not in ("", self.id):
            raise NotOffered("that message is not on this screen")
