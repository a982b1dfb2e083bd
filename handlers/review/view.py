"""A review with everything its cards say, and showing it where it is held."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.kit.audience import may_read
from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context, Draw
from handlers.kit.due import Scene
from handlers.kit.errors import Refused
from storage import decisions, people, projects, retros, reviews, todos
from storage.decisions import Decision
from storage.people import Role
from storage.projects import Project, Room
from storage.retros import Board
from storage.reviews import Kind, Point, Review, Series
from storage.todos import Todo


@dataclass(frozen=True)
class View:
    """`before`: what the last one of the kind set out to do."""

    review: Review
    project: Project
    home: Room
    series: Series | None
    points: tuple[Point, ...]
    board: Board | None
    decisions: tuple[Decision, ...]
    todos: tuple[Todo, ...]
    before: tuple[Todo, ...]
    names: Mapping[int, str]

    @property
    def slot(self) -> str:
        """Its card before it begins."""
        return f"review:{self.review.id}"

    @property
    def thread_slot(self) -> str:
        """The agenda, whose thread the meeting is."""
        return f"review:{self.review.id}:meeting"

    @property
    def minutes_slot(self) -> str:
        return f"review:{self.review.id}:minutes"

    def post(
        self, ctx: Context, draw: Draw, *, slot: str | None = None, under: str | None = None
    ) -> None:
        ctx.post([self.home], self.project.language, draw, slot=slot, under=under)


async def load(ctx: Context, review: Review) -> View:
    project = await projects.get(ctx.tx, review.project_id)
    home = await projects.room(ctx.tx, (review.platform, review.tenant, review.room))
    if project is None or home is None:
        raise Refused("review-gone")
    series = await reviews.series(ctx.tx, review.series_id) if review.series_id else None
    is_retro = review.kind == Kind.RETRO
    found = await todos.of_origin(ctx.tx, review.origin)
    before = await _before(ctx, review, home) if is_retro else []
    points = await reviews.points(ctx.tx, review.id or 0)
    spoken_of = {one.owner_id for one in (*found, *before)}
    spoken_of |= {one.person_id for one in points if one.person_id}
    named = await people.by_ids(ctx.tx, spoken_of)
    return View(
        review,
        project,
        home,
        series,
        tuple(points),
        await retros.locked(ctx.tx, review.id or 0) if is_retro else None,
        tuple(await decisions.of_origin(ctx.tx, review.origin)),
        tuple(found),
        tuple(before),
        {id_: person.name for id_, person in named.items()},
    )


async def _before(ctx: Context, review: Review, home: Room) -> list[Todo]:
    """The last one may have been held among the team, and this one is held with the client."""
    last = await reviews.last_finished(
        ctx.tx, project_id=review.project_id, kind=review.kind, before=review.at
    )
    found = await todos.of_origin(ctx.tx, last.origin) if last else []
    return [one for one in found if home.is_internal or not one.is_internal]


async def held(ctx: Context, review_id: int) -> View:
    """The review for whoever is about to move it; others wait until this transaction ends."""
    review = await reviews.locked_in(ctx.tx, review_id, platform=ctx.platform, tenant=ctx.tenant)
    if review is None:
        raise Refused("review-gone")
    view = await load(ctx, review)
    if not await may_read(ctx, review.project_id, is_internal=view.home.is_internal):
        raise Refused("review-gone")
    return view


async def role_of(ctx: Context, project_id: int) -> Role | None:
    """In the review's project, wherever the button is pressed."""
    found = await projects.of_person(ctx.tx, ctx.me.id or 0)
    return {project.id: role for project, role in found}.get(project_id)


def scene(ctx: Context, project: Project) -> Scene:
    return Scene(ctx.now, project.zone, calendar_of(project.country))
