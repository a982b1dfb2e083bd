"""Each step with its refusals, what voids what, and two people at once."""

import asyncio

import pytest

from tests.change.team import Team, assess, gathered, status
from tests.chat import World, button_of, prefilled

BUILDERS_ASSESS = (
    "Assessing is for developers and the tech lead. "
    "If that is you, have your role set with /project."
)
BUILDERS_BUILD = (
    "This is for developers and the tech lead. If that is you, have your role set with /project."
)
APPROVERS = (
    "The account manager and the tech lead decide this. "
    "If that is you, have your role set with /project."
)
ACCEPTERS = (
    "Accepting is for the account manager and the client. "
    "If that is you, have your role set with /project."
)


async def test_who_may_not_gets_a_private_friendly_no_and_nothing_happens(team: Team) -> None:
    card = await team.proposed()
    for one in (team.max, team.clara, team.otto):
        assert await one.presses("Assess") == BUILDERS_ASSESS
    await assess(team.lea)
    for one in (team.ann, team.clara, team.otto):
        assert await one.presses("Approve") == APPROVERS
        assert await one.presses("Decline") == APPROVERS
    for one in (team.max, team.lea):
        await one.presses("Approve")
    for one in (team.max, team.clara, team.otto):
        assert await one.presses("Start work") == BUILDERS_BUILD
    await team.dan.presses("Start work")
    assert await team.clara.presses("Mark as delivered") == BUILDERS_BUILD
    await team.dan.presses("Mark as delivered")
    for one in (team.ann, team.dan, team.lea, team.otto):
        assert await one.presses("Accept …") == ACCEPTERS
    assert status(card) == "Delivered"
    assert len(team.world.thread()) == 6  # the refusals left no trace in the channel
    assert len(team.world.posted()) == 1


async def test_declining_asks_for_a_reason_that_the_thread_keeps_whole(team: Team) -> None:
    card = await team.assessed()
    await team.max.presses("Decline")
    assert await team.max.fills(reason="  ") == ""
    assert team.max.errors == {"reason": "Please give a reason; it will be read."}
    why = "Too dear. " * 50
    await team.max.fills(reason=why)
    assert status(card) == "Declined"
    assert team.world.thread()[-1] == f"Max declined it\n“{why.strip()}”"
    assert card.text.splitlines()[-1] == "[History] [Show all]"


async def test_what_nobody_wants_is_declined_without_an_assessment(team: Team) -> None:
    card = await team.proposed()
    await team.lea.presses("Decline")
    await team.lea.fills(reason="We have this already: #12")
    assert status(card) == "Declined"


async def test_its_author_withdraws_a_change_until_it_is_delivered(team: Team) -> None:
    card = await team.approved()
    only = "Only its author can withdraw a change. You can say what you think in its thread."
    assert await team.lea.presses("Withdraw") == only
    asked = button_of(card.card, "Withdraw").confirm
    assert asked == f"{card.card.title} will be withdrawn. This cannot be undone."
    await team.ann.presses("Withdraw")
    assert status(card) == "Withdrawn"

    delivered = await team.delivered()
    assert "[Withdraw]" not in delivered.text


async def test_an_edit_makes_a_new_version_and_all_is_judged_again(team: Team) -> None:
    card = await team.approved()
    await team.ann.presses("Edit")
    assert team.ann.form is not None
    await team.ann.fills(title="Export must include cancelled and returned orders")
    assert "version 2" in card.text
    assert status(card) == "Proposed"
    assert "This assessment was made for version 1; it has to be made again." in card.text
    assert "approved as" not in card.text
    assert team.world.thread()[-1] == (
        "Ann edited it\nTitle  Export must include cancelled and returned orders\n"
        "Lea – please assess it."
    )
    await assess(team.lea)
    assert "[Approve]" in card.text


async def test_a_new_date_kind_or_priority_is_no_new_version_and_calls_nobody(team: Team) -> None:
    card = await team.approved()
    await team.ann.presses("Edit")
    await team.ann.fills(due="next Friday", kind="defect", priority="urgent")
    assert [status(card), "version 1" in card.text] == ["Approved", True]
    assert team.world.thread()[-1] == (
        "Ann edited it\nKind  New requirement → Defect\nPriority  Normal → Urgent\n"
        "Needed by  — → 2026-12-04"
    )


async def test_an_edit_that_changes_nothing_leaves_no_trace(team: Team) -> None:
    card = await team.assessed()
    before = card.edits
    await team.ann.presses("Edit")
    await team.ann.fills()
    assert (team.ann.form, card.edits, len(team.world.thread())) == (None, before, 2)


async def test_only_its_author_and_the_approvers_edit_a_change(team: Team) -> None:
    await team.proposed()
    refused = (
        "Only its author, the account manager and the tech lead can edit a change. "
        "You can say what you think in its thread."
    )
    for one in (team.dan, team.clara, team.otto):
        assert await one.presses("Edit") == refused
    assert await team.max.presses("Edit") == ""
    assert team.max.form is not None


@pytest.mark.parametrize("started", [False, True], ids=["approved", "in progress"])
async def test_assessing_again_voids_the_approvals_and_says_so_before(
    team: Team, started: bool
) -> None:
    card = await team.approved()
    if started:
        await team.lea.presses("Start work")
    await team.lea.presses("Assess again")
    assert team.lea.form is not None
    assert "void" in str(team.lea.form.fields[1])
    await team.lea.fills(effort="20")
    assert status(card) == "Assessed"
    assert "approved as" not in card.text
    for one in (team.max, team.lea):
        assert await one.presses("Approve") == ""
    assert status(card) == "Approved"


async def test_what_was_assessed_before_stands_in_the_form(team: Team) -> None:
    await team.proposed()
    await assess(team.lea, effort="2.50", cost="1,200", risk="none", moves="a\nb")
    await team.lea.presses("Assess again")
    form = team.lea.form
    assert form is not None
    assert prefilled(form) == {
        "effort": "2.5",
        "cost": "1200.00",
        "risk": "none",
        "internal": "",
        "moves": "a\nb",
    }


async def test_acceptance_ticks_each_criterion_or_says_what_is_missing(team: Team) -> None:
    card = await team.delivered()
    await team.clara.presses("Accept …")
    await team.clara.fills()
    assert team.clara.errors == {
        "reason": "2 criteria are not ticked. Tick them, or say what is missing."
    }
    await team.clara.fills(met=("0",))
    assert team.clara.errors == {
        "reason": "One criterion is not ticked. Tick it, or say what is missing."
    }
    await team.clara.fills(met=("0",), reason="The sum is a cent short")
    assert status(card) == "Reopened"
    assert team.world.thread()[-1] == (
        "Clara did not accept it yet\n“The sum is a cent short”\n☐ the sum is right\n"
        "Lea – please see what is missing."
    )
    assert "Waits for the tech lead: Lea" in card.text

    await team.dan.presses("Start work")
    await team.dan.presses("Mark as delivered")
    await team.max.presses("Accept …")
    await team.max.fills(met=("0", "1"))
    assert status(card) == "Accepted"


async def test_without_criteria_a_reason_alone_refuses(team: Team) -> None:
    await team.ann.types("/change Just do it")
    await team.ann.fills()
    await assess(team.lea)
    for one in (team.max, team.lea):
        await one.presses("Approve")
    await team.lea.presses("Start work")
    await team.lea.presses("Mark as delivered")
    await team.max.presses("Accept …")
    await team.max.fills()
    assert status(team.world.card) == "Accepted"


async def test_nobody_approves_alone_what_they_proposed_and_assessed(world: World) -> None:
    team = await gathered(world, approval="any")
    card = await team.assessed(of=team.lea)
    alone = "You proposed and assessed this yourself, so somebody else has to approve it."
    assert await team.lea.presses("Approve") == alone
    await team.max.presses("Approve")
    assert status(card) == "Approved"


async def test_in_order_the_account_manager_comes_first(world: World) -> None:
    team = await gathered(world, approval="in_order")
    card = await team.assessed()
    assert "Waits for the account manager: Max" in card.text
    assert "Waits for the tech lead" not in card.text
    assert await team.lea.presses("Approve") == "It is the turn of the account manager first."
    await team.max.presses("Approve")
    assert team.world.thread()[-1] == "Max approved it\nLea – please decide on it."
    await team.lea.presses("Approve")
    assert status(card) == "Approved"


async def test_a_rule_that_was_eased_lets_the_next_press_settle_it(team: Team) -> None:
    card = await team.assessed()
    await team.lea.presses("Approve")
    assert await team.lea.presses("Approve") == (
        "You have approved this already. It waits for somebody else now."
    )
    await team.ann.types("/project")
    await team.ann.fills(approval="any")
    await team.lea.presses("Approve")
    assert status(card) == "Approved"


async def test_a_role_nobody_has_is_named_with_the_way_to_fill_it(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/change Something else")
    await ann.fills()
    assert "Waits for somebody of the team to assess it." in world.card.text
    await assess(ann)
    assert world.card.text.count("Nobody has that role yet? Name one with /project.") == 2
    assert await ann.presses("Approve") == APPROVERS


async def test_of_two_who_press_at_once_one_wins_and_the_other_sees_how_it_stands(
    team: Team,
) -> None:
    card = await team.approved()
    said = await asyncio.gather(team.lea.presses("Start work"), team.dan.presses("Start work"))
    assert status(card) == "In progress"
    won, lost = sorted(said)
    assert won == ""
    assert lost.splitlines()[1] == (
        "Somebody was faster, or this card is old. This is how it stands now:"
    )
    assert "Status: In progress" in lost
    assert sum("started work" in line for line in team.world.thread()) == 1


async def test_two_approvals_at_once_are_both_counted(team: Team) -> None:
    card = await team.assessed()
    await asyncio.gather(team.lea.presses("Approve"), team.max.presses("Approve"))
    assert status(card) == "Approved"


async def test_a_button_of_an_old_card_shows_the_current_one(team: Team) -> None:
    card = await team.assessed()
    old = button_of(card.card, "Approve")
    await team.ann.presses("Edit")
    await team.ann.fills(what="Something else altogether")
    await assess(team.lea)
    assert status(card) == "Assessed"  # again: but this is not what the old button stood under
    seen = await team.max.presses_button(old)
    assert "This is how it stands now:" in seen
    assert "version 2" in seen
    assert "approved as" not in card.text


async def test_a_form_that_is_too_late_keeps_what_was_typed_and_says_so(team: Team) -> None:
    await team.assessed()
    await team.max.presses("Decline")
    await team.ann.presses("Edit")
    await team.ann.fills(title="Something else")
    said = await team.max.fills(reason="A long text that nobody wants to type twice")
    assert said == (
        "Somebody changed this while you were writing, so it was not saved. Copy what you typed, "
        "close this form and open it again from the card."
    )
    assert team.max.form is not None
    assert status(team.world.card) == "Proposed"


async def test_a_delivery_that_comes_twice_counts_once(team: Team) -> None:
    card = await team.proposed()
    await team.world.happens_again()
    assert len(team.world.posted()) == 1
    await assess(team.lea)
    await team.world.happens_again()
    await team.lea.presses("Approve")
    before = (card.text, len(team.world.thread()))
    assert await team.world.happens_again() is None
    assert (card.text, len(team.world.thread())) == before


async def test_a_change_of_another_workspace_is_out_of_reach(team: Team) -> None:
    card = await team.assessed()
    stranger = team.world.person("Eve", tenant="T2")
    gone = "This change is no longer here."
    for label in ("Approve", "Decline", "Assess again", "Edit", "Withdraw", "History", "Show all"):
        assert await stranger.presses(label, card) == gone
    # The same room id in another workspace is another room, with another project.
    assert "There is no change #1 in this project." in await stranger.types("/change 1")
    assert "0 open changes" in await stranger.types("/change list")
    assert status(card) == "Assessed"


async def test_numbers_count_from_one_in_each_project(team: Team) -> None:
    await team.proposed(title="The first")
    await team.ann.presses("Withdraw")
    second = await team.proposed(title="The second")
    assert second.card.title == "#2 The second"
    team.world.room = "billing"
    await team.ann.types("/change Over here")
    await team.ann.fills()
    assert team.world.card.card.title == "#1 Over here"
