"""A day of a stand-up with everything its report says, read in a handful of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.kit.context import Context
from handlers.kit.errors import Refused
from storage import blockers, people, projects
from storage import standup as standups
from storage import standup_people as askable
from storage.blockers import Blocker
from storage.people import Role
from storage.projects import Project, Room
from storage.standup import Round, Standup, State, Turn

NAMED = 30  # people named in each group of a report; the rest is counted
BLOCKERS = 8

Named = tuple[Turn, str]


@dataclass(frozen=True)
class Report:
    """`later` are those whose day has not begun; `skipped_by` who called the day off."""

    standup: Standup
    round: Round
    project: Project
    counts: Mapping[str, int]
    groups: Mapping[str, Sequence[Named]]  # by state, the first of each
    later: Sequence[str]
    moods: tuple[int, int]
    blockers: Sequence[tuple[Blocker, str]]
    open_blockers: int
    skipped_by: str

    def count(self, *states: State) -> int:
        return sum(self.counts.get(state, 0) for state in states)


async def report(tx: AsyncSession, standup: Standup, day: Round) -> Report:
    project = await projects.get(tx, standup.project_id)
    assert project is not None  # a foreign key says so
    id_, standup_id = day.id or 0, standup.id or 0
    counts = await standups.counts(tx, id_)
    groups = {
        state: await standups.group(tx, round_id=id_, state=State(state), limit=NAMED)
        for state in counts
    }
    later = await askable.not_yet(tx, standup, day, limit=NAMED) if day.is_asking else []
    skipper = await people.by_ids(tx, {day.skipped_by_id}) if day.skipped_by_id else {}
    return Report(
        standup,
        day,
        project,
        counts,
        groups,
        later,
        await standups.moods(tx, id_) if standup.asks_mood else (0, 0),
        await blockers.open_in(tx, standup_id=standup_id, limit=BLOCKERS),
        await blockers.count_open(tx, standup_id=standup_id),
        next((person.name for person in skipper.values()), ""),
    )


@dataclass(frozen=True)
class Mine:
    """One person's turn, for whoever is about to answer."""

    standup: Standup
    project: Project
    round: Round
    turn: Turn | None


async def mine(ctx: Context, round_id: int) -> Mine:
    """The round, held: who answers at the same moment waits, so that the report counts both."""
    day = await standups.held(ctx.tx, round_id)
    standup = await standups.get(ctx.tx, day.standup_id) if day else None
    project = await projects.get(ctx.tx, standup.project_id) if standup else None
    if day is None or standup is None or project is None:
        raise Refused("kit-stale-button")
    person_id = ctx.me.id or 0
    turn = await standups.turn_of(ctx.tx, round_id=round_id, person_id=person_id)
    if turn is None and await role_in(ctx, standup.project_id) in (None, Role.CLIENT):
        raise Refused("standup-not-asked")
    return Mine(standup, project, day, turn)


async def role_in(ctx: Context, project_id: int) -> Role | None:
    """None for who is nobody there: a button carries its number into any tenant."""
    member = await ctx.tx.get(people.Member, (project_id, ctx.me.id))
    return Role(member.role) if member else None


async def home(ctx: Context) -> Standup:
    """The stand-up of this room; in a DM, of the only project that has just one."""
    there = await standups.of_room(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, room=ctx.room)
    if there is not None:
        return there
    found = await standups.of_project(ctx.tx, ctx.project.id or 0)
    if len(found) != 1:
        raise Refused("standup-none-here")
    return found[0]


async def report_rooms(tx: AsyncSession, standup: Standup) -> list[Room]:
    """Where the report goes; what is for team rooms alone never reaches a client's."""
    chosen = {tuple(address) for address in standup.rooms}
    return [
        room
        for room in await projects.rooms(tx, standup.project_id)
        if (room.platform, room.tenant, room.room) in chosen
        and (room.is_internal or not standup.team_only)
    ]
