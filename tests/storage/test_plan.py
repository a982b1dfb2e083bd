"""The plan on both databases: whoever moves dates waits for who does, and sees what they did."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from handlers.kit import replanning
from handlers.kit.calendars import Calendar
from storage import people, plan, projects, slips
from storage.engine import Database
from storage.people import Account, Person
from storage.plan import Item
from storage.projects import Project, Room
from storage.slips import Cause, Slip

NOON = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)


async def a_project(
    database: Database, dues: Sequence[date], after: Sequence[list[int]], room_id: str = "C1"
) -> int:
    async with database.transaction() as tx:
        ann = Person(name="Ann", language="en", zone="Asia/Shanghai", first_seen=NOON)
        account = Account(platform="slack", tenant="T1", user=f"U{room_id}", person_id=0)
        await people.add(tx, ann, account)
        project = Project(
            name="orders", language="en", zone="UTC", currency="EUR", country="CN", made_at=NOON
        )
        room = Room(platform="slack", tenant="T1", room=room_id, project_id=0, name="orders")
        await projects.add(tx, project, room)
        id_ = project.id or 0
        numbers = await plan.next_numbers(tx, id_, len(dues))
        rows = [
            Item(
                project_id=id_,
                number=number,
                title=f"Item {number}",
                planned=due,
                due=due,
                agreed_at=NOON,
                after=waits,
                author_id=ann.id or 0,
                made_at=NOON,
            )
            for number, due, waits in zip(numbers, dues, after, strict=True)
        ]
        await plan.add(tx, rows)
    return id_


def a_slip(project_id: int, shifts: dict[int, int], cause: str = Cause.TEAM) -> Slip:
    return Slip(
        project_id=project_id,
        cause=cause,
        shifts=[[number, days] for number, days in shifts.items()],
        reported_by=1,
        reported_at=NOON,
    )


async def slide(database: Database, project_id: int, slip: Slip) -> None:
    async with database.transaction() as tx:
        await plan.hold(tx, project_id)
        project = await projects.get(tx, project_id)
        assert project is not None
        book = await replanning.opened(tx, project)
        await replanning.slide(tx, book, slip, now=NOON, person_id=1)


async def take_away(database: Database, project_id: int, place: int) -> None:
    async with database.transaction() as tx:
        await plan.hold(tx, project_id)
        project = await projects.get(tx, project_id)
        assert project is not None
        found = (await slips.counting(tx, project_id))[place]
        await replanning.put_back(tx, await replanning.opened(tx, project), found)


async def stored(database: Database, project_id: int) -> list[object]:
    """Everything there is to know about the dates, without the ids of rows."""
    async with database.transaction() as tx:
        items = await plan.items(tx, project_id)
        numbers = {one.id: one.number for one in items}
        moves = await slips.moves(tx, project_id)
        return [
            *((one.number, one.planned, one.due) for one in items),
            *((slip.shifts, numbers[one.item_id], one.before, one.after) for slip, one in moves),
        ]


async def test_two_slips_at_the_same_moment_both_count(database: Database) -> None:
    id_ = await a_project(database, [date(2026, 12, 2), date(2026, 12, 9)], [[], [1]])
    await asyncio.gather(*(slide(database, id_, a_slip(id_, {1: days})) for days in (1, 2)))
    async with database.transaction() as tx:
        assert [one.due for one in await plan.items(tx, id_)] == [
            date(2026, 12, 7),  # three working days, over a weekend
            date(2026, 12, 14),
        ]
        assert [one.place for one in await slips.counting(tx, id_)] == [1, 2]
        chain = [(one.before, one.after) for _, one in await slips.moves(tx, id_)]
    assert chain[0][0] == date(2026, 12, 2)
    assert chain[2][0] == chain[0][1]  # the second began where the first had ended


async def test_numbers_are_never_given_twice(database: Database) -> None:
    id_ = await a_project(database, [], [])

    async def take() -> list[int]:
        async with database.transaction() as tx:
            return list(await plan.next_numbers(tx, id_, 3))

    taken = await asyncio.gather(*(take() for _ in range(5)))
    assert sorted(number for some in taken for number in some) == list(range(1, 16))


async def test_a_plan_is_reached_from_its_own_tenant_only(database: Database) -> None:
    id_ = await a_project(database, [date(2026, 12, 2)], [[]])
    async with database.transaction() as tx:
        [item] = await plan.items(tx, id_)
        here = await plan.project_of(tx, item.id or 0, platform="slack", tenant="T1")
        there = await plan.project_of(tx, item.id or 0, platform="slack", tenant="T2")
    assert (here, there) == (id_, None)


@pytest.mark.parametrize("seed", range(6))
async def test_a_slip_taken_away_leaves_what_there_would_be_without_it(
    database: Database, seed: int
) -> None:
    """Whatever slipped before and after it, over Golden Week; two plans, one never had it."""
    dice = Random(seed)
    dues = [date(2025, 9, 15) + timedelta(days=dice.randrange(40)) for _ in range(6)]
    after = [dice.sample(range(1, n + 1), dice.randint(0, min(n, 2))) for n in range(6)]
    shifts = [{dice.randint(1, 6): dice.randint(-3, 8)} for _ in range(4)]
    gone = dice.randrange(4)
    with_it, without_it = [await a_project(database, dues, after, room) for room in ("A", "B")]
    for place, one in enumerate(shifts):
        await slide(database, with_it, a_slip(with_it, one))
        if place != gone:
            await slide(database, without_it, a_slip(without_it, one))
    await take_away(database, with_it, gone)
    assert await stored(database, with_it) == await stored(database, without_it)


@pytest.mark.parametrize("seed", range(4))
async def test_the_newest_slip_taken_away_leaves_the_very_same_plan(
    database: Database, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even when the calendar is another by then: the dates are put back, not computed."""
    dice = Random(seed)
    dues = [date(2025, 9, 15) + timedelta(days=dice.randrange(40)) for _ in range(6)]
    after = [dice.sample(range(1, n + 1), dice.randint(0, min(n, 2))) for n in range(6)]
    id_ = await a_project(database, dues, after, "A")
    await slide(database, id_, a_slip(id_, {1: 3, 2: 4}))
    before = await stored(database, id_)
    await slide(database, id_, a_slip(id_, {dice.randint(1, 6): 5}))
    monkeypatch.setattr(replanning, "calendar_for", lambda _: Calendar())
    await take_away(database, id_, 1)
    assert await stored(database, id_) == before
