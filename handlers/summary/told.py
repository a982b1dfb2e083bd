"""From the messages that were read to what a summary says of them, as JSON in and out. Pure.

Runs in a process of its own, so nothing heavy may be imported here.
A message: {"id", "author", "user", "text", "at", "kind", "files", "link", "thread", "people"};
`people`: the ids of those it mentions, by their names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

from handlers.kit.calendars import calendar_of
from handlers.summary.engine import summarise
from handlers.summary.messages import Message, Thread
from handlers.summary.people import People
from handlers.summary.summary import ActionItem, Line, Summary
from handlers.summary.tokens import language_of

Json: TypeAlias = dict[str, Any]

PARTS = ("gist", "points", "decisions", "actions", "questions")
EDITED, DELETED = "edited", "deleted"


@dataclass(frozen=True)
class Item:
    """One line. `message` is the one it retells, `thread` the message that one hangs from.

    `due`: an ISO day, and a time of day where one was named. `asked` and `asked_user`: whom a
    question was put to, where that is clear. `_user`: the platform's id, where it is known.
    `was`: what became of a source since.
    """

    text: str
    author: str
    message: str
    link: str
    sources: tuple[str, ...]
    thread: str = ""
    owner: str = ""
    owner_user: str = ""
    due: str = ""
    asked: str = ""
    asked_user: str = ""
    was: str = ""
    is_asked_again: bool = False
    is_answered: bool = False  # somebody else has written in its thread since


@dataclass(frozen=True)
class Coverage:
    messages: int
    by_programs: int
    notices: int
    unread_files: int


@dataclass(frozen=True)
class Told:
    """`model`: who worded gist and points, where it was not us. `is_cut`: not all was read."""

    parts: Mapping[str, tuple[Item, ...]]  # by PARTS
    coverage: Coverage
    model: str = ""
    is_cut: bool = False
    is_collected: bool = False

    def items(self) -> Iterator[Item]:
        return (item for part in PARTS for item in self.parts[part])

    @property
    def sources(self) -> list[str]:
        return list(dict.fromkeys(one for item in self.items() for one in item.sources))

    def since_changed(self, message: str, was: str) -> "Told":
        """The lines that cite the message say what became of it; a deleted one's words go."""

        def seen(item: Item) -> Item:
            if message not in item.sources:
                return item
            is_gone = was == DELETED and message == item.message
            return replace(item, was=was, text="" if is_gone else item.text)

        return replace(self, parts={part: tuple(map(seen, self.parts[part])) for part in PARTS})

    @property
    def threads(self) -> list[str]:
        """Where questions may be answered."""
        return list(dict.fromkeys(one.thread or one.message for one in self.parts["questions"]))

    def answered(self, thread: str, by: str) -> "Told":
        """Whoever asked adds to their question; anybody else answers it."""

        def seen(item: Item) -> Item:
            is_answered = thread == (item.thread or item.message) and by != item.author
            return replace(item, is_answered=True) if is_answered else item

        questions = tuple(map(seen, self.parts["questions"]))
        return replace(self, parts={**self.parts, "questions": questions})

    def asked_again(self, number: int) -> "Told":
        questions = list(self.parts["questions"])
        questions[number] = replace(questions[number], is_asked_again=True)
        return replace(self, parts={**self.parts, "questions": tuple(questions)})


def dump(told: Told) -> Json:
    return asdict(told)


def load(data: Mapping[str, Any]) -> Told:
    return Told(
        parts={part: tuple(_item(one) for one in data["parts"][part]) for part in PARTS},
        coverage=Coverage(**data["coverage"]),
        model=data["model"],
        is_cut=data["is_cut"],
        is_collected=data["is_collected"],
    )


def _item(data: Mapping[str, Any]) -> Item:
    return Item(**{**data, "sources": tuple(data["sources"])})


def made(messages: Sequence[Json], *, now: str, zone: str, country: str) -> Json:
    """`now`: ISO, with its offset. `country` "" where nobody's calendar is meant."""
    moment, ordered = datetime.fromisoformat(now), in_order(messages)
    thread = thread_of(ordered)
    calendar = calendar_of(country) if country else None
    found = summarise(thread, now=moment, zone=zone, calendar=calendar)
    return dump(_told(found, _Sources(ordered), People(thread)))


def in_order(messages: Iterable[Json]) -> list[Json]:
    """Each message once, each thread in one piece, threads by when they began."""
    each: dict[str, Json] = {one["id"]: one for one in messages}
    began: dict[str, str] = {one["id"]: one["at"] for one in each.values()}

    def place(one: Json) -> tuple[str, str, str, str]:
        root, at = str(one["thread"] or one["id"]), str(one["at"])
        return began.get(root, at), root, at, str(one["id"])

    return sorted(each.values(), key=place)


def thread_of(messages: Sequence[Json]) -> Thread:
    said = tuple(
        Message(
            id=one["id"],
            author=one["author"],
            text=one["text"],
            at=datetime.fromisoformat(one["at"]),
            kind=one["kind"],
            files=one["files"],
        )
        for one in messages
    )
    return Thread(said, people=tuple(name for one in messages for name in one["people"]))


class _Sources:
    def __init__(self, messages: Sequence[Json]) -> None:
        self.by_id = {one["id"]: one for one in messages}
        self.users = {
            **{name: user for one in messages for name, user in one["people"].items()},
            **{one["author"]: one["user"] for one in messages if one["user"]},
        }

    def item(self, line: Line) -> Item:
        message = self.by_id[line.sources[0]]
        return Item(
            text=line.text if line.names_its_author else _attributed(line),
            author=line.author,
            message=message["id"],
            link=message["link"],
            sources=line.sources,
            thread=message["thread"],
        )

    def action(self, action: ActionItem) -> Item:
        due = action.due
        day = due.day.isoformat() if due else ""
        time = due.time.isoformat("minutes") if due and due.time else ""
        owner = action.owner or ""
        item = replace(self.item(action.line), owner=owner, owner_user=self.users.get(owner, ""))
        return replace(item, due=f"{day}T{time}" if time else day)

    def question(self, line: Line, people: People) -> Item:
        text = self.by_id[line.sources[0]]["text"]
        by = line.author
        asked = people.called(text, by) or people.named(text, by) or people.only_other(by) or ""
        item = self.item(line)
        return replace(item, asked=asked, asked_user=self.users.get(asked, ""))


def _attributed(line: Line) -> str:
    return f"{line.author}{'：' if language_of(line.text) == 'zh' else ': '}{line.text}"


def _told(found: Summary, sources: _Sources, people: People) -> Told:
    covered = found.coverage
    return Told(
        parts={
            "gist": tuple(map(sources.item, found.gist)),
            "points": tuple(map(sources.item, found.points)),
            "decisions": tuple(map(sources.item, found.decisions)),
            "actions": tuple(map(sources.action, found.actions)),
            "questions": tuple(sources.question(one, people) for one in found.questions),
        },
        coverage=Coverage(
            messages=covered.messages,
            by_programs=covered.by_programs,
            notices=covered.notices,
            unread_files=covered.unread_files,
        ),
    )
