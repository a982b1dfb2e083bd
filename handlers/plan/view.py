"""A plan with everything its cards say about it, read in a handful of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from handlers.kit import replanning
from handlers.kit.audience import must_belong
from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.kit.due import Scene
from handlers.kit.errors import Refused
from handlers.kit.replanning import Plan
from handlers.kit.text import Span, Who, Words
from handlers.kit.waiting import INSIDERS
from handlers.plan import rules
from storage import change_figures, people, plan, projects, slips
from storage.people import Known, Role
from storage.plan import Agreement, Item
from storage.projects import Project, Room
from storage.slips import Slip


@dataclass(frozen=True)
class View:
    book: Plan
    members: tuple[Known, ...]
    names: Mapping[int, str]  # of everybody the cards speak of
    rooms: tuple[Room, ...]
    agreements: tuple[Agreement, ...]
    reported: tuple[Slip, ...]  # slips that wait for somebody to confirm them
    change_numbers: dict[int, int]  # by the change's id
    today: date  # in the project's zone

    @property
    def project(self) -> Project:
        return self.book.project

    @property
    def items(self) -> tuple[Item, ...]:
        return self.book.items

    @property
    def terms(self) -> str:
        return rules.terms(self.items)

    @property
    def unagreed(self) -> tuple[Item, ...]:
        return tuple(one for one in self.items if one.agreed_at is None)

    def role_of(self, person_id: int | None) -> Role:
        found = (known.role for known in self.members if known.person.id == person_id)
        return next(found, Role.OBSERVER)

    def room_of(self, ctx: Context) -> Room | None:
        here = (ctx.platform, ctx.tenant, ctx.room)
        found = (one for one in self.rooms if (one.platform, one.tenant, one.room) == here)
        return next(found, None)

    def is_internal_for(self, ctx: Context) -> bool:
        """Whether who asks may read what is for the team alone: never in a client's room."""
        here = self.room_of(ctx)
        is_among_us = here is None or here.is_internal
        return is_among_us and self.role_of(ctx.me.id) in INSIDERS

    def name(self, person_id: int | None) -> str:
        return self.names.get(person_id or 0, "")

    def called(self, *roles: Role) -> tuple[Span, ...]:
        """Everybody with one of the roles, pinged, each with a space behind."""
        spans: list[Span] = []
        for known in self.members:
            if known.role in roles:
                accounts = tuple((platform, user) for platform, _, user in known.accounts)
                spans += [Who(known.person.name, accounts, ping=True), Words(" ")]
        return tuple(spans)

    def is_moved(self, item: Item) -> bool:
        return bool(self.book.moves_of.get(item.id or 0))

    def item(self, item_id: int) -> Item:
        return next(one for one in self.items if one.id == item_id)

    def scene(self, ctx: Context) -> Scene:
        return Scene(ctx.now, self.project.zone, calendar_of(self.project.country))


async def load(ctx: Context, project: Project) -> View:
    project_id = project.id or 0
    book = await replanning.opened(ctx.tx, project)
    members = await people.members(ctx.tx, project_id)
    reported = await slips.reported(ctx.tx, project_id)
    names = {known.person.id or 0: known.person.name for known in members}
    spoken_of = {one.owner_id for one in book.items} | {one.reported_by for one in reported}
    if missing := {one for one in spoken_of if one is not None} - set(names):
        found = await people.by_ids(ctx.tx, missing)
        names |= {id_: person.name for id_, person in found.items()}
    linked = {one.change_id for one in book.items} | {slip.change_id for slip, _ in book.moves}
    return View(
        book,
        tuple(members),
        names,
        tuple(await projects.rooms(ctx.tx, project_id)),
        tuple(await plan.agreements(ctx.tx, project_id)),
        tuple(reported),
        await change_figures.numbers(ctx.tx, {one for one in linked if one is not None}),
        ctx.now.astimezone(ZoneInfo(project.zone)).date(),
    )


async def held(ctx: Context, project: Project) -> View:
    """For whoever is about to change the plan; others wait until this transaction ends."""
    await plan.hold(ctx.tx, project.id or 0)
    return await load(ctx, project)


async def of_item(ctx: Context, item_id: int) -> tuple[View, Item]:
    """The item and its plan, held; wherever it is asked for, in a direct conversation too."""
    where = {"platform": ctx.platform, "tenant": ctx.tenant}
    project_id = await plan.project_of(ctx.tx, item_id, **where)
    if project_id is None:
        raise Refused("plan-gone")
    view = await held(ctx, await _project(ctx, project_id))
    item = view.item(item_id)
    if item.owner_id != ctx.me.id:  # whom somebody put down for it may be in no room of ours
        await must_belong(ctx, project_id, "plan-gone")
    return view, item


async def of_slip(ctx: Context, slip_id: int) -> tuple[View, Slip]:
    where = {"platform": ctx.platform, "tenant": ctx.tenant}
    project_id = await slips.project_of(ctx.tx, slip_id, **where)
    if project_id is None:
        raise Refused("plan-gone")
    view = await held(ctx, await project_of(ctx, project_id))
    slip = await slips.get(ctx.tx, slip_id)
    assert slip is not None  # nobody else touches a plan that is held
    return view, slip


async def project_of(ctx: Context, project_id: int) -> Project:
    await must_belong(ctx, project_id)
    return await _project(ctx, project_id)


async def _project(ctx: Context, project_id: int) -> Project:
    """None of its own room in this tenant: then the button was made up."""
    here = ctx.here.project if ctx.here else None
    if here is not None and here.id == project_id:
        return here
    found = await projects.get_in(ctx.tx, project_id, platform=ctx.platform, tenant=ctx.tenant)
    if found is None:
        raise Refused("kit-stale-button")
    return found
