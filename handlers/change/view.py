"""A change with everything a card says about it, read in a handful of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from handlers.change import rules
from handlers.change.effect import NONE, Effect, effect, hold_plan
from handlers.kit import waiting
from handlers.kit.audience import must_belong
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.text import Who
from storage import change as changes
from storage import leave, people, projects, quotes
from storage.change import Approval, Assessment, Change
from storage.leave import Away
from storage.people import Known, Role
from storage.projects import ApprovalRule, Project, Room
from storage.quotes import Quote


@dataclass(frozen=True)
class View:
    change: Change
    project: Project
    assessment: Assessment | None
    approvals: tuple[Approval, ...]
    names: Mapping[int, str]  # of everybody the card speaks of
    members: tuple[Known, ...]
    quote: Quote | None
    rooms: tuple[Room, ...]
    away: Mapping[int, tuple[Away, str | None]]  # members not there today; who stands in
    effect: Effect = NONE

    @property
    def terms(self) -> str:
        """What a yes to the card as it stands would be a yes to."""
        return rules.terms(self.change, self.effect.terms)

    @property
    def given(self) -> tuple[Role, ...]:
        return tuple(Role(one.role) for one in self.approvals)

    @property
    def must_act(self) -> tuple[Role, ...]:
        return waiting.must_act(
            self.change.status, ApprovalRule(self.project.approval), self.given
        )

    def role_of(self, person_id: int | None) -> Role:
        found = (known.role for known in self.members if known.person.id == person_id)
        return next(found, Role.OBSERVER)

    def room_of(self, ctx: Context) -> Room | None:
        """The room it happens in, when that is one of the project's."""
        here = (ctx.platform, ctx.tenant, ctx.room)
        found = (one for one in self.rooms if (one.platform, one.tenant, one.room) == here)
        return next(found, None)

    def is_internal_for(self, ctx: Context) -> bool:
        """Whether who asks may see what is for the team alone: never in a client's room."""
        here = self.room_of(ctx)
        is_among_us = here is None or here.is_internal
        return is_among_us and self.role_of(ctx.me.id) in waiting.INSIDERS

    def holders(self, role: Role) -> tuple[Known, ...]:
        return tuple(known for known in self.members if known.role is role)

    def who(self, person_id: int | None, *, ping: bool = False) -> Who:
        accounts = tuple(
            (platform, user)
            for known in self.members
            if known.person.id == person_id
            for platform, _, user in known.accounts
        )
        return Who(self.names.get(person_id or 0, "?"), accounts, ping)


async def load(ctx: Context, change: Change, project: Project) -> View:
    assessment = await changes.assessment(ctx.tx, change)
    approvals = await changes.approvals(ctx.tx, change.id or 0)
    members = await people.members(ctx.tx, project.id or 0)
    names = {known.person.id or 0: known.person.name for known in members}
    if ctx.here is not None:
        names[ctx.me.id or 0] = ctx.me.name
    spoken_of = {change.author_id, *(one.person_id for one in approvals)}
    spoken_of |= {assessment.person_id} if assessment else set()
    if missing := spoken_of - set(names):
        found = await people.by_ids(ctx.tx, missing)
        names |= {id_: person.name for id_, person in found.items()}
    quote = await quotes.get(ctx.tx, quotes.key(change.quote)) if change.quote else None
    rooms = await projects.rooms(ctx.tx, project.id or 0)
    done = await effect(ctx, change, assessment, project)
    today = ctx.now.astimezone(ZoneInfo(project.zone)).date()
    away = await leave.on(ctx.tx, people={one.person.id or 0 for one in members}, day=today)
    terms = rules.terms(change, done.terms)
    return View(
        change,
        project,
        assessment,
        tuple(one for one in approvals if rules.still_counts(change, one, terms)),
        names,
        tuple(members),
        quote,
        tuple(rooms),
        away,
        done,
    )


async def held(ctx: Context, change_id: int) -> View:
    """The change for whoever is about to move it; others wait until this transaction ends."""
    change = await changes.locked(ctx.tx, change_id, platform=ctx.platform, tenant=ctx.tenant)
    if change is None:
        raise Refused("change-gone")
    await must_belong(ctx, change.project_id, "change-gone")
    await hold_plan(ctx, change)
    project = await projects.get(ctx.tx, change.project_id)
    assert project is not None  # a foreign key says so
    return await load(ctx, change, project)
