"""Several people at the same moment, on both databases: whoever was told that something happened
was told the truth."""

import asyncio

import pytest
from sqlmodel import select

from handlers.poll import emoji
from storage.engine import Database
from storage.poll import Poll, State
from tests.chat import World, button_of, buttons_of
from tests.poll.team import Team, gathered


@pytest.fixture
async def team(database: Database) -> Team:
    return await gathered(World(database))


async def polls(team: Team) -> list[Poll]:
    async with team.world.database.transaction() as tx:
        return list((await tx.exec(select(Poll).order_by("id"))).all())


async def test_two_who_ask_at_once_ask_two_polls(team: Team) -> None:
    asking = (one.types(f"/poll {one.name}? | yes | no") for one in team.people)
    said = await asyncio.gather(*asking)
    assert sorted(said) == [f"Poll #{number} is open." for number in range(1, 5)]
    assert sorted(one.number for one in await polls(team)) == [1, 2, 3, 4]


async def test_of_two_who_close_at_once_one_closes(team: Team) -> None:
    board = await team.asks()
    close = button_of(board.card, "Close")
    closing = (one.presses_button(close) for one in (team.ann, team.lea, team.max))
    said = await asyncio.gather(*closing)
    assert [one.startswith("Closed.") for one in said].count(True) == 1
    await team.seeded()
    assert len([one for one in team.world.posted() if "Result:" in one.text]) == 1


async def test_a_vote_at_the_moment_of_the_close_counts_or_is_refused(team: Team) -> None:
    board = await team.asks()
    votes, close = team.votes(board), button_of(board.card, "Close")
    pressing = (one.presses_button(votes[0]) for one in (team.dan, team.lea, team.max))
    *said, _ = await asyncio.gather(*pressing, team.ann.presses_button(close))
    await team.seeded()
    told = [one.startswith("You voted") for one in said]
    assert all(one.startswith(("You voted", "The votes are", "This poll is")) for one in said)
    (poll,) = await polls(team)
    assert (poll.state, poll.voters) == (State.CLOSED, told.count(True))


async def test_a_secret_ballot_cast_twice_at_once_is_one(team: Team) -> None:
    board = await team.asks("Good? | yes | no [anonymous]")
    votes = team.votes(board)
    casting = (team.dan.presses_button(one) for one in (*votes, *votes))
    said = await asyncio.gather(*casting)
    assert len([one for one in said if "Your vote counts" in one]) == 1
    (poll,) = await polls(team)
    assert (poll.ballots, sum(poll.counts)) == (1, 1)


async def test_options_added_at_once_stay_apart_and_within_the_limit(team: Team) -> None:
    first = " | ".join(f"option {one}" for one in "abcdefgh")
    board = await team.asks(f"Which? | {first} [anybody may add]")
    add = next(one for one in buttons_of(board.card) if one.label == "Add an option")
    for one in team.people:
        await one.presses_button(add)
    adding = (one.fills(option=f"of {one.name}") for one in team.people)
    await asyncio.gather(*adding)
    (poll,) = await polls(team)
    assert len(poll.options) == emoji.MOST
    for platform in ("slack", "feishu"):
        assert len({one[platform] for one in poll.options}) == emoji.MOST
