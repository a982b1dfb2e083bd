"""A Feishu window as one person sees it: what stands in it, ready for the templates."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.playground.draw_emoji import sign_in_feishu
from bot.playground.draw_feishu_text import FeishuEye
from bot.playground.draw_sheet import Sheet, pretty
from bot.playground.feishu import Chat, FeishuServer, Message
from bot.playground.feishu import Person as FeishuPerson
from bot.playground.feishu.card_rules import MOST_BYTES, MOST_ELEMENTS
from bot.playground.feishu.cards import CardRefused, check, tagged
from bot.playground.feishu.rest import ApiCall

DIRECT = "dm"  # a room by this name is the conversation with the bot
SHOWN = 120
CALLS_SHOWN = 40


@dataclass(frozen=True)
class FeishuSeat:
    who: str
    room: str
    thread: str = ""
    paper: str = ""
    """Whose JSON is shown: the id of a message, or ``wire``; "" for none."""

    @classmethod
    def of(cls, feishu: FeishuServer, asked: Mapping[str, str]) -> "FeishuSeat":
        """What was asked for, as far as it exists."""
        groups = [one for one in feishu.tenant.chats.values() if not one.is_direct]
        room = next((one for one in groups if one.id == asked.get("room")), groups[0])
        who = asked.get("who", "") if asked.get("who") in room.members else room.members[0]
        is_direct = asked.get("room") == DIRECT
        thread, paper = asked.get("thread", ""), asked.get("paper", "")
        thread = thread if thread in feishu.tenant.messages else ""
        return cls(who, DIRECT if is_direct else room.id, thread, paper)

    def person(self, feishu: FeishuServer) -> FeishuPerson:
        return FeishuPerson(feishu, feishu.tenant.users[self.who])

    def chat(self, feishu: FeishuServer) -> Chat:
        if self.room == DIRECT:
            return self.person(feishu).direct
        return feishu.tenant.chats[self.room]


@dataclass(frozen=True)
class Reaction:
    name: str
    sign: str
    count: int
    is_mine: bool
    by: str


@dataclass(frozen=True)
class FeishuEntry:
    message: Message
    key: str
    is_from_bot: bool
    is_mine: bool
    new_day: str = ""
    quotes: str = ""
    """The beginning of what it answers, where that is not the thread it stands in."""
    replies: int = 0
    last_reply: str = ""
    reactions: list[Reaction] = field(default_factory=list)


class FeishuDrawing:
    def __init__(self, feishu: FeishuServer, seat: FeishuSeat, eye: FeishuEye) -> None:
        self.feishu, self.seat, self.eye = feishu, seat, eye
        self.chat, self.me = seat.chat(feishu), seat.person(feishu)

    def entries(self) -> list[FeishuEntry]:
        shown = [one for one in self._visible() if not one.thread or one.root is None]
        return list(self._listed(shown[-SHOWN:], "c"))

    def thread(self) -> list[FeishuEntry]:
        root = self.feishu.tenant.messages.get(self.seat.thread)
        if root is None:
            return []
        return list(self._listed([root, *self._replies(root)], "t"))

    def _visible(self) -> list[Message]:
        mine = ("", self.me.id)
        return [one for one in self.chat.messages if not one.is_recalled and one.only_for in mine]

    def _replies(self, root: Message) -> list[Message]:
        return [one for one in self._visible() if one.root is root and one.thread]

    def _listed(self, messages: list[Message], column: str) -> Iterator[FeishuEntry]:
        before = ""
        for one in messages:
            day = self.eye.day(one.created)
            entry = self._entry(one, f"{column}-{one.id}")
            is_new = column == "c" and day != before
            yield replace(entry, new_day=day if is_new else "")
            before = day

    def _entry(self, one: Message, key: str) -> FeishuEntry:
        replies = self._replies(one) if key.startswith("c-") else []
        return FeishuEntry(
            message=one,
            key=key,
            is_from_bot=one.sender == self.feishu.tenant.app_id,
            is_mine=one.sender == self.me.id,
            quotes=self._gist(one.parent) if one.parent and not one.thread else "",
            replies=len(replies),
            last_reply=self.eye.time(replies[-1].created) if replies else "",
            reactions=list(self._reactions(one)),
        )

    def _reactions(self, message: Message) -> Iterator[Reaction]:
        for name in dict.fromkeys(emoji for _, _, emoji in message.reactions):
            users = [who for _, who, emoji in message.reactions if emoji == name]
            sign = sign_in_feishu(name) or f"[{name}]"
            by = ", ".join(self.eye.name(who) for who in users)
            yield Reaction(name, sign, len(users), self.me.id in users, by)

    def _gist(self, message: Message) -> str:
        return f"{self.eye.name(message.sender)}: {self.me.sees(message)[:60]}"

    def text(self, message: Message) -> str:
        """Of a text message, its mentions by name."""
        said = str(message.content.get("text", ""))
        for one in message.mentions:
            said = said.replace(one["key"], f"@{one['name']}")
        return said

    def file(self, message: Message) -> tuple[str, int] | None:
        """Name and size of the file in it."""
        found = self.feishu.tenant.files.get(str(message.content.get("file_key")))
        return (found[0], len(found[1])) if found else None

    def sheets(self) -> list[Sheet]:
        if self.seat.paper == "wire":
            calls = [one for one in self.feishu.calls() if one.name not in ("token", "endpoint")]
            return [self._call(one) for one in reversed(calls[-CALLS_SHOWN:])]
        message = self.feishu.tenant.messages.get(self.seat.paper)
        return [self._sheet(message)] if message else []

    def _sheet(self, message: Message) -> Sheet:
        text = pretty(message.content)
        if message.kind != "interactive":
            return Sheet(message.kind, text, [], [])
        problems = []
        try:
            check(message.card, self.feishu.tenant.users, self.feishu.tenant.images)
        except CardRefused as refused:
            problems = [str(refused)]
        size = len(json.dumps(message.card, ensure_ascii=False).encode())
        parts = sum(1 for _ in tagged(message.card))
        measures = [("parts", parts, MOST_ELEMENTS), ("bytes", size, MOST_BYTES)]
        return Sheet(message.kind, text, problems, measures)

    def _call(self, call: ApiCall) -> Sheet:
        answer = call.answer or {"code": -1, "msg": "—"}
        is_refused = bool(answer.get("code"))
        problems = [f"{answer.get('code')} {answer.get('msg', '')}"] if is_refused else []
        at = self.eye.time(call.at)
        shown = {**call.query, **call.body, "→": answer}
        return Sheet(call.name, pretty(shown), problems, [], at, is_refused)
