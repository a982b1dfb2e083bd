"""What was written, as items of the plan. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handlers.kit.errors import Invalid, Reason, reason
from handlers.plan import reading, rules
from handlers.plan.reading import Written
from storage.plan import Item, State


@dataclass(frozen=True)
class Ground:
    """What there is already: the plan, and the ids of changes by their number."""

    project_id: int
    items: Sequence[Item]
    changes: Mapping[int, int]
    today: date
    now: datetime
    author_id: int
    before: Item | None = None  # the item that is edited


def changes_named(written: Sequence[Written]) -> set[int]:
    return {one.change for one in written if one.change is not None}


def one_item(written: Written, ground: Ground, number: int) -> Item:
    """Raises Invalid with a reason per field of the form."""
    problems = dict(_problems(written, ground, {}))
    item = _item(written, ground, number, {})
    was = ground.before
    is_reordered = was is None or (was.after, was.due) != (item.after, item.due)
    if not problems and is_reordered and (found := rules.wrong_order([*ground.items, item])):
        problems = {found[1]: found[2]}
    if problems:
        raise Invalid(problems)
    return item


def many_items(
    written: Sequence[Written], ground: Ground, numbers: Sequence[int]
) -> tuple[list[Item], list[Reason]]:
    """All of them, and what is wrong with the list: with anything wrong they are not stored."""
    places = _places(written, numbers)
    problems = [
        reason("plan-list-line", at=one.at, why=(why,))
        for one in written
        for _, why in _problems(one, ground, places)
    ]
    pairs = zip(written, numbers, strict=True)
    items = [_item(one, ground, number, places) for one, number in pairs]
    if not problems and (found := rules.wrong_order([*ground.items, *items])):
        lines = {number: one.at for one, number in zip(written, numbers, strict=True)}
        problems = [reason("plan-list-line", at=lines.get(found[0], 0), why=(found[2],))]
    return items, problems


def _places(written: Sequence[Written], numbers: Sequence[int]) -> dict[str, int]:
    """New numbers by the number in the list, and by title."""
    found: dict[str, int] = {}
    for one, number in zip(written, numbers, strict=True):
        found.setdefault(one.title.lower(), number)
    for one, number in zip(written, numbers, strict=True):
        if one.number:
            found[one.number] = number
    return found


def _problems(
    one: Written, ground: Ground, places: Mapping[str, int]
) -> Iterator[tuple[str, Reason]]:
    due_before = ground.before.due if ground.before else None
    yield from reading.checked(one, ground.today, due_before=due_before)
    if one.change is not None and one.change not in ground.changes:
        yield "change", reason("plan-no-change", number=one.change)
    for said in one.after:
        if _number(said, ground, places) is None:
            yield "after", reason("plan-after-unknown", start=one.start, number=said)


def _item(one: Written, ground: Ground, number: int, places: Mapping[str, int]) -> Item:
    """With a date and dependencies only where they are right: else it is never stored."""
    due = one.due or ground.today
    after = {_number(said, ground, places) for said in one.after}
    is_done = one.state is State.DONE
    return Item(
        project_id=ground.project_id,
        number=number,
        kind=one.kind,
        title=one.title,
        owner_id=one.owner_id,
        planned=due,
        due=due,
        days=one.days,
        after=sorted(found for found in after if found is not None),
        change_id=ground.changes.get(one.change or 0),
        state=one.state,
        percent=one.percent,
        remaining=one.remaining,
        author_id=ground.author_id,
        made_at=ground.now,
        started_at=ground.now if one.state is not State.OPEN else None,
        done_at=ground.now if is_done else None,
    )


def _number(said: str, ground: Ground, places: Mapping[str, int]) -> int | None:
    """Of the list where it says so, else of the plan."""
    word = said.lstrip("#").strip().lower()
    if word in places:
        return places[word]
    same = (one.number for one in ground.items if word in (str(one.number), one.title.lower()))
    return next(same, None)


# What an edit may change of an item without touching its date.
EDITABLE = (
    *("kind", "title", "owner_id", "days", "after", "change_id", "state", "percent"),
    "remaining",
)


def differences(item: Item, new: Item) -> dict[str, list[Any]]:
    """Before and after, by field, as the history keeps them."""
    return {
        name: [before, after]
        for name in EDITABLE
        if (before := getattr(item, name)) != (after := getattr(new, name))
    }
