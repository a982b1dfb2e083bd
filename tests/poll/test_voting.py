"""One voice a person: by button, by reaction, in every room."""

from dataclasses import replace

import pytest

from bot.platforms.port import Barred
from handlers.kit.events import Reconnected
from handlers.poll import meeting
from storage import people, projects
from storage.people import Account
from storage.projects import Room
from tests.chat import Message, Person, World, buttons_of
from tests.poll.team import Team


async def shown(team: Team) -> list[str]:
    """`Tue 2`, `Wed 1`: what the board says."""
    lines = (await team.looks()).splitlines()
    return [
        f"{lines[place].split()[1]} {lines[place + 1].split()[1]}"
        for place in range(2, 8, 2)
        if "░" in lines[place + 1] or "█" in lines[place + 1]
    ]


async def test_a_second_choice_takes_the_place_of_the_first(team: Team) -> None:
    await team.asks()
    await team.presses(team.dan, 0)
    await team.presses(team.dan, 1)
    assert await shown(team) == ["Tue 0", "Wed 1", "Thu 0"]
    assert await team.presses(team.dan, 1) == "Your vote is taken back."
    assert await shown(team) == ["Tue 0", "Wed 0", "Thu 0"]


async def test_a_button_and_a_reaction_of_one_person_are_one_vote(team: Team) -> None:
    board = await team.asks()
    await team.presses(team.dan, 0)
    await team.dan.reacts(team.emoji[1], board)
    assert await shown(team) == ["Tue 0", "Wed 1", "Thu 0"]  # the latest counts
    await team.dan.unreacts(team.emoji[1], board)
    assert await shown(team) == ["Tue 1", "Wed 0", "Thu 0"]  # what still stands does


async def test_a_removed_reaction_is_a_withdrawn_vote(team: Team) -> None:
    board = await team.asks()
    await team.dan.reacts(team.emoji[0], board)
    await team.dan.unreacts(team.emoji[0], board)
    assert await shown(team) == ["Tue 0", "Wed 0", "Thu 0"]


async def test_of_several_reactions_the_latest_counts_and_the_person_is_told_once(
    team: Team,
) -> None:
    board = await team.asks()
    for name in (*team.emoji, team.emoji[0]):
        await team.dan.reacts(name, board)
    assert await shown(team) == ["Tue 1", "Wed 0", "Thu 0"]
    told = [one.text for one in team.world.chat.messages if one.room == f"@{team.dan.user}"]
    about = [one for one in told if "takes one answer" in one]
    assert len(about) == 1
    assert "Wed" in about[0]  # what counted when it was said


async def test_the_same_event_twice_and_other_emoji_change_nothing(team: Team) -> None:
    board = await team.asks()
    await team.dan.reacts(team.emoji[0], board)
    await team.world.happens_again()
    await team.dan.reacts("tada" if team.world.chat.name == "slack" else "SMILE", board)
    assert await shown(team) == ["Tue 1", "Wed 0", "Thu 0"]


async def test_an_alias_and_a_skin_tone_are_the_same_reaction(slack_team: Team) -> None:
    """Feishu's reactions have neither."""
    board = await slack_team.asks("Good? | :thumbsup: Yes | :thumbsdown: No")
    assert slack_team.world.chat.seeds[board.id] == ["+1", "-1"]
    await slack_team.dan.reacts("thumbsup", board)
    await slack_team.dan.reacts("+1", board)  # what Slack calls it after the skin tone is gone
    assert (await slack_team.looks()).splitlines()[3].startswith("██████████ 1")


async def test_bots_have_no_vote(team: Team) -> None:
    board = await team.asks()
    robot = team.world.person("Robo")
    profile = team.world.chat.profiles[robot.user]
    team.world.chat.profiles[robot.user] = type(profile)("Robo", is_bot=True)
    await robot.reacts(team.emoji[0], board)
    assert await shown(team) == ["Tue 0", "Wed 0", "Thu 0"]


async def test_a_choice_of_two_takes_no_third(team: Team) -> None:
    board = await team.asks("Which days? | Tue | Wed | Thu [max 2]")
    await team.presses(team.dan, 0)
    await team.presses(team.dan, 1)
    assert "You can choose 2 at most." in await team.presses(team.dan, 2)
    assert await shown(team) == ["Tue 1", "Wed 1", "Thu 0"]
    await team.dan.reacts(team.emoji[2], board)  # nobody can stop a reaction: the latest count
    assert await shown(team) == ["Tue 0", "Wed 1", "Thu 1"]


async def test_ranked_by_the_order_of_presses(team: Team) -> None:
    await team.asks("Which first? | Tue | Wed | Thu [ranked]")
    assert "1." in await team.presses(team.dan, 2)
    said = await team.presses(team.dan, 0)
    assert said.index("Thu") < said.index("Tue")
    await team.presses(team.lea, 0)
    assert await shown(team) == ["Tue 5", "Wed 0", "Thu 3"]
    result = await team.closes()
    assert "Tue – 5 points" in result.text


async def test_of_a_ranking_of_two_the_first_two_count(team: Team) -> None:
    board = await team.asks("Which first? | Tue | Wed | Thu [ranked, max 2]")
    assert "the first counts most · choose up to 2" in board.text
    await team.presses(team.dan, 2)
    await team.presses(team.dan, 0)
    assert "You can choose 2 at most." in await team.presses(team.dan, 1)
    await team.dan.reacts(team.emoji[1], board)  # nobody can stop a reaction
    assert await shown(team) == ["Tue 2", "Wed 0", "Thu 3"]
    told = team.world.posted(room=f"@{team.dan.user}")[-1].text
    assert "takes 2 answers in order: your first count" in told


async def test_an_emoji_alone_is_an_option_and_its_reaction(team: Team) -> None:
    board = await team.asks("Agree? | 👍 | 👎")
    seeds = team.world.chat.seeds[board.id]
    assert seeds == (
        ["+1", "-1"] if team.world.chat.name == "slack" else ["THUMBSUP", "ThumbsDown"]
    )
    assert [one.label for one in team.votes(board)] == ["👍", "👎"]
    await team.dan.reacts(seeds[0], board)
    assert "👍\n██████████ 1  Dan" in await team.looks()


async def test_who_is_not_asked_does_not_count(team: Team) -> None:
    people_ = (team.dan.user, team.lea.user)
    await team.ann.types("/poll Ready? | Yes | No [@Dan, @Lea]", people=people_)
    await team.seeded()
    board = team.board
    assert "choose one · for Dan, Lea" in board.text
    assert "your vote would not count" in await team.presses(team.max, 0)
    await team.max.reacts(team.emoji[0], board)
    await team.presses(team.dan, 0)
    text = await team.looks()
    assert "Yes\n██████████ 1  Dan" in text
    assert "Still missing: Lea" in text


async def test_only_those_missing_are_reminded_and_can_vote_in_the_reminder(team: Team) -> None:
    await team.ann.types(
        "/poll Ready? | Yes | No [for developers]",
    )
    await team.seeded()
    await team.presses(team.dan, 0)
    assert "whoever asked" in await team.dan.presses("Remind those missing", team.board)
    answer = await team.ann.presses("Remind those missing", team.board)
    assert answer == "Reminded: Ann"
    assert await team.ann.presses("Remind those missing", team.board) == (
        "Nobody to remind: everybody I know here has voted, was reminded today, or is away."
    )
    reminder = team.world.posted(room=f"@{team.ann.user}")[-1]
    assert "Ann asks in orders; your vote is missing." in reminder.text
    assert "choose one · for the developer role" in reminder.text
    await team.ann.presses_button(team.votes(reminder)[1], direct=True)
    assert "No\n██████████ 1  Ann" in await team.looks()


async def test_a_poll_that_asks_people_reminds_them_before_it_closes(team: Team) -> None:
    await team.ann.types("/poll Ready? | Yes | No [for tech leads, in 4 hours]")
    await team.seeded()
    team.world.later(hours=3, minutes=1)
    await team.world.ticks()
    assert "your vote is missing" in team.world.posted(room=f"@{team.lea.user}")[-1].text
    assert team.world.posted(room=f"@{team.dan.user}")[-1:] == [] or "missing" not in (
        team.world.posted(room=f"@{team.dan.user}")[-1].text
    )


async def test_it_closes_when_all_have_voted(team: Team) -> None:
    await team.asks("Which day? | Tue | Wed [when all voted]")
    for one in team.people:
        assert not await closed(team)
        await team.presses(one, 0, team.world.posted()[0])
    await team.looks()
    assert await closed(team)


async def test_when_all_have_voted_waits_for_those_who_never_said_a_word(world: World) -> None:
    ann, bob = (world.person(name) for name in ("Ann", "Bob"))
    robot = world.person("Robo")
    world.chat.profiles[robot.user] = replace(world.chat.profiles[robot.user], is_bot=True)
    world.chat.inhabitants["orders"] = [ann.user, bob.user, robot.user]
    await ann.types("/poll Which day? | Tue | Wed [when all voted]")
    world.later(seconds=3)
    await world.settles()
    board = world.posted()[0]
    assert "Still missing: Ann, Bob" in board.text
    for person in (ann, bob):
        assert len(world.posted()) == 1
        await person.presses_button(next(iter(buttons_of(board.card))))
        for _ in range(2):
            await world.ticks()
            world.later(seconds=3)
    await world.settles()
    assert "Tue – 2 votes" in world.posted()[-1].text


async def test_who_is_named_is_waited_for_and_reminded_though_they_never_said_a_word(
    world: World,
) -> None:
    ann, bob = (world.person(name) for name in ("Ann", "Bob"))
    world.chat.inhabitants["orders"] = [ann.user, bob.user]
    await ann.types(
        "/poll Ready? | yes | no [@Ann, @Bob, when all voted]", people=(bob.user, ann.user)
    )
    world.later(seconds=3)
    await world.settles()
    board = world.posted()[0]
    assert "for Ann, Bob" in board.text
    await ann.presses_button(next(iter(buttons_of(board.card))))
    for _ in range(2):
        await world.ticks()
        world.later(seconds=3)
    await world.settles()
    assert "Still missing: Bob" in board.text  # and so it is open
    assert await ann.presses("Remind those missing", board) == "Reminded: Bob"


async def test_where_nobody_says_who_is_there_the_one_who_asked_is_told(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting, "MOST", 3)
    team.world.chat.inhabitants["orders"] = [f"U{n}" for n in range(4)]
    await team.asks("Which day? | Tue | Wed [when all voted]")
    told = team.world.posted(room=f"@{team.ann.user}")[-1].text
    assert "I do not know everybody in #orders: there are more than 3 people" in told
    for one in team.people:
        await team.presses(one, 0, team.world.posted()[0])
    await team.looks()
    assert await closed(team)  # whom it knows, it waited for


async def closed(team: Team) -> bool:
    return any("Result:" in one.text for one in team.world.posted())


async def test_what_happened_while_nobody_listened_counts_at_the_close(team: Team) -> None:
    board = await team.asks()
    await team.dan.reacts(team.emoji[0], board)
    await team.dan.reacts(team.emoji[0], board, is_added=False, is_heard=False)
    await team.lea.reacts(team.emoji[1], board, is_heard=False)
    result = await team.closes()
    assert "Wed – one vote" in result.text
    assert "Wed: Lea" in result.text
    assert "1  Tue" not in result.text


async def test_the_newest_vote_withdrawn_while_nobody_listened_is_gone(team: Team) -> None:
    """SQLite gives the new row the id of the one it replaces."""
    board = await team.asks()
    await team.dan.reacts(team.emoji[0], board)
    await team.dan.reacts(team.emoji[0], board, is_added=False, is_heard=False)
    result = await team.closes()
    assert result.text == "Result: Which release day?\nNobody voted."
    assert "yet" not in board.text


async def test_a_connection_that_is_back_brings_what_was_missed(team: Team) -> None:
    board = await team.asks()
    await team.lea.reacts(team.emoji[1], board, is_heard=False)
    new = team.world.person("New")  # somebody the bot has never met
    await new.reacts(team.emoji[1], board, is_heard=False)
    platform = team.world.chat.name
    await team.world.happens(Reconnected(id=team.world.id("back"), platform=platform, tenant=""))
    assert await shown(team) == ["Tue 0", "Wed 2", "Thu 0"]
    assert "Lea, New" in board.text


async def test_who_has_left_does_not_count_at_the_close(team: Team) -> None:
    board = await team.asks()
    for one in (team.dan, team.lea):
        await one.reacts(team.emoji[1], board)
    profiles = team.world.chat.profiles
    profiles[team.dan.user] = type(profiles[team.dan.user])("Dan", is_gone=True)
    result = await team.closes()
    assert "Wed – one vote" in result.text


async def test_a_room_that_cannot_be_read_does_not_hold_up_the_result_for_ever(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = await team.asks()
    await team.dan.reacts(team.emoji[0], board)

    async def barred(room: str, message: str) -> None:
        raise Barred("not_in_channel")

    monkeypatch.setattr(team.world.chat, "reactions", barred)
    await team.closes()
    assert not await closed(team)
    team.world.later(minutes=11)
    await team.world.ticks()
    assert "Tue – one vote" in team.world.posted()[-1].text


async def test_reactions_count_on_the_board_that_could_not_be_edited_any_more(team: Team) -> None:
    """Feishu edits no card after 14 days: it is posted anew, and the old one still stands."""
    old = await team.asks("Which days? | Tue | Wed | Thu [max 2]")
    await team.dan.reacts(team.emoji[0], old)
    team.world.chat.too_old.add(old.id)
    team.world.later(days=15)
    assert await team.looks()
    new = team.board
    assert new.id != old.id
    await team.seeded()
    assert team.world.chat.seeds[new.id] == list(team.emoji)
    await team.lea.reacts(team.emoji[1], old)  # heard, on the old one
    await team.dan.reacts(team.emoji[0], new)  # the same again is one vote
    await team.dan.unreacts(team.emoji[0], new)  # and what stands on the old one still does
    await team.max.reacts(team.emoji[2], old, is_heard=False)
    await team.looks()
    assert [line for line in new.text.splitlines() if "█" in line] == [
        "██████████ 1  Dan",
        "██████████ 1  Lea",
    ]
    result = await team.closes()
    assert "3 people have voted." in result.text
    assert {"Tue: Dan", "Wed: Lea", "Thu: Max"} <= set(result.text.splitlines())


async def test_reactions_on_copies_are_votes_like_those_on_the_board(team: Team) -> None:
    board = await team.asks("Which days? | Tue | Wed | Thu [max 2]")
    await team.ann.types("/poll 1")
    await team.seeded()
    first = team.board
    await team.dan.reacts(team.emoji[0], first)
    await team.ann.types("/poll 1")
    await team.seeded()
    second = team.board
    assert len({board.id, first.id, second.id}) == 3
    assert team.world.chat.seeds[first.id] == team.world.chat.seeds[second.id] == list(team.emoji)
    assert first.text == (
        "Which days?\nShown anew further down.\nReactions here count there, too."
    )  # and no numbers that are no longer true
    await team.dan.reacts(team.emoji[0], second)  # the same again is one vote
    await team.lea.reacts(team.emoji[1], second, is_heard=False)
    await team.max.reacts(team.emoji[2], first, is_heard=False)
    await team.dan.unreacts(team.emoji[0], first)
    platform = team.world.chat.name
    await team.world.happens(Reconnected(id=team.world.id("back"), platform=platform, tenant=""))
    await team.looks()
    for place in (board, second):
        votes = [line.split() for line in place.text.splitlines() if "█" in line]
        assert [one[1:] for one in votes] == [["1", "Dan"], ["1", "Lea"], ["1", "Max"]]
    result = await team.closes()
    assert {"Tue: Dan", "Wed: Lea", "Thu: Max"} <= set(result.text.splitlines())


async def test_an_option_added_later_gets_its_reaction_on_the_copy_as_well(team: Team) -> None:
    board = await team.asks()
    await team.ann.types("/poll 1")
    await team.seeded()
    copy = team.board
    await team.ann.presses("Add an option", copy)
    await team.ann.fills(option="Fri")
    await team.seeded()
    seeds = team.world.chat.seeds
    assert copy.id != board.id
    assert seeds[board.id] == seeds[copy.id]
    assert len(seeds[copy.id]) == 4


@pytest.mark.parametrize(
    ("settings", "is_closed", "why"),
    [
        ("[anonymous]", False, "is anonymous: your reaction does not count"),
        ("[for tech leads]", False, "asks other people: your reaction does not count"),
        ("", True, "is closed: your reaction does not count"),
    ],
)
async def test_whose_reaction_does_not_count_is_told_once(
    team: Team, settings: str, is_closed: bool, why: str
) -> None:
    board = await team.asks(f"Good? | 👍 Yes | 👎 No {settings}")
    if is_closed:
        await team.closes()
    yes, no, other = (
        ("+1", "-1", "tada")
        if team.world.chat.name == "slack"
        else ("THUMBSUP", "ThumbsDown", "OK")
    )
    for name in (other, yes, no):
        await team.dan.reacts(name, board)
    await team.dan.unreacts(no, board)
    told = [one.text for one in team.world.chat.messages if one.room == f"@{team.dan.user}"]
    assert len([one for one in told if why in one]) == 1
    assert "1 " not in (await team.looks()).splitlines()[3]


class TwoRooms:
    """The project has a second room, and Dan an account in each of them."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.second = "second"

    async def set_up(self) -> Person:
        world = self.team.world
        twin = world.person("Twin")
        async with world.database.transaction() as tx:
            (project,) = await projects.everything(tx)
            room = Room(
                platform=world.chat.name,
                tenant="T1",
                room=self.second,
                project_id=project.id or 0,
                name=self.second,
            )
            tx.add(room)
            dan = await people.find(
                tx, platform=world.chat.name, tenant="T1", user=self.team.dan.user
            )
            assert dan is not None
            account = Account(
                platform=world.chat.name, tenant="T1", user=twin.user, person_id=dan.id or 0
            )
            await people.add_account(tx, dan, account)
        return twin


async def test_one_person_with_two_accounts_in_two_rooms_has_one_vote(team: Team) -> None:
    rooms = TwoRooms(team)
    twin = await rooms.set_up()
    board = await team.asks()
    (other,) = team.world.posted(room=rooms.second)
    await team.dan.reacts(team.emoji[0], board)
    team.world.room = rooms.second
    await twin.reacts(team.emoji[1], other)
    team.world.room = "orders"
    assert await shown(team) == ["Tue 0", "Wed 1", "Thu 0"]
    assert "1 " in board_line(other, 1)
    result = await team.closes()
    assert "Wed – one vote" in result.text
    assert len([one for one in team.world.chat.messages if "Result:" in one.text]) == 2


def board_line(board: Message, option: int) -> str:
    return board.text.splitlines()[3 + 2 * option]
