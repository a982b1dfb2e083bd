"""From a thread to its summary: pure and deterministic."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.kit.calendars import Calendar
from handlers.kit.when import Moment, find
from handlers.summary import decisions, questions
from handlers.summary.actions import Action, actions
from handlers.summary.messages import Message, Thread
from handlers.summary.people import People
from handlers.summary.ranking import Candidate, candidates, chosen
from handlers.summary.rewriting import retold
from handlers.summary.sentences import Sentence, sentences
from handlers.summary.tokens import language_of

_LINE = {"en": 20, "zh": 34}  # tokens of a usual line
_FEWEST_LINES, _MOST_LINES = 3, 12
_GIST_LINES = 3
_FEW_CHARACTERS = 3


@dataclass(frozen=True)
class Line:
    """Only words of its sources, of names, and of `glue.GLUE`. Data: escape it where it is drawn.

    `sources` are message ids, the one it retells first. Chinese lines do not name their author.
    """

    text: str
    sources: tuple[str, ...]
    author: str


@dataclass(frozen=True)
class ActionItem:
    line: Line
    owner: str | None
    due: Moment | None


@dataclass(frozen=True)
class Coverage:
    """`read` holds what programs wrote and notices too: they are counted, but never cited."""

    messages: int
    read: int
    by_programs: int
    notices: int
    unread_files: int


@dataclass(frozen=True)
class Summary:
    """All in the order of the thread."""

    lines: tuple[Line, ...]  # the gist and the points
    gist: tuple[Line, ...]  # of the lines, the two or three that carry most
    decisions: tuple[Line, ...]
    actions: tuple[ActionItem, ...]
    questions: tuple[Line, ...]
    coverage: Coverage

    @property
    def points(self) -> tuple[Line, ...]:
        """The lines that the gist leaves."""
        return tuple(line for line in self.lines if line not in self.gist)


def summarise(
    thread: Thread,
    *,
    now: datetime,
    zone: str,
    calendar: Calendar | None = None,
    budget: int | None = None,
) -> Summary:
    """`budget`: tokens for gist and points together (English words, Chinese characters).

    `now` (aware) is when a message without its own time was said; due dates are read in `zone`.
    """
    said = sentences(thread)
    people = People(thread)
    ranked = candidates(thread, said)
    lines = chosen(ranked, usual_budget(thread) if budget is None else budget)
    return Summary(
        lines=tuple(_line(one) for one in lines),
        gist=tuple(_line(one) for one in _gist(lines)),
        decisions=tuple(
            _told(found.sentence, people, found.agreed_in) for found in decisions.decisions(said)
        ),
        actions=tuple(
            _item(found, people, now, zone, calendar) for found in actions(said, people)
        ),
        questions=tuple(_told(one, people) for one in questions.open_questions(said, people)),
        coverage=coverage(thread.messages),
    )


def usual_budget(thread: Thread) -> int:
    """A line for the first few messages each, then ever fewer: 3 of 3, 6 of 16, 12 of 64."""
    said = list(thread.said())
    lines = min(_MOST_LINES, max(_FEWEST_LINES, round(1.5 * math.sqrt(len(said)))))
    return lines * _LINE[language_of(" ".join(message.text for message in said))]


def coverage(messages: Sequence[Message]) -> Coverage:
    return Coverage(
        messages=len(messages),
        read=len(messages),
        by_programs=sum(message.kind == "bot" for message in messages),
        notices=sum(message.kind == "notice" for message in messages),
        unread_files=sum(message.files for message in messages),
    )


def _gist(lines: Sequence[Candidate]) -> list[Candidate]:
    """The best of the lines, where there are enough to leave some as points."""
    size = min(_GIST_LINES, (len(lines) + 1) // 2)
    best = sorted(lines, key=lambda one: -one.value)[:size]
    return [one for one in lines if one in best]


def _line(one: Candidate) -> Line:
    return Line(one.text, (one.sentence.message.id,), one.sentence.message.author)


def _told(sentence: Sentence, people: People, agreed_in: Iterable[str] = ()) -> Line:
    message = sentence.message
    return Line(retold(sentence, people), (message.id, *agreed_in), message.author)


def _item(
    action: Action, people: People, now: datetime, zone: str, calendar: Calendar | None
) -> ActionItem:
    line = _told(action.sentence, people, [action.accepted_in] if action.accepted_in else ())
    said_at = action.sentence.message.at or now
    return ActionItem(line, action.owner, due(action, said_at, zone, calendar))


def due(
    action: Action, said_at: datetime, zone: str, calendar: Calendar | None = None
) -> Moment | None:
    """The first day or time named with the deed; its span is that in the message's text."""
    sentence = action.sentence
    text = sentence.message.text[sentence.start : sentence.end]
    for moment in find(text, said_at, zone, calendar):
        if moment.start >= action.starts_at or _stands_alone(moment, text):
            start, end = sentence.start + moment.start, sentence.start + moment.end
            return replace(moment, start=start, end=end)
    return None


def _stands_alone(moment: Moment, text: str) -> bool:
    """`周三之前，我把文档发出来`: a clause that is little more than the day."""
    before = re.split("[，,；;]", text[: moment.start])[-1]
    after = re.split("[，,；;]", text[moment.end :])[0]
    return len(before + after) <= _FEW_CHARACTERS
