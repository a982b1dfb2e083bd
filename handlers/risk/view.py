"""A risk, or all of a project, with whatever a card says about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.kit.audience import must_belong
from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.kit.due import Scene
from handlers.kit.errors import Refused
from handlers.kit.waiting import INSIDERS
from storage import people, projects
from storage import risk as risks
from storage.people import Known, Role
from storage.projects import Project, Room
from storage.risk import Risk


@dataclass(frozen=True)
class View:
    project: Project
    rooms: tuple[Room, ...]
    members: tuple[Known, ...]
    names: Mapping[int, str]

    def role_of(self, person_id: int | None) -> Role:
        found = (known.role for known in self.members if known.person.id == person_id)
        return next(found, Role.OBSERVER)

    def is_internal_for(self, ctx: Context) -> bool:
        """Whether who asks may read what is for the team alone: never in a client's room."""
        here = (ctx.platform, ctx.tenant, ctx.room)
        room = next(
            (one for one in self.rooms if (one.platform, one.tenant, one.room) == here), None
        )
        is_among_us = room is None or room.is_internal
        return is_among_us and self.role_of(ctx.me.id) in INSIDERS

    def name(self, person_id: int | None) -> str:
        return self.names.get(person_id or 0, "")

    def scene(self, ctx: Context) -> Scene:
        return Scene(ctx.now, self.project.zone, calendar_of(self.project.country))


async def load(ctx: Context, project: Project, *spoken_of: Risk) -> View:
    project_id = project.id or 0
    members = await people.members(ctx.tx, project_id)
    names = {known.person.id or 0: known.person.name for known in members}
    ids = {one.owner_id for one in spoken_of} | {one.author_id for one in spoken_of}
    if missing := {one for one in ids if one is not None} - set(names):
        found = await people.by_ids(ctx.tx, missing)
        names |= {id_: person.name for id_, person in found.items()}
    return View(project, tuple(await projects.rooms(ctx.tx, project_id)), tuple(members), names)


async def held(ctx: Context, risk_id: int) -> tuple[View, Risk]:
    """For whoever is about to change it; a risk one may not read is not there."""
    where = {"platform": ctx.platform, "tenant": ctx.tenant}
    risk = await risks.locked(ctx.tx, risk_id, **where)
    project = await projects.get(ctx.tx, risk.project_id) if risk else None
    if risk is None or project is None:
        raise Refused("risk-gone")
    await must_belong(ctx, risk.project_id, "risk-gone")
    view = await load(ctx, project, risk)
    if risk.is_internal and not view.is_internal_for(ctx):
        raise Refused("risk-gone")
    return view, risk
