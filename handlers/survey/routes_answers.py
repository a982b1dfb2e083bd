"""One press answers; a word why may follow."""

from functools import partial

from handlers.kit import dates
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click
from handlers.kit.fields import typed
from handlers.kit.router import Router
from handlers.survey import asking, cards, cards_form, following, rules
from handlers.survey.actions import Explain, Score, Skip
from handlers.survey.view import View, load
from storage import follow_ups, projects
from storage import survey as surveys
from storage.survey import Answer as Given
from storage.survey import Survey

router = Router()


@router.action(Score)
async def score(ctx: Context, click: Click, action: Score) -> Answer:
    """Counts at once; pressing another face corrects it, in the week it was given."""
    survey, given = await _mine(ctx, action.survey_id)
    rules.may_correct(given, ctx.now)
    if given.score is None:
        given.answered_at = ctx.now
    given.score = rules.score(survey.kind, action.score)
    await ctx.tx.flush()  # the follow-up's card shows the score
    await _show(ctx, survey, given)
    await following.see_to(ctx, survey, given)
    return cards_form.why_form(survey, given.score, given.words, ctx.t)


@router.action(Skip)
async def skip(ctx: Context, click: Click, action: Skip) -> Answer:
    survey, given = await _mine(ctx, action.survey_id)
    if given.score is not None:
        score = cards.in_words(survey.kind, given.score)
        return Note(ctx.t("survey-skipped-kept", score=score))
    given.answered_at = given.answered_at or ctx.now
    await _show(ctx, survey, given)
    return Note(ctx.t("survey-skipped"))


async def _show(ctx: Context, survey: Survey, given: Given) -> None:
    """Their answer, on the question itself."""
    project = await projects.get(ctx.tx, survey.project_id)
    assert project is not None  # a foreign key says so
    draw = partial(cards.question_card, survey, project.name, given=given)
    ctx.tell_again(draw, slot=asking.slot(survey))


@router.action(Explain)
async def explain(ctx: Context, click: Click, action: Explain) -> Answer:
    _, given = await _mine(ctx, action.survey_id)
    given.words = typed(click.values, "words")[: rules.WORDS]
    await ctx.tx.flush()  # the follow-up's card shows the words
    row = await follow_ups.of_answer(ctx.tx, survey_id=given.survey_id, person_id=given.person_id)
    if row is None or row.closed_at is not None:
        return Note(ctx.t("survey-thanks"))
    view = await load(ctx, row)
    if given.words:
        following.show(ctx, view)
        following.tell_owner(ctx, view, "survey-told-words")
    return Note(_promised(ctx, view))


def _promised(ctx: Context, view: View) -> str:
    if not view.owner:
        return ctx.t("survey-thanks")
    in_words = partial(dates.moment_in_words, view.row.due_at, ctx.t.language)
    return ctx.t("survey-thanks-low", who=view.owner, until=in_words(ctx.me.zone))


async def _mine(ctx: Context, survey_id: int) -> tuple[Survey, Given]:
    found = await surveys.asked(ctx.tx, survey_id, ctx.me.id or 0)
    if found is None:
        raise Refused("survey-not-asked")
    return found
