"""A poll with everything its board says about it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from handlers.kit.audience import may_read, role_in
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.poll import rules
from handlers.poll.rules import Tally
from storage import ballots, choices, earlier, people, projects, schedule
from storage import poll as polls
from storage.people import Known, Role
from storage.poll import Poll, State
from storage.projects import Project, Room

REPEAT = "poll.repeat"
NAMES = 15  # voters named for one option; the others are counted


@dataclass(frozen=True)
class View:
    """`asked`: the people it is put to, None for everybody; `names`: of the first who voted.

    `voted`: who can be missing no more. `again_at`: when it is asked anew.
    """

    poll: Poll
    project: Project
    rooms: tuple[Room, ...]
    members: tuple[Known, ...]
    asked: frozenset[int] | None
    tally: Tally
    voted: Collection[int | str]
    names: dict[int, str]
    again_at: datetime | None = None

    @property
    def expected(self) -> list[Known]:
        """Who can be missing: those asked, or else everybody who may speak for the project."""
        if self.asked is not None:
            return [one for one in self.members if one.person.id in self.asked]
        return [one for one in self.members if one.role is not Role.OBSERVER]

    @property
    def missing(self) -> list[Known]:
        return [one for one in self.expected if one.person.id not in self.voted]

    @property
    def names_missing(self) -> bool:
        """Whether everybody is told who is missing: a vote of somebody else is then news."""
        is_waited_for = self.asked is not None or self.poll.closes_when_all
        return is_waited_for and self.poll.state == State.OPEN and not self.poll.is_anonymous

    @property
    def slot(self) -> str:
        return slot(self.poll)


def slot(poll: Poll) -> str:
    return f"poll:{poll.id}"


def poll_of(slot: str | None) -> int | None:
    """The id in a slot of ours, or of a copy; None for another feature's, and for results."""
    kind, _, id_ = earlier.original(slot or "").partition(":")
    return int(id_) if kind == "poll" and id_.isdecimal() else None


async def load(ctx: Context, poll: Poll, *, everybody: bool = False) -> View:
    """`everybody`: with all the people there are, and the names of all who voted."""
    project = await projects.get(ctx.tx, poll.project_id)
    assert project is not None  # a foreign key says so
    # A channel may have ten thousand people: they are read where it depends on them.
    needs_people = everybody or poll.asked or poll.asked_role or poll.closes_when_all
    members = await people.members(ctx.tx, poll.project_id) if needs_people else []
    asked = asked_of(poll, members)
    held = [] if poll.is_anonymous else await choices.held(ctx.tx, poll.id or 0)
    tally = rules.tally(poll, held, asked)
    is_secret = poll.is_anonymous and bool(needs_people)
    voted = await ballots.voters(ctx.tx, poll.id or 0) if is_secret else tally.chosen
    return View(
        poll,
        project,
        rooms_of(poll, await projects.rooms(ctx.tx, poll.project_id)),
        tuple(members),
        asked,
        tally,
        voted,
        await _names(ctx, poll, tally, most=None if everybody else NAMES),
        await schedule.planned(ctx.tx, REPEAT, poll.id or 0) if poll.repeats else None,
    )


def asked_of(poll: Poll, members: Iterable[Known]) -> frozenset[int] | None:
    if not poll.asked and not poll.asked_role:
        return None
    in_role = {one.person.id or 0 for one in members if one.role == poll.asked_role}
    return frozenset(in_role | set(poll.asked))


def rooms_of(poll: Poll, rooms: Iterable[Room]) -> tuple[Room, ...]:
    return tuple(one for one in rooms if one.is_internal or not poll.is_internal)


async def _names(ctx: Context, poll: Poll, tally: Tally, most: int | None) -> dict[int, str]:
    """Of the author, of who is asked by name, and of the first voters of each option."""
    shown = {voter for place in range(len(poll.options)) for voter in tally.of(place)[:most]}
    voters = {one for one in shown if isinstance(one, int)}
    wanted = voters | {poll.author_id, *poll.asked}
    found = await people.by_ids(ctx.tx, wanted)
    return {id_: person.name for id_, person in found.items()}


async def held(ctx: Context, poll_id: int) -> Poll:
    """For whoever is about to change it; others wait until this transaction ends."""
    found = await polls.locked(ctx.tx, poll_id, platform=ctx.platform, tenant=ctx.tenant)
    return await _readable(ctx, found)


async def standing(ctx: Context, poll_id: int) -> Poll:
    """For whoever votes: many do at once, and none while it is being closed."""
    found = await polls.standing(ctx.tx, poll_id, platform=ctx.platform, tenant=ctx.tenant)
    return await _readable(ctx, found)


async def _readable(ctx: Context, poll: Poll | None) -> Poll:
    """A made-up button must not show the team's polls to anybody else."""
    if poll is None:
        raise Refused("poll-gone")
    if not await may_read(ctx, poll.project_id, is_internal=poll.is_internal):
        raise Refused("poll-gone")
    return poll


async def must_manage(ctx: Context, poll: Poll) -> None:
    """By their role in the poll's project, wherever the button was pressed."""
    rules.may_manage(poll, ctx.me.id or 0, await role_in(ctx, poll.project_id))
