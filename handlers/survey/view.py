"""A follow-up with everything its card says."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.waiting import INSIDERS
from handlers.survey import rules
from storage import follow_ups, people, projects
from storage import survey as surveys
from storage.follow_ups import FollowUp
from storage.people import Known, Role
from storage.projects import Project, Room
from storage.survey import Answer, Survey


@dataclass(frozen=True)
class View:
    row: FollowUp
    survey: Survey
    answer: Answer
    project: Project
    members: tuple[Known, ...]
    rooms: tuple[Room, ...]
    unhappy: str  # name of the person
    owner: str  # "" where nobody sees to it
    closed_by: str  # "" where the person closed it
    is_silent: bool  # asked whether it is settled, they have said nothing for too long

    def known(self, person_id: int | None) -> Known | None:
        return next((one for one in self.members if one.person.id == person_id), None)

    @property
    def team_rooms(self) -> tuple[Room, ...]:
        return tuple(room for room in self.rooms if room.is_internal)


@dataclass(frozen=True)
class Waiting:
    """What a list says of an open follow-up. `owner` is "" where nobody sees to it."""

    id: int
    due_day: date  # where the project is
    kind: str
    score: int
    unhappy: str
    owner: str


async def waiting(
    ctx: Context, in_projects: Collection[int], *, owner_id: int | None = None
) -> list[Waiting]:
    """In these projects, of one owner or everybody's; the one due first comes first."""
    found = await follow_ups.waiting(ctx.tx, in_projects=in_projects, owner_id=owner_id)
    ids = {id_ for row, *_ in found for id_ in (row.person_id, row.owner_id) if id_}
    names = {id_: one.name for id_, one in (await people.by_ids(ctx.tx, ids)).items()}
    return [
        Waiting(
            row.id or 0,
            row.due_at.astimezone(ZoneInfo(project.zone)).date(),
            survey.kind,
            answer.score or 0,
            names.get(row.person_id, "?"),
            names.get(row.owner_id or 0, ""),
        )
        for row, survey, answer, project in found
    ]


async def load(ctx: Context, row: FollowUp) -> View:
    project = await projects.get(ctx.tx, row.project_id)
    found = await surveys.asked(ctx.tx, row.survey_id, row.person_id)
    assert project is not None  # foreign keys say so
    assert found is not None
    members = await people.members(ctx.tx, row.project_id)
    ids = {id_ for id_ in (row.person_id, row.owner_id, row.closed_by_id) if id_ is not None}
    named = await people.by_ids(ctx.tx, ids)
    names = {id_: person.name for id_, person in named.items()}
    calendar = calendar_of(project.country)
    return View(
        row,
        *found,
        project,
        tuple(members),
        tuple(await projects.rooms(ctx.tx, row.project_id)),
        names.get(row.person_id, "?"),
        names.get(row.owner_id or 0, ""),
        names.get(row.closed_by_id or 0, ""),
        rules.is_silent(row.asked_at, ctx.now, project.zone, calendar),
    )


async def held(ctx: Context, follow_up_id: int) -> View:
    """For the person it is about, and for the team; for nobody else."""
    row = await follow_ups.locked(ctx.tx, follow_up_id, platform=ctx.platform, tenant=ctx.tenant)
    if row is None:
        raise Refused("survey-follow-up-gone")
    view = await load(ctx, row)
    if ctx.me.id != row.person_id and not is_insider(view, ctx.me.id):
        raise Refused("survey-follow-up-gone")
    return view


def is_insider(view: View, person_id: int | None) -> bool:
    known = view.known(person_id)
    role = known.role if known else Role.OBSERVER
    return role in INSIDERS or person_id == view.project.owner_id
