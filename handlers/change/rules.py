"""Who may move a change, and where to. Pure: no database, no chat, no clock.

proposed → assessed → approved → in progress → delivered → accepted
    └──────────┴→ declined           ↑             └→ reopened ─┐
(withdrawn by its author, until delivered)         └────────────┘
"""

from collections.abc import Collection, Sequence
from typing import Any

from handlers.kit.errors import Refused
from storage.change import DONE, Approval, Change, Status
from storage.people import Role
from storage.projects import ApprovalRule

APPROVERS = (Role.ACCOUNT_MANAGER, Role.TECH_LEAD)
BUILDERS = (Role.TECH_LEAD, Role.DEVELOPER)
ACCEPTERS = (Role.ACCOUNT_MANAGER, Role.CLIENT)
INSIDERS = (*BUILDERS, Role.ACCOUNT_MANAGER)  # who may read what is for the team alone

OPEN = tuple(status for status in Status if status not in DONE)
_ASSESSABLE = (*OPEN[: OPEN.index(Status.DELIVERED)], Status.REOPENED)
_EDITABLE = _ASSESSABLE
DECLINABLE = (Status.PROPOSED, Status.ASSESSED)
REASSESSABLE = (Status.ASSESSED, Status.APPROVED, Status.IN_PROGRESS, Status.REOPENED)
WITHDRAWABLE = OPEN[: OPEN.index(Status.DELIVERED)]
_STARTABLE = (Status.APPROVED, Status.REOPENED)


class MovedOn(Refused):
    """The change is no longer what the button was drawn for."""

    def __init__(self) -> None:
        super().__init__("change-moved-on")


def terms(change: Change) -> str:
    """What a yes would be a yes to: this version, at this assessment of it."""
    return f"{change.version}.{change.assessments}"


def same_terms(change: Change, drawn_for: str) -> None:
    """For forms: what stands there now is what the person had before their eyes."""
    _still(terms(change) == drawn_for)


def may_assess(change: Change, role: Role) -> None:
    _expect(role in BUILDERS, "change-only-builders-assess")
    _still(change.status in _ASSESSABLE)


def may_decide(change: Change, role: Role, drawn_for: str) -> None:
    """Approve or decline."""
    _expect(role in APPROVERS, "change-only-approvers-decide")
    _still(change.status in DECLINABLE and terms(change) == drawn_for)


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


def needed(rule: ApprovalRule, given: Collection[Role]) -> tuple[Role, ...]:
    """The roles of which somebody can still say the yes that is missing; empty when approved."""
    missing = tuple(role for role in APPROVERS if role not in given)
    match rule:
        case ApprovalRule.ANY:
            return () if len(missing) < len(APPROVERS) else missing
        case ApprovalRule.IN_ORDER:
            return missing[:1]
        case ApprovalRule.ALL:
            return missing


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


def must_act(status: str, rule: ApprovalRule, given: Collection[Role]) -> tuple[Role, ...]:
    """The roles the change waits for: each of them where all have to approve, else any."""
    match status:
        case Status.PROPOSED | Status.REOPENED:
            return (Role.TECH_LEAD,)
        case Status.ASSESSED:
            return needed(rule, given) or APPROVERS
        case Status.APPROVED | Status.IN_PROGRESS:
            return BUILDERS
        case Status.DELIVERED:
            return ACCEPTERS
    return ()


def waiting_for(role: Role) -> tuple[Status, ...]:
    """The statuses in which a change waits for somebody of this role."""
    builders = (Status.PROPOSED, Status.APPROVED, Status.IN_PROGRESS, Status.REOPENED)
    found: tuple[Status, ...] = builders if role in BUILDERS else ()
    if role in APPROVERS:
        found += (Status.ASSESSED,)
    return (*found, Status.DELIVERED) if role in ACCEPTERS else found


def yes_asked_of(role: Role, rule: ApprovalRule) -> tuple[str | None, str | None]:
    """For whoever looks for what waits for them: whose yes must be missing, and whose given."""
    if role not in APPROVERS:
        return None, None
    is_second = rule is ApprovalRule.IN_ORDER and role is Role.TECH_LEAD
    return role, Role.ACCOUNT_MANAGER if is_second else None


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
