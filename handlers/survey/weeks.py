"""Scores week by week, beside what else happened in those weeks. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.survey.rules import CONTENT, LOW, PROMOTER
from storage.survey import Kind, Scored

SHOWN = 12  # weeks
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Week:
    """`csat` is the mean of 1 to 5, `nps` promoters less detractors in percent; None: no answer.

    `changes` asked for, `slips` confirmed in the week.
    """

    monday: date
    csat: float | None
    nps: float | None
    answers: int
    changes: int
    slips: int


def since(now: datetime, zone: str) -> datetime:
    """The Monday midnight from which weeks are shown."""
    monday = _monday(now, zone) - (SHOWN - 1) * WEEK
    return datetime.combine(monday, datetime.min.time(), ZoneInfo(zone))


def by_week(
    scores: Sequence[Scored],
    changes: Iterable[datetime],
    slips: Iterable[datetime],
    *,
    now: datetime,
    zone: str,
) -> list[Week]:
    """The last SHOWN weeks, empty ones included, the oldest first."""
    changed = Counter(_monday(at, zone) for at in changes)
    slipped = Counter(_monday(at, zone) for at in slips)
    first = _monday(now, zone) - (SHOWN - 1) * WEEK
    return [
        _week(first + number * WEEK, scores, changed, slipped, zone) for number in range(SHOWN)
    ]


def _week(
    monday: date,
    scores: Sequence[Scored],
    changed: Counter[date],
    slipped: Counter[date],
    zone: str,
) -> Week:
    given = [one for one in scores if _monday(one.at, zone) == monday]
    csat = [one.score for one in given if one.kind == Kind.CSAT]
    nps = [one.score for one in given if one.kind == Kind.NPS]
    return Week(monday, mean(csat), promoters(nps), len(given), changed[monday], slipped[monday])


def mean(scores: Sequence[int]) -> float | None:
    return sum(scores) / len(scores) if scores else None


def promoters(scores: Sequence[int]) -> float | None:
    """The Net Promoter Score: -100 to 100."""
    if not scores:
        return None
    happy = sum(score >= PROMOTER for score in scores)
    unhappy = sum(score <= LOW[Kind.NPS] for score in scores)
    return 100 * (happy - unhappy) / len(scores)


def content(scores: Sequence[int]) -> float | None:
    """The share of 4 and 5 among answers of 1 to 5, in percent."""
    return 100 * sum(score >= CONTENT for score in scores) / len(scores) if scores else None


def _monday(at: datetime, zone: str) -> date:
    day = at.astimezone(ZoneInfo(zone)).date()
    return day - timedelta(days=day.weekday())
