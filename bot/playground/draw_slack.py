"""A Slack window as one person sees it: what stands in it, ready for the templates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.playground.draw_emoji import emoji
from bot.playground.draw_slack_text import Eye
from bot.playground.slack_channels import JSON, Channel, Ephemeral, Message
from bot.playground.slack_files import File
from bot.playground.slack_people import Person

if TYPE_CHECKING:
    from bot.playground.slack import SlackServer

DIRECT = "dm"  # a room by this name is the conversation with the bot
HOME = "home"  # and one by this name the bot's own page for the person
ALONE = (DIRECT, HOME)
SHOWN = 120  # messages, newest last; a browser draws more of them only slowly
TOGETHER_S = 300  # what one person writes within so many seconds stands under one name


@dataclass(frozen=True)
class Seat:
    """Who looks, and at what; travels with every request of the window."""

    who: str
    room: str
    thread: str = ""
    paper: str = ""
    """Whose JSON is shown: a place as in `Entry.place`, ``view``, or ``wire``; "" for none."""

    @classmethod
    def of(cls, slack: "SlackServer", asked: Mapping[str, str]) -> "Seat":
        """What was asked for, as far as it exists."""
        rooms = [one for one in slack.workspace.channels.values() if one.kind != "im"]
        room = next((one for one in rooms if one.id == asked.get("room")), rooms[0])
        people = [user for user in room.members if user != slack.app.user.id]
        who = asked["who"] if asked.get("who") in people else people[0]
        is_alone = asked.get("room") in ALONE and asked.get("who") in slack.workspace.users
        seat = cls(
            asked["who"] if is_alone else who,
            asked["room"] if is_alone else room.id,
            asked.get("thread", ""),
            asked.get("paper", ""),
        )
        return seat if seat.channel(slack).find(seat.thread) else replace(seat, thread="")

    def person(self, slack: "SlackServer") -> Person:
        return Person(slack, slack.workspace.users[self.who])

    def channel(self, slack: "SlackServer") -> Channel:
        if self.room in ALONE:
            return self.person(slack).direct
        return slack.workspace.channels[self.room]


@dataclass(frozen=True)
class Reaction:
    name: str
    sign: str
    count: int
    is_mine: bool
    by: str


@dataclass(frozen=True)
class Entry:
    """One message in a list, or a private one of the person who looks."""

    place: str
    """``m:`` or ``e:`` and the time stamp: where a button was pressed."""
    key: str
    """Of its element on the page; a thread repeats its first message."""
    ts: str
    author: str
    text: str
    blocks: list[JSON]
    is_from_bot: bool = False
    is_private: bool = False
    is_note: bool = False
    """Slack's own words: who came and went."""
    is_mine: bool = False
    is_edited: bool = False
    goes_on: bool = False
    """Stands under the name of the entry above it."""
    new_day: str = ""
    files: list[File] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    replies: int = 0
    last_reply: str = ""


class Drawing:
    """What one person's window shows."""

    def __init__(self, slack: "SlackServer", seat: Seat, eye: Eye) -> None:
        self.slack, self.seat, self.eye = slack, seat, eye
        self.channel = seat.channel(slack)
        self.me = seat.person(slack)

    def entries(self) -> list[Entry]:
        said: list[Message | Ephemeral] = list(self.channel.messages[-SHOWN:])
        said += [one for one in self._private() if not one.thread_ts]
        return list(self._listed(said))

    def thread(self) -> list[Entry]:
        if not self.seat.thread:
            return []
        said: list[Message | Ephemeral] = list(self.channel.thread(self.seat.thread))
        said += [one for one in self._private() if one.thread_ts == self.seat.thread]
        return list(self._listed(said, in_thread=True))

    def _private(self) -> list[Ephemeral]:
        return self.slack.ephemerals(self.me, self.channel)

    def _listed(
        self, said: list[Message | Ephemeral], *, in_thread: bool = False
    ) -> Iterator[Entry]:
        before: Entry | None = None
        for one in sorted(said, key=lambda each: each.ts):
            entry = self._entry(one, "t" if in_thread else "c")
            day = self.eye.day(entry.ts)
            is_new_day = not in_thread and (before is None or self.eye.day(before.ts) != day)
            entry = replace(
                entry,
                new_day=day if is_new_day else "",
                goes_on=before is not None and not is_new_day and _goes_on(before, entry),
                replies=0 if in_thread else entry.replies,
            )
            yield entry
            before = entry

    def _entry(self, one: Message | Ephemeral, column: str) -> Entry:
        key = f"{column}-{one.ts.replace('.', '-')}"
        if isinstance(one, Ephemeral):
            bot = self.slack.app.user.id
            entry = Entry(f"e:{one.ts}", key, one.ts, bot, one.text, one.blocks)
            return replace(entry, is_from_bot=True, is_private=True)
        files = [self.slack.workspace.files[name] for name in one.files]
        replies = one.replies
        return Entry(
            place=f"m:{one.ts}",
            key=key,
            ts=one.ts,
            author=one.user,
            text=one.text,
            blocks=one.blocks,
            is_from_bot=one.user == self.slack.app.user.id,
            is_note=(one.subtype or "").endswith(("_join", "_leave")),
            is_mine=one.user == self.me.id,
            is_edited=one.edited is not None,
            files=files,
            reactions=list(self._reactions(one)),
            replies=len(replies),
            last_reply=self.eye.time(replies[-1].ts) if replies else "",
        )

    def _reactions(self, message: Message) -> Iterator[Reaction]:
        for name, users in message.reactions.items():
            by = ", ".join(self.eye.name(user) for user in users)
            yield Reaction(name, emoji(name), len(users), self.me.id in users, by)


def _goes_on(before: Entry, entry: Entry) -> bool:
    is_same = (before.author, before.is_private, before.is_note) == (
        entry.author,
        entry.is_private,
        entry.is_note,
    )
    has_head = entry.is_from_bot and entry.blocks[:1] and entry.blocks[0]["type"] == "header"
    is_soon = float(entry.ts) - float(before.ts) < TOGETHER_S
    return is_same and is_soon and not has_head and not entry.is_note
