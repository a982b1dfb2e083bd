"""Whatever belongs to a project keeps its room where it is, table by table."""

import contextlib
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Table
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

import handlers.features  # noqa: F401  every table is known once the features are
from handlers.kit.i18n import LANGUAGES, translator
from handlers.project import rules
from storage import belongings, people, projects
from storage.engine import Database
from storage.people import Account, Person
from storage.projects import Project, Room

NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
HOME = ("slack", "T1", "home")

# By type of column: anything that a row can be made of.
ANYTHING: dict[type, Any] = {
    bool: True,
    int: 1,
    datetime: NOW,
    date: NOW.date(),
    Decimal: Decimal(1),
    object: {},  # JSON
    str: "x",
    time: time(10),
}


async def house(database: Database) -> int:
    """A project with one room and one person."""
    async with database.transaction() as tx:
        ann = Person(name="Ann", language="en", zone="UTC", first_seen=NOW)
        await people.add(tx, ann, Account(platform="slack", tenant="T1", user="U1", person_id=0))
        project = Project(
            name="orders", language="en", zone="UTC", currency="EUR", country="DE", made_at=NOW
        )
        platform, tenant, id_ = HOME
        row = Room(platform=platform, tenant=tenant, room=id_, project_id=0, name="home")
        await projects.add(tx, project, row)
        await people.join(tx, project_id=project.id or 0, person_id=ann.id or 0)
    return project.id or 0


def _row(table: Table, project_id: int) -> dict[str, Any]:
    """One that the database takes: rows it points at are made as well, all under the id 1."""
    found: dict[str, Any] = {}
    for column in table.columns:
        targets = {key.column.table.name for key in column.foreign_keys}
        if column.name == "project_id":
            found[column.name] = project_id
        elif targets or not column.nullable:
            found[column.name] = 1 if targets else _anything(column.type)
    return found


def _anything(kind: TypeEngine[Any]) -> Any:
    plain = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    return ANYTHING[plain.python_type]


async def put(tx: AsyncSession, table: Table, project_id: int) -> None:
    for one in _pointed_at(table):
        await tx.exec(one.insert().values(_row(one, project_id)))


def _pointed_at(table: Table) -> list[Table]:
    """The table, behind those its rows cannot be without."""
    there = {"project", "person", "room", "member", "account"}
    wanted, found = [table], {table.name: table}
    while wanted:
        for key in wanted.pop().foreign_keys:
            target = key.column.table
            if target.name not in there | found.keys():
                found[target.name] = target
                wanted.append(target)
    return [one for one in SQLModel.metadata.sorted_tables if one.name in found]


def pointing_at_a_project() -> list[str]:
    """Asked of the tables themselves, and not of the module under test."""
    return sorted(
        name
        for name, table in SQLModel.metadata.tables.items()
        if any(key.column.table.name == "project" for key in table.foreign_keys)
    )


async def test_a_new_project_holds_nothing(database: Database) -> None:
    id_ = await house(database)
    async with database.transaction() as tx:
        assert await belongings.held(tx, id_) == []


class Undone(Exception):
    """What a transaction did was only tried."""


async def test_what_people_put_into_a_project_is_seen_whatever_the_table(
    embedded: Database,
) -> None:
    """A table that is new is among them: it holds a room until somebody decides otherwise."""
    id_ = await house(embedded)
    seen = set()
    for name in pointing_at_a_project():
        with contextlib.suppress(Undone):
            async with embedded.transaction() as tx:
                if name not in ("member", "room"):  # there is one of each
                    await put(tx, SQLModel.metadata.tables[name], id_)
                seen |= {name} & set(await belongings.held(tx, id_))
                assert await belongings.held(tx, id_ + 1) == []
                raise Undone
    assert set(pointing_at_a_project()) - seen == belongings.FOLLOW | belongings.SETTINGS


async def test_a_report_that_nobody_added_to_keeps_no_room(embedded: Database) -> None:
    id_ = await house(embedded)
    table = SQLModel.metadata.tables["report"]
    async with embedded.transaction() as tx:
        await tx.exec(table.insert().values({**_row(table, id_), "extra": ""}))
        assert await belongings.held(tx, id_) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", belongings.tables())
def test_every_belonging_has_a_name_for_people(name: str, language: str) -> None:
    assert translator(language).knows(rules.belonging(name))
