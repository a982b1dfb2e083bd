"""What can be said after /standup, and where the report may be read."""

import csv
import io

from handlers.kit.forms import PeopleField, TicksField
from tests.chat import World
from tests.standup.team import (
    Team,
    answers,
    at,
    comes,
    gathered,
    presses_in_dm,
    prompts,
    reports,
    set_up,
)


async def test_now_asks_everybody_before_their_time_and_not_again(team: Team) -> None:
    await set_up(team.ann, at="14:00", until="16:00")
    team.world.now = at("2026-11-26 10:00")
    said = await team.lea.types("/standup now")
    assert said == "I am asking now. Who is off, or asleep, is left in peace."
    assert "Until 12:00" in prompts(team.dan)[0]
    await team.comes("2026-11-26 14:30")
    assert len(prompts(team.dan)) == 1


async def test_now_with_names_and_a_topic_is_a_round_of_its_own(team: Team) -> None:
    await set_up(team.ann, at="14:00", until="16:00")
    team.world.now = at("2026-11-26 10:00")
    who = (team.dan.user, team.max.user)
    await team.lea.types("/standup now @Dan @Max about payment", people=who)
    assert [len(prompts(one)) for one in (team.ann, team.dan, team.max)] == [0, 1, 1]
    assert prompts(team.dan)[0].startswith("orders · Stand-up Thu 26 Nov 2026: payment\n")
    assert "Waiting for: Dan, Max" in team.report.text
    await team.comes("2026-11-26 14:00")
    assert [len(prompts(one)) for one in (team.ann, team.dan, team.max)] == [1, 2, 1]


async def test_now_leaves_those_asleep_to_their_own_morning(world: World) -> None:
    world.now = at("2026-11-24 13:00")
    team = await gathered(world, dan="America/New_York")
    await set_up(team.ann, at="14:00", until="16:00", roles=("developer",))
    await team.ann.types("/standup now")
    assert [len(prompts(one)) for one in (team.ann, team.dan)] == [1, 0]
    assert "Later, in their own morning: Dan" in team.report.text


async def test_now_about_something_says_who_was_left_asleep(world: World) -> None:
    world.now = at("2026-11-24 13:00")
    team = await gathered(world, dan="America/New_York")
    await set_up(team.ann, at="14:00", until="16:00", roles=("developer",))
    await team.ann.types("/standup now about payment")
    assert "Not asked: Dan (it is night there)" in team.report.text


async def test_skipping_for_everybody_calls_the_day_off(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    assert "Skip the stand-up of Thu 26 Nov?" in await team.lea.types("/standup skip")
    assert team.lea.private is not None
    said = await team.lea.presses("For everybody", team.lea.private)
    assert said.startswith("All right. The stand-up of that day is called off")
    assert team.report.text == "Stand-up Thu 26 Nov 2026\nSkipped by Lea"
    await team.comes("2026-11-26 12:00")
    assert prompts(team.dan) == []
    await team.comes("2026-11-27 09:30")
    assert len(prompts(team.dan)) == 1


async def test_skipping_a_day_that_has_begun_stops_the_waiting(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    await team.comes("2026-11-26 09:45")
    await team.lea.types("/standup skip")
    assert team.lea.private is not None
    said = await team.lea.presses("For everybody", team.lea.private)
    assert said.startswith("All right. The stand-up of that day is called off")
    await team.comes("2026-11-26 10:45")
    assert all("still waiting" not in text for text in prompts(team.dan))
    assert team.report.text == "Stand-up Thu 26 Nov 2026\nSkipped by Lea"


async def test_skipping_for_oneself_is_not_today_in_advance(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    await team.dan.types("/standup skip")
    assert team.dan.private is not None
    assert await team.dan.presses("Only for me", team.dan.private) == "All right, not today."
    await team.comes("2026-11-26 09:30")
    assert [len(prompts(one)) for one in (team.ann, team.dan)] == [1, 0]
    assert "Not today: Dan" in team.report.text


async def test_a_report_is_read_again_with_its_answers(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    await team.comes("2026-11-26 09:30")
    await answers(team.dan, q0="the export")
    await team.comes("2026-11-27 10:00")
    said = await team.ann.types("/standup report 2026-11-26")
    assert said.startswith(
        "Stand-up Thu 26 Nov 2026\nAnswered: 1 of 3 · Dan\nNo answer: Ann, Lea\n"
    )
    assert said.endswith("Dan\nWhat did you get done since last time?: the export")
    assert "Thu 26 Nov" in await team.ann.types("/standup report yesterday")
    assert "Fri 27 Nov" in await team.ann.types("/standup report")  # the newest
    assert "no stand-up report" in await team.ann.types("/standup report 2026-11-20")
    assert "Which day?" in await team.ann.types("/standup report soon")
    assert "for the team alone" in await team.clara.types("/standup report")


async def test_everything_is_exported_without_formulas(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    await team.comes("2026-11-26 09:30")
    await answers(team.dan, q0="=HYPERLINK(1)", q1="more")
    await team.comes("2026-11-26 11:00")
    said = await team.ann.types("/standup export")
    assert said == "The file is on its way to you as a direct message."
    ((user, name, content),) = team.world.chat.files.values()
    assert (user, name) == (team.ann.user, "standup-2026-11-26.csv")
    rows = list(csv.reader(io.StringIO(content)))
    assert rows[0][:4] == ["Day", "Topic", "Person", "State"]
    dan = [row for row in rows if row[2] == "Dan"]
    assert [row[-1] for row in dan] == ["'=HYPERLINK(1)", "more"]
    assert ["2026-11-26", "", "Lea", "No answer"] in [row[:4] for row in rows]


async def test_an_unknown_word_gets_help(team: Team) -> None:
    assert "I do not know “tomorow”." in await team.ann.types("/standup tomorow")
    assert "/standup skip" in await team.ann.types("/standup help")


async def test_who_may_not_set_it_reads_what_is_set(team: Team) -> None:
    assert "no stand-up here yet" in await team.clara.types("/standup")
    await set_up(team.ann, at="09:30", until="11:00")
    assert "09:30, to be answered by 11:00" in await team.clara.types("/standup")
    assert team.clara.form is None


async def test_a_paused_stand_up_asks_nobody_until_it_goes_on(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    await set_up(team.ann, is_on="off")
    assert team.world.card.text.startswith("Stand-up (paused)\n")
    await team.comes("2026-11-26 12:00")
    assert prompts(team.dan) == []
    await set_up(team.ann, is_on="on")
    await team.comes("2026-11-26 13:00")
    assert prompts(team.dan) == []  # nothing of the morning is made up for
    await team.comes("2026-11-27 09:30")
    assert len(prompts(team.dan)) == 1


async def test_a_time_moved_on_the_same_day_asks_nobody_twice(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    await team.comes("2026-11-26 10:00")
    await set_up(team.ann, at="14:00", until="16:00")
    await team.comes("2026-11-26 14:30")
    assert len(prompts(team.dan)) == 1


async def test_wrong_settings_are_said_under_their_field(team: Team) -> None:
    await team.ann.types("/standup")
    await team.ann.fills(at="7:00", also=(team.clara.user,))
    assert set(team.ann.errors) == {"at"}
    await team.ann.fills(also=(team.clara.user,))
    assert team.ann.errors == {"also": "Clara is a client; stand-ups are for the team."}


async def test_people_named_besides_their_role_take_part(team: Team) -> None:
    await set_up(team.ann, roles=(), also=(team.max.user,))
    await team.comes("2026-11-26 09:30")
    assert [len(prompts(one)) for one in (team.ann, team.dan, team.max)] == [0, 0, 1]
    await team.ann.types("/standup")
    assert team.ann.form is not None
    (also,) = [one for one in team.ann.form.fields if isinstance(one, PeopleField)]
    assert also.values == (team.max.user,)


async def test_a_report_for_team_rooms_never_reaches_a_room_that_became_a_clients(
    team: Team,
) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    await team.comes("2026-11-26 09:30")
    await team.ann.types("/project")
    await team.ann.fills(audience="client", tech_lead=(team.lea.user,))
    before = len(team.world.posted())
    await answers(team.dan, q0="a secret", q2="another secret")
    await team.comes("2026-11-27 12:00")
    assert len(team.world.posted()) == before
    assert all("secret" not in one.text for one in team.world.posted(room="orders"))
    assert "for the team alone" in await team.ann.types("/standup report")


async def test_a_clients_room_alone_needs_the_teams_leave(team: Team) -> None:
    await team.ann.types("/project")
    await team.ann.fills(audience="client", tech_lead=(team.lea.user,))
    await team.ann.types("/standup")
    assert team.ann.form is not None
    (extras,) = [
        one for one in team.ann.form.fields if isinstance(one, TicksField) and one.name == "extras"
    ]
    assert extras.values == ()
    await team.ann.fills(extras=("team_only",))
    assert "Nobody would see the report" in team.ann.errors["extras"]


async def test_after_an_outage_within_grace_it_comes_late_and_says_so(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    team.world.now = at("2026-11-26 11:15")  # nothing ran since yesterday
    await team.world.ticks()
    late = "This should have come at 09:30, but I was not running. Sorry."
    assert late in prompts(team.dan)[0]
    assert "Until 12:15" in prompts(team.dan)[0]


async def test_after_a_longer_outage_it_is_skipped_and_the_report_says_so(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    team.world.now = at("2026-11-26 11:31")
    await team.world.ticks()
    assert prompts(team.dan) == []
    missed = "Not asked: Ann, Dan, Lea – I was not running at the time"
    assert missed in reports(team.world)["Thu 26 Nov 2026"]
    await team.comes("2026-11-27 09:30")
    assert len(prompts(team.dan)) == 1


async def test_an_outage_over_several_days_reports_each_once(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    await comes(team.world, at("2026-11-26 12:00"))
    team.world.now = at("2026-12-02 10:00")
    await team.world.ticks()
    assert list(reports(team.world)) == [
        "Thu 26 Nov 2026",
        "Mon 30 Nov 2026",
        "Tue 1 Dec 2026",
        "Wed 2 Dec 2026",
    ]
    assert len(prompts(team.dan)) == 2
    assert await presses_in_dm(team.dan, "Not today") == "All right, not today."
