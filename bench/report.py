"""The report of a big project, from its rows to what is sent.

    python -m bench.report [--databases sqlite postgresql] [--times 20]

500 tasks, 300 changes, 50 people, beside twenty other projects of that size. Says the median and
the worst of each step: the rows read, the figures computed, both versions drawn in both
languages. Asserts nothing about time; the aim is 300 ms for the first two.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import uvloop
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from bench import processes
from bot import wire
from handlers.kit.i18n import LANGUAGES, translator
from handlers.progress import cards, cards_whole, figures, pictures, records
from handlers.progress.cards import Report
from handlers.progress.records import Records
from handlers.progress.snapshot import Snapshot
from storage import migrate, people, projects
from storage.engine import Database
from storage.people import Account, Member, Person
from storage.projects import Project, Room
from tests.progress import projects as invented

OTHERS = 20  # projects
TENANT = "T1"


async def stored(database: Database) -> Project:
    """The project that is reported on."""
    found = invented.made(7, tasks=500, changes=300, people=50, others=40)
    project = found.project
    async with database.transaction() as tx:
        for number in range(1, 51):
            await _person(tx, number)
        await _project(tx, project)
        await _rows(tx, found)
    for number in range(2, OTHERS + 2):
        async with database.transaction() as tx:
            await _project(tx, project.model_copy(update={"id": number}))
            rows = [*found.items, *(change for change, _ in found.changes)]
            for one, again in zip(rows, _again(rows, project_id=number), strict=True):
                again.id = number * 1000 + (one.id or 0)  # type: ignore[attr-defined]  # both have one
                tx.add(again)
    return project


async def _person(tx: AsyncSession, number: int) -> None:
    name = f"Person {number}"
    person = Person(name=name, language="en", zone="UTC", first_seen=invented.SINCE)
    account = Account(platform="slack", tenant=TENANT, user=f"U{number}", person_id=0)
    await people.add(tx, person, account)


async def _project(tx: AsyncSession, project: Project) -> None:
    id_ = project.id or 0
    room = Room(platform="slack", tenant=TENANT, room=f"C{id_}", project_id=id_, name="orders")
    tx.add(Project(**project.model_dump()))
    await tx.flush()  # the room carries its id
    tx.add(room)
    tx.add_all(Member(project_id=id_, person_id=number) for number in range(1, 51))


async def _rows(tx: AsyncSession, found: Records) -> None:
    tx.add_all(_again(found.items))
    await tx.flush()  # the moves carry their ids
    slips = {slip.id: slip for slip, _ in found.moves}
    tx.add_all(_again([*slips.values(), *(change for change, _ in found.changes)]))
    await tx.flush()  # what follows carries their ids
    tx.add_all(_again(one for _, one in found.moves))
    tx.add_all(_again(one for _, one in found.changes if one is not None))
    tx.add_all(_again([*found.risks, *found.decisions, *found.todos, *found.feedback]))
    tx.add_all(_again((one for one, _ in found.blockers), id=None))


def _again(rows: Iterable[SQLModel], **changed: Any) -> list[SQLModel]:
    return [type(one)(**{**one.model_dump(), **changed}) for one in rows]


def draw(found: Snapshot) -> None:
    """As the outbox keeps it: both versions, in every language, pictures and threads too."""
    for is_internal in (True, False):
        report = Report(found, None, is_internal)
        for language in LANGUAGES:
            t = translator(language)
            many = range(cards.pages(report, t))
            drawn = [cards.report_card(report, t), *(cards.page(report, one, t) for one in many)]
            if picture := pictures.picture_card(report.shown, t):
                drawn.append(picture)
            for card in drawn:
                wire.dump(card)


def draw_whole(found: Snapshot) -> None:
    """A letter's or a page's card."""
    cards_whole.whole_card(Report(found, None, is_internal=True), translator("en"))


async def measured(kind: str, url: str, times: int) -> None:
    database = Database(url)
    await migrate.upgrade(database)
    project = await stored(database)
    took: dict[str, list[float]] = {}
    for _ in range(times + 1):
        async with database.transaction() as tx:
            fresh = await projects.get(tx, project.id or 0)
            assert fresh is not None
            marks = [time.perf_counter()]
            rows = await records.read(tx, fresh, at=invented.NOW, since=invented.SINCE)
            marks.append(time.perf_counter())
        found = figures.snapshot(rows)
        marks.append(time.perf_counter())
        draw(found)
        marks.append(time.perf_counter())
        draw_whole(found)
        marks.append(time.perf_counter())
        names = ("read", "compute", "draw two versions in two languages", "draw one whole")
        for name, begun, ended in zip(names, marks, marks[1:], strict=False):
            took.setdefault(name, []).append((ended - begun) * 1000)
        took.setdefault("read + compute", []).append((marks[2] - marks[0]) * 1000)
    for name, each in took.items():
        first, *rest = each
        median, worst = statistics.median(rest), max(rest)
        said = f"median {median:>6.1f}  worst {worst:>6.1f}  first {first:>6.1f} ms"
        print(f"{kind:<10} {name:<36} {said}", flush=True)
    await database.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--times", type=int, default=20)
    given = parser.parse_args()
    for kind in given.databases:
        with (
            tempfile.TemporaryDirectory() as folder,
            processes.database(kind, Path(folder)) as url,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            runner.run(measured(kind, url, given.times))


if __name__ == "__main__":
    main()
