"""From a thread to its summary: pure and deterministic."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.kit.calendars import Calendar
from handlers.kit.when import Moment, find
from handlers.summary.actions import Action, actions
from handlers.summary.decisions import Decision, decisions
from handlers.summary.messages import Message, Thread
from handlers.summary.people import People
from handlers.summary.questions import open_questions
from handlers.summary.ranking import Candidate, candidates, chosen
from handlers.summary.rewriting import retold
from handlers.summary.sentences import Sentence, sentences

_FEWEST_LINES, _MOST_LINES = 3, 15
_LONGEST_LINE = 60  # tokens; only a budget asks for less
_GIST_LINES = 3
_A_DECISION_COUNTS = 1.5  # in the gist, in standard deviations of a line's value
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

    lines: tuple[Line, ...]  # what carries the thread
    gist: tuple[Line, ...]  # the two or three of them that carry most
    decisions: tuple[Line, ...]
    actions: tuple[ActionItem, ...]
    questions: tuple[Line, ...]
    coverage: Coverage

    @property
    def points(self) -> tuple[Line, ...]:
        """The lines that are told nowhere else."""
        items = (item.line for item in self.actions)
        elsewhere = {*self.gist, *self.decisions, *self.questions, *items}
        texts = {line.text for line in elsewhere}
        return tuple(line for line in self.lines if line.text not in texts)


def summarise(
    thread: Thread,
    *,
    now: datetime,
    zone: str,
    calendar: Calendar | None = None,
    budget: int | None = None,
) -> Summary:
    """`budget`: tokens that `lines` may use (English words, Chinese characters); without one there
    are as many lines as suit the thread.

    `now` (aware) is when a message without its own time was said; due dates are read in `zone`.
    """
    said = sentences(thread)
    people = People(thread)
    ranked = candidates(thread, said)
    decided = decisions(said)
    lines = _lines(ranked, budget, len({sentence.message.id for sentence in said}))
    return Summary(
        lines=tuple(_line(one) for one in lines),
        gist=tuple(_line(one) for one in _gist(lines, decided)),
        decisions=tuple(_told(found.sentence, people, found.agreed_in) for found in decided),
        actions=tuple(
            _item(found, people, now, zone, calendar) for found in actions(said, people)
        ),
        questions=tuple(_told(one, people) for one in open_questions(said, people)),
        coverage=coverage(thread.messages),
    )


def _lines(ranked: Sequence[Candidate], budget: int | None, messages: int) -> list[Candidate]:
    """Without a budget 3 lines of 5 messages, 5 of 16, 10 of 64, never more than 15."""
    if budget is not None:
        return chosen(ranked, tokens=budget, lines=len(ranked))
    lines = min(_MOST_LINES, max(_FEWEST_LINES, round(1.25 * math.sqrt(messages))))
    return chosen(ranked, tokens=lines * _LONGEST_LINE, lines=lines)


def coverage(messages: Sequence[Message]) -> Coverage:
    return Coverage(
        messages=len(messages),
        read=len(messages),
        by_programs=sum(message.kind == "bot" for message in messages),
        notices=sum(message.kind == "notice" for message in messages),
        unread_files=sum(message.files for message in messages),
    )


def _gist(lines: Sequence[Candidate], decided: Sequence[Decision]) -> list[Candidate]:
    """The best of the lines, decisions first; no questions where there is something else."""
    settled = {id(decision.sentence) for decision in decided}

    def weight(one: Candidate) -> tuple[bool, float]:
        bonus = _A_DECISION_COUNTS * (id(one.sentence) in settled)
        return not one.sentence.is_question, one.value + bonus

    best = sorted(lines, key=weight, reverse=True)[: min(_GIST_LINES, (len(lines) + 1) // 2)]
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
