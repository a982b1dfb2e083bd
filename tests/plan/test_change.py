"""A change meets the plan: named in its assessment, done by its approval, undone by withdrawal."""

from typing import Any

from storage.slips import Cause
from tests.change.team import Team, assess, status
from tests.chat import buttons_of
from tests.plan.steps import agreed, december, dues, exported, items, moves, remarks
from tests.plan.test_story import needs_longer

SHIFTS = "#2 +3\n#1"


async def weighed(team: Team, shifts: str = SHIFTS, **values: Any) -> None:
    await team.proposed()
    await team.lea.presses("Assess")
    await team.lea.fills(effort="3", shifts=shifts, **values)
    assert team.lea.errors == {}


async def test_before_anybody_approves_the_card_says_which_dates_move(team: Team) -> None:
    await agreed(team)
    await team.ann.types("/project")
    await team.ann.fills(budget_days="40", budget_money="10,000")
    assert team.ann.errors == {}
    await weighed(team, cost="2,500")
    assert (
        "If it is approved, these dates move\n"
        "- ◆ Beta (plan #4): Fri 18 Dec 2026 → Tue 22 Dec 2026, 2 working days later\n"
        "- Payment API (plan #2): Wed 9 Dec 2026 → Mon 14 Dec 2026, 3 working days later\n"
        "- Load test (plan #3): Mon 14 Dec 2026 → Wed 16 Dec 2026, 2 working days later\n"
        "- Schema (plan #1): touched, its date stays\n"
        "Budget, days: 40 working days of 40 working days left, 37 working days after this\n"
        "Budget, money: CN¥10,000.00 of CN¥10,000.00 left, CN¥7,500.00 after this\n"
    ) in team.world.card.text
    await team.max.presses("Approve")
    assert (await dues(team.world))[2] == december(9)  # one of two
    await team.lea.presses("Approve")
    assert status(team.world.card) == "Approved"
    assert await dues(team.world) == {
        1: december(2),
        2: december(14),
        3: december(16),
        4: december(22),
    }
    assert "Dates it moved\n- ◆ Beta (plan #4): Fri 18 Dec 2026 → Tue 22" in team.world.card.text
    assert "Budget, days: 37 working days of 40 working days left" in team.world.card.text
    assert {slip.cause for slip, _ in await moves(team.world)} == {Cause.CHANGE}
    assert "= change #1 +2" in await team.dan.types("/plan why")


async def test_a_withdrawn_change_gives_back_the_same_plan_byte_for_byte(team: Team) -> None:
    await agreed(team)
    await team.dan.types("/plan 1 60%")
    before = await exported(team.world, team.ann)
    assert len(before) == 2
    await weighed(team)
    for one in (team.max, team.lea):
        await one.presses("Approve")
    assert await exported(team.world, team.ann) != before
    await team.ann.presses("Withdraw")
    assert status(team.world.card) == "Withdrawn"
    assert await exported(team.world, team.ann) == before
    assert await moves(team.world) == []


async def test_what_slipped_meanwhile_stays_when_the_change_is_withdrawn(team: Team) -> None:
    world = team.world
    await agreed(team)
    await weighed(team, "#2 +3")
    card = world.card
    for one in (team.max, team.lea):
        await one.presses("Approve", card)
    await needs_longer(team, 2, "12-15", "client")  # a day after 14 December
    await team.lea.presses("Confirm")
    await team.ann.presses("Withdraw", card)
    # A day later than planned; the load test has the day to spare that the change had eaten up.
    assert await dues(world) == {1: december(2), 2: december(10), 3: december(14), 4: december(18)}
    assert [(slip.cause, move.after) for slip, move in await moves(world)] == [
        ("client", december(10))
    ]


async def test_an_edited_or_reassessed_change_is_not_approved_any_more(team: Team) -> None:
    world = team.world
    await agreed(team)
    before = await dues(world)
    await weighed(team)
    for one in (team.max, team.lea):
        await one.presses("Approve")
    assert await dues(world) != before
    await team.lea.presses("Assess again")
    await team.lea.fills(effort="4", shifts="#4 +1")
    assert await dues(world) == before
    for one in (team.max, team.lea):
        await one.presses("Approve")
    assert await dues(world) == {**before, 4: december(21)}
    await team.ann.presses("Edit")
    await team.ann.fills(title="Something else altogether")
    assert await dues(world) == before


async def test_a_yes_given_before_the_plan_moved_is_void(team: Team) -> None:
    world = team.world
    await agreed(team)
    await weighed(team)
    card = world.card
    await team.max.presses("Approve", card)
    assert "✓ Max approved" in card.text
    await team.lea.types("/plan 2")
    await team.lea.presses("Needs longer …", team.lea.private)
    await team.lea.fills(due="12-11", cause="team", reason="Two days")
    await world.ticks()
    assert "✓" not in card.text
    assert "Payment API (plan #2): Fri 11 Dec 2026 → Wed 16 Dec 2026" in card.text
    assert "has to be approved again" in world.thread(card)[-1]
    for one in (team.max, team.lea):
        assert await one.presses("Approve", card) == ""
    assert (await dues(world))[2] == december(16)


async def test_a_button_drawn_for_other_dates_approves_nothing(team: Team) -> None:
    world = team.world
    await agreed(team)
    await weighed(team)
    card = world.card
    old = next(one for one in buttons_of(card.card) if one.label == "Approve")
    await team.lea.types("/plan 2")
    await team.lea.presses("Needs longer …", team.lea.private)
    await team.lea.fills(due="12-11", cause="team", reason="Two days")
    seen = await team.max.presses_button(old)  # before the card is drawn anew
    assert "This is how it stands now" in seen
    assert "→ Wed 16 Dec 2026" in seen
    assert status(card) == "Assessed"
    assert "✓" not in card.text


async def test_the_form_says_what_is_wrong_with_a_line(team: Team) -> None:
    await agreed(team)
    await team.dan.types("/plan 1 done")
    await team.proposed()
    await team.lea.presses("Assess")
    await team.lea.fills(effort="1", shifts="#9 +2")
    assert team.lea.errors == {
        "shifts": "“#9 +2”: nothing in the plan is called that. Begin with its number, "
        "for instance #3 +5."
    }
    await team.lea.fills(effort="1", shifts="#1 +2")
    assert "#1 is done already" in team.lea.errors["shifts"]
    await team.lea.fills(effort="1", shifts="Load test 2 days later")
    assert team.lea.errors == {}
    assert "Load test (plan #3)" in team.world.card.text


async def test_without_a_plan_the_form_does_not_ask_for_it(team: Team) -> None:
    await team.proposed()
    await team.lea.presses("Assess")
    assert team.lea.form is not None
    assert "shifts" not in {getattr(one, "name", "") for one in team.lea.form.fields}
    await assess(team.lea)


async def test_an_item_added_for_a_change_belongs_to_it(team: Team) -> None:
    await team.approved()
    await team.lea.types("/plan add Cancelled orders due 12-18 change #1 @Dan")
    [item] = await items(team.world)
    assert (item.title, item.change_id) == ("Cancelled orders", 1)
    assert "Belongs to change: #1" in await team.dan.types("/plan 1")
    await team.lea.types("/plan add More due 12-21 change #7")
    assert remarks(team.lea) == "There is no change #7 in this project."
