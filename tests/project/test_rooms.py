"""One project in two rooms: by code, and with its owner's yes."""

from datetime import timedelta

import pytest
from sqlmodel import select

from storage import people, projects
from storage.heard import Heard
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


OWN = [
    ("/change Something of our own", "changes"),
    ("/parley feedback It is slow", "feedback"),
    ("/decision We ship on Monday", "decisions"),
    ("/standup", "a stand-up"),
    ("/glossary SLA = what we have promised", "a glossary"),
    ("/poll Which day? | Tue | Wed", "polls"),
]


@pytest.mark.parametrize(("typed", "named"), OWN, ids=[named for _, named in OWN])
async def test_a_room_whose_project_holds_something_keeps_it(
    typed: str, named: str, world: World
) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types(typed)
    if max_.form is not None:
        await max_.fills()
    refusal = await max_.types(f"/project join {code}")
    assert named in refusal
    assert "Join the other way round" in refusal


async def test_what_a_room_got_while_its_owner_was_asked_keeps_it_too(world: World) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types(f"/project join {code}")
    question = world.posted(room=f"@{ann.user}")[-1]
    await max_.types("/decision We ship on Monday")
    assert "already has: decisions" in await ann.presses("Agree", question)


async def test_a_yes_to_a_room_that_went_elsewhere_meanwhile_does_nothing(world: World) -> None:
    ann, max_ = await settled_project(world)
    eve = world.person("Eve")
    world.room = "evil"
    await eve.types("/project")
    codes = {}
    for owner, room in ((ann, "orders"), (eve, "evil")):
        world.room = room
        codes[owner.name] = code_in(await owner.types("/project link"))
    world.room = "client-chat"
    for code in codes.values():
        await max_.types(f"/project join {code}")
    first, second = (world.posted(room=f"@{one.user}")[-1] for one in (ann, eve))
    assert "belongs to orders now" in await ann.presses("Agree", first)
    assert "no longer works" in await eve.presses("Agree", second)
    assert "no longer works" in await ann.presses("Agree", first)


async def test_who_owns_the_rooms_own_project_decides_whether_it_joins(world: World) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types("/project")  # and so owns it
    paul = world.person("Paul")
    assert "Only the project’s owner" in await paul.types(f"/project join {code}")
    assert "I have asked Ann" in await max_.types(f"/project join {code}")


async def joined(world: World) -> tuple[Person, Person]:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types(f"/project join {code}")
    await ann.presses("Agree", world.posted(room=f"@{ann.user}")[-1])
    return ann, max_


async def roles(world: World, person: Person) -> dict[str, str]:
    async with world.database.transaction() as tx:
        found = await people.find(tx, platform=world.chat.name, tenant="T1", user=person.user)
        assert found is not None
        return {one.name: role for one, role in await projects.of_person(tx, found.id or 0)}


async def test_the_rooms_people_are_clients_and_of_no_other_project(world: World) -> None:
    """Whatever they were in a project of their own; in a DM it is clear which one they mean."""
    _, max_ = await joined(world)
    assert await roles(world, max_) == {"orders": "client"}
    assert "open changes" in await max_.types("/change list", direct=True)


async def test_who_made_themselves_a_lead_in_a_room_leads_nothing_it_joins(world: World) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types("/project")
    await max_.fills(tech_lead=(max_.user,))
    assert await roles(world, max_) == {"client-chat": "tech_lead"}
    await max_.types(f"/project join {code}")
    await ann.presses("Agree", world.posted(room=f"@{ann.user}")[-1])
    assert await roles(world, max_) == {"orders": "client"}


async def test_people_of_the_other_rooms_stay_when_one_of_them_leaves(world: World) -> None:
    """Who sits in the room that left shows when they speak there."""
    ann, max_ = await settled_project(world)
    zoe = world.person("Zoe")
    world.room = "third"
    await zoe.types("/project")
    code = code_in(await zoe.types("/project link"))
    world.room = "client-chat"
    await max_.types(f"/project join {code}")
    await zoe.presses("Agree", world.posted(room=f"@{zoe.user}")[-1])
    assert await roles(world, max_) == {"third": "client"}

    world.room = "orders"
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await zoe.types(f"/project join {code}")
    await ann.presses("Agree", world.posted(room=f"@{ann.user}")[-1])
    assert await roles(world, zoe) == {"third": "developer"}
    assert await roles(world, max_) == {"third": "client"}
    world.later(minutes=6)
    await max_.types("/change list")
    assert await roles(world, max_) == {"third": "client", "orders": "client"}


async def test_words_kept_for_summaries_do_not_follow_where_nobody_asked_for_them(
    world: World,
) -> None:
    ann, max_ = await settled_project(world)
    code = code_in(await ann.types("/project link"))
    world.room = "client-chat"
    await max_.types("/summary settings")
    await max_.fills(options=("collects",))
    await max_.writes("Our rates are secret")
    await max_.types(f"/project join {code}")
    await ann.presses("Agree", world.posted(room=f"@{ann.user}")[-1])
    async with world.database.transaction() as tx:
        assert (await tx.exec(select(Heard))).all() == []


async def test_internal_notes_never_reach_a_client_room(world: World) -> None:
    ann, _ = await joined(world)
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
    ann, _ = await joined(world)
    world.room = "orders"
    await ann.types("/change Export must include cancelled orders")
    await ann.fills()
    world.room = "client-chat"
    clara = world.person("Clara")
    refusal = await clara.presses("Assess", world.posted(room="client-chat")[-1])
    assert "Assessing is for developers and the tech lead" in refusal
