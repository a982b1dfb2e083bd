"""Owners are asked two working days ahead; what is overdue is told them, then who leads."""

from datetime import UTC, datetime

from tests.change.team import Team
from tests.chat import Message, Person
from tests.plan.steps import agreed, dues, items
from tests.plan.test_story import needs_longer


def ten(day: int, month: int = 12) -> datetime:
    """Ten in the morning in Shanghai."""
    return datetime(2026, month, day, 2, tzinfo=UTC)


def told(person: Person) -> list[Message]:
    return [
        one
        for one in person.world.posted(room=f"@{person.user}")
        if one.text_in(person.language).startswith("The plan, this morning")
    ]


async def mornings(team: Team, *days: int) -> None:
    for day in days:
        team.world.now = ten(day)
        await team.world.ticks()


async def test_the_owner_is_asked_once_two_working_days_before(team: Team) -> None:
    await agreed(team)  # the schema is due on Wednesday 2 December
    team.world.now = ten(27, 11)  # Friday: three working days before
    await team.world.ticks()
    assert told(team.dan) == []
    team.world.now = ten(30, 11)
    await team.world.ticks()
    [asked] = told(team.dan)
    assert asked.text_in("en") == (
        "The plan, this morning\n"
        "#1 Schema\n"
        "Due Wed 2 Dec. Will it be done by then?\n"
        "[On time] [Needs longer …]"
    )
    await mornings(team, 1)
    assert len(told(team.dan)) == 1
    said = await team.dan.presses("On time", asked, direct=True)
    assert said == "Thank you. #1 Schema stays on Wed 2 Dec 2026."
    [schema, *_] = await items(team.world)
    assert schema.on_time_for == schema.due


async def test_later_is_said_from_the_question_in_the_direct_conversation(team: Team) -> None:
    await agreed(team)
    team.world.now = ten(30, 11)
    await team.world.ticks()
    [asked] = told(team.dan)
    await team.dan.presses("Needs longer …", asked, direct=True)
    await team.dan.fills(direct=True, due="12-03", cause="client", reason="No answer from them")
    assert team.dan.errors == {}
    await team.lea.presses("Confirm")  # in the channel
    assert (await dues(team.world))[1].day == 3
    await mornings(team, 1)  # another date: it is asked about anew
    assert "Due Thu 3 Dec." in told(team.dan)[-1].text_in("en")
    said = await team.dan.presses("On time", asked, direct=True)
    assert said == "#1 Schema is due on Thu 3 Dec 2026 now."


async def test_overdue_work_is_told_its_owner_and_then_the_tech_lead(team: Team) -> None:
    await agreed(team)
    await mornings(team, 1, 2, 3)
    assert "#1 Schema was due Wed 2 Dec, one working day ago" in told(team.dan)[-1].text_in("en")
    await mornings(team, 4)
    assert "2 working days ago" in told(team.dan)[-1].text_in("en")
    team.world.later(hours=1)
    await team.world.ticks()
    [heard] = told(team.lea)
    assert heard.text_in("en") == (
        "The plan, this morning\n"
        "One thing is overdue for others\n"
        "- #1 Schema was due Wed 2 Dec, 2 working days ago · Dan"
    )
    count = len(told(team.dan))
    await mornings(team, 5, 6)  # a weekend
    assert len(told(team.dan)) == count
    await team.dan.presses("Done", told(team.dan)[-1], direct=True)
    await mornings(team, 7)
    assert "Schema" not in told(team.dan)[-1].text_in("en")


async def test_nobody_is_written_to_while_away_or_at_night(team: Team) -> None:
    await agreed(team)
    await team.dan.types("/away 30 Nov to 4 Dec")
    team.world.now = ten(30, 11)
    await team.world.ticks()
    await mornings(team, 1, 2, 3, 4)
    assert told(team.dan) == []
    team.world.now = datetime(2026, 12, 7, 18, tzinfo=UTC)  # an outage until two at night
    await team.world.ticks()
    assert told(team.dan) == []
    await mornings(team, 8)
    assert "#1 Schema was due Wed 2 Dec, 4 working days ago" in told(team.dan)[0].text_in("en")


async def test_an_unconfirmed_slip_leaves_the_date(team: Team) -> None:
    await agreed(team)
    await needs_longer(team, 1, "12-04")
    await mornings(team, 3)
    assert "#1 Schema was due Wed 2 Dec" in told(team.dan)[-1].text_in("en")
