"""Words as values. People's text is data here: each platform escapes it once, when it draws."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias


@dataclass(frozen=True)
class Words:
    """Shown exactly as it stands: no mark-up, no mention, no link is read out of it."""

    text: str
    bold: bool = False
    strike: bool = False


@dataclass(frozen=True)
class Link:
    url: str
    text: str


@dataclass(frozen=True)
class Who:
    """A person: by name everywhere, and called (pinged) only where `ping` is set."""

    name: str
    accounts: tuple[tuple[str, str], ...] = ()  # (platform, its id of the person)
    ping: bool = False

    def on(self, platform: str) -> str | None:
        return dict(self.accounts).get(platform)


@dataclass(frozen=True)
class Instant:
    """A point in time, shown in each reader's own zone where the platform can; else in `words`."""

    at: datetime
    words: str


@dataclass(frozen=True)
class Emoji:
    """The platform's own picture where it has one, else the sign."""

    sign: str
    names: tuple[tuple[str, str], ...] = ()  # (platform, its name of the picture)

    def on(self, platform: str) -> str | None:
        return dict(self.names).get(platform)


Span: TypeAlias = Words | Link | Who | Instant | Emoji
Line: TypeAlias = tuple[Span, ...]


def line(*parts: str | Span) -> Line:
    return tuple(Words(part) if isinstance(part, str) else part for part in parts)


def bold(text: str) -> Line:
    return (Words(text, bold=True),)


def joined(lines: Iterable[Line], between: str = "\n") -> Line:
    whole: list[Span] = []
    for number, one in enumerate(lines):
        whole += ([Words(between)] if number else []) + list(one)
    return tuple(whole)


def is_bare(spans: Line) -> bool:
    """Nothing but words, without any style."""
    return all(isinstance(span, Words) and not (span.bold or span.strike) for span in spans)


def plain(spans: Line) -> str:
    """The line with nothing but its letters, for notifications and for files."""
    return "".join(_letters(span) for span in spans)


def _letters(span: Span) -> str:
    match span:
        case Words(text) | Link(_, text):
            return text
        case Who(name):
            return name
        case Instant(_, words):
            return words
        case Emoji(sign):
            return sign


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters; what was left out is admitted with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
