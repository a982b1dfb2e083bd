"""What stands in somebody's way: from the answer to whoever has to hear of it."""

from datetime import timedelta

from storage import blockers, projects
from tests.chat import Message
from tests.standup.team import Team, answers, at, presses_in_dm, prompts, set_up, told


async def blocked(team: Team, **values: object) -> Message:
    """Dan waits for the API keys since Thursday 26 November; the blocker's message."""
    await set_up(team.ann, at="09:30", until="11:00")
    await team.comes("2026-11-26 09:30")
    await answers(team.dan, **{"q0": "the export", "q2": "API keys", **values})
    return team.world.posted(thread=team.report.id)[-1]


async def test_a_blocker_is_asked_about_until_it_is_solved(team: Team) -> None:
    card = await blocked(team)
    await team.comes("2026-11-27 09:30")
    asked = prompts(team.dan)[-1]
    assert "Still in your way? API keys\nwaits for the team · one working day\n" in asked
    assert "[Still there] [Solved] [Waits for the client] [Waits for somebody else]" in asked
    assert "Still in your way" not in prompts(team.ann)[-1]
    said = await presses_in_dm(team.dan, "Still there")
    assert said == "Noted: still there since Thu 26 Nov 2026. I will ask again next time."

    await team.comes("2026-11-30 09:30")
    assert "waits for the team · 2 working days" in prompts(team.dan)[-1]
    assert "- Dan: API keys · waits for the team · 2 working days" in team.report.text
    assert await presses_in_dm(team.dan, "Solved") == "Good! It is closed."
    assert card.text == "🚧 Dan: API keys\n✓ Solved, says Dan"
    team.world.later(seconds=10)
    await team.world.settles()
    assert "API keys" not in team.report.text

    await team.comes("2026-12-01 09:30")
    assert "Still in your way" not in prompts(team.dan)[-1]


async def test_solved_twice_is_said_politely(team: Team) -> None:
    card = await blocked(team)
    again = next(iter(card.cards.values()))
    await team.lea.presses("Solved", card)
    assert "solved already" in await team.dan.presses("Solved", again)


async def test_only_the_team_touches_a_blocker(team: Team) -> None:
    card = await blocked(team)
    assert "This is for the team" in await team.clara.presses("Solved", card)


async def test_an_edit_that_takes_a_blocker_back_solves_it(team: Team) -> None:
    card = await blocked(team)
    await answers(team.dan, q0="the export", q2="no")
    assert "✓ Solved, says Dan" in card.text


async def test_the_tech_lead_hears_of_it_after_two_working_days(team: Team) -> None:
    await blocked(team)
    await team.comes("2026-11-30 09:29")
    assert not [one for one in told(team.lea) if "has been blocked" in one]
    await team.comes("2026-11-30 09:30")  # Friday, Monday
    (said,) = [one for one in told(team.lea) if "has been blocked" in one]
    assert said.startswith("Dan has been blocked since Thu 26 Nov 2026:\nAPI keys\n")
    assert not [one for one in told(team.max) if "has been blocked" in one]
    await team.comes("2026-12-02 12:00")
    assert len([one for one in told(team.lea) if "has been blocked" in one]) == 1  # once


async def test_the_account_manager_hears_of_what_waits_for_the_client(team: Team) -> None:
    await blocked(team, waits_for="client")
    await team.comes("2026-11-30 09:30")
    said = "Dan has been waiting for the client since Thu 26 Nov"
    assert len([one for one in told(team.max) if one.startswith(said)]) == 1
    assert not [one for one in told(team.lea) if one.startswith(said)]


async def test_whoever_is_to_hear_of_it_sleeps_first(team: Team) -> None:
    await team.lea.moves("America/New_York")
    await blocked(team)
    await team.comes("2026-11-30 12:00")  # 23:00 in New York
    assert not [one for one in told(team.lea) if "has been blocked" in one]
    await team.comes("2026-11-30 07:59", "America/New_York")
    assert not [one for one in told(team.lea) if "has been blocked" in one]
    await team.comes("2026-11-30 08:00", "America/New_York")
    assert len([one for one in told(team.lea) if "has been blocked" in one]) == 1


async def test_what_was_solved_in_time_is_told_to_nobody(team: Team) -> None:
    card = await blocked(team)
    await team.dan.presses("Solved", card)
    await team.comes("2026-12-02 12:00")
    assert not [one for one in told(team.lea) if "has been blocked" in one]


async def test_time_spent_waiting_for_the_client_can_be_told(team: Team) -> None:
    card = await blocked(team)
    team.world.now = at("2026-11-27 15:00")
    await team.dan.presses("Waits for the client", card)
    assert "waits for the client · since Thu 26 Nov 2026" in card.text
    team.world.now = at("2026-12-01 15:00")
    await team.dan.presses("Waits for the team", card)
    team.world.now = at("2026-12-02 15:00")
    await team.dan.presses("Waits for the client", card)
    async with team.world.database.transaction() as tx:
        (project,) = await projects.everything(tx)
        found = await blockers.client_waits(
            tx,
            project_id=project.id or 0,
            since=at("2026-11-30 00:00"),
            until=at("2026-12-03 00:00"),
        )
    lasted = [one.until - one.since for one in found]
    assert lasted == [timedelta(days=1, hours=15), timedelta(hours=9)]
