"""Somebody who is not satisfied, is asked whether it is settled, and never says so: they left."""

from typing import Any

import pytest

from bot.platforms.port import Gone
from handlers.kit.errors import Refused
from handlers.survey import rules
from storage.people import Role
from tests.change.team import Team
from tests.chat import Message, World
from tests.survey.test_story import last, questions, surveyed, told

CLOSE = "Close without an answer …"
WHY = "She has left the company; her successor is happy with the hotline"


async def asked_whether_settled(world: World) -> tuple[Team, Message]:
    team = await surveyed(world)
    await team.max.presses("😀 5", questions(team.max)[0], direct=True)
    await team.clara.presses("🙁 2", questions(team.clara)[0], direct=True)
    card = world.card
    await team.max.presses("Done, ask them …", card)
    await team.max.fills(done="There is a hotline")
    return team, card


async def silent(world: World) -> tuple[Team, Message]:
    """Three working days later: from Wednesday to Monday."""
    team, card = await asked_whether_settled(world)
    assert CLOSE not in card.text
    world.later(days=5, minutes=1)
    await world.ticks()
    return team, card


async def test_who_has_left_does_not_keep_it_open_and_the_record_says_who_closed_it(
    world: World,
) -> None:
    team, card = await asked_whether_settled(world)
    world.chat.closed_rooms[f"@{team.clara.user}"] = Gone("user_disabled")
    world.later(days=5, minutes=1)
    await world.ticks()
    assert "Clara was asked whether it is settled, and has not said" in card.text
    assert "or close it and say why:" in last(team.max)
    assert CLOSE in last(team.max)
    await team.max.presses(CLOSE, told(team.max)[-1], direct=True)
    await team.max.fills(why=" ", direct=True)
    assert team.max.errors == {"why": "Say in a few words why; the team reads it."}
    said = await team.max.fills(why=WHY, direct=True)
    assert said in ("Closed. The card says that Clara did not close it.", "")
    assert "State: Closed by Max, without a word from Clara" in card.text
    assert f"Why it is closed  {WHY}" in card.text
    assert "Settled" not in card.text
    assert "[" not in card.text
    world.later(days=30)
    await world.ticks()
    about_her = [one for one in told(team.max) if "Clara" in one.card_in("en").title]
    assert "or close it and say why:" in about_her[-1].text_in("en")  # that was the last of it
    assert "No open follow-ups" in await team.lea.types("/parley survey open")


async def test_a_leader_may_close_it_and_its_owner_hears_of_it(world: World) -> None:
    team, card = await silent(world)
    for one in (team.dan, team.otto):
        assert await one.presses(CLOSE, card) in (
            "Its owner, the account manager or the tech lead closes it. "
            "Roles are set with /project.",
            "This is no longer here.",  # an observer is not of the team
        )
    await team.lea.presses(CLOSE, card)
    await team.lea.fills(why=WHY)
    assert "Closed by Lea, without a word from Clara" in card.text
    assert "Lea has closed it, without a word from Clara:" in last(team.max)


async def test_whoever_comes_back_opens_it_again(world: World) -> None:
    team, card = await silent(world)
    question = told(team.clara)[-1]
    await team.max.presses(CLOSE, card)
    await team.max.fills(why=WHY)
    await team.clara.presses("Not yet …", question, direct=True)
    await team.clara.fills(words="I was on leave", direct=True)
    assert "State: Clara says that it is not settled yet" in card.text
    assert WHY not in card.text
    assert "Max goes on with it" not in card.text
    await team.max.presses("Done, ask them …", card)
    await team.max.fills(done="We talked")
    await team.clara.presses("Yes, it is settled", told(team.clara)[-1], direct=True)
    assert "State: Settled, says Clara" in card.text


async def test_whoever_comes_back_may_also_say_that_it_is_settled(world: World) -> None:
    team, card = await silent(world)
    question = told(team.clara)[-1]
    await team.max.presses(CLOSE, card)
    await team.max.fills(why=WHY)
    await team.clara.presses("Yes, it is settled", question, direct=True)
    assert "State: Settled, says Clara" in card.text
    assert WHY not in card.text


async def test_nobody_closes_it_while_there_is_time_to_answer(world: World) -> None:
    team, card = await silent(world)
    await team.lea.presses(CLOSE, card)
    await team.max.presses("Ask again …", card)
    await team.max.fills(done="We have called again")
    said = await team.lea.fills(why=WHY)  # opened before: it is looked at anew
    assert "Only Clara can say" in (said or str(team.lea.errors))
    assert CLOSE not in card.text
    assert "Clara was asked whether it is settled\n" in card.text


async def test_who_is_not_content_does_not_close_it_in_their_own_place(world: World) -> None:
    team = await surveyed(world)
    await team.max.presses("😞 1", questions(team.max)[0], direct=True)
    card = world.card
    await team.lea.presses("Done, ask them …", card)
    await team.lea.fills(done="There is a hotline")
    world.later(days=5, minutes=1)
    await world.ticks()
    assert "somebody else has to see to it" in await team.max.presses(CLOSE, card)


CLOSERS: dict[str, tuple[Role, bool, bool, str]] = {
    "its owner, whatever their role": (Role.DEVELOPER, True, True, ""),
    "the tech lead": (Role.TECH_LEAD, False, True, ""),
    "a developer who does not own it": (Role.DEVELOPER, False, True, "survey-only-closers"),
    "the owner, while there is time to answer": (
        Role.ACCOUNT_MANAGER,
        True,
        False,
        "survey-only-person",
    ),
}


@pytest.mark.parametrize("case", CLOSERS)
def test_who_may_close_it_without_an_answer(case: str) -> None:
    role, is_owner, is_silent, refused = CLOSERS[case]
    given: dict[str, Any] = {"is_owner": is_owner, "is_silent": is_silent, "unhappy": "Clara"}
    if not refused:
        rules.may_close(role, **given)
        return
    with pytest.raises(Refused) as why:
        rules.may_close(role, **given)
    assert why.value.reason.key == refused
