"""What the grammar is made of: pieces of the text that mean something, and their meanings."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["minute", "hour", "day", "workday", "week", "month", "quarter", "year"]
Edge: TypeAlias = Literal["start", "early", "middle", "late", "end", "inside", "first third"]


@dataclass(frozen=True)
class Day:
    day: date
    sure: float = 1.0
    at: time | None = None  # of a count of hours; else a Clock beside it says
    counted: bool = False  # so many hours from now: a zone beside it changes nothing
    weekday: bool = False  # named by its weekday alone, so a date beside it decides
    bare: bool = False  # "Friday", not "next Friday": takes its week from what was said before
    monthday: bool = False  # "the 15th": takes its month from what was said before
    late: bool = False  # "tonight": an hour beside it is of the evening
    feast: bool = False  # a holiday: "before" it does not include it


@dataclass(frozen=True)
class Span:
    """A week, month, quarter … A text that names one without an edge means its last day."""

    first: date
    last: date
    unit: Literal["week", "weekend", "month", "third", "quarter", "half", "year"]
    rolls: bool = False  # the running one, or the next where what is meant of it is over
    alone: bool = True  # False: too weak a hint unless an edge or "by" stands with it
    sure: float = 0.5


@dataclass(frozen=True)
class Clock:
    """A time of day; `at` is None for a part of the day without an hour ("morning")."""

    at: time | None
    alone: bool = False  # names today's, or tomorrow's when that is over
    sure: float = 1.0  # below 1, the hour may be of the morning or of the afternoon
    late: bool = False  # the afternoon or evening was named without its hour


@dataclass(frozen=True)
class EdgeOf:
    """`The end of`, waiting for a span."""

    edge: Edge
    follows: bool = False  # in Chinese the span comes first


@dataclass(frozen=True)
class NthOf:
    """`The first Monday of`, waiting for a span. n counts from 1; -1 is the last."""

    n: int
    what: int | Literal["day", "workday", "week", "weekend"]  # an int is a weekday


@dataclass(frozen=True)
class Amount:
    """`Two weeks`, waiting for what it is counted from. Negative: counted back."""

    n: int
    unit: Unit


@dataclass(frozen=True)
class Nothing:
    """Words that look like a date and are none ("every Friday"): they keep others off."""


Value: TypeAlias = Day | Span | Clock | EdgeOf | NthOf | Amount | Nothing


@dataclass(frozen=True)
class Piece:
    start: int
    end: int
    value: Value

    @property
    def length(self) -> int:
        return self.end - self.start

    def meaning(self, value: Value) -> "Piece":
        return replace(self, value=value)

    def until(self, other: "Piece", value: Value) -> "Piece":
        return Piece(self.start, other.end, value)
