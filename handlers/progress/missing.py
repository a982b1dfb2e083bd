"""What a report cannot say because nobody has: it says that instead. Pure."""

from collections.abc import Iterator, Sequence

from handlers.progress.records import Records
from handlers.progress.snapshot import Cause, Change, Item
from storage.change import AGREED, Status


def missing(found: Records, changes: Sequence[Change], items: Sequence[Item]) -> tuple[Cause, ...]:
    return (
        *_of_changes(found, changes),
        *_of_plan(found, items),
        *_listed("risk-owner", [one.number for one in found.risks if one.owner_id is None]),
        *_of_budget(found),
    )


def _of_changes(found: Records, changes: Sequence[Change]) -> Iterator[Cause]:
    yield from _listed("estimate", [one.number for one in changes if _lacks_estimate(one)])
    delivered = [one.number for one in changes if one.status == Status.DELIVERED]
    yield from _listed("acceptance", delivered)
    if found.project.budget_money is not None:
        agreed = [(one, cost) for one, cost in found.changes if one.status in AGREED]
        costless = [one.number for one, cost in agreed if cost is None or cost.cost is None]
        yield from _listed("cost", costless)


def _of_plan(found: Records, items: Sequence[Item]) -> Iterator[Cause]:
    if not found.items:
        yield Cause(key="progress-missing-plan")
        return
    open_items = [one for one in items if one.done_on is None]
    tasks = [one for one in open_items if not one.is_milestone]
    yield from _listed("owner", [one.number for one in tasks if not one.owner])
    yield from _listed("agreement", [one.number for one in open_items if not one.is_agreed])
    if not any(one.kind == "milestone" for one in found.items):
        yield Cause(key="progress-missing-milestones")
    if found.reported:
        yield Cause(key="progress-missing-verdict", params={"count": found.reported})


def _of_budget(found: Records) -> Iterator[Cause]:
    """What is used says little where nobody said of how much."""
    is_used = any(change.status in AGREED for change, _ in found.changes)
    if is_used and found.project.budget_days is None:
        yield Cause(key="progress-missing-budget")


def _lacks_estimate(change: Change) -> bool:
    return change.effort is None and not change.has_ended


def _listed(name: str, numbers: Sequence[int]) -> Iterator[Cause]:
    if numbers:
        listed = ", ".join(f"#{number}" for number in sorted(numbers))
        yield Cause(key=f"progress-missing-{name}", params={"numbers": listed})
