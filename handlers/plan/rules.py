"""Who may do what to the plan, and what a plan must be like. Pure."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date

from handlers.kit import plans, replanning
from handlers.kit.calendars import WorkingDays
from handlers.kit.errors import Reason, Refused, reason
from handlers.kit.waiting import APPROVERS, INSIDERS
from storage.people import Role
from storage.plan import Agreement, Item
from storage.slips import Slip, Verdict

MOST_ITEMS = 1000  # of one plan: it is read as a whole, and nobody reads more


def may_plan(role: Role) -> None:
    _expect(role in INSIDERS, "plan-only-team")


def may_report(item: Item, *, person_id: int, role: Role) -> None:
    """Say how far it is: its owner, or whoever leads; of nobody's work, anybody of the team."""
    is_theirs = item.owner_id in (None, person_id) and role in INSIDERS
    is_owner = item.owner_id == person_id
    _expect(is_theirs or is_owner or role in APPROVERS, "plan-only-owner")


def may_decide(slip: Slip, role: Role) -> None:
    _expect(role in APPROVERS, "plan-only-leads-confirm")
    _expect(slip.verdict == Verdict.REPORTED, "plan-slip-decided")


def settles_alone(role: Role) -> bool:
    """Who may confirm slips confirms their own by saying so."""
    return role in APPROVERS


def may_agree(role: Role) -> None:
    _expect(role in APPROVERS, "plan-only-leads-agree")


def is_frozen(item: Item, moved: bool) -> bool:
    """Its date moves only by an approved change or a confirmed slip."""
    return item.agreed_at is not None or moved


def may_remove(item: Item, items: Iterable[Item], moved: bool) -> None:
    _expect(not is_frozen(item, moved), "plan-agreed-stays")
    waiting = [one.number for one in items if item.number in one.after]
    _expect(not waiting, "plan-others-wait", number=waiting[0] if waiting else 0)


def terms(items: Iterable[Item]) -> str:
    """What somebody agrees to: every item and its date."""
    said = [
        [one.number, one.kind, one.title, one.planned.isoformat(), one.after]
        for one in items
        if one.agreed_at is None
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:12]


def why_no_slip_to(due: date, calendar: WorkingDays, day: date) -> Reason | None:
    """A slip counts working days: it can end on one alone, later than the item is due."""
    if plans.distance(due, day, calendar) <= 0:
        return reason("plan-not-later", day=day)
    if calendar.is_working(day):
        return None
    before, following = calendar.preceding(day), calendar.following(day)
    return reason("plan-slip-off", day=day, before=before, following=following)


def missing(given: Sequence[Agreement], terms_now: str) -> tuple[Role, ...]:
    """Whose yes to this very plan is missing."""
    roles = {one.role for one in given if one.terms == terms_now}
    return tuple(role for role in APPROVERS if role not in roles)


def wrong_order(items: Sequence[Item]) -> tuple[int, str, Reason] | None:
    """An item that waits for itself in the end, or is due before one it waits for; its field.

    Only for items as they are added or edited: later, dates may move as they have to.
    """
    dated = replanning.dated(items)
    if numbers := plans.circle(dated):
        return numbers[0], "after", reason("plan-circle", number=numbers[0])
    known = {one.number: one for one in items}
    for item in items:
        for number in item.after:
            before = known.get(number)
            if before is not None and before.due > item.due and item.is_open:
                why = reason("plan-too-early", number=number, title=before.title, day=before.due)
                return item.number, "due", why
    return None


def _expect(allowed: bool, key: str, **params: object) -> None:
    if not allowed:
        raise Refused(key, **params)
