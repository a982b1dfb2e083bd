"""What can be pressed and typed in the Feishu window, done by the stand-in's people."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from bot.playground.draw_feishu import FeishuSeat
from bot.playground.feishu import (
    Chat,
    FeishuServer,
    Message,
    NotOffered,
    Outcome,
    Person,
    Trouble,
    forms,
)
from bot.playground.feishu.cards import tagged
from bot.playground.feishu.tenant import JSON
from bot.playground.page_form import FIELD, Form

LOCALES = {"en": "en_us", "zh-CN": "zh_cn"}


class FeishuHand(Person):
    """A person with a pointer: it presses the one button it points at, whatever its label."""

    async def point(self, message: Message, place: int) -> Outcome:
        """`place`: the how-manieth button of the card it is."""
        self._look_at(message)
        buttons = [one for one in tagged(message.card) if one["tag"] == "button"]
        if place >= len(buttons):
            raise NotOffered("that button is no longer there")
        action = {"tag": "button", "value": forms.callback_value(buttons[place])}
        return await self._clicks(message, action)


class FeishuTable:
    """One person's seat in front of the stand-in, and what came with the request."""

    def __init__(self, feishu: FeishuServer, seat: FeishuSeat, form: Form) -> None:
        self.feishu, self.seat, self.form = feishu, seat, form
        self.me = FeishuHand(feishu, feishu.tenant.users[seat.who])
        self.chat: Chat = seat.chat(feishu)

    @property
    def message(self) -> Message:
        found = self.feishu.tenant.messages.get(self.form.word("at"))
        if found is None or found.is_recalled:
            raise NotOffered("that message is no longer there")
        return found


async def say(table: FeishuTable) -> Outcome:
    text = table.form.word("text").strip()
    if (file := table.form.file("file")) is not None:
        return await table.me.sends_file(table.chat, *file)
    if not text:
        raise NotOffered("there is nothing to send")
    is_in_thread = bool(table.form.word("in_thread"))
    root = table.feishu.tenant.messages.get(table.seat.thread) if is_in_thread else None
    return await table.me.says(table.chat, text, to=root, in_thread=is_in_thread)


async def press(table: FeishuTable) -> Outcome:
    return await table.me.point(table.message, int(table.form.word("button")))


async def submit(table: FeishuTable) -> Outcome:
    message = table.message
    form = forms.form_of(message.card)
    typed = {one["name"]: _typed(one, table.form) for one in forms.fields(form)}
    return await table.me.submits(message, typed)


def _typed(field: JSON, form: Form) -> Any:
    name = FIELD + field["name"]
    match field["tag"]:
        case "checker":
            return bool(form.word(name))
        case "multi_select_static" | "multi_select_person":
            return form.words(name)
    return form.word(name)


async def react(table: FeishuTable) -> Outcome:
    """Again: take it back."""
    message, name = table.message, table.form.word("name")
    if any((who, sign) == (table.me.id, name) for _, who, sign in message.reactions):
        return await table.me.unreacts(message, name)
    return await table.me.reacts(message, name)


async def choose(table: FeishuTable) -> Outcome:
    """An entry of the bot's menu."""
    return await table.me.chooses(table.form.word("entry"))


async def recall(table: FeishuTable) -> Outcome:
    if table.message.sender != table.me.id:
        raise NotOffered("that is not a message of this person")
    return await table.me.recalls(table.message)


async def language(table: FeishuTable) -> None:
    """Of the client: Feishu tells the app nothing of it."""
    table.me.user.locale = LOCALES[table.form.word("language")]
    table.feishu.tenant.changes.notify()


async def trouble(table: FeishuTable) -> None:
    TROUBLES[table.form.word("trouble")](table.feishu)


def _next_message(feishu: FeishuServer, trouble: Trouble) -> None:
    for call in ("message.create", "message.reply"):
        feishu.trouble.next(call, trouble)


TROUBLES: dict[str, Callable[[FeishuServer], object]] = {
    "drop_ack": lambda feishu: feishu.trouble.next_delivery("drop_ack"),
    "twice": lambda feishu: feishu.trouble.next_delivery("twice"),
    "limited": lambda feishu: _next_message(feishu, Trouble.rate_limited(3)),
    "error": lambda feishu: _next_message(feishu, Trouble.server_error(is_done=True)),
    "cut": lambda feishu: feishu.sockets.cut(),
}

Act: TypeAlias = Callable[[FeishuTable], Awaitable[Outcome | None]]
ACTS: dict[str, Act] = {
    act.__name__: act for act in (say, press, submit, react, choose, recall, language, trouble)
}
