"""Stand-ups of a workspace, as rows: whoever takes part is asked at the same moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import insert
from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.standup import times
from storage import people, projects, schedule
from storage import standup as standups
from storage.engine import Database
from storage.people import Account, Member, Person, Role
from storage.projects import Project, Room
from storage.standup import Standup

ZONE = "Europe/Berlin"
AT, UNTIL = time(9), time(11)
QUESTIONS = [{"kind": kind, "text": ""} for kind in ("done", "plan", "blocker")]


@dataclass(frozen=True)
class Planned:
    """One stand-up: its room and the people who are asked, by Slack's ids.

    `late_by`: how long after the others its turn comes.
    """

    room: str
    users: Sequence[str]
    late_by: timedelta = timedelta()


def last_wednesday(now: datetime) -> date:
    """Of the week before: a day that everybody works, and none of today's messages is older."""
    return (now - timedelta(days=7 + (now.weekday() - 2) % 7)).date()


def moment(day: date) -> datetime:
    """When everybody is asked that day, in UTC."""
    return datetime.combine(day, AT, ZoneInfo(ZONE)).astimezone(UTC)


async def stored(database: Database, team: str, planned: Sequence[Planned], day: date) -> None:
    at = moment(day)
    for one in planned:
        async with database.transaction() as tx:
            await _store(tx, team, one, at)


async def _store(tx: AsyncSession, team: str, planned: Planned, at: datetime) -> None:
    project = Project(
        name=planned.room, language="en", zone=ZONE, currency="EUR", country="DE", made_at=at
    )
    room = Room(platform="slack", tenant=team, room=planned.room, project_id=0, name=planned.room)
    await projects.add(tx, project, room)
    await _join(tx, team, planned.users, project.id or 0, at)
    standup = Standup(
        project_id=project.id or 0,
        platform="slack",
        tenant=team,
        room=planned.room,
        days=[*times.WEEKDAYS],
        at=AT,
        until=UNTIL,
        questions=QUESTIONS,
        roles=[Role.DEVELOPER],
        also=[],
        rooms=[["slack", team, planned.room]],
        asked_until=at - timedelta(minutes=1),
        made_at=at,
    )
    await standups.add(tx, standup)
    await schedule.plan(tx, "standup", standup.id or 0, at + planned.late_by)


async def _join(
    tx: AsyncSession, team: str, users: Sequence[str], project_id: int, at: datetime
) -> None:
    for user in users:
        found = await people.find(tx, platform="slack", tenant=team, user=user)
        if found is None:
            found = Person(name=user, language="en", zone=ZONE, first_seen=at)
            account = Account(platform="slack", tenant=team, user=user, person_id=0)
            await people.add(tx, found, account)
        row = {"project_id": project_id, "person_id": found.id, "role": Role.DEVELOPER}
        await tx.exec(insert(Member), params=row)
