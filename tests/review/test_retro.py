"""A retrospective: written, shown, voted on; and what the next one hears of it."""

from datetime import UTC, datetime
from typing import Any

from tests.chat import Message, Person, World
from tests.review.team import Team, gathered


async def planned(team: Team, *, anonymous: bool = False) -> Message:
    await team.ann.types("/review retro Friday 16:00")
    options = ("anonymous",) if anonymous else ()
    await team.ann.fills(options=options)
    assert team.ann.errors == {}
    return team.world.card


async def wrote(team: Team, plan: Message) -> None:
    notes: list[tuple[Person, dict[str, Any]]] = [
        (team.ann, {"well": "Nice team", "badly": "Deploys are slow\nToo many meetings"}),
        (team.dan, {"badly": "部署太慢", "try": "Ship every day"}),
        (team.lea, {"badly": "deploys are too slow"}),
    ]
    for one, written in notes:
        await one.presses("Write notes …", plan)
        await one.fills(**written)
        assert one.errors == {}


async def begun(team: Team) -> None:
    team.world.now = datetime(2026, 11, 27, 8, 0, 1, tzinfo=UTC)
    await team.world.ticks()


async def test_notes_are_grouped_voted_on_and_lead_to_actions(world: World) -> None:
    team = await gathered(world)
    plan = await planned(team)
    await wrote(team, plan)
    assert "3 people have written notes." in plan.text
    assert "slow" not in plan.text  # nobody reads them before all have written
    as_it_was = plan.card
    await begun(team)
    agenda = team.meeting()
    await team.ann.presses("Show the notes", agenda)
    assert "Went badly\n- Deploys are slow / deploys are too slow / 部署太慢\n" in agenda.text
    assert "notes are shown already" in await team.dan.presses("Write notes …", as_it_was)

    await team.dan.presses("Vote …", agenda)
    await team.dan.fills(groups=())
    assert "at least one" in team.dan.errors["groups"]
    for one in team.everybody:
        await one.presses("Vote …", agenda)
        await one.fills(groups=("1",))
    assert "- Deploys are slow / deploys are too slow / 部署太慢  ▲3" in agenda.text
    assert "3 people have voted." in agenda.text

    assert "Take at least one action" in await team.ann.presses("Finish", agenda)
    for number in (1, 2, 3):
        await team.ann.presses("Take an action …", agenda)
        await team.ann.fills(text=f"Action {number}", owner=(team.dan.user,), due="next Friday")
        assert team.ann.errors == {}
    assert "at most 3 actions" in await team.ann.presses("Take an action …", agenda)
    await team.ann.presses("Finish", agenda)
    minutes = world.posted(thread=agenda.id)[-1].text
    assert "Went badly: Deploys are slow / deploys are too slow / 部署太慢 (▲3)" in minutes
    assert "- #1 @Dan Action 1 by Fri 4 Dec 2026" in minutes


async def test_the_next_one_begins_with_how_the_last_ones_went(world: World) -> None:
    team = await gathered(world)
    plan = await planned(team)
    await wrote(team, plan)
    await begun(team)
    agenda = team.meeting()
    await team.ann.presses("Show the notes", agenda)
    for text in ("Faster deploys", "Fewer meetings", "A new room"):
        await team.ann.presses("Take an action …", agenda)
        await team.ann.fills(text=text)
    await team.ann.presses("Finish", agenda)
    await team.ann.types("/todo done 1")
    await team.ann.types("/todo drop 3 there is none")
    assert team.ann.errors == {}
    world.later(days=14)
    await team.ann.types("/review retro now")
    await team.ann.fills()
    assert (
        "What we set out to do last time\n"
        "- done: Faster deploys\n- still open: Fewer meetings\n- dropped: A new room"
    ) in team.meeting().text


async def test_it_cannot_be_shown_before_anybody_wrote(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/review retro now")
    await team.ann.fills()
    assert "Nobody has written any notes yet" in await team.ann.presses(
        "Show the notes", team.meeting()
    )
    await team.ann.presses("Write notes …", team.meeting())
    await team.ann.fills(well=" \n- \n")
    assert "Write at least one note" in team.ann.errors["well"]


async def test_anonymously_everybody_has_one_voice(world: World) -> None:
    team = await gathered(world)
    plan = await planned(team, anonymous=True)
    assert "anonymous: nobody can find out" in plan.text
    await wrote(team, plan)
    assert "handed in your notes" in await team.ann.presses("Write notes …", plan)
    await begun(team)
    agenda = team.meeting()
    await team.ann.presses("Show the notes", agenda)
    await team.ann.presses("Vote …", agenda)
    ballot = team.ann.form
    await team.ann.fills(groups=("0",))
    team.ann.form = ballot
    assert "You have voted" in await team.ann.fills(groups=("0",))
    assert "You have voted" in await team.ann.presses("Vote …", agenda)
    assert "One person has voted." in agenda.text
