"""The question itself, as it comes to one person. Pure."""

from collections.abc import Iterator

from handlers.kit.cards import Button, Buttons, Card, Text, Tone, button
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, line
from handlers.survey.actions import Score, Skip
from handlers.survey.rules import SCORES
from storage.survey import Kind, Survey

FACES = ("😞", "🙁", "😐", "🙂", "😀")


def question_card(survey: Survey, project: str, t: Translate, *, is_again: bool = False) -> Card:
    lines = [line(question(survey, project, t))]
    lines += [line(t(f"survey-about-{survey.cause}", about=survey.about))] if survey.about else []
    lines += [line(t(f"survey-scale-{survey.kind}"))]
    small: list[Line] = [line(t("survey-who-reads", project=project))]
    small += [line(t("survey-again"))] if is_again else []
    scores = Buttons(tuple(_scores(survey, t)))
    skip = Buttons((button(t("survey-do-skip"), Skip(survey.id or 0)),))
    title = t("survey-title", project=project)
    return Card(
        title, (Text(tuple(lines)), scores, skip, Text(tuple(small), small=True)), Tone.ASKING
    )


def question(survey: Survey, project: str, t: Translate) -> str:
    return survey.question or t(f"survey-question-{survey.kind}", project=project)


def _scores(survey: Survey, t: Translate) -> Iterator[Button]:
    for score in SCORES[Kind(survey.kind)]:
        yield button(in_words(survey.kind, score), Score(survey.id or 0, score))


def in_words(kind: str, score: int) -> str:
    """`🙂 4`; on a scale to ten faces would say too much."""
    return f"{FACES[score - 1]} {score}" if kind == Kind.CSAT else str(score)
