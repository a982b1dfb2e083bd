"""Week by week, for the pictures: how much there was to do, and how much of it was done. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.kit.dates import monday
from handlers.progress.records import Records
from handlers.progress.snapshot import Week
from storage.change import Status
from storage.plan import Kind

SHOWN = 10  # weeks; more are not told apart in a picture the width of a telephone


def weeks(found: Records) -> tuple[Week, ...]:
    """Up to the running week, from the first in which anything was written down."""
    tasks = [one for one in found.items if one.kind == Kind.TASK]
    proposed = [found.day(one.made_at) for one, _ in found.changes]
    accepted = [
        found.day(one.moved_at) for one, _ in found.changes if one.status == Status.ACCEPTED
    ]
    made = [found.day(one.made_at) for one in tasks]
    done = [found.day(one.done_at) for one in tasks if one.done_at]
    first = min((*proposed, *made), default=None)
    if first is None:
        return ()
    last = monday(found.today)
    start = max(monday(first), last - timedelta(weeks=SHOWN - 1))
    mondays = [start + timedelta(weeks=n) for n in range((last - start).days // 7 + 1)]
    return tuple(
        Week(
            monday=one,
            scope=_until(made, one),
            done=_until(done, one),
            proposed=_within(proposed, one),
            accepted=_within(accepted, one),
        )
        for one in mondays
    )


def _until(days: Sequence[date], week: date) -> int:
    return sum(day < week + timedelta(weeks=1) for day in days)


def _within(days: Sequence[date], week: date) -> int:
    return sum(monday(day) == week for day in days)
