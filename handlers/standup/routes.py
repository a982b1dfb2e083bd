"""/standup and what can be said after it."""

from datetime import date

from handlers.kit import when
from handlers.kit.calendars import calendar_of
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.kit.text import shortened
from handlers.kit.words import subwords
from handlers.standup import (
    asking,
    cards_prompt,
    cards_report,
    cards_settings,
    export,
    reading,
    record,
    rules,
    times,
)
from handlers.standup.actions import Skip
from handlers.standup.routes_settings import open_settings
from handlers.standup.view import home, report, role_in
from storage import people, projects
from storage import standup as standups
from storage.people import Role
from storage.standup import Round, Standup, State, Turn

router = Router()

WORDS = ("now", "skip", "report", "export", "help")
EXPORTED = 20_000  # turns: a team of 40 for two years
ECHO = 40  # characters of a word nobody knows


@router.command("standup")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = reading.asked(command.text, subwords("standup", WORDS))
    match word:
        case "now":
            return await call_now(ctx, command, rest)
        case "skip":
            return await ask_which_to_skip(ctx)
        case "report":
            return await show_report(ctx, rest)
        case "export":
            return await export_answers(ctx)
        case "help":
            return cards_settings.help_card(ctx.t)
    if rest:
        return cards_settings.help_card(ctx.t, unknown=shortened(rest, ECHO))
    return await open_settings(ctx)


async def call_now(ctx: Context, command: Command, rest: str) -> Answer:
    found = await home(ctx)
    standup = await standups.locked(ctx.tx, found.id or 0)
    role = await role_in(ctx, found.project_id)
    rules.may_set(role or Role.OBSERVER)
    assert standup is not None  # it was there a moment ago, and nothing deletes one
    named = await _named(ctx, standup, command)
    row = await _called(ctx, standup, named, reading.topic(rest))
    row.called_by_id, row.is_called, row.opened_at = ctx.me.id, True, row.opened_at or ctx.now
    await ctx.tx.flush()  # the rounds that are called are looked for next
    await asking.ask_called(ctx, standup)
    await asking.plan_next(ctx, standup)
    return Note(ctx.t("standup-called"))


async def _named(ctx: Context, standup: Standup, command: Command) -> list[int] | None:
    """Person ids; None for everybody. Who was never here joins the project by being asked."""
    users = tuple(user for user in command.people if user != ctx.user or len(command.people) > 1)
    if not users:
        return None
    ids = await people.by_users(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, users=users)
    for person_id in ids.values():
        await people.join(ctx.tx, project_id=standup.project_id, person_id=person_id)
    return sorted(ids.values())


async def _called(ctx: Context, standup: Standup, named: list[int] | None, topic: str) -> Round:
    """Everybody without a topic is the day's own stand-up, unless that has begun already."""
    project = await projects.get(ctx.tx, standup.project_id)
    day = times.day_in(project.zone if project else "UTC", ctx.now)
    id_ = standup.id or 0
    if named is None and not topic:
        planned = await standups.round_on(ctx.tx, standup_id=id_, day=day)
        if planned is None or planned.opened_at is None:
            return await asking.opened(ctx, standup, day)
    number = await standups.next_number(ctx.tx, standup_id=id_, day=day)
    row = Round(standup_id=id_, day=day, number=number, topic=topic, people=named)
    return await standups.add_round(ctx.tx, row)


async def ask_which_to_skip(ctx: Context) -> Answer:
    standup = await home(ctx)
    today = times.day_in(ctx.me.zone, ctx.now)
    at = times.next_moment(standup, ctx.me.zone, ctx.now)
    running = await standups.round_on(ctx.tx, standup_id=standup.id or 0, day=today)
    if running is not None and running.skipped_by_id is None and running.opened_at is not None:
        return cards_prompt.skip_card(standup, today, ctx.t, today=today)
    if at is None:
        raise Refused("standup-nothing-to-skip")
    day = times.day_in(ctx.me.zone, at)
    return cards_prompt.skip_card(standup, day, ctx.t, today=today)


@router.action(Skip)
async def skip(ctx: Context, click: Click, action: Skip) -> Answer:
    standup = await standups.locked(ctx.tx, action.standup_id)
    role = await role_in(ctx, standup.project_id) if standup else None
    if standup is None or role is None:
        raise Refused("kit-stale-button")
    day = date.fromisoformat(action.day)
    row = await standups.round_on(ctx.tx, standup_id=action.standup_id, day=day)
    if row is None:
        new = Round(standup_id=action.standup_id, day=day)
        row = await standups.add_round(ctx.tx, new)
    if action.everybody:
        rules.may_set(role)
        await standups.skip(ctx.tx, row, by=ctx.me.id or 0)
        await record.show(ctx, standup, row)
        return Note(ctx.t("standup-skipped-all"))
    return await _skip_mine(ctx, standup, row)


async def _skip_mine(ctx: Context, standup: Standup, row: Round) -> Answer:
    me = ctx.me.id or 0
    turn = await standups.turn_of(ctx.tx, round_id=row.id or 0, person_id=me)
    if turn is None:
        turn = Turn(
            standup_id=standup.id or 0,
            round_id=row.id or 0,
            person_id=me,
            state=State.NOT_TODAY,
            at=ctx.now,
        )
    if turn.state == State.ANSWERED:
        raise Refused("standup-answered-already")
    turn.state, turn.remind_at = State.NOT_TODAY, None
    ctx.tx.add(turn)
    if row.opened_at is not None:
        await record.show(ctx, standup, row)
    return Note(ctx.t("standup-skipped-mine"))


async def show_report(ctx: Context, rest: str) -> Answer:
    standup = await home(ctx)
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    role = await role_in(ctx, standup.project_id) or Role.OBSERVER
    rules.may_read(standup, role, is_internal=room is None or room.is_internal)
    day = await _day(ctx, standup, rest)
    rows = await standups.rounds_on(ctx.tx, standup_id=standup.id or 0, day=day) if day else []
    if not rows:
        raise Refused("standup-no-report")
    found = [await report(ctx.tx, standup, row) for row in rows]
    return cards_report.whole_card(found, ctx.t)


async def _day(ctx: Context, standup: Standup, text: str) -> date | None:
    """The day that is named; without one the newest there is."""
    if not text:
        return await standups.newest_day(ctx.tx, standup.id or 0)
    calendar = calendar_of(ctx.project.country)
    moment = when.read(text, ctx.now, ctx.project.zone, calendar)
    if moment is None:
        raise Refused("standup-day-unreadable")
    return moment.day


async def export_answers(ctx: Context) -> Answer:
    standup = await home(ctx)
    role = await role_in(ctx, standup.project_id)
    rules.may_set(role or Role.OBSERVER)
    id_ = standup.id or 0
    rows = await standups.exported(ctx.tx, standup_id=id_, limit=EXPORTED)
    if not rows:
        raise Refused("standup-no-report")
    words = ctx.t("standup-export-words", count=len(rows))
    ctx.hand(f"standup-{ctx.now:%Y-%m-%d}.csv", export.table(rows, ctx.t), words)
    return Note(ctx.t("standup-export-coming"))
