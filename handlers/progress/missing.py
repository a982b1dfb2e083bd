"""What a report cannot say because nobody has: it says that instead. Pure."""

from collections.abc import Iterator, Sequence

from handlers.progress.snapshot import Cause, Change, Item
from storage.change import Status
from storage.risk import Risk


def missing(
    changes: Sequence[Change], items: Sequence[Item], risks: Sequence[Risk]
) -> tuple[Cause, ...]:
    return tuple(_missing(changes, items, risks))


def _missing(
    changes: Sequence[Change], items: Sequence[Item], risks: Sequence[Risk]
) -> Iterator[Cause]:
    open_items = [one for one in items if one.done_on is None]
    found = {
        "estimate": [one.number for one in changes if _lacks_estimate(one)],
        "acceptance": [one.number for one in changes if one.status == Status.DELIVERED],
        "owner": [one.number for one in open_items if not one.owner and not one.is_milestone],
        "agreement": [one.number for one in open_items if not one.is_agreed],
        "risk-owner": [one.number for one in risks if one.owner_id is None],
    }
    for name, numbers in found.items():
        if numbers:
            yield Cause(key=f"progress-missing-{name}", params={"numbers": _listed(numbers)})
    if not items:
        yield Cause(key="progress-missing-plan")


def _lacks_estimate(change: Change) -> bool:
    return change.effort is None and not change.has_ended


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(f"#{number}" for number in sorted(numbers))
