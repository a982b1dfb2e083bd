"""Lists of follow-ups: whom they name, in which order, and what they cost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from handlers.survey.cards_follow_up import SHOWN
from storage import follow_ups, survey
from storage.follow_ups import FollowUp
from storage.people import Account, Member, Person, Role
from storage.survey import Answer, Cause, Kind, Survey
from tests.change.team import gathered
from tests.chat import World

ASKED = 25


@contextmanager
def statements() -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    asked: list[str] = []

    def keep(_: Any, __: Any, statement: str, *rest: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", keep)


async def unhappy(world: World, count: int, *, owner_id: int) -> None:
    """So many more clients of the project, none of them content."""
    async with world.database.transaction() as tx:
        about = Survey(
            project_id=1,
            kind=Kind.CSAT,
            cause=Cause.HAND,
            occasion=f"hand:{count}",
            made_at=world.now,
        )
        assert await survey.add(tx, about)
        for number in range(count):
            person = Person(name=f"C{number}", language="en", zone="UTC", first_seen=world.now)
            tx.add(person)
            await tx.flush()  # generates person.id
            id_ = person.id or 0
            tx.add(Account(platform=world.chat.name, tenant="T1", user=f"UC{id_}", person_id=id_))
            tx.add(Member(project_id=1, person_id=id_, role=Role.CLIENT))
            tx.add(Answer(survey_id=about.id or 0, person_id=id_, asked_at=world.now, score=1))
            await tx.flush()  # what the follow-up is about
            row = FollowUp(
                project_id=1,
                survey_id=about.id or 0,
                person_id=id_,
                owner_id=owner_id,
                opened_at=world.now,
                due_at=world.now,
            )
            await follow_ups.add(tx, row)


async def test_a_long_list_is_asked_for_at_once_and_names_what_it_leaves_out(
    world: World,
) -> None:
    team = await gathered(world)
    await unhappy(world, 1, owner_id=1)  # Ann
    with statements() as few:
        listed = await team.dan.types("/parley survey open")
    assert listed == "One open follow-up\nC0: 😞 1 · Ann, until Wed 25 Nov 2026 [Show]"
    await unhappy(world, ASKED, owner_id=1)
    with statements() as many:
        listed = await team.dan.types("/parley survey open")
    assert len(many) == len(few)
    assert listed.count("[Show]") == SHOWN
    assert listed.endswith(f"… and {ASKED + 1 - SHOWN} more, due later.")


async def test_what_is_mine_is_asked_for_at_once(world: World) -> None:
    team = await gathered(world)
    await unhappy(world, 1, owner_id=1)
    with statements() as few:
        await team.ann.types("/parley home", direct=True)
    await unhappy(world, ASKED, owner_id=1)
    with statements() as many:
        assert f"{ASKED + 1} open follow-ups" in await team.ann.types("/parley home", direct=True)
    assert len(many) == len(few)
