"""What happens by itself: people are asked and reminded, days end, blockers last too long."""

from functools import partial

from handlers.kit.context import Context
from handlers.kit.events import Due, ProfileChanged
from handlers.kit.router import Router
from handlers.standup import asking, cards_blocker, cards_prompt, record, rules, times
from handlers.standup.record_blockers import ESCALATION
from storage import blockers, people, projects, schedule
from storage import standup as standups
from storage import standup_people as askable
from storage.blockers import Blocker
from storage.people import Known
from storage.standup import Standup

router = Router()


@router.time(asking.TIME)
async def go_on(ctx: Context, due: Due) -> None:
    standup = await standups.locked(ctx.tx, due.subject)
    if standup is None:
        return
    zones = await askable.zones(ctx.tx, standup)
    await asking.ask_planned(ctx, standup, zones)
    await asking.ask_called(ctx, standup)
    await _stop_waiting(ctx, standup)
    await _remind(ctx, standup)
    await asking.plan_next(ctx, standup)


async def _stop_waiting(ctx: Context, standup: Standup) -> None:
    """The deadline of some has passed; what they answer from now on is late."""
    id_ = standup.id or 0
    for round_id in sorted(await askable.fall_silent(ctx.tx, standup_id=id_, now=ctx.now)):
        row = await standups.held(ctx.tx, round_id)
        if row is not None:
            await record.show(ctx, standup, row)
    await askable.finish_asking(ctx.tx, standup, (ctx.now - times.LOOKED_BACK).date())


async def _remind(ctx: Context, standup: Standup) -> None:
    id_, most = standup.id or 0, asking.AT_ONCE
    found = await askable.to_remind(ctx.tx, standup_id=id_, now=ctx.now, limit=most)
    turns = {turn.person_id: turn for turn, _ in found}
    persons = [person for _, person in found if not times.is_quiet(person.zone, ctx.now)]
    project = await projects.get(ctx.tx, standup.project_id)
    for known in await askable.reachable(ctx.tx, persons, standup):
        turn = turns[known.person.id or 0]
        name = project.name if project else ""
        draw = partial(cards_prompt.reminder_card, turn, name, known.person.zone)
        ctx.tell_person(known, draw, is_bulk=True)


@router.time(ESCALATION)
async def tell_of_blocker(ctx: Context, due: Due) -> None:
    blocker = await blockers.held(ctx.tx, due.subject)
    if blocker is None or blocker.solved_at is not None:
        return
    owner = (await people.by_ids(ctx.tx, {blocker.person_id}))[blocker.person_id]
    later = []
    for known in await _told(ctx, blocker):
        at_work = times.at_work(known.person.zone, ctx.now)
        if at_work > ctx.now:
            later.append(at_work)
            continue
        draw = partial(cards_blocker.escalation_card, blocker, owner.name, known.person.zone)
        ctx.tell_person(known, draw)
        blocker.told = [*blocker.told, known.person.id or 0]
    if later:
        await schedule.plan(ctx.tx, ESCALATION, blocker.id or 0, min(later))


async def _told(ctx: Context, blocker: Blocker) -> list[Known]:
    """The first role somebody holds, without whoever is blocked and whoever was told before."""
    members = await people.members(ctx.tx, blocker.project_id)
    others = [one for one in members if one.person.id != blocker.person_id]
    for role in rules.told_of(blocker.waits_for):
        if found := [one for one in others if one.role is role]:
            return [one for one in found if one.person.id not in blocker.told]
    return []


@router.on(ProfileChanged)
async def follow(ctx: Context, changed: ProfileChanged) -> None:
    """Somebody who travels is asked at the time of where they are now."""
    if not changed.zone:
        return
    await ctx.tx.flush()  # the new zone, which another handler has just written
    for project, _ in await projects.of_person(ctx.tx, ctx.me.id or 0):
        for standup in await standups.of_project(ctx.tx, project.id or 0):
            await asking.plan_next(ctx, standup)
