"""/project, and whom to tell when a message cannot be delivered."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from handlers.kit.cards import Answer, Card, Text
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command, Finished
from handlers.kit.i18n import Translate
from handlers.kit.router import Router
from handlers.kit.text import line
from handlers.kit.words import split_word, subwords
from handlers.project import cards, routes_rooms, rules
from handlers.project.actions import Save
from storage import people, projects
from storage.people import Role

router = Router().include((routes_rooms.router,))


@router.command("project")
async def open_settings(ctx: Context, command: Command) -> Answer:
    """Who opens it first owns the project; who may not change it sees it all the same."""
    word, rest = split_word(command.text, subwords("project", ("link", "join")))
    if word == "link":
        return await routes_rooms.offer_link(ctx)
    if word == "join":
        return await routes_rooms.ask_to_join(ctx, rest)
    project = ctx.project
    await projects.own_first(ctx.tx, project, person_id=ctx.me.id or 0)
    members = await people.members(ctx.tx, project.id or 0)
    try:
        rules.may_save(project, person_id=ctx.me.id or 0, role=ctx.role)
    except Refused:
        return cards.settings_card(project, members, ctx.t)
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    return cards.settings_form(project, room, members, ctx.platform, ctx.t)


@router.action(Save)
async def save(ctx: Context, click: Click, action: Save) -> Answer:
    project = ctx.project
    if project.id != action.project_id:
        raise Refused("kit-stale-button")
    rules.may_save(project, person_id=ctx.me.id or 0, role=ctx.role)
    settings, roles = rules.settings(click.values), rules.roles(click.values)
    agreed = rules.agreed(click.values, settings.currency)
    for name, value in {**vars(settings), **agreed}.items():
        setattr(project, name, value)
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    if room is not None:
        room.audience = rules.audience(click.values)
    await _set_roles(ctx, roles, click.values)
    return None


async def _set_roles(ctx: Context, chosen: dict[str, Role], values: Mapping[str, Any]) -> None:
    """Who was taken out of a field becomes a developer again."""
    project_id = ctx.project.id or 0
    ids = await people.by_users(
        ctx.tx, platform=ctx.platform, tenant=ctx.tenant, users=tuple(chosen)
    )
    now = {ids[user]: role for user, role in chosen.items() if user in ids}
    members = await people.members(ctx.tx, project_id)
    now |= rules.roles_elsewhere(values, rules.elsewhere(members, ctx.platform))
    for known in members:
        here = any(place[:2] == (ctx.platform, ctx.tenant) for place in known.accounts)
        if here:  # the form shows only people of its own platform
            now.setdefault(known.person.id or 0, Role.DEVELOPER)
    for person_id, role in now.items():
        await people.set_role(ctx.tx, project_id=project_id, person_id=person_id, role=role)


@router.reply("undelivered")
async def tell_owner(ctx: Context, lost: Finished) -> None:
    """Once for each room and reason: somebody has to let the bot in, or need not wait for it."""
    if not lost.room and lost.args["person"]:
        await _tell_of_person(ctx, lost)
        return
    room = await projects.room(ctx.tx, (lost.platform, lost.tenant, lost.room))
    project = await projects.get(ctx.tx, room.project_id) if room else None
    if room is None or project is None:
        return
    for known in await people.members(ctx.tx, project.id or 0):
        there = (lost.platform, lost.tenant)
        users = [user for *place, user in known.accounts if tuple(place) == there]
        # A new project has no owner yet: then it concerns whoever has used it.
        if users and project.owner_id in (None, known.person.id):
            draw = partial(_undelivered, "room", room.name, str(lost.args["reason"]))
            ctx.tell(users[0], known.person.language, draw)


async def _tell_of_person(ctx: Context, lost: Finished) -> None:
    """Who has no direct conversation with the bot, or has left: owners of their projects hear."""
    there = {"platform": lost.platform, "tenant": lost.tenant}
    person = await people.find(ctx.tx, **there, user=str(lost.args["person"]))
    if person is None:
        return
    theirs = await projects.of_person_at(ctx.tx, person.id or 0, **there)
    owners = {project.owner_id: project.id or 0 for project, *_ in theirs}
    for owner_id, project_id in owners.items():
        if owner_id in (None, person.id):
            continue
        members = await people.members(ctx.tx, project_id)
        draw = partial(_undelivered, "person", person.name, str(lost.args["reason"]))
        for known in members:
            if known.person.id == owner_id:
                ctx.tell_person(known, draw)


def _undelivered(what: str, name: str, reason: str, t: Translate) -> Card:
    """`what`: "room" or "person"."""
    known = f"project-undelivered-{reason.replace('_', '-')}"
    usual = "project-undelivered" if what == "room" else "project-undelivered-person"
    key = known if t.knows(known) else usual
    return Card(blocks=(Text((line(t(key, **{what: name}, reason=reason)),)),))
