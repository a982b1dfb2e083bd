"""Whoever may not read a channel gets nothing from it, and nothing internal goes to a client."""

from dataclasses import replace

from handlers.kit.cards import Heading
from handlers.kit.events import Command
from tests.chat import Person, World
from tests.summary.talk import newest, talk


async def elsewhere(world: World, person: Person) -> str:
    """Somebody says something in another room; the link to it."""
    here, world.room = world.room, "payments"
    await person.mentions("help")
    thread = talk(world)
    world.room = here
    return thread[0].link


async def shown(person: Person, line: str) -> str:
    answer = await person.types(line)
    return newest(person).text_in("en") if answer in ("", READING) else answer


READING = "Reading. The summary comes here in a moment, for you alone."


async def test_a_link_to_another_room_is_read_for_its_members(world: World) -> None:
    ann, max_ = world.person("Ann"), world.person("Max")
    link = await elsewhere(world, max_)
    text = await shown(ann, f"/summary {link}")
    assert text.startswith("Summary of a thread in payments")
    assert world.posted() == []


async def test_who_is_not_in_the_room_gets_nothing_of_it(world: World) -> None:
    ann, max_ = world.person("Ann"), world.person("Max")
    link = await elsewhere(world, max_)
    world.chat.strangers.add(("payments", ann.user))
    text = await shown(ann, f"/summary {link}")
    assert text == "You are not in that channel, so I show nothing of it."


async def test_who_left_the_room_cannot_make_a_summary_anew(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)
    await ann.mentions("summarise", thread=thread[0].message)
    card = newest(ann).card_in("en")
    await ann.edits(world.chat.said[thread[0].message], "Something else")
    world.chat.strangers.add(("orders", ann.user))
    await ann.presses("Make it anew", newest(ann).card_in("en"))
    assert "You are not in that channel" in newest(ann).text_in("en")
    assert Heading("Decisions") in card.blocks


async def test_another_rooms_words_are_not_posted_here(world: World) -> None:
    ann, max_ = world.person("Ann"), world.person("Max")
    link = await elsewhere(world, max_)
    text = await shown(ann, f"/summary {link} here")
    assert "I can only show it to you" in text
    assert world.posted() == []


async def test_a_client_gets_nothing_of_the_teams_own_room(world: World) -> None:
    clara, max_ = world.person("Clara"), world.person("Max")
    link = await elsewhere(world, max_)
    world.room, here = "payments", world.room
    await clara.mentions("help")
    await max_.types("/project")
    await max_.fills(client=(clara.user,))
    assert max_.errors == {}
    world.room = here
    assert await shown(clara, f"/summary {link}") == "That channel is the team’s own."


async def test_a_client_may_have_what_they_read_anyway(world: World) -> None:
    clara = world.person("Clara")
    thread = talk(world)
    await clara.mentions("help")
    await clara.types("/project")
    await clara.fills(client=(clara.user,))
    await clara.mentions("summarise", thread=thread[0].message)
    assert "Read 6 of 6" in newest(clara).text_in("en")


async def test_a_link_that_leads_nowhere_is_said_so(world: World) -> None:
    ann = world.person("Ann")
    assert "cannot find what this link" in await shown(ann, "/summary https://example.org/x")


async def test_alone_with_the_bot_a_link_is_needed(world: World) -> None:
    ann = world.person("Ann")
    talk(world)
    command = Command(
        id="dm", platform=world.chat.name, tenant="T1", actor=ann.user, direct=True, name="summary"
    )
    await world.happens(command)
    assert "give me a link" in newest(ann).text_in("en")
    link = world.chat.history["orders"][0].link
    await world.happens(replace(command, id="dm2", text=link))
    assert "Read 6 of 6" in newest(ann).text_in("en")


async def test_ids_of_other_workspaces_are_of_no_use(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)
    await ann.mentions("summarise", thread=thread[0].message)
    card = newest(ann).card_in("en")
    eve = world.person("Eve", tenant="T2")
    assert "too old" in await eve.presses("Not right", card)
