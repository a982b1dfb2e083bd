"""Answering: in a form, with one press, by typing, or not today."""

from datetime import timedelta

from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.standup import cards_form, cards_prompt, reading, record, rules, wording
from handlers.standup.actions import AskAnswer, GiveAnswer, NotToday, SameAgain
from handlers.standup.cards_form import Answering
from handlers.standup.view import Mine, mine
from storage import blockers, change_moves
from storage import standup as standups
from storage.blockers import Blocker
from storage.standup import Kind, State

router = Router()

# What is typed into the conversation is an answer as long as the question stands just above.
TYPED_WITHIN = timedelta(hours=16)


@router.action(AskAnswer)
async def open_answer(ctx: Context, click: Click, action: AskAnswer) -> Answer:
    found = await mine(ctx, action.round_id)
    turn = found.turn
    is_edit = turn is not None and turn.state == State.ANSWERED
    answering = Answering(
        found.standup,
        found.round,
        await _texts(ctx, found),
        await _open_blockers(ctx, found),
        is_edit,
        bool(turn and turn.deadline and ctx.now > turn.deadline),
    )
    return cards_form.answer_form(answering, ctx.t)


async def _texts(ctx: Context, found: Mine) -> list[str]:
    """What was answered before, or what last time's plan and the changes moved since say."""
    turn, questions = found.turn, found.standup.questions
    if turn is not None and turn.answers:
        said = {(one["kind"], one["question"]): one["text"] for one in turn.answers}
        return [said.get((one["kind"], one["text"]), "") for one in questions]
    done = await _done_since(ctx, found)
    return [done if one["kind"] == Kind.DONE else "" for one in questions]


async def _done_since(ctx: Context, found: Mine) -> str:
    last = await standups.last_answer(
        ctx.tx, standup_id=found.standup.id or 0, person_id=ctx.me.id or 0, before=found.round
    )
    since = last.answered_at if last and last.answered_at else ctx.now - timedelta(days=1)
    moves = await change_moves.moved_by(
        ctx.tx, person_id=ctx.me.id or 0, project_id=found.standup.project_id, since=since
    )
    lines = [rules.plan_of(last.answers)] if last else []
    lines += [wording.moved(one.number, one.title, one.act, ctx.t) for one in moves]
    return "\n".join(filter(None, lines))[: reading.ANSWER]


async def _open_blockers(ctx: Context, found: Mine) -> list[Blocker]:
    me, project_id = ctx.me.id or 0, found.standup.project_id
    open_ = await blockers.open_of(ctx.tx, people={me}, project_id=project_id)
    return open_.get(me, [])


@router.action(GiveAnswer)
async def give_answer(ctx: Context, click: Click, action: GiveAnswer) -> Answer:
    found = await mine(ctx, action.round_id)
    if rules.fingerprint(found.standup.questions) != action.asked:
        raise Refused("standup-questions-changed")
    given = reading.answers(click.values, found.standup)
    await record.keep(ctx, found, given)
    return Note(ctx.t("standup-thanks")) if click.direct else None


@router.action(SameAgain)
async def answer_same_again(ctx: Context, click: Click, action: SameAgain) -> Answer:
    found = await mine(ctx, action.round_id)
    last = await standups.last_answer(
        ctx.tx, standup_id=found.standup.id or 0, person_id=ctx.me.id or 0, before=found.round
    )
    still = {one.words for one in await _open_blockers(ctx, found)}
    questions = found.standup.questions
    answers = rules.same_again(last.answers, questions, still) if last else []
    if not answers:
        raise Refused("standup-no-last-time")
    turn = await record.keep_named(ctx, found, answers, reading.Given(()))
    return cards_prompt.understood_card(turn, ctx.t)


@router.action(NotToday)
async def say_not_today(ctx: Context, click: Click, action: NotToday) -> Answer:
    found = await mine(ctx, action.round_id)
    if found.turn is None:
        raise Refused("standup-not-asked")
    if found.turn.state == State.ANSWERED:
        raise Refused("standup-answered-already")
    found.turn.state, found.turn.remind_at = State.NOT_TODAY, None
    await record.show(ctx, found.standup, found.round)
    return Note(ctx.t("standup-skipped-mine"))


@router.talk
async def type_answer(ctx: Context, command: Command) -> Answer:
    """One line a question, while an unanswered one stands in the conversation."""
    if ctx.here is None:
        return None
    since = ctx.now - TYPED_WITHIN
    turn = await standups.open_turn(ctx.tx, person_id=ctx.me.id or 0, since=since)
    if turn is None:
        return None
    found = await mine(ctx, turn.round_id)
    texts = reading.typed_answers(command.text, len(found.standup.questions))
    if not any(texts):
        return None
    kept = await record.keep(ctx, found, reading.Given(texts))
    return cards_prompt.understood_card(kept, ctx.t)
