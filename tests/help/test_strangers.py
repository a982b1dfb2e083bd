"""Buttons of a project in the hands of somebody from another one: nothing to read, nothing done.

Nobody can send such a button by hand, but rooms change hands, and so do tenants' bots.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from handlers.kit.actions import Start, unpack
from handlers.kit.cards import Button
from tests.change.team import Team, gathered
from tests.chat import Person, World, buttons_of

SECRET = "quokka"  # in whatever the team writes

# What somebody's deeds may touch anywhere: that they were there, and what is on its way.
OF_ANYBODY = {
    *("inbox", "outbox", "schedule", "draft"),
    *("person", "account", "member", "project", "room"),
}

SAID = (
    "/decision We ship the quokka without the client",
    "/todo feed the quokka by Friday",
    "/risk add the quokka may leave",
    "/plan add Quokka fence; 2026-12-04; Dan",
    "/feedback the quokka smells",
    "/review Friday 15:00",
    "/review add the quokka's cost",
    "/poll Whose quokka? | Ann | Dan [team]",
    "/poll Which quokka? | big | small",
    "/glossary QK = quokka",
    "/standup now",
    "/progress",
    "/plan",
    "/risk",
    "/todo",
    "/decision",
    "/poll list",
    "/feedback",
    "/review",
    "/minutes",
    "/standup skip",
    "/share",
    "/glossary",
    "/change Quokkas in the export",
)


async def _story(team: Team) -> list[Button]:
    """Every button on whatever the tech lead and the room have seen."""
    found: list[Button] = []
    for line in SAID:
        who = team.lea
        who.form = None
        await who.types(line)
        if who.form is not None:
            values = {"risk": {"what": "the quokka may leave"}}.get(line.split()[0][1:], {})
            await who.fills(**values)
            assert who.errors == {}
        if who.private is not None:
            found += buttons_of(who.private)
    for message in team.world.chat.messages:
        for card in message.cards.values():
            found += buttons_of(card)
    return list({(one.action, one.packed): one for one in found}.values())


@pytest.mark.parametrize("direct", [False, True], ids=["another room", "direct"])
async def test_a_stranger_reads_and_changes_nothing(world: World, direct: bool) -> None:
    team = await gathered(world)
    pressed = await _story(team)
    assert len({one.action.partition(".")[0] for one in pressed}) > 8
    world.room = "other"
    eve = world.person("Eve")
    world.chat.strangers.add(("orders", eve.user))
    await eve.types("/project")
    before = await _rows(world)
    leaks = []
    for one in pressed:
        if one.action == Start.name and not unpack(Start, one.packed).room:
            continue  # it is what she could type
        shown, eve.form, eve.private = len(world.chat.messages), None, None
        answer = await eve.presses_button(one, direct=direct)
        told = [answer, *_prefilled(eve), *(m.text for m in world.chat.messages[shown:])]
        if SECRET in " ".join(told).lower():
            leaks.append((one.action, told))
        if eve.form is not None:
            await eve.fills(direct=direct)
    changed = {name for name, rows in (await _rows(world)).items() if rows != before[name]}
    assert (leaks, changed) == ([], set())


def _prefilled(who: Person) -> Iterator[str]:
    if who.form is not None:
        yield str(who.form)


async def _rows(world: World) -> dict[str, list[str]]:
    found = {}
    async with world.database.transaction() as tx:
        rows = await tx.connection()
        for name, table in SQLModel.metadata.tables.items():
            if name not in OF_ANYBODY:
                found[name] = [str(row) for row in await rows.execute(select(table))]
    return found
