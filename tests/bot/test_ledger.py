"""`parley verify` and `parley export`, on both databases."""

import csv
import io

import pytest
from sqlalchemy import text

from bot.ledger import called_wrong, changes_csv, project_list, verified
from bot.settings import Settings
from storage.engine import Database
from tests.chat import World, buttons_of, said
from tests.summary.talk import newest, talk


@pytest.fixture
async def told(database: Database) -> Database:
    """Two changes, one of them withdrawn."""
    world = World(database)
    ann = world.person("Ann")
    for title in ("Export must include cancelled orders", "=1+1 @cell must stay text"):
        await ann.types(f"/change {title}")
        await ann.fills()
        assert ann.errors == {}
    await ann.presses("Withdraw")
    return database


@pytest.fixture
def given(database_url: str) -> Settings:
    return Settings(_env_file=None, database_url=database_url)


async def tampers(database: Database, statement: str) -> None:
    async with database.transaction() as tx:
        await (await tx.connection()).execute(text(statement))


async def test_an_honest_history_is_whole(told: Database, given: Settings) -> None:
    assert await verified(given) == ("", 3)


async def test_an_empty_one_is_too(database: Database, given: Settings) -> None:
    assert await verified(given) == ("", 0)


# What somebody did to the tables, and what is said of it.
TAMPERED = [
    ("UPDATE history SET person_id = NULL WHERE id = 1", "change 1, number 1"),
    ("UPDATE history SET act = 'accept' WHERE id = 3", "change 2, number 2"),
    ("UPDATE history SET at = '2026-01-01 00:00:00+00:00' WHERE id = 2", "change 2, number 1"),
    ("UPDATE history SET hash = before WHERE id = 2", "change 2, number 1"),
    ("DELETE FROM history WHERE id = 2", "an entry before it is missing"),
    ("DELETE FROM history WHERE id = 3", "change 2: its history does not end where it was left"),
    ("DELETE FROM history", "change 1: its history does not end where it was left"),
]


@pytest.mark.parametrize(("statement", "says"), TAMPERED)
async def test_the_first_bad_entry_is_named(
    told: Database, given: Settings, statement: str, says: str
) -> None:
    await tampers(told, statement)
    complaint, _ = await verified(given)
    assert says in complaint


@pytest.mark.parametrize("subject", ["plan", "risk"])
async def test_a_plan_and_a_risk_that_lost_their_newest_entry_are_found_too(
    database: Database, given: Settings, subject: str
) -> None:
    ann = World(database).person("Ann")
    for line in ("/plan add Schema due 12-20", "/plan add Beta due 12-22"):
        await ann.types(line)
    await ann.types("/risk the supplier is late")
    await ann.fills()
    assert ann.errors == {}
    assert await verified(given) == ("", 3)
    newest = f"(SELECT max(id) FROM history WHERE subject = '{subject}')"
    await tampers(database, f"DELETE FROM history WHERE id = {newest}")
    complaint, _ = await verified(given)
    assert complaint == f"{subject} 1: its history does not end where it was left"


async def test_projects_are_listed_with_their_numbers(told: Database, given: Settings) -> None:
    assert await project_list(given) == "1\torders\n"


@pytest.mark.parametrize(("language", "status"), [("en", "Withdrawn"), ("zh-CN", "已撤回")])
async def test_the_export_holds_every_change_and_no_formula(
    told: Database, given: Settings, language: str, status: str
) -> None:
    table = await changes_csv(given, 1, language)
    assert table is not None
    header, first, second = csv.reader(io.StringIO(table))
    assert len(header) == len(first) == len(second)
    assert first[1] == "Export must include cancelled orders"
    assert second[1] == "'=1+1 @cell must stay text"
    assert second[2] == status
    assert not [cell for row in (first, second) for cell in row if cell[:1] in "=+-@\t" and cell]


async def test_of_no_project_there_is_no_export(told: Database, given: Settings) -> None:
    assert await changes_csv(given, 99, "en") is None


async def test_what_people_called_wrong_is_counted(database: Database, given: Settings) -> None:
    assert await called_wrong(given) == "nobody has called anything in a summary wrong\n"
    world = World(database)  # on both databases; what is counted no platform changes
    for name in ("Ann", "Bob"):
        person = world.person(name)
        thread = talk(world)
        await person.points_at(
            said(thread[0].words, by=person, message=thread[0].message), "summary"
        )
        card = newest(person).card_in("en")
        marked = [one for one in buttons_of(card) if one.label == "Not right"]
        for one in (marked[0], marked[0], marked[-1]):
            await person.presses_button(one)
    assert await called_wrong(given) == "all\t2\ndecisions\t2\n"
