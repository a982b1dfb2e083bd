"""What becomes of a poll besides votes: hidden, added to, reopened, repeated, listed, exported."""

import csv
import io

import pytest

from handlers.poll import export
from storage import people, projects
from storage.people import Role
from storage.projects import Audience, Room
from tests.chat import buttons_of
from tests.poll.team import Team


async def test_hidden_until_i_have_voted(team: Team) -> None:
    await team.asks("Good? | yes | no [hidden until voted]")
    await team.presses(team.dan, 0)
    shown = await team.looks()
    assert "█" not in shown
    assert "One person has voted." in shown
    assert "Vote first" in await team.lea.presses("How it stands", team.board)
    assert "yes\n██████████ 1  Dan" in await team.dan.presses("How it stands", team.board)


async def test_hidden_until_the_end(team: Team) -> None:
    await team.asks("Good? | yes | no [hidden]")
    await team.presses(team.dan, 0)
    assert "█" not in await team.looks()
    result = await team.closes()
    assert "yes – one vote" in result.text


async def test_anybody_may_add_options_where_it_says_so(team: Team) -> None:
    await team.asks("Lunch? | Pizza | Sushi")
    assert "whoever asked" in await team.dan.presses("Add an option", team.board)
    await team.asks("Dinner? | Pizza | Sushi [anybody may add]")
    await team.dan.presses("Add an option", team.board)
    await team.dan.fills(option="pizza")
    assert team.dan.errors == {"option": "“pizza” is there twice."}
    await team.dan.fills(option="🍜 Ramen")
    await team.seeded()
    assert "Ramen" in team.board.text
    seeds = team.world.chat.seeds[team.board.id]
    assert len(seeds) == 3
    await team.dan.reacts(seeds[2], team.board)
    await team.looks()
    assert "Ramen\n██████████ 1  Dan" in team.board.text


async def test_a_closed_poll_takes_no_votes_until_it_is_reopened(team: Team) -> None:
    board = await team.asks()
    votes = team.votes(board)
    await team.presses(team.dan, 0)
    await team.closes()
    assert await team.lea.presses_button(votes[1]) == "This poll is closed."
    await team.lea.reacts(team.emoji[2], board)
    assert "whoever asked" in await team.dan.presses("Reopen", board)
    assert await team.ann.presses("Reopen", board) == "Open again."
    await team.seeded()
    await team.presses(team.max, 2, board)
    result = await team.closes()
    # What stood there while it was closed counts, now that it is open again.
    assert "Thu – 2 votes" in result.text


async def test_who_may_close(team: Team) -> None:
    board = await team.asks(by=team.dan)
    clara = team.world.person("Clara")
    await clara.types("/change list")
    assert "whoever asked" in await clara.presses("Close", board)
    assert (await team.lea.presses("Close", board)).startswith("Closed.")


async def test_asked_which_of_several_it_names_them(team: Team, client_room: Room) -> None:
    await team.asks("First? | a | b [team only]")
    await team.asks("Second? | a | b")
    assert await team.ann.types("/poll close") == (
        "Several polls are open:\n#2 Second?\n#1 First?\nSay which, for instance /poll close 2"
    )
    assert "/poll remind 2" in await team.ann.types("/poll remind")
    team.world.room = "client"  # where the team's own is not spoken of
    assert "First" not in await team.ann.types("/poll close")


async def test_asked_for_in_the_direct_conversation_it_says_where_it_stands(team: Team) -> None:
    said = await team.ann.types("/poll Which day? | Tue | Wed", direct=True)
    assert said == "Poll #1 is open in #orders."


async def test_who_leads_elsewhere_leads_nothing_here(team: Team) -> None:
    board = await team.asks()
    close = next(one for one in buttons_of(board.card) if one.action == "poll.close")
    team.world.room = "other"
    await team.dan.types("/project")
    await team.dan.fills(tech_lead=(team.dan.user,))
    assert "whoever asked" in await team.dan.presses_button(close)
    assert (await team.lea.presses_button(close)).startswith("Closed.")  # a developer there


async def test_every_second_friday_it_is_asked_again(team: Team) -> None:
    world = team.world
    await team.asks("How was it? | good | bad [every second Friday, in 3 days]")
    await team.presses(team.dan, 0)
    world.later(days=3, hours=6)  # until the end of that day's work
    await world.ticks()
    await team.seeded()
    assert "good – one vote" in world.posted()[-1].text
    world.later(days=5)  # the first Friday is not its turn
    await world.ticks()
    assert "Poll #2" not in "".join(one.text for one in world.posted())
    world.later(days=1)  # Friday 4 December
    await world.ticks()
    await team.seeded()
    assert "Poll #2 of Ann" in team.board.text
    assert "Nobody has voted yet." in team.board.text
    assert "until Tue 8 Dec 2026 00:0" in team.board.text  # it lasts as long as the one before
    assert "again Fri 18 Dec 2026 10:00" in team.board.text
    assert await team.ann.presses("Do not repeat", team.board) == (
        "It will not be asked again by itself."
    )
    assert "again" not in team.board.text
    world.later(days=30)
    await world.ticks()
    assert "Poll #3" not in "".join(one.text for one in world.posted())


@pytest.mark.parametrize(
    ("rhythm", "again"),
    [("every Wednesday at 13:00", "2 Dec"), ("every second Wednesday", "9 Dec")],
)
async def test_what_is_asked_on_a_day_of_its_rhythm_is_that_days(
    team: Team, rhythm: str, again: str
) -> None:
    board = await team.asks(f"How was it? | good | bad [{rhythm}]")  # a Wednesday, at noon
    assert f"again Wed {again} 2026" in board.text


async def test_the_list_shows_open_ones_first_and_leads_to_each(team: Team) -> None:
    assert "No polls yet" in await team.ann.types("/poll list")
    await team.asks("First? | a | b")
    await team.presses(team.dan, 1)
    await team.closes()
    await team.asks("Second? | a | b")
    await team.asks("Third? | a | b [by Friday 17:00]")
    listed = await team.ann.types("/poll list")
    assert [line for line in listed.splitlines() if line.startswith("#")] == [
        "#3 Third? · open · until Fri 27 Nov 2026 17:00 (Shanghai time) [Show]",
        "#2 Second? · open [Show]",
        "#1 First? · closed · b [Show]",
    ]
    before = len(team.world.posted())
    await team.ann.types("/poll 2")
    assert len(team.world.posted()) == before + 1
    await team.presses(team.dan, 1)  # on the copy
    await team.looks()
    assert "b\n██████████ 1  Dan" in team.world.posted()[-1].text
    assert "There is no poll #9 here." in await team.ann.types("/poll 9")


async def test_the_table_holds_what_everybody_may_see(team: Team) -> None:
    await team.asks("=Good? | yes | no")
    await team.presses(team.dan, 0)
    await team.closes()
    await team.asks("Secret? | yes | no [anonymous]")
    for person in team.people[:3]:
        await team.presses(person, 1)
    await team.ann.types("/poll close 2")
    await team.asks("Open? | yes | no")
    await team.presses(team.dan, 0)
    await team.ann.types("/poll export")
    ((_, name, content),) = team.world.chat.files.values()
    rows = list(csv.reader(io.StringIO(content)))
    assert name == "polls-2026-11-25.csv"
    assert [row[:5] for row in rows[1:]] == [
        ["1", "'=Good?", "yes", "1", "Dan"],
        ["1", "'=Good?", "no", "0", ""],
        ["2", "Secret?", "yes", "0", ""],
        ["2", "Secret?", "no", "3", ""],  # of an anonymous poll no name
        ["3", "Open?", "yes", "", ""],  # of an open one nothing yet
        ["3", "Open?", "no", "", ""],
    ]


async def test_the_table_is_cut_at_its_newest_polls_and_says_so(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MOST", 2)
    monkeypatch.setattr(export, "NAMED", 1)
    for number in range(3):
        await team.asks(f"Poll {number}? | yes | no [max 2]")
        for person in (team.dan, team.lea)[: 2 - number // 2]:
            await team.presses(person, 1)
        await team.closes()
    said: list[str] = []
    hand = team.world.chat.hand

    async def heard(user: str, name: str, content: str, words: str, *, key: str) -> None:
        said.append(words)
        await hand(user, name, content, words, key=key)

    monkeypatch.setattr(team.world.chat, "hand", heard)
    await team.ann.types("/poll export")
    ((_, _, content),) = team.world.chat.files.values()
    rows = list(csv.reader(io.StringIO(content)))[1:]
    assert [row[:6] for row in rows if row[2] == "no"] == [
        ["2", "Poll 1?", "no", "2", "2 voters, too many to name here", "choose up to 2"],
        ["3", "Poll 2?", "no", "1", "Dan", "choose up to 2"],
    ]
    assert said == ["The newest 2 of 3 polls, as a table."]


@pytest.fixture
async def client_room(team: Team) -> Room:
    async with team.world.database.transaction() as tx:
        (project,) = await projects.everything(tx)
        room = Room(
            platform=team.world.chat.name,
            tenant="T1",
            room="client",
            project_id=project.id or 0,
            name="client",
            audience=Audience.CLIENT,
        )
        tx.add(room)
    return room


async def test_a_poll_stands_in_all_rooms_and_says_where_the_client_reads_it(
    team: Team, client_room: Room
) -> None:
    said = await team.ann.types("/poll Which day? | Tue | Wed")
    assert said == (
        "Poll #1 is open.\n"
        "The client reads it, too, in #client. With [team only] a poll stays with the team."
    )
    assert len(team.world.posted(room="client")) == 1


async def test_who_sits_in_both_rooms_and_never_spoke_is_one_of_the_team(
    team: Team, client_room: Room
) -> None:
    new, clara = (team.world.person(name) for name in ("New", "Clara"))
    team.world.chat.inhabitants |= {"orders": [new.user], "client": [new.user, clara.user]}
    await team.asks("Which day? | Tue | Wed [when all voted]")
    found = {}
    async with team.world.database.transaction() as tx:
        for known in await people.members(tx, 1):
            found[known.person.name] = known.role
    assert (found["New"], found["Clara"]) == (Role.DEVELOPER, Role.CLIENT)


async def test_what_is_for_the_team_alone_never_reaches_the_client(
    team: Team, client_room: Room
) -> None:
    await team.asks("Raise the price? | yes | no [team only]")
    votes = team.votes()
    clara = team.world.person("Clara")
    team.world.room = "client"
    await clara.types("/poll list")
    async with team.world.database.transaction() as tx:
        known = await people.find(tx, platform=team.world.chat.name, tenant="T1", user=clara.user)
        assert known is not None  # whoever turns up among the client's people is one of them
        role = await people.role_in(tx, project_id=1, person_id=known.id or 0)
        assert role is Role.CLIENT
    assert "Raise" not in await clara.types("/poll list")
    assert "cannot find this poll" in await clara.presses_button(votes[0])
    assert "cannot find this poll" in await clara.types("/poll 1")
    assert "Only the team" in await clara.types("/poll Secret? | a | b [team only]")
    # Nor in the client's room where somebody of the team asks for it.
    assert "cannot find this poll" in await team.ann.types("/poll 1")
    await clara.types("/poll export")
    assert team.world.chat.files == {}
    team.world.room = "orders"
    await team.presses(team.dan, 0, team.world.posted()[0])
    await team.closes()
    assert team.world.posted(room="client") == []


async def test_help_says_all_of_it(team: Team) -> None:
    said = await team.ann.types("/poll help")
    for settings in ("[multiple], [max 2], [ranked]", "[anybody may add]", "[for developers]"):
        assert settings in said
