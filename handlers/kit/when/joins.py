"""How two pieces beside each other become one: "the end of" + "next month", "Friday" + "3pm"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import TypeAlias

from handlers.kit.when import spans
from handlers.kit.when.pieces import (
    Amount,
    Clock,
    Day,
    EdgeOf,
    Nothing,
    NthOf,
    Piece,
    Span,
    Value,
)
from handlers.kit.when.scene import Scene

Merge: TypeAlias = Callable[[Piece, str, Piece], Value | None]

# What may stand between the two.
TIGHT = re.compile(r"[ \-]*(?:of |in )?(?:the |this )?(?:的)?\s*")
LOOSE = re.compile(
    r"(?:北京|柏林|纽约|伦敦|东京)时间|\.?[\s,、()的@\-]*"
    r"(?:(?:at|on|by|in the|in|of|the|around|about|before|not later than)\s+|[在于]\s*)*[(]?"
)
FORWARD = re.compile(r"\s*(?:from|after|following|of)\s+(?:the\s+)?")
BACKWARD = re.compile(r"\s*(?:before|prior to|ahead of)\s+(?:the\s+)?")
TOGETHER = re.compile(r"\s+(?:on\s+)?")  # a week on Friday, a week tomorrow
RANGE = re.compile(r"\s*(?:-|~|to|until|till|到|至)\s*")
LATER = re.compile(r"\s*(?:之后|以后|后|过后)的?第?")
EARLIER = re.compile(r"\s*(?:之前|以前|前)的?")


def joined(pieces: list[Piece], text: str, scene: Scene) -> list[Piece]:
    """Joins neighbours, from the right (so that the innermost come first), until none join."""
    index = len(pieces) - 2
    while index >= 0:
        left, right = pieces[index], pieces[index + 1]
        value = _join(left.value, text[left.end : right.start], right.value, scene)
        if value is None:
            index -= 1
        else:
            pieces = [*pieces[:index], left.until(right, value), *pieces[index + 2 :]]
            index = min(index + 1, len(pieces) - 2)
    return pieces


def _join(left: Value, gap: str, right: Value, scene: Scene) -> Value | None:
    match left, right:
        case (EdgeOf(follows=False) | NthOf(), Span() | Day()) if TIGHT.fullmatch(gap):
            return _inside(left, right, scene)
        case (Span() | Day(), EdgeOf(follows=True) | NthOf()) if TIGHT.fullmatch(gap):
            return _inside(right, left, scene)
        case Day(weekday=True), Span(unit="week") if TIGHT.fullmatch(gap):
            return Day(spans.weekday_in(right, left.day.weekday()), 0.9, weekday=True)
        case Span(unit="month" | "quarter" | "half"), Span(unit="year") if TIGHT.fullmatch(gap):
            return _of_year(left, right)
        case Day(), NthOf(what="workday", n=n) if n > 0 and LATER.fullmatch(gap):
            return Day(scene.calendar.add(left.day, n), 0.8)
        case Span(unit="week"), Day(weekday=True) if TIGHT.fullmatch(gap):
            return Day(spans.weekday_in(left, right.day.weekday()), 0.9, weekday=True)
        case Amount(), Day():
            return _counted_from(left, gap, right, scene)
        case Span(rolls=True, unit="week" | "month" | "quarter" | "year" as unit), Day():
            return _counted_from(Amount(1, unit), gap, right, scene)  # the week before it
        case Day(), Amount():
            return _counted_after(left, gap, right, scene)
        case Day(weekday=True), Day() if BACKWARD.fullmatch(gap):
            return Day(scene.upcoming(left.day.weekday(), right.day - timedelta(days=8)), 0.9)
        case Day(weekday=True), Day() if FORWARD.fullmatch(gap):
            return Day(scene.upcoming(left.day.weekday(), right.day), 0.9)
        case _:
            return None


def _of_year(part: Span, whole: Span) -> Span:
    years = whole.first.year - part.first.year
    months = [spans.month(day.year + years, day.month) for day in (part.first, part.last)]
    return replace(part, first=months[0].first, last=months[1].last, alone=True)


def _inside(pick: EdgeOf | NthOf, whole: Span | Day, scene: Scene) -> Value | None:
    match pick, whole:
        case EdgeOf("inside"), Day():
            return scene.week(of=whole.day)
        case EdgeOf("end" | "late"), Day():
            return whole
        case EdgeOf(), Span():
            return _edge(pick, whole, scene)
        case NthOf(), Span():
            return _nth(pick, whole, scene)
        case _:
            return None


def _edge(pick: EdgeOf, span: Span, scene: Scene) -> Value:
    day = scene.edge(span, pick.edge)
    if day.day < scene.today and span.rolls:
        return scene.edge(scene.next(span), pick.edge)
    return day


def _nth(pick: NthOf, span: Span, scene: Scene) -> Value | None:
    match pick.what:
        case "day":
            day = span.first if pick.n > 0 else span.last
            return Day(day + timedelta(days=pick.n - 1 if pick.n > 0 else pick.n + 1), 0.9)
        case "workday":
            start = span.first - timedelta(days=1) if pick.n > 0 else span.last + timedelta(days=1)
            return Day(scene.calendar.add(start, pick.n), 0.9)
        case "week" | "weekend":
            return _nth_week(pick, span, scene)
        case int(weekday):
            if pick.n > 0:
                day = spans.weekday_in(span, weekday) + timedelta(weeks=pick.n - 1)
            else:
                day = scene.upcoming(weekday, span.last - timedelta(days=7))
            return Day(day, 0.95) if span.first <= day <= span.last else None


def _nth_week(pick: NthOf, span: Span, scene: Scene) -> Value:
    """The first week of a month is the one its first Thursday is in, as ISO 8601 has it."""
    if pick.n < 0:
        week = scene.week(of=scene.upcoming(spans.THURSDAY, span.last - timedelta(days=7)))
    else:
        week = scene.week(pick.n - 1, of=spans.weekday_in(span, spans.THURSDAY))
    if pick.what == "weekend":
        saturday = spans.weekday_in(span, spans.SATURDAY) + timedelta(weeks=max(pick.n - 1, 0))
        return Span(saturday, saturday + timedelta(days=1), "weekend")
    return replace(week, last=min(week.last, span.last)) if pick.n < 0 else week


def _counted_from(amount: Amount, gap: str, day: Day, scene: Scene) -> Value | None:
    if FORWARD.fullmatch(gap):
        return _with_doubt(scene.counted(amount, day.day), day)
    if BACKWARD.fullmatch(gap):
        return _with_doubt(scene.counted(Amount(-amount.n, amount.unit), day.day), day)
    if TOGETHER.fullmatch(gap) and amount.unit == "week":
        return _with_doubt(scene.counted(amount, day.day), day)
    return None


def _counted_after(day: Day, gap: str, amount: Amount, scene: Scene) -> Value | None:
    """春节前三天, 周五后两个工作日; but 周五前两天 would be odd."""
    if LATER.fullmatch(gap):
        return _with_doubt(scene.counted(amount, day.day), day)
    if EARLIER.fullmatch(gap):
        return _with_doubt(scene.counted(Amount(-amount.n, amount.unit), day.day), day)
    return None


def _with_doubt(found: Day | None, anchor: Day) -> Day | None:
    return Day(found.day, min(found.sure, anchor.sure)) if found else None


def same_moment(pieces: list[Piece], text: str) -> list[Piece]:
    """`Friday, 27 Nov` is one day; `27 Nov at 3pm` and `3pm on 27 Nov` are one moment."""
    return _merged(_merged(pieces, text, _same_clock), text, _same)


def _merged(pieces: list[Piece], text: str, merge: Merge) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        if kept and (value := merge(kept[-1], text, piece)) is not None:
            kept[-1] = kept[-1].until(piece, value)
        else:
            kept.append(piece)
    return kept


def _same(left: Piece, text: str, right: Piece) -> Value | None:
    if not LOOSE.fullmatch(text[left.end : right.start]):
        return None
    match left.value, right.value:
        case Day() as a, Day() as b:
            return _same_day(a, b)
        case (Day() as day, Clock() as clock) | (Clock() as clock, Day() as day):
            return _timed(day, clock)
        case _:
            return None


def _same_day(a: Day, b: Day) -> Day | None:
    if a.weekday == b.weekday:
        return a if a.day == b.day and not (a.at and b.at) else None  # 月底 EOM
    named, date = (a, b) if a.weekday else (b, a)
    if date.day.weekday() == named.day.weekday():
        return Day(date.day, 1.0, date.at or named.at)
    # "Friday 28 Nov" where the 28th is a Saturday: one of the two is a slip.
    return Day(date.day, 0.3, date.at or named.at)


def _timed(day: Day, clock: Clock) -> Day | None:
    if day.at is not None:
        if clock.at:
            return None
        return (
            replace(day, at=_in_the_evening(Clock(day.at, sure=day.sure))) if clock.late else day
        )
    at = _in_the_evening(clock) if day.late else clock.at
    late = day.late or clock.late
    return replace(day, sure=min(day.sure, clock.sure), at=at, late=late, feast=False)


def _same_clock(left: Piece, text: str, right: Piece) -> Value | None:
    """`In the morning at 9`, `evening, around 7`."""
    a, b = left.value, right.value
    if not (isinstance(a, Clock) and isinstance(b, Clock)):
        return None
    gap = text[left.end : right.start]
    if a.at and b.at:  # from 2 to 4: due when it begins
        one = RANGE.fullmatch(gap) or (a.at == b.at and LOOSE.fullmatch(gap))  # 12:00 noon
        return a if one else None
    if not LOOSE.fullmatch(gap):
        return None
    part, timed = (a, b) if b.at else (b, a)
    at = _in_the_evening(timed) if part.late else timed.at
    return Clock(at, a.alone or b.alone, min(a.sure, b.sure), part.late)


def _in_the_evening(clock: Clock) -> time | None:
    if clock.at and clock.at.hour < 12 and clock.sure < 1:
        return clock.at.replace(hour=clock.at.hour + 12)
    return clock.at


def without_nothing(pieces: list[Piece], text: str) -> list[Piece]:
    """`Every Friday` is no date, and the `at 10:00` beside it is none either."""
    kept: list[Piece] = []
    spoiled_until = -1
    for piece in pieces:
        beside = spoiled_until >= 0 and _is_beside(spoiled_until, piece, text)
        if isinstance(piece.value, Nothing):
            if (
                kept
                and isinstance(kept[-1].value, Clock)
                and _is_beside(kept[-1].end, piece, text)
            ):
                kept.pop()
            spoiled_until = piece.end
        elif isinstance(piece.value, Clock) and beside:
            spoiled_until = piece.end
        else:
            kept.append(piece)
    return kept


def _is_beside(end: int, piece: Piece, text: str) -> bool:
    return LOOSE.fullmatch(text[end : piece.start]) is not None
