"""How a project is, by a rule that every report shows. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from handlers.progress.snapshot import Blocker, Budget, Cause, Change, Health, Item
from storage.blockers import Waits
from storage.progress import Colour

RED_SLIP = 5  # working days a milestone may be late before it is red
LONG_WAIT = 5  # working days a change may wait for anybody
LONG_BLOCKED = 3
NEARLY_ALL = Decimal("0.8")  # of the budget

BLOCKERS_LAST = "progress-health-blockers-last"
CLIENT_BLOCKERS_LAST = "progress-health-blockers-client"  # the same, as clients are told

_RANK = (Colour.GREEN, Colour.AMBER, Colour.RED)


def ruled(
    today: date,
    items: Sequence[Item],
    changes: Sequence[Change],
    blockers: Sequence[Blocker],
    budget: Budget,
) -> Health:
    """The worst of what speaks against it; nothing: green."""
    late = [one for one in items if one.done_on is None and one.due < today]
    found = [
        *_of_milestones(late, items),
        *_of_tasks(late),
        *_of_waiting(changes, blockers),
        *_of_budget(budget),
    ]
    causes = [cause.model_copy(update={"colour": colour}) for colour, cause in found]
    causes.sort(key=lambda one: _rank(one.colour), reverse=True)
    colour = worst(one.colour for one in causes)
    return Health(colour=colour, ruled=colour, causes=tuple(causes))


def worst(colours: Iterable[str]) -> str:
    return max(colours, key=_rank, default=Colour.GREEN)


def _rank(colour: str) -> int:
    return _RANK.index(Colour(colour)) if colour else 0


def overridden(health: Health, colour: str, reason: str, by: str) -> Health:
    return health.model_copy(update={"colour": colour, "reason": reason, "said_by": by})


def _of_milestones(late: Sequence[Item], items: Sequence[Item]) -> Iterator[tuple[Colour, Cause]]:
    for one in late:
        if one.is_milestone:
            yield Colour.RED, _cause("milestone-overdue", number=one.number, title=one.title)
    for one in items:
        if one.is_milestone and one.done_on is None and one.is_agreed and one.slip > 0:
            colour = Colour.RED if one.slip > RED_SLIP else Colour.AMBER
            yield (
                colour,
                _cause("milestone-slips", days=one.slip, number=one.number, title=one.title),
            )


def _of_tasks(late: Sequence[Item]) -> Iterator[tuple[Colour, Cause]]:
    count = sum(not one.is_milestone for one in late)
    if count:
        yield Colour.AMBER, _cause("tasks-overdue", count=count)


def _of_waiting(
    changes: Sequence[Change], blockers: Sequence[Blocker]
) -> Iterator[tuple[Colour, Cause]]:
    long = sum(one.waited > LONG_WAIT and one.is_waiting for one in changes)
    if long:
        yield Colour.AMBER, _cause("changes-wait", count=long, days=LONG_WAIT)
    stuck = [one for one in blockers if one.days > LONG_BLOCKED]
    if stuck:
        theirs = sum(one.waits_for == Waits.CLIENT for one in stuck)
        params: dict[str, int | str] = {"count": len(stuck), "days": LONG_BLOCKED}
        yield Colour.AMBER, Cause(key=BLOCKERS_LAST, params={**params, "clients": theirs})


def _of_budget(budget: Budget) -> Iterator[tuple[Colour, Cause]]:
    if not budget.days:
        return
    share = budget.days_used / budget.days
    percent = int(share * 100)
    if share > 1:
        yield Colour.RED, _cause("budget-spent", percent=percent)
    elif share > NEARLY_ALL:
        yield Colour.AMBER, _cause("budget-nearly-spent", percent=percent)


def _cause(name: str, **params: int | str) -> Cause:
    return Cause(key=f"progress-health-{name}", params=params)
