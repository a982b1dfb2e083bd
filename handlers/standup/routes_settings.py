"""The settings of a channel's stand-up."""

from functools import partial

from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.events import Click
from handlers.kit.router import Router
from handlers.standup import asking, cards_form, cards_settings, reading, rules
from handlers.standup.actions import Save
from handlers.standup.cards_form import Setting, room_key
from handlers.standup.view import home, report_rooms, role_in
from storage import people, projects
from storage import standup as standups
from storage import standup_people as askable
from storage.people import Role
from storage.projects import Project, Room
from storage.standup import Standup

router = Router()


async def open_settings(ctx: Context) -> Answer:
    """For whoever may not change them: what they are."""
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    standup = await (home(ctx) if room is None else _standup(ctx, room))
    if await role_in(ctx, standup.project_id) in rules.INSIDERS:
        return cards_form.settings_form(await _setting(ctx, standup), ctx.t)
    if standup.id is None:
        raise Refused("standup-none-here")
    return await _described(ctx, standup)


async def _described(ctx: Context, standup: Standup) -> Answer:
    count = await askable.count(ctx.tx, standup)
    names = await _room_names(ctx, standup)
    return cards_settings.settings_card(standup, count, names, ctx.t)


async def _room_names(ctx: Context, standup: Standup) -> str:
    rooms = await report_rooms(ctx.tx, standup)
    return ctx.t("kit-comma").join(room.name for room in rooms)


async def _setting(ctx: Context, standup: Standup) -> Setting:
    also, id_ = set(standup.also), standup.project_id
    members = await people.members(ctx.tx, id_) if also else []
    users = [
        user
        for known in members
        if known.person.id in also
        for platform, tenant, user in known.accounts
        if (platform, tenant) == (ctx.platform, ctx.tenant)
    ]
    place = (standup.platform, standup.tenant, standup.room)
    rooms = await projects.rooms(ctx.tx, id_)
    return Setting(standup, Save(id_, place), rooms, tuple(users))


@router.action(Save)
async def save(ctx: Context, click: Click, action: Save) -> Answer:
    role = await role_in(ctx, action.project_id)
    project = await projects.get(ctx.tx, action.project_id)
    room = await projects.room(ctx.tx, (action.room[0], action.room[1], action.room[2]))
    if role is None or project is None or room is None or room.project_id != project.id:
        raise Refused("kit-stale-button")
    rules.may_set(role)
    settings = reading.settings(click.values, ctx.now, project.zone)
    standup = await _standup(ctx, room)
    for name, value in vars(settings).items():
        setattr(standup, name, value)
    standup.also = await _also(ctx, click, standup)
    standup.rooms = await _rooms(ctx, click, standup, room)
    await standups.add(ctx.tx, standup)
    standup.asked_until = ctx.now  # a time that is over today is meant for tomorrow
    await asking.plan_next(ctx, standup)
    await _announce(ctx, standup, project, room)
    return Note(ctx.t("standup-saved")) if click.direct else None


async def _standup(ctx: Context, room: Room) -> Standup:
    """The stand-up of the room, or a new one that the form is about to fill."""
    found = await standups.of_room(
        ctx.tx, platform=room.platform, tenant=room.tenant, room=room.room
    )
    if found is not None:
        return await standups.locked(ctx.tx, found.id or 0) or found
    return cards_form.usual(room, ctx.now)


async def _also(ctx: Context, click: Click, standup: Standup) -> list[int]:
    """Person ids. Those of the other platform stay: this one's chooser does not know them."""
    users = tuple(click.values.get("also", ()))
    ids = await people.by_users(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, users=users)
    members = await people.members(ctx.tx, standup.project_id)
    by_id = {known.person.id or 0: known for known in members}
    clients = [by_id[one].person.name for one in ids.values() if _is_client(by_id.get(one))]
    if clients:
        raise Invalid({"also": reason("standup-no-clients", name=clients[0])})
    for person_id in ids.values():
        await people.join(ctx.tx, project_id=standup.project_id, person_id=person_id)
    here = (ctx.platform, ctx.tenant)
    elsewhere = [
        id_
        for id_ in standup.also
        if id_ in by_id and all(place[:2] != here for place in by_id[id_].accounts)
    ]
    return sorted({*ids.values(), *elsewhere})


def _is_client(known: people.Known | None) -> bool:
    return known is not None and known.role is Role.CLIENT


async def _rooms(ctx: Context, click: Click, standup: Standup, home_room: Room) -> list[list[str]]:
    """Raises Invalid where nobody would ever see a report."""
    rooms = await projects.rooms(ctx.tx, standup.project_id)
    keys = click.values.get("rooms", (room_key(home_room),))
    chosen = [one for one in rooms if room_key(one) in keys]
    if not any(one.is_internal or not standup.team_only for one in chosen):
        name = "rooms" if len(rooms) > 1 else "extras"
        raise Invalid({name: reason("standup-no-team-room")})
    return [[one.platform, one.tenant, one.room] for one in chosen]


async def _announce(ctx: Context, standup: Standup, project: Project, room: Room) -> None:
    """Those who will be asked read what was set, and by whom."""
    count = await askable.count(ctx.tx, standup)
    names = await _room_names(ctx, standup)
    draw = partial(cards_settings.settings_card, standup, count, names, by=ctx.me.name)
    ctx.post([room], project.language, draw)
