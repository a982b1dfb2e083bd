"""One project in two rooms: by code, and with its owner's yes."""

from datetime import timedelta

from tests.chat import Person, World


def code_in(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1]


async def settled_project(world: World) -> tuple[Person, Person]:
    """Ann owns `orders`; Max sits in `client-chat`."""
    ann, max_ = world.person("Ann"), world.person("Max")
    await ann.types("/project")
    world.room = "client-chat"
    await max_.types("/change list")
    world.room = "orders"
    return ann, max_


async def test_a_room_joins_once_the_owner_agrees_and_then_sees_every_card(world: World) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    assert "I have asked Ann" in await max_.types(f"/project join {code}")
    question = world.posted(room=f"@{ann.user}")[-1]
    assert "Max wants the room client-chat to belong to the project orders" in question.text
    assert "belongs to orders now" in await ann.presses("Agree", question)

    world.room = "orders"
    await ann.types("/change Export must include cancelled orders")
    await ann.fills()
    assert [one.text.splitlines()[0] for one in world.posted(room="client-chat")] == [
        "This room now belongs to the project orders. Its cards appear here too.",
        "#1 Export must include cancelled orders",
    ]
    world.room = "client-chat"
    await ann.presses("Withdraw", world.posted(room="client-chat")[-1])
    assert "Withdrawn" in world.posted(room="orders")[-1].text
    assert "Withdrawn" in world.posted(room="client-chat")[-1].text


async def test_a_code_works_once_and_not_for_long(world: World) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    assert "unknown, used or too old" in await max_.types("/project join WRONGONE")
    world.now += timedelta(minutes=16)
    assert "unknown, used or too old" in await max_.types(f"/project join {code}")
    world.room = "orders"
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types(f"/project join {code}")
    assert "unknown, used or too old" in await max_.types(f"/project join {code}")


async def test_nobody_but_the_owner_lets_a_room_in(world: World) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types(f"/project join {code}")
    question = world.posted(room=f"@{ann.user}")[-1]
    assert "Only the project’s owner" in await max_.presses("Agree", question)


async def test_a_room_with_changes_of_its_own_keeps_them(world: World) -> None:
    ann, max_ = await settled_project(world)
    world.room = "client-chat"
    await max_.types("/change Something of our own")
    await max_.fills()
    world.room = "orders"
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    assert "has a change of its own" in await max_.types(f"/project join {code}")


async def test_internal_notes_never_reach_a_client_room(world: World) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types(f"/project join {code}")
    await ann.presses("Agree", world.posted(room=f"@{ann.user}")[-1])

    world.room = "orders"
    await ann.types("/change Export must include cancelled orders")
    await ann.fills()
    await ann.presses("Assess")
    await ann.fills(effort="2", internal="We underbid this one")
    team, client = (world.posted(room=one)[-1].text for one in ("orders", "client-chat"))
    assert "We underbid this one" in team
    everything = [one.text for one in world.chat.messages if one.room == "client-chat"]
    assert not any("underbid" in one for one in everything)
    assert "2 working days" in client


async def test_whoever_turns_up_in_a_client_room_is_a_client(world: World) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types(f"/project join {code}")
    await ann.presses("Agree", world.posted(room=f"@{ann.user}")[-1])
    world.room = "orders"
    await ann.types("/change Export must include cancelled orders")
    await ann.fills()
    world.room = "client-chat"
    clara = world.person("Clara")
    refusal = await clara.presses("Assess", world.posted(room="client-chat")[-1])
    assert "Assessing is for developers and the tech lead" in refusal


async def test_a_room_with_feedback_of_its_own_keeps_it(world: World) -> None:
    ann, max_ = await settled_project(world)
    world.room = "client-chat"
    await max_.types("/parley feedback It is slow")
    world.room = "orders"
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    assert "feedback or surveys of its own" in await max_.types(f"/project join {code}")


async def test_a_room_with_decisions_of_its_own_keeps_them(world: World) -> None:
    ann, max_ = await settled_project(world)
    world.room = "client-chat"
    await max_.types("/decision We ship on Monday")
    world.room = "orders"
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    assert "decisions, to-dos, reviews" in await max_.types(f"/project join {code}")


async def test_a_room_with_a_stand_up_stays_where_its_people_answer_it(world: World) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types("/standup")
    await max_.fills()
    assert "stand-up of its own" in await max_.types(f"/project join {code}")
