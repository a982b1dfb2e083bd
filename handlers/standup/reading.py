"""What was typed into the forms and into the conversation with the bot. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, TypeAlias

from handlers.kit import when
from handlers.kit.calendars import Calendar
from handlers.kit.errors import Invalid, Reason, reason
from handlers.kit.fields import kept, typed
from handlers.kit.i18n import LANGUAGES, translator
from handlers.kit.words import split_word
from handlers.standup import rules
from storage.blockers import Waits
from storage.standup import Kind, Standup

QUESTION = 150  # characters
MORE = 7  # questions besides the three usual ones: ten in all
ANSWER = 1500  # characters; ten of them, quoted in a report, still fit into a few messages
TOPIC = 120

Question: TypeAlias = dict[str, str]

USUAL = (Kind.DONE, Kind.PLAN, Kind.BLOCKER)
REMINDERS = (0, 15, 30, 60)
ESCALATIONS = (0, 1, 2, 3, 5)
GRACES = (30, 60, 120, 240)


@dataclass(frozen=True)
class Settings:
    is_on: bool
    days: list[str]
    at: time
    until: time
    questions: list[Question]
    asks_mood: bool
    roles: list[str]
    team_only: bool
    remind_min: int
    escalate_days: int
    grace_min: int


def settings(values: Mapping[str, Any], now: datetime, zone: str) -> Settings:
    """Raises Invalid with every field that is wrong."""
    at, until = (_clock(typed(values, name), now, zone) for name in ("at", "until"))
    days, roles = list(values.get("days", ())), list(values.get("roles", ()))
    questions = _questions(values)
    wrong = dict(_wrong_times(at, until))
    wrong |= dict(_wrong_questions(questions))
    if not days:
        wrong["days"] = reason("standup-no-days")
    if wrong or at is None or until is None:
        raise Invalid(wrong)
    extras = values.get("extras", ())
    return Settings(
        values.get("is_on") != "off",
        days,
        at,
        until,
        questions,
        "mood" in extras,
        roles,
        "team_only" in extras,
        _number(values, "remind", REMINDERS, 30),
        _number(values, "escalate", ESCALATIONS, 2),
        _number(values, "grace", GRACES, 120),
    )


def _wrong_times(at: time | None, until: time | None) -> Iterator[tuple[str, Reason]]:
    if at is None:
        yield "at", reason("standup-time-unreadable")
    elif _is_quiet(at):
        yield "at", reason("standup-time-quiet")
    if until is None:
        yield "until", reason("standup-time-unreadable")
    elif at is not None and until <= at:
        yield "until", reason("standup-until-before", at=f"{at:%H:%M}")


def _is_quiet(at: time) -> bool:
    day = datetime(2026, 1, 5)  # noqa: DTZ001  a wall clock: any day will do
    return Calendar().is_quiet(datetime.combine(day, at))


def _clock(text: str, now: datetime, zone: str) -> time | None:
    """09:30, 9点半, half past nine."""
    plain = re.fullmatch(r"(\d{1,2})[:：.](\d{2})", text)
    if plain and int(plain[1]) < 24 and int(plain[2]) < 60:
        return time(int(plain[1]), int(plain[2]))
    moment = when.read(text, now, zone)
    return moment.time if moment else None


def _questions(values: Mapping[str, Any]) -> list[Question]:
    usual = {kind: typed(values, kind) for kind in USUAL}
    more = [line for line in map(str.strip, typed(values, "more").splitlines()) if line]
    asked: list[tuple[Kind, str]] = [
        (kind, usual[kind]) for kind in USUAL if usual[kind] and kind != Kind.BLOCKER
    ]
    asked += [(Kind.FREE, line) for line in more]
    asked += [(Kind.BLOCKER, usual[Kind.BLOCKER])] if usual[Kind.BLOCKER] else []
    return [{"kind": kind, "text": _own_words(kind, text)} for kind, text in asked]


def _own_words(kind: Kind, text: str) -> str:
    """ "" for the usual words: those every reader sees in their own language."""
    if kind is Kind.FREE:
        return text
    usual = {translator(language)(f"standup-question-{kind}") for language in LANGUAGES}
    return "" if text in usual else text


def _wrong_questions(questions: Sequence[Question]) -> Iterator[tuple[str, Reason]]:
    if not questions:
        yield Kind.DONE, reason("standup-no-questions")
    if sum(one["kind"] == Kind.FREE for one in questions) > MORE:
        yield "more", reason("standup-too-many-questions", limit=MORE)
    for one in questions:
        if len(one["text"]) > QUESTION:
            name = "more" if one["kind"] == Kind.FREE else one["kind"]
            yield name, reason("standup-too-long", limit=QUESTION, length=len(one["text"]))


def _number(values: Mapping[str, Any], name: str, offered: Sequence[int], usual: int) -> int:
    given = str(values.get(name) or usual)
    return int(given) if given in map(str, offered) else usual


@dataclass(frozen=True)
class Given:
    """What somebody answered; `texts` in the order of the questions."""

    texts: tuple[str, ...]
    waits_for: Waits = Waits.TEAM
    mood: int | None = None


def field_of(place: int) -> str:
    return f"q{place}"


def answers(values: Mapping[str, Any], standup: Standup) -> Given:
    """Raises Invalid with every field that is wrong."""
    texts = tuple(typed(values, field_of(place)) for place in range(len(standup.questions)))
    wrong = {
        field_of(place): reason("standup-too-long", limit=ANSWER, length=len(text))
        for place, text in enumerate(texts)
        if len(text) > ANSWER
    }
    if not any(texts):
        wrong[field_of(0)] = reason("standup-answer-empty")
    if wrong:
        raise Invalid(wrong)
    waits, mood = values.get("waits_for") or Waits.TEAM, str(values.get("mood") or "")
    return Given(texts, Waits(waits), int(mood) if mood in "12345" and mood else None)


_NUMBER = re.compile(r"(\d{1,2})(?:[.)]\s+|、\s*)")  # not 1.5 days, nor 3:30
_BULLET = re.compile(r"[-*•·]\s+")


def typed_answers(text: str, count: int) -> tuple[str, ...]:
    """One line a question, in their order; what is over joins the last.

    Where lines are numbered, the numbers say which question, and other lines belong to the last
    number.
    """
    found: list[list[str]] = [[] for _ in range(count)]
    lines = [_BULLET.sub("", one.strip(), count=1) for one in kept(text).splitlines()]
    numbers = [_number_of(line, count) for line in lines]
    step, place = (0 if any(numbers) else 1), -1
    for line, number in zip(lines, numbers, strict=True):
        if not line:
            continue
        place = number - 1 if number else min(max(place + step, 0), count - 1)
        said = _NUMBER.sub("", line, count=1) if number else line
        found[place].append("" if said in ("-", "–", "—") else said)
    return tuple("\n".join(filter(None, said))[:ANSWER] for said in found)


def _number_of(line: str, count: int) -> int:
    """Of the question it answers; 0 where it does not say."""
    mark = _NUMBER.match(line)
    number = int(mark[1]) if mark else 0
    return number if number <= count else 0


def named(standup: Standup, given: Given) -> list[dict[str, str]]:
    """The answers as they are kept: with the question they answer."""
    return [
        {"kind": one["kind"], "question": one["text"], "text": text}
        for one, text in zip(standup.questions, given.texts, strict=True)
        if text
    ]


def blockers_in(answers: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(
        line
        for one in answers
        if one["kind"] == Kind.BLOCKER
        for line in rules.blocking(one["text"])
    )


def asked(text: str, words: Mapping[str, str]) -> tuple[str | None, str]:
    """Which of our words is meant, and what follows it. Chinese writes no spaces: 报告昨天."""
    word, rest = split_word(text, words)
    if word is not None:
        return word, rest
    for known, meaning in words.items():
        if not known.isascii() and text.startswith(known):
            return meaning, text.removeprefix(known).strip()
    return None, text.strip()


_ABOUT = re.compile(
    r"(?:^|\s)(?:about|on|re:?)\s+(.+)$|(?:关于|讨论)\s*[:：]?\s*(.+)$", re.I | re.S
)


def topic(text: str) -> str:
    """What follows `about` or `关于`."""
    found = _ABOUT.search(text)
    return " ".join((found[1] or found[2]).split())[:TOPIC] if found else ""
