"""Who is waited for, and how long is too long: what cards, reviews and reports say alike. Pure."""

from collections.abc import Collection
from datetime import datetime, time
from zoneinfo import ZoneInfo

from handlers.kit.calendars import WorkingDays
from storage.change import Status
from storage.people import Role
from storage.projects import ApprovalRule

APPROVERS = (Role.ACCOUNT_MANAGER, Role.TECH_LEAD)
BUILDERS = (Role.TECH_LEAD, Role.DEVELOPER)
ACCEPTERS = (Role.ACCOUNT_MANAGER, Role.CLIENT)
UNANSWERED_DAYS = 5  # working days feedback may be open before reports and agendas name it
INSIDERS = (*BUILDERS, Role.ACCOUNT_MANAGER)  # who may read what is for the team alone


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


def unanswered_too_long(now: datetime, zone: str, calendar: WorkingDays) -> datetime:
    """Feedback given before that moment has waited too long for its answer."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return datetime.combine(calendar.add(today, -UNANSWERED_DAYS), time(), ZoneInfo(zone))
