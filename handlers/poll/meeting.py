"""Everybody who is asked, also those who never said a word to the bot: it has to meet them before
it can say who is missing, or that nobody is."""

from collections.abc import Iterable

from handlers.kit.cards import Card, Text
from handlers.kit.context import Context
from handlers.kit.i18n import Translate
from handlers.kit.text import line
from handlers.poll.view import View
from storage import people, projects
from storage.poll import Poll
from storage.projects import Room

MEET = "poll.meet"
MOST = 100  # people in a room: each is looked up


def is_needed(view: View) -> bool:
    """Where everybody may vote and nobody waits for them, who is there need not be known."""
    poll = view.poll
    is_named_unknown = not set(poll.asked) <= {one.person.id for one in view.members}
    waits_for_all = poll.closes_when_all and not poll.asked
    return bool(poll.asked_role) or waits_for_all or is_named_unknown


def ask(ctx: Context, view: View) -> list[str]:
    """The lanes that will answer. The team's rooms come first: who sits in a client's room as well
    is one of the team."""
    _ask(ctx, view, _team(view) or view.rooms)
    return [room.lane for room in view.rooms]


def ask_on(ctx: Context, view: View, lane: str) -> None:
    """The clients' rooms, once the last of the team's has answered."""
    team = {room.lane for room in _team(view)}
    if lane in team and not team & {*view.poll.awaited}:
        _ask(ctx, view, [room for room in view.rooms if not room.is_internal])


def _team(view: View) -> list[Room]:
    return [room for room in view.rooms if room.is_internal]


def _ask(ctx: Context, view: View, rooms: Iterable[Room]) -> None:
    for room in rooms:
        ctx.ask("read_members", reply=MEET, room=room, poll_id=view.poll.id, most=MOST)


async def meet(ctx: Context, project_id: int, room: Room, users: list[str]) -> None:
    """They belong to the project from now on, as if they had spoken up in the room."""
    where = {"platform": room.platform, "tenant": room.tenant}
    known = await people.by_users(ctx.tx, **where, users=tuple(users))
    role = projects.newcomer(room.audience)
    for person_id in sorted(set(known.values())):
        await people.join(ctx.tx, project_id=project_id, person_id=person_id, role=role)


def not_everybody_card(poll: Poll, room: Room, t: Translate) -> Card:
    """Told to whoever asked."""
    said = t("poll-not-everybody", question=poll.question, room=f"#{room.name}", limit=MOST)
    return Card(blocks=(Text((line(said),)),))
