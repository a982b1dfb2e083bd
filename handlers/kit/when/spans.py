"""Weeks, months, quarters, years: which days they have."""

from calendar import monthrange
from datetime import date, timedelta

from handlers.kit.when.pieces import Span

MONDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = 0, 2, 3, 4, 5, 6
MID_MONTH = 15


def month(year: int, number: int) -> Span:
    """`number` may run over: month 13 is January of the next year."""
    year, index = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year, index, 1)
    return Span(first, first.replace(day=monthrange(year, index)[1]), "month")


def quarter(year: int, number: int) -> Span:
    first, last = month(year, number * 3 - 2), month(year, number * 3)
    return Span(first.first, last.last, "quarter")


def half(year: int, number: int) -> Span:
    return Span(month(year, number * 6 - 5).first, month(year, number * 6).last, "half")


def year(number: int) -> Span:
    return Span(date(number, 1, 1), date(number, 12, 31), "year")


def day_of(span: Span, number: int) -> date | None:
    if not 1 <= number <= (span.last - span.first).days + 1:
        return None
    return span.first + timedelta(days=number - 1)


def weekday_in(span: Span, weekday: int) -> date:
    return span.first + timedelta(days=(weekday - span.first.weekday()) % 7)


def middle(span: Span) -> date:
    match span.unit:
        case "week":
            return weekday_in(span, WEDNESDAY)
        case "month":
            return span.first.replace(day=MID_MONTH)
        case "quarter":
            return month(span.first.year, span.first.month + 1).first.replace(day=MID_MONTH)
        case "year":
            return date(span.first.year, 6, 30)
        case _:
            return span.first + (span.last - span.first) // 2
