"""Who may do what, when, and when a change is approved: tables, no chat."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest

from handlers.change import rules
from handlers.change.rules import MovedOn
from handlers.kit import waiting
from handlers.kit.errors import Refused
from storage.change import Approval, Change, Status
from storage.people import Role
from storage.projects import ApprovalRule

AUTHOR, LEAD, MANAGER, SECOND_LEAD, OTHER = 1, 2, 3, 4, 5
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
TL, AM, DEV, CLIENT, OBSERVER = (
    Role.TECH_LEAD,
    Role.ACCOUNT_MANAGER,
    Role.DEVELOPER,
    Role.CLIENT,
    Role.OBSERVER,
)
ALL, ANY, IN_ORDER = ApprovalRule.ALL, ApprovalRule.ANY, ApprovalRule.IN_ORDER


def change(status: Status = Status.ASSESSED, **values: Any) -> Change:
    said = {"title": "t", "what": "", "kind": "new", "priority": "low", "criteria": []}
    return Change(
        project_id=1,
        number=1,
        status=status,
        assessments=1,
        made_at=NOON,
        moved_at=NOON,
        **({"author_id": AUTHOR} | said | values),
    )


def yes(person_id: int, role: Role) -> Approval:
    return Approval(change_id=1, person_id=person_id, role=role, at=NOON)


def outcome(step: Any, *args: Any, **kwargs: Any) -> str:
    """ "" when it may be done, else the message id of the no."""
    try:
        step(*args, **kwargs)
    except Refused as refused:
        return refused.reason.key
    return ""


ROLES = (TL, AM, DEV, CLIENT, OBSERVER)


@pytest.mark.parametrize(
    ("step", "status", "allowed", "no"),
    [
        (rules.may_assess, Status.PROPOSED, {TL, DEV}, "change-only-builders-assess"),
        (rules.start, Status.APPROVED, {TL, DEV}, "change-only-builders-build"),
        (rules.deliver, Status.IN_PROGRESS, {TL, DEV}, "change-only-builders-build"),
        (rules.may_accept, Status.DELIVERED, {AM, CLIENT}, "change-only-client-accepts"),
    ],
)
def test_each_step_is_for_some_roles(
    step: Any, status: Status, allowed: set[Role], no: str
) -> None:
    found = {role: outcome(step, change(status), role) for role in ROLES}
    assert found == {role: "" if role in allowed else no for role in ROLES}


def test_only_account_manager_and_tech_lead_decide() -> None:
    found = {role: outcome(rules.may_decide, change(), role, "1.1") for role in ROLES}
    assert {role for role, no in found.items() if not no} == {TL, AM}
    assert set(found.values()) == {"", "change-only-approvers-decide"}


S = Status


@pytest.mark.parametrize(
    ("step", "open_in"),
    [
        (
            lambda one: rules.may_assess(one, TL),
            # Judged again even while the work is going on: costs turn out differently.
            {S.PROPOSED, S.ASSESSED, S.APPROVED, S.IN_PROGRESS, S.REOPENED},
        ),
        (lambda one: rules.may_decide(one, TL, "1.1"), {S.PROPOSED, S.ASSESSED}),
        (lambda one: rules.start(one, TL), {S.APPROVED, S.REOPENED}),
        (lambda one: rules.deliver(one, TL), {S.IN_PROGRESS}),
        (lambda one: rules.may_accept(one, AM), {S.DELIVERED}),
        (
            lambda one: rules.may_edit(one, person_id=AUTHOR, role=CLIENT),
            {S.PROPOSED, S.ASSESSED, S.APPROVED, S.IN_PROGRESS, S.REOPENED},
        ),
        (
            lambda one: rules.withdraw(one, person_id=AUTHOR),
            {S.PROPOSED, S.ASSESSED, S.APPROVED, S.IN_PROGRESS},  # until delivered
        ),
    ],
    ids=["assess", "decide", "start", "deliver", "accept", "edit", "withdraw"],
)
def test_each_step_is_for_some_statuses(step: Any, open_in: set[Status]) -> None:
    found = {status: outcome(step, change(status)) for status in Status}
    assert {status for status, no in found.items() if not no} == open_in
    assert set(found.values()) == {"", "change-moved-on"}


@pytest.mark.parametrize(
    ("person_id", "role", "no"),
    [
        (AUTHOR, CLIENT, ""),  # whoever asked for it
        (AUTHOR, OBSERVER, ""),  # ... whatever they are
        (LEAD, TL, ""),
        (MANAGER, AM, ""),
        (OTHER, DEV, "change-only-author-edits"),
        (OTHER, CLIENT, "change-only-author-edits"),
    ],
)
def test_a_change_is_edited_by_its_author_or_an_approver(
    person_id: int, role: Role, no: str
) -> None:
    assert outcome(rules.may_edit, change(), person_id=person_id, role=role) == no


def test_only_its_author_withdraws_a_change() -> None:
    assert outcome(rules.withdraw, change(), person_id=MANAGER) == "change-only-author-withdraws"


class Case(NamedTuple):
    rule: ApprovalRule
    given: list[Approval]
    person: int
    role: Role
    said: bool | str  # approved now? or the no
    note: str


LEAD_SAID, MANAGER_SAID = yes(LEAD, TL), yes(MANAGER, AM)


@pytest.mark.parametrize(
    "case",
    [
        Case(ALL, [], LEAD, TL, False, "the account manager is missing"),
        Case(ALL, [], MANAGER, AM, False, "the tech lead is missing"),
        Case(ALL, [LEAD_SAID], MANAGER, AM, True, "both, in either order"),
        Case(ALL, [MANAGER_SAID], LEAD, TL, True, "both, in either order"),
        Case(ALL, [LEAD_SAID], LEAD, TL, "change-approved-before", "one voice each"),
        Case(ALL, [LEAD_SAID], LEAD, AM, "change-approved-before", "... in a new role too"),
        Case(
            ALL, [LEAD_SAID], SECOND_LEAD, TL, "change-not-your-turn", "a tech lead has said yes"
        ),
        Case(ANY, [], LEAD, TL, True, "one is enough"),
        Case(ANY, [], MANAGER, AM, True, "one is enough"),
        Case(IN_ORDER, [], LEAD, TL, "change-not-your-turn", "the account manager comes first"),
        Case(IN_ORDER, [], MANAGER, AM, False, "then the tech lead"),
        Case(IN_ORDER, [MANAGER_SAID], LEAD, TL, True, "both, in order"),
        Case(ANY, [LEAD_SAID], MANAGER, AM, True, "the rule was eased meanwhile"),
        Case(ANY, [LEAD_SAID], LEAD, TL, True, "... and whoever said yes presses again"),
        Case(IN_ORDER, [LEAD_SAID], MANAGER, AM, True, "made stricter: what was given counts"),
    ],
    ids=lambda case: f"{case.rule}: {case.note}",
)
def test_an_approval_counts_by_the_rule_of_the_project(case: Case) -> None:
    found: bool | str
    try:
        found = rules.approve(
            change(),
            person_id=case.person,
            role=case.role,
            rule=case.rule,
            given=case.given,
            assessor_id=LEAD,
        )
    except Refused as refused:
        found = refused.reason.key
    assert found == case.said


@pytest.mark.parametrize(
    ("author", "assessor", "given", "rule", "no"),
    [
        (LEAD, LEAD, [], ANY, "change-not-alone"),
        (LEAD, OTHER, [], ANY, ""),  # somebody else assessed it
        (OTHER, LEAD, [], ANY, ""),  # somebody else proposed it
        (LEAD, LEAD, [], ALL, ""),  # their yes is one of two
        (LEAD, LEAD, [MANAGER_SAID], ALL, ""),  # the account manager said yes too
        (LEAD, LEAD, [yes(LEAD, TL)], ANY, "change-not-alone"),  # pressing twice is still alone
    ],
)
def test_nobody_approves_alone_what_they_proposed_and_assessed(
    author: int, assessor: int, given: list[Approval], rule: ApprovalRule, no: str
) -> None:
    one = change(author_id=author)
    found = outcome(
        rules.approve, one, person_id=LEAD, role=TL, rule=rule, given=given, assessor_id=assessor
    )
    assert found == no


@pytest.mark.parametrize(
    ("drawn_for", "is_current"),
    [
        ("1.1", True),
        ("2.1", False),  # another version was asked for
        ("1.2", False),  # it was judged again
        ("", False),
    ],
)
def test_a_yes_counts_only_for_what_was_on_the_card(drawn_for: str, is_current: bool) -> None:
    assert (outcome(rules.may_decide, change(), TL, drawn_for) == "") is is_current
    assert (outcome(rules.same_terms, change(), drawn_for) == "") is is_current


def test_a_proposed_change_can_be_declined_but_not_approved() -> None:
    proposed = change(Status.PROPOSED)
    rules.may_decide(proposed, TL, "1.1")
    with pytest.raises(MovedOn):
        rules.approve(proposed, person_id=LEAD, role=TL, rule=ANY, given=[], assessor_id=0)


@pytest.mark.parametrize(
    ("status", "rule", "given", "waits_for"),
    [
        (S.PROPOSED, ALL, [], (TL,)),
        (S.ASSESSED, ALL, [], (AM, TL)),
        (S.ASSESSED, ALL, [TL], (AM,)),
        (S.ASSESSED, ANY, [], (AM, TL)),
        (S.ASSESSED, IN_ORDER, [], (AM,)),
        (S.ASSESSED, IN_ORDER, [AM], (TL,)),
        (S.ASSESSED, ANY, [TL], (AM, TL)),  # the rule was eased: anybody's press settles it
        (S.APPROVED, ALL, [AM, TL], (TL, DEV)),
        (S.IN_PROGRESS, ALL, [AM, TL], (TL, DEV)),
        (S.DELIVERED, ALL, [AM, TL], (AM, CLIENT)),
        (S.REOPENED, ALL, [AM, TL], (TL,)),
        (S.ACCEPTED, ALL, [AM, TL], ()),
        (S.DECLINED, ALL, [], ()),
        (S.WITHDRAWN, ALL, [], ()),
    ],
)
def test_a_change_waits_for_whoever_has_to_act(
    status: Status, rule: ApprovalRule, given: list[Role], waits_for: tuple[Role, ...]
) -> None:
    assert waiting.must_act(status, rule, given) == waits_for


@pytest.mark.parametrize(
    ("changed", "is_new"),
    [
        ({"title"}, True),
        ({"what"}, True),
        ({"criteria"}, True),
        ({"due", "kind", "priority"}, False),  # the same thing, asked for at another time
        (set(), False),
        ({"due", "title"}, True),
    ],
)
def test_what_was_asked_for_makes_the_version(changed: set[str], is_new: bool) -> None:
    assert rules.is_new_version(changed) is is_new
