"""What every story of a plan begins with."""

from datetime import date

from handlers.kit.forms import Remark
from handlers.kit.text import plain
from storage import plan, slips
from storage.plan import Item
from storage.slips import Move, Slip
from tests.change.team import Team
from tests.chat import Person, World

# Numbers 1 to 4; a Wednesday in November 2026, so all of them are to come.
LINES = (
    "Schema due 12-02 @Dan",
    "Payment API due 12-09 after #1 @Dan",
    "Load test due 12-14 after #2 2 days",
    "milestone Beta due 12-18 after #2, #3",
)


async def planned(team: Team) -> None:
    for one in LINES:
        await team.lea.types(f"/plan add {one}")


async def agreed(team: Team) -> None:
    """The baseline is fixed."""
    await planned(team)
    for one in (team.max, team.lea):
        await one.types("/plan")
        assert one.private is not None
        assert await one.presses("Agree plan", one.private) == ""


async def items(world: World) -> list[Item]:
    async with world.database.transaction() as tx:
        return await plan.items(tx, 1)


async def dues(world: World) -> dict[int, date]:
    return {one.number: one.due for one in await items(world)}


async def moves(world: World) -> list[tuple[Slip, Move]]:
    async with world.database.transaction() as tx:
        return await slips.moves(tx, 1)


async def exported(world: World, by: Person) -> list[str]:
    """The newest export, both files."""
    before = set(world.chat.files)
    await by.types("/plan export")
    return [content for key, (_, _, content) in world.chat.files.items() if key not in before]


def december(day: int) -> date:
    return date(2026, 12, day)


def remarks(of: Person) -> str:
    """What stands between the fields of the form they have open."""
    assert of.form is not None
    found = [one for one in of.form.fields if isinstance(one, Remark)]
    return "\n".join(plain(each) for one in found for each in one.lines)
