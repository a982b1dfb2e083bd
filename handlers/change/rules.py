"""Who may move a change, and where to. Pure: no database, no chat, no clock.

proposed → assessed → approved → in progress → delivered → accepted
    └──────────┴→ declined           ↑             └→ reopened ─┐
(withdrawn by its author, until delivered)         └────────────┘
"""

from collections.abc import Collection, Sequence
from typing import Any

from handlers.kit.errors import Refused
from handlers.kit.waiting import ACCEPTERS, APPROVERS, BUILDERS, needed
from storage.change import DONE, Approval, Change, Status
from storage.people import Role
from storage.projects import ApprovalRule

OPEN = tuple(status for status in Status if status not in DONE)
_ASSESSABLE = (*OPEN[: OPEN.index(Status.DELIVERED)], Status.REOPENED)
_EDITABLE = _ASSESSABLE
DECLINABLE = (Status.PROPOSED, Status.ASSESSED)
REASSESSABLE = (Status.ASSESSED, Status.APPROVED, Status.IN_PROGRESS, Status.REOPENED)
WITHDRAWABLE = OPEN[: OPEN.index(Status.DELIVERED)]
WITHOUT_EFFECT = (Status.PROPOSED, Status.DECLINED, Status.WITHDRAWN)
_STARTABLE = (Status.APPROVED, Status.REOPENED)


class MovedOn(Refused):
    """The change is no longer what the button was drawn for."""

    def __init__(self) -> None:
        super().__init__("change-moved-on")


def terms(change: Change, plan: str = "") -> str:
    """What a yes would be a yes to: this version, at this assessment, moving these dates."""
    said = f"{change.version}.{change.assessments}"
    return f"{said}.{plan}" if plan else said


def still_counts(change: Change, yes: Approval, terms_now: str) -> bool:
    """A yes is lost when the plan moves under it; what was approved by then stays approved."""
    return change.status != Status.ASSESSED or yes.terms in ("", terms_now)


def same_terms(change: Change, drawn_for: str) -> None:
    """For forms: what stands there now is what the person had before their eyes."""
    _still(terms(change) == drawn_for)


def may_assess(change: Change, role: Role) -> None:
    _expect(role in BUILDERS, "change-only-builders-assess")
    _still(change.status in _ASSESSABLE)


def may_decide(change: Change, role: Role, drawn_for: str, *, plan: str = "") -> None:
    """Approve or decline. `plan`: the dates that would move now."""
    _expect(role in APPROVERS, "change-only-approvers-decide")
    _still(change.status in DECLINABLE and terms(change, plan) == drawn_for)


def approve(  # noqa: PLR0913  all it depends on, by keyword
    change: Change,
    *,
    person_id: int,
    role: Role,
    rule: ApprovalRule,
    given: Sequence[Approval],
    assessor_id: int,
) -> bool:
    """Whether this yes, after those given, approves the change. Call after may_decide.

    Where the project's rule was eased after they were given, those may be enough: any approver's
    press then settles it.
    """
    _still(change.status == Status.ASSESSED)
    people = {one.person_id for one in given}
    before = needed(rule, [Role(one.role) for one in given])
    if before:
        _expect(person_id not in people, "change-approved-before")
        _expect(role in before, "change-not-your-turn", role=before[0])
    after = needed(rule, [*(Role(one.role) for one in given), role])
    is_alone = _is_alone(change, people | {person_id}, assessor_id)
    _expect(bool(after) or not is_alone, "change-not-alone")
    return not after


def _is_alone(change: Change, people: Collection[int], assessor_id: int) -> bool:
    """Nobody approves alone what they proposed and assessed themselves."""
    return set(people) == {change.author_id} == {assessor_id}


def start(change: Change, role: Role) -> None:
    _expect(role in BUILDERS, "change-only-builders-build")
    _still(change.status in _STARTABLE)


def deliver(change: Change, role: Role) -> None:
    _expect(role in BUILDERS, "change-only-builders-build")
    _still(change.status == Status.IN_PROGRESS)


def may_accept(change: Change, role: Role) -> None:
    _expect(role in ACCEPTERS, "change-only-client-accepts")
    _still(change.status == Status.DELIVERED)


def may_edit(change: Change, *, person_id: int, role: Role) -> None:
    _expect(person_id == change.author_id or role in APPROVERS, "change-only-author-edits")
    _still(change.status in _EDITABLE)


def withdraw(change: Change, *, person_id: int) -> None:
    _expect(person_id == change.author_id, "change-only-author-withdraws")
    _still(change.status in WITHDRAWABLE)


def differences(change: Change, **now: Any) -> dict[str, list[Any]]:
    """Before and after of what an edit changes, by field."""
    return {
        name: [before, after]
        for name, after in now.items()
        if (before := getattr(change, name)) != after
    }


def is_new_version(changed: Collection[str]) -> bool:
    """Due date, kind and priority do not change what was asked for."""
    return bool({"title", "what", "criteria"} & set(changed))


def _expect(allowed: bool, key: str, **params: Any) -> None:
    if not allowed:
        raise Refused(key, **params)


def _still(current: bool) -> None:
    if not current:
        raise MovedOn
