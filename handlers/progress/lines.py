"""Changes, the plan and the budget, a line each. Pure."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TypeAlias

from handlers.kit import dates
from handlers.kit.i18n import Translate
from handlers.kit.money import money_in_words
from handlers.kit.text import Line, line
from handlers.progress.places import Places
from handlers.progress.snapshot import Change, Item, Snapshot
from storage.plan import State

Told: TypeAlias = tuple[str, Line]

SOON = timedelta(days=14)


def waiting(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    """Changes that somebody has to decide on, assess or accept; the longest wait first."""
    waiting_ones = [one for one in found.changes if one.is_waiting]
    for one in sorted(waiting_ones, key=lambda one: (-one.waited, one.number)):
        roles = t("progress-or").join(t(f"role-{role}") for role in one.waits_for)
        said = t("progress-waits", days=one.waited, who=roles)
        yield f"{one.number} {one.status}", _change(one, said, t, to)


def milestones(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    for one in found.items:
        if one.is_milestone and one.done_on is None:
            yield f"{one.number} {one.due} {one.planned}", _milestone(one, found, t, to)


def done(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    for change in found.changes:
        if change.has_ended:
            day = dates.day_in_words(change.since, t.language, today=found.today)
            status = t(f"change-status-{change.status}")
            said = t("progress-ended-on", status=status, day=day)
            yield f"change {change.number}", _change(change, said, t, to)
    for item in found.items:
        if item.done_on is not None:
            day = dates.day_in_words(item.done_on, t.language, today=found.today)
            said = t("progress-done-on", day=day)
            yield f"item {item.number}", line(*_named(item, found, t, to), " – ", said)


def doing(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    for change in found.changes:
        if change.is_built:
            said = t(f"change-status-{change.status.replace('_', '-')}")
            yield f"change {change.number} {change.status}", _change(change, said, t, to)
    for item in found.items:
        if item.state == State.STARTED and not item.is_milestone:
            said = t("progress-percent", percent=item.percent)
            sign = f"item {item.number} {item.percent} {item.due}"
            yield sign, _planned(item, found, t, to, f" – {said}")


def coming(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    """Not begun, and due within two weeks or overdue."""
    for one in found.items:
        is_soon = one.due <= found.today + SOON
        if one.state == State.OPEN and not one.is_milestone and is_soon:
            yield f"{one.number} {one.due}", _planned(one, found, t, to)


def later(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    """The rest of what is not begun."""
    for one in found.items:
        is_later = one.due > found.today + SOON
        if one.state == State.OPEN and not one.is_milestone and is_later:
            yield f"{one.number} {one.due}", _planned(one, found, t, to)


def slips(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    for one in found.slips:
        listed = ", ".join(f"#{item}" for item in one.items)
        items = to.numbers("plan", one.items, found)
        said = t.line(
            "progress-slip", days=abs(one.days), is_later=str(one.days >= 0), items=items
        )
        change = to.numbers("change", [one.change], found) if one.change else 0
        who = t.line(f"progress-cause-{one.cause.replace('_', '-')}", number=change)
        reason = f": {one.reason}" if one.reason else ""
        yield f"{one.id} {one.days} {listed}", line(*said, " – ", *who, reason)


def budget(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    used = found.budget
    if used.days is not None:
        said = t("progress-budget-days", used=float(used.days_used), agreed=float(used.days))
        yield f"days {used.days_used} {used.days}", line(said)
    if used.money is not None:
        spent = money_in_words(used.money_used, found.currency, t.language)
        agreed = money_in_words(used.money, found.currency, t.language)
        said = t("progress-budget-money", used=spent, agreed=agreed)
        yield f"money {used.money_used} {used.money}", line(said)


def missing(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    for one in found.missing:
        yield f"{one.key} {one.params}", to.cause(one, found, t)


def _change(change: Change, said: str, t: Translate, to: Places) -> Line:
    parts = [said]
    if change.effort is not None and not change.is_dropped:
        parts.append(t("change-days", days=float(change.effort)))
    name = to.named("change", change.id, change.number, change.title, t)
    return line(*name, f" – {' · '.join(parts)}")


def _planned(item: Item, found: Snapshot, t: Translate, to: Places, said: str = "") -> Line:
    by = f" · {item.owner}" if item.owner else ""
    return line(*_named(item, found, t, to), f"{said}{_due(item, found, t)}{by}")


def _named(item: Item, found: Snapshot, t: Translate, to: Places) -> Line:
    return to.named("plan", found.project_id, item.number, item.title, t)


def _due(item: Item, found: Snapshot, t: Translate) -> str:
    key = "progress-overdue" if item.due < found.today else "progress-due"
    day = dates.day_in_words(item.due, t.language, today=found.today)
    return f" · {t(key, day=day)}"


def _milestone(item: Item, found: Snapshot, t: Translate, to: Places) -> Line:
    due = dates.day_in_words(item.due, t.language, today=found.today)
    name = _named(item, found, t, to)
    if not item.is_agreed:
        return t.line("progress-milestone-open", name=name, due=due)
    if not item.moved:
        return t.line("progress-milestone-kept", name=name, due=due)
    planned = dates.day_in_words(item.planned, t.language, today=found.today)
    why = _why(item.moved, t)
    return t.line("progress-milestone-moved", name=name, due=due, planned=planned, why=why)


def _why(moved: Mapping[str, int], t: Translate) -> str:
    """The parts, which add up to the whole."""
    total = sum(moved.values())
    parts = " + ".join(
        t("progress-part", days=days, cause=t(f"progress-by-{cause.replace('_', '-')}"))
        for cause, days in sorted(moved.items())
    )
    return t("progress-moved-by", days=total, parts=parts)
