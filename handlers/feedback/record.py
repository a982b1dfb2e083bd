"""Filing feedback, showing it wherever it stands, and telling who gave it."""

from dataclasses import dataclass
from functools import partial

from handlers.feedback import cards, cards_told
from handlers.feedback.view import View, load
from handlers.kit.context import Context, Draw
from handlers.kit.events import Said
from storage import feedback, people
from storage.feedback import Feedback
from storage.people import Known, Role
from storage.projects import Project, Room
from storage.quotes import Key


@dataclass(frozen=True)
class Given:
    """What somebody said, who files it, and where. `giver_id`: None for somebody never met."""

    words: str
    giver_id: int | None
    giver_name: str
    filed_by_id: int
    role: Role  # of who gave it
    room: Room | None
    quote: Key | None = None


def slot(item: Feedback) -> str:
    return f"feedback:{item.id}"


def key_of(quote: Key) -> str:
    """As one string, which is unique in a project."""
    return "/".join(quote)


async def file(ctx: Context, project: Project, given: Given, *, is_internal: bool) -> View:
    """A message that was filed before stays the item it is; show that instead."""
    quoted = key_of(given.quote) if given.quote else None
    if quoted is not None:
        known = await feedback.quoting(ctx.tx, project_id=project.id or 0, quoted=quoted)
        if known is not None:
            return await load(ctx, known, project)
    room = given.room
    item = Feedback(
        project_id=project.id or 0,
        words=given.words,
        giver_id=given.giver_id,
        giver_name=given.giver_name,
        filed_by_id=given.filed_by_id,
        is_internal=is_internal,
        given_in=[room.platform, room.tenant, room.room] if room else None,
        quote=list(given.quote) if given.quote else None,
        quoted=quoted,
        made_at=ctx.now,
    )
    view = await load(ctx, await feedback.add(ctx.tx, item), project)
    show(ctx, view)
    if item.giver_id not in (None, item.filed_by_id):
        await tell_giver(ctx, view, partial(cards_told.recorded_card, view))
    return view


async def giver(ctx: Context, project: Project, said: Said) -> tuple[int | None, Role]:
    """Who wrote it, where the bot has met them, and what they are in the project."""
    users = (said.author,)
    found = await people.by_users(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, users=users)
    giver_id = found.get(said.author)
    return giver_id, await role_in(ctx, project, giver_id or 0)


async def role_in(ctx: Context, project: Project, person_id: int) -> Role:
    found = await people.role_in(ctx.tx, project_id=project.id or 0, person_id=person_id)
    return found or Role.OBSERVER


def show(ctx: Context, view: View) -> None:
    for room in view.shown_in:
        draw = partial(cards.feedback_card, view, is_internal=room.is_internal)
        ctx.post([room], view.project.language, draw, slot=slot(view.item))


async def tell_giver(ctx: Context, view: View, draw: Draw) -> None:
    """Or whoever recorded it, where the bot never met the giver.

    Nobody hears of their own deed.
    """
    item = view.item
    person_id = item.giver_id or item.filed_by_id
    if person_id == item.ended_by_id:
        return
    known = await _known(ctx, view, person_id)
    if known is not None:
        ctx.tell_person(known, draw)


async def _known(ctx: Context, view: View, person_id: int) -> Known | None:
    member = next((one for one in view.members if one.person.id == person_id), None)
    if member is not None:
        return member
    person = (await people.by_ids(ctx.tx, {person_id})).get(person_id)
    accounts = [one for one in await people.accounts(ctx.tx, person_id) if not one.is_bot]
    if person is None or not accounts:
        return None
    addresses = tuple((one.platform, one.tenant, one.user) for one in accounts)
    return Known(person, Role.OBSERVER, addresses)
