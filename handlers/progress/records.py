"""What a report is computed from: the rows of a project, each read in one query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.kit import replanning, waiting
from handlers.kit.calendars import Calendar, WorkingDays, calendar_of
from handlers.kit.dates import monday
from storage import blockers as blocking
from storage import change as changes
from storage import (
    decisions,
    feedback,
    people,
    plan,
    progress,
    projects,
    risk,
    slips,
    summary,
    survey,
    todos,
)
from storage.blockers import Blocker, ClientWait
from storage.change import Assessment, Change
from storage.decisions import Decision
from storage.feedback import Feedback
from storage.people import Known
from storage.plan import Item
from storage.progress import Health
from storage.projects import Project, Room
from storage.risk import Risk
from storage.slips import Move, Slip
from storage.summary import Asked
from storage.survey import Scored
from storage.todos import State, Todo

MOST = 500  # rows of one kind: of more than these a report says how many there are


@dataclass(frozen=True)
class Unread:
    """How many more there are than were read, and how many of them a client may read."""

    every: int = 0
    shared: int = 0


R = TypeVar("R", Todo, Decision)


@dataclass(frozen=True)
class Cut(Generic[R]):
    rows: tuple[R, ...]
    unread: Unread = Unread()


class Owned(Protocol):
    owner_id: Any


@dataclass(frozen=True)
class Records:
    """`since`: when the last report was made. `todos`: those that are overdue."""

    project: Project
    at: datetime
    since: datetime
    names: Mapping[int, str]
    members: tuple[Known, ...]
    changes: tuple[tuple[Change, Assessment | None], ...]
    approvals: Mapping[int, list[str]]
    items: tuple[Item, ...]
    moves: tuple[tuple[Slip, Move], ...]
    blockers: tuple[tuple[Blocker, str], ...]
    client_waits: tuple[ClientWait, ...]
    risks: tuple[Risk, ...]
    decisions: tuple[Decision, ...]
    todos: tuple[Todo, ...]
    feedback: tuple[Feedback, ...]  # unanswered for too long
    scores: tuple[Scored, ...]
    turns: Mapping[str, int]
    health: Health | None
    reported: int = 0  # slips that nobody has confirmed or rejected
    rooms: tuple[Room, ...] = ()
    summaries: tuple[Asked, ...] = ()  # of last week, one a room
    unread: Mapping[str, Unread] = field(default_factory=dict)  # by section

    @cached_property
    def calendar(self) -> Calendar:
        """The team's."""
        return calendar_of(self.project.country)

    @cached_property
    def both(self) -> WorkingDays:
        """The days on which both sides work: the plan's."""
        return replanning.calendar_for(self.project)

    @property
    def today(self) -> date:
        return self.day(self.at)

    def day(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self.project.zone)).date()

    def days_since(self, moment: datetime) -> int:
        """Working days from then to now."""
        return max(self.calendar.count(self.day(moment), self.today), 0)

    def name(self, person_id: int | None) -> str:
        return self.names.get(person_id or 0, "")


async def read(tx: AsyncSession, project: Project, *, at: datetime, since: datetime) -> Records:
    id_ = project.id or 0
    members = await people.members(tx, id_)
    items = await plan.items(tx, id_)
    overdue = await _overdue(tx, id_, _whole_days(project, since, at)[1])
    decided = await _decisions(tx, id_, since)
    risks = await _risks(tx, id_)
    return Records(
        project,
        at,
        since,
        await _names(tx, members, [*items, *risks, *overdue.rows]),
        tuple(members),
        tuple(await changes.everything(tx, id_)),
        await progress.approvals(tx, id_),
        tuple(items),
        tuple(await slips.moves(tx, id_)),
        *(await _blocked(tx, id_, since, at)),
        tuple(risks),
        decided.rows,
        overdue.rows,
        tuple(await feedback.open_since(tx, id_, _too_long(project, at))),
        tuple(await survey.scores(tx, id_, since)),
        await progress.participation(tx, id_, *_whole_days(project, since, at)),
        await progress.health(tx, id_),
        len(await slips.reported(tx, id_)),
        tuple(await projects.rooms(tx, id_)),
        tuple(await _summaries(tx, project, at)),
        {"todos": overdue.unread, "decisions": decided.unread},
    )


async def _blocked(
    tx: AsyncSession, project_id: int, since: datetime, until: datetime
) -> tuple[tuple[tuple[Blocker, str], ...], tuple[ClientWait, ...]]:
    """All that last, since each counts in the health; and how long the client was waited for."""
    waits = await blocking.client_waits(tx, project_id=project_id, since=since, until=until)
    return tuple(await blocking.all_open(tx, project_id)), tuple(waits)


def _whole_days(project: Project, since: datetime, at: datetime) -> tuple[date, date]:
    """A day belongs to the report after it, so that each counts in one report alone."""
    zone = ZoneInfo(project.zone)
    return since.astimezone(zone).date(), at.astimezone(zone).date()


def _too_long(project: Project, at: datetime) -> datetime:
    return waiting.unanswered_too_long(at, project.zone, calendar_of(project.country))


async def _summaries(tx: AsyncSession, project: Project, at: datetime) -> list[Asked]:
    """Of the last week that is over."""
    if not (await summary.settings(tx, project.id or 0)).is_weekly:
        return []
    week = monday(at.astimezone(ZoneInfo(project.zone)).date()) - timedelta(weeks=1)
    return await summary.of_week(tx, project_id=project.id or 0, week=week.isoformat())


async def _names(tx: AsyncSession, members: list[Known], owned: Sequence[Owned]) -> dict[int, str]:
    names = {known.person.id or 0: known.person.name for known in members}
    if missing := {one.owner_id for one in owned if one.owner_id} - set(names):
        found = await people.by_ids(tx, missing)
        names |= {person_id: person.name for person_id, person in found.items()}
    return names


async def _risks(tx: AsyncSession, project_id: int) -> list[Risk]:
    return [one for one in await risk.everything(tx, project_id) if one.closed_at is None]


async def _overdue(tx: AsyncSession, project_id: int, today: date) -> Cut[Todo]:
    chosen = todos.Filter(project_id, (State.OPEN,), due_before=today)
    found = await todos.page(tx, chosen, offset=0, limit=MOST)
    if len(found) <= MOST:
        return Cut(tuple(found))
    shared = await todos.count(tx, replace(chosen, shared_only=True))
    return _cut(found, await todos.count(tx, chosen), shared)


async def _decisions(tx: AsyncSession, project_id: int, since: datetime) -> Cut[Decision]:
    chosen = decisions.Filter(project_id, since=since)
    found = await decisions.page(tx, chosen, offset=0, limit=MOST)
    if len(found) <= MOST:
        return Cut(tuple(found))
    shared = await decisions.count(tx, replace(chosen, shared_only=True))
    return _cut(found, await decisions.count(tx, chosen), shared)


def _cut(found: Sequence[R], every: int, shared: int) -> Cut[R]:
    read = tuple(found[:MOST])
    is_shared = sum(not one.is_internal for one in read)
    return Cut(read, Unread(every - len(read), shared - is_shared))
