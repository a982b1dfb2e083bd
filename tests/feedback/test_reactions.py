"""Who reacts where, and what comes of it."""

from dataclasses import replace

from bot.platforms.port import Profile
from handlers.feedback.rules import USUAL_EMOJI
from handlers.kit.events import Reacted
from tests.change.team import gathered
from tests.chat import Message, Person, World, said
from tests.feedback.test_story import WORDS, with_client_room


def filed(world: World, room: str = "orders") -> list[Message]:
    return [one for one in world.posted(room=room) if one.text.startswith("Feedback #")]


def pointed_at(world: World, by: Person, words: str = WORDS) -> str:
    """The id of a message of theirs that the platform has."""
    message = said(words, by=by, message=f"1764043200.{len(world.chat.said):06}")
    world.chat.said[message.message] = message
    return message.message


def bulb(world: World) -> str:
    return USUAL_EMOJI[world.chat.name][0]


async def test_what_was_filed_stays_when_the_reaction_is_taken_back(world: World) -> None:
    """Its giver has heard of it: it is answered, not gone."""
    team = await gathered(world)
    message = pointed_at(world, team.clara)
    await team.max.reacts(bulb(world), message)
    (card,) = filed(world)
    await team.max.unreacts(bulb(world), message)
    assert filed(world) == [card]
    assert "Outcome: Open" in card.text
    await team.max.reacts(bulb(world), message)  # and once more
    assert filed(world) == [card]


async def test_who_marks_their_own_words_gave_them(world: World) -> None:
    team = await gathered(world)
    await team.dan.reacts(bulb(world), pointed_at(world, team.dan))
    (card,) = filed(world)
    assert "From: Dan\n" in card.text
    assert not [one for one in world.posted(room=f"@{team.dan.user}") if "Feedback" in one.text]


async def test_a_guest_may_file_what_somebody_says(world: World) -> None:
    team = await gathered(world)
    await team.otto.reacts(bulb(world), pointed_at(world, team.dan))
    guest = world.person("Gina")  # nobody here has heard of her
    await guest.reacts(bulb(world), pointed_at(world, team.lea, "The tests are flaky"))
    first, second = filed(world)
    assert "From: Dan, recorded by Otto" in first.text
    assert "From: Lea, recorded by Gina" in second.text


async def test_what_a_bot_says_is_no_feedback(world: World) -> None:
    team = await gathered(world)
    robot = world.person("Robot")
    world.chat.profiles[robot.user] = Profile("Robot", "en-US", "", is_bot=True)
    await team.max.reacts(bulb(world), pointed_at(world, robot))
    assert not filed(world)


async def test_a_message_that_is_gone_or_has_no_words_is_no_feedback(world: World) -> None:
    team = await gathered(world)
    await team.max.reacts(bulb(world), "1764043200.000999")
    await team.max.reacts(bulb(world), pointed_at(world, team.dan, "  "))
    assert not filed(world)


async def test_in_a_direct_conversation_a_reaction_is_nobody_elses(world: World) -> None:
    team = await gathered(world)
    message = pointed_at(world, team.dan)
    reacted = Reacted(
        id=world.id("reaction"),
        **team.dan._where(direct=True),
        message=message,
        emoji=bulb(world),
        is_added=True,
    )
    await world.happens(reacted)
    assert not filed(world)
    await world.happens(replace(reacted, id="again", room="D1"))
    assert not filed(world)


async def test_a_reaction_in_the_teams_room_stays_there_and_in_the_clients_is_for_both(
    world: World,
) -> None:
    team = await gathered(world)
    await with_client_room(world, team)
    await team.max.reacts(bulb(world), pointed_at(world, team.dan, "They never decide"))
    assert len(filed(world)) == 1
    assert not filed(world, "client-chat")
    world.room = "client-chat"
    await team.max.reacts(bulb(world), pointed_at(world, team.clara, "The logo is blurred"))
    assert len(filed(world, "client-chat")) == 1
    assert len(filed(world)) == 2
    assert "never decide" not in " ".join(one.text for one in world.posted(room="client-chat"))
