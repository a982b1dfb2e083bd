"""The question itself, as it comes to one person. Pure."""

from collections.abc import Iterator

from handlers.kit.cards import Button, Buttons, Card, Text, Tone, button
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, bold, line
from handlers.survey.actions import Score, Skip
from handlers.survey.rules import CORRECT_DAYS, SCORES
from storage.survey import Answer, Kind, Survey

FACES = ("😞", "🙁", "😐", "🙂", "😀")


def question_card(
    survey: Survey,
    project: str,
    t: Translate,
    *,
    is_again: bool = False,
    given: Answer | None = None,
) -> Card:
    """`given`: what they have said by now; it may be corrected for a while."""
    lines = [line(question(survey, project, t))]
    lines += [line(t(f"survey-about-{survey.cause}", about=survey.about))] if survey.about else []
    lines += [line(t(f"survey-scale-{survey.kind}"))]
    small: list[Line] = [line(t("survey-who-reads", project=project))]
    small += [line(t("survey-again"))] if is_again else []
    scores = Buttons(tuple(_scores(survey, t)))
    skip = Buttons((button(t("survey-do-skip"), Skip(survey.id or 0)),))
    title = t("survey-title", project=project)
    asked, note = Text(tuple(lines)), Text(tuple(small), small=True)
    if given is None or given.answered_at is None:
        return Card(title, (asked, scores, skip, note), Tone.ASKING)
    answer = Text((bold(_answered(survey, given, t)),))
    return Card(title, (asked, answer, scores, note))


def _answered(survey: Survey, given: Answer, t: Translate) -> str:
    if given.score is None:
        return t("survey-answered-nothing")
    return t("survey-answered", score=in_words(survey.kind, given.score), days=CORRECT_DAYS)


def question(survey: Survey, project: str, t: Translate) -> str:
    return survey.question or t(f"survey-question-{survey.kind}", project=project)


def _scores(survey: Survey, t: Translate) -> Iterator[Button]:
    for score in SCORES[Kind(survey.kind)]:
        yield button(in_words(survey.kind, score), Score(survey.id or 0, score))


def in_words(kind: str, score: int) -> str:
    """`🙂 4`; on a scale to ten faces would say too much."""
    return f"{FACES[score - 1]} {score}" if kind == Kind.CSAT else str(score)
