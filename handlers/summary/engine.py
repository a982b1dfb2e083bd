"""From a thread to its summary: pure and deterministic."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.kit.calendars import Calendar
from handlers.summary.actions import Action, actions
from handlers.summary.decisions import Decision, decisions
from handlers.summary.due import due
from handlers.summary.messages import Message, Thread
from handlers.summary.people import People
from handlers.summary.questions import open_questions
from handlers.summary.ranking import Candidate, candidates, chosen
from handlers.summary.rewriting import retold
from handlers.summary.sentences import Sentence, sentences
from handlers.summary.summary import ActionItem, Coverage, Line, Summary

_FEWEST_LINES, _MOST_LINES = 3, 15
_LONGEST_LINE = 60  # tokens; only a budget asks for less
_GIST_LINES = 3
_A_DECISION_COUNTS = 1.5  # standard deviations of a line's value, on top of it


def summarise(
    thread: Thread,
    *,
    now: datetime,
    zone: str,
    calendar: Calendar | None = None,
    budget: int | None = None,
) -> Summary:
    """`budget`: tokens that `lines` may use (English words, Chinese characters). Without one there
    are as many lines as suit the thread, and none that the actions or open questions tell.

    `now` (aware) is when a message without its own time was said; due dates are read in `zone`.
    """
    said = sentences(thread)
    people = People(thread)
    found = _Found(decisions(said), actions(said, people), open_questions(thread, said, people))
    ranked = candidates(thread, said)
    lines = _usual(ranked, found) if budget is None else _within(ranked, budget)
    return Summary(
        lines=tuple(_line(one) for one in lines),
        gist=tuple(_line(one) for one in _gist(lines)),
        decisions=tuple(_told(one.sentence, people, one.agreed_in) for one in found.decisions),
        actions=tuple(_item(one, people, now, zone, calendar) for one in found.actions),
        questions=tuple(_told(one, people) for one in found.questions),
        coverage=coverage(thread.messages),
    )


def coverage(messages: Sequence[Message]) -> Coverage:
    return Coverage(
        messages=len(messages),
        read=len(messages),
        by_programs=sum(message.kind == "bot" for message in messages),
        notices=sum(message.kind == "notice" for message in messages),
        unread_files=sum(message.files for message in messages),
    )


@dataclass(frozen=True)
class _Found:
    decisions: Sequence[Decision]
    actions: Sequence[Action]
    questions: Sequence[Sentence]

    def decided(self) -> set[Sentence]:
        return {one.sentence for one in self.decisions}

    def told_elsewhere(self) -> set[Sentence]:
        return {*(one.sentence for one in self.actions), *self.questions} - self.decided()


def _usual(ranked: Sequence[Candidate], found: _Found) -> list[Candidate]:
    """3 lines of 5 messages, 5 of 16, 10 of 64, never more than 15."""
    messages = len({one.sentence.message.id for one in ranked})
    lines = min(_MOST_LINES, max(_FEWEST_LINES, round(1.25 * math.sqrt(messages))))
    elsewhere, decided = found.told_elsewhere(), found.decided()
    weighed = [
        replace(one, value=one.value + _A_DECISION_COUNTS * (one.sentence in decided))
        for one in ranked
        if one.sentence not in elsewhere
    ]
    return chosen(weighed, tokens=lines * _LONGEST_LINE, lines=lines)


def _within(ranked: Sequence[Candidate], budget: int) -> list[Candidate]:
    return chosen(ranked, tokens=budget, lines=len(ranked))


def _gist(lines: Sequence[Candidate]) -> list[Candidate]:
    """The best of the lines; no questions where there is something else."""
    size = min(_GIST_LINES, (len(lines) + 1) // 2)
    best = sorted(lines, key=lambda one: (one.sentence.is_question, -one.value))[:size]
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
