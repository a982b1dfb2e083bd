"""An item of feedback with everything its card says, read in a handful of queries."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.feedback import rules
from handlers.kit.audience import must_belong
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from storage import change as changes
from storage import feedback, people, projects, quotes
from storage.change import Change
from storage.feedback import Feedback, Outcome
from storage.people import Known, Role
from storage.projects import Project, Room
from storage.quotes import Quote


@dataclass(frozen=True)
class View:
    """`change`: the one it became."""

    item: Feedback
    project: Project
    rooms: tuple[Room, ...]
    members: tuple[Known, ...]
    names: Mapping[int, str]
    quote: Quote | None = None
    change: Change | None = None

    def role_of(self, person_id: int | None) -> Role:
        found = (known.role for known in self.members if known.person.id == person_id)
        return next(found, Role.OBSERVER)

    def room_of(self, ctx: Context) -> Room | None:
        here = (ctx.platform, ctx.tenant, ctx.room)
        found = (one for one in self.rooms if (one.platform, one.tenant, one.room) == here)
        return next(found, None)

    def is_internal_for(self, ctx: Context) -> bool:
        return rules.is_insider(self.role_of(ctx.me.id), self.room_of(ctx))

    @property
    def shown_in(self) -> tuple[Room, ...]:
        """The team's rooms; a client's where it was said."""
        said_in = tuple(self.item.quote[:3]) if self.item.quote else self._given_in
        return tuple(
            room
            for room in self.rooms
            if room.is_internal or (room.platform, room.tenant, room.room) == said_in
        )

    @property
    def _given_in(self) -> tuple[str, ...]:
        return tuple(self.item.given_in or ())


async def load(ctx: Context, item: Feedback, project: Project) -> View:
    project_id = project.id or 0
    members = await people.members(ctx.tx, project_id)
    names = {known.person.id or 0: known.person.name for known in members}
    spoken_of = {one for one in (item.filed_by_id, item.ended_by_id) if one}
    if missing := spoken_of - set(names):
        found = await people.by_ids(ctx.tx, missing)
        names |= {id_: person.name for id_, person in found.items()}
    change = None
    if item.outcome == Outcome.CHANGE and item.became:
        change = await changes.numbered(ctx.tx, project_id=project_id, number=item.became)
    return View(
        item,
        project,
        tuple(await projects.rooms(ctx.tx, project_id)),
        tuple(members),
        names,
        await quotes.get(ctx.tx, quotes.key(item.quote)) if item.quote else None,
        change,
    )


async def held(ctx: Context, feedback_id: int) -> View:
    """For whoever is about to end it; others wait until this transaction ends."""
    item = await feedback.locked(ctx.tx, feedback_id, platform=ctx.platform, tenant=ctx.tenant)
    if item is None:
        raise Refused("feedback-gone")
    await must_belong(ctx, item.project_id, "feedback-gone")
    project = await projects.get(ctx.tx, item.project_id)
    assert project is not None  # a foreign key says so
    view = await load(ctx, item, project)
    is_insider = view.is_internal_for(ctx)
    if not rules.may_see(item, person_id=ctx.me.id or 0, is_insider=is_insider):
        raise Refused("feedback-gone")
    return view
