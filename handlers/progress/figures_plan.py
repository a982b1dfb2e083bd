"""The plan in a report: what is due, how far dates moved, and whose doing it was. Pure."""

from collections import defaultdict
from collections.abc import Iterator

from handlers.kit import plans
from handlers.progress.records import Records
from handlers.progress.snapshot import Item, Slip
from storage import plan
from storage.plan import Kind
from storage.slips import Move


def items(found: Records) -> tuple[Item, ...]:
    """Open ones, and those that were done since the last report; by day."""
    moved: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for slip, move in found.moves:
        moved[move.item_id][slip.cause] += _days(found, move)
    shown = (
        one
        for one in found.items
        if one.is_open or (one.done_at is not None and one.done_at >= found.since)
    )
    made = (_item(found, one, dict(moved[one.id or 0])) for one in shown)
    return tuple(sorted(made, key=lambda one: (one.due, one.number)))


def done_earlier(found: Records) -> tuple[Item, ...]:
    """Before the last report; the newest first."""
    done = [(one.done_at, one) for one in found.items if one.done_at is not None]
    done.sort(key=lambda one: (one[0], one[1].number), reverse=True)
    return tuple(_item(found, one, {}) for at, one in done if at < found.since)


def _item(found: Records, one: plan.Item, moved: dict[str, int]) -> Item:
    return Item(
        number=one.number,
        title=one.title,
        is_milestone=one.kind == Kind.MILESTONE,
        owner=found.name(one.owner_id),
        planned=one.planned,
        due=one.due,
        is_agreed=one.agreed_at is not None,
        state=one.state,
        percent=one.percent,
        done_on=found.day(one.done_at) if one.done_at else None,
        moved=moved,
    )


def slips(found: Records) -> Iterator[Slip]:
    """Those that moved dates since the last report."""
    numbers = {one.id or 0: one.number for one in found.items}
    moves: defaultdict[int, list[Move]] = defaultdict(list)
    for slip, move in found.moves:
        moves[slip.id or 0].append(move)
    change_numbers = {change.id: change.number for change, _ in found.changes}
    seen: set[int] = set()
    for slip, _ in found.moves:
        when = slip.decided_at or slip.reported_at
        if when < found.since or slip.id in seen:
            continue
        seen.add(slip.id or 0)
        mine = moves[slip.id or 0]
        yield Slip(
            id=slip.id or 0,
            cause=slip.cause,
            days=max((_days(found, one) for one in mine), key=abs, default=0),
            items=tuple(sorted(numbers[one.item_id] for one in mine if one.item_id in numbers)),
            change=change_numbers.get(slip.change_id),
            reason=slip.reason,
        )


def _days(found: Records, move: Move) -> int:
    return plans.distance(move.before, move.after, found.both)
