"""The fullest cards of a review fit into one message of either platform."""

from datetime import UTC, datetime

import pytest

from bot.platforms.slack import budget
from bot.platforms.slack import render as slack
from handlers.kit.i18n import LANGUAGES, translator
from handlers.review import cards, cards_meeting, cards_minutes, retro
from handlers.review.view import View
from storage.decisions import Decision
from storage.minutes import Minutes
from storage.projects import Project, Room
from storage.retros import Board
from storage.reviews import Kind, Point, Review, Series, State
from storage.todos import Todo

NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
DAY = NOW.date()
LONG = "会议记录 & notes <b> " * 20
LINK = "https://team.slack.com/archives/C0123456789/p1764043200000100?thread_ts=1764043200.000100"


def review(kind: Kind, state: State) -> Review:
    return Review(
        id=1,
        project_id=1,
        number=123456,
        kind=kind,
        at=NOW,
        state=state,
        platform="slack",
        tenant="T1",
        room="C1",
        author_id=1,
        made_at=NOW,
    )


def board() -> Board:
    made = Board(review_id=1, is_anonymous=True, notes=[], tokens=[], votes=[], ballots={})
    made.begin()
    for person in range(1, 30):
        notes = [(one, f"{person * 7919} {LONG}"[: retro.NOTE]) for one in retro.COLUMNS]
        retro.write(made, person, notes)
    retro.reveal(made)
    return made


def fullest(kind: Kind, state: State) -> View:
    point = Point(review_id=1, text=LONG, person_id=1, link=LINK, made_at=NOW)
    decision = Decision(project_id=1, number=999, text=LONG, author_id=1, made_at=NOW)
    todo = Todo(
        project_id=1,
        number=999,
        text=LONG,
        owner_id=1,
        author_id=1,
        made_at=NOW,
        due_day=NOW.date(),
    )
    project = Project(
        name="orders", language="en", zone="UTC", currency="EUR", country="DE", made_at=NOW
    )
    series = Series(
        project_id=1,
        kind=kind,
        words=LONG[:200],
        platform="slack",
        tenant="T1",
        room="C1",
        author_id=1,
        made_at=NOW,
    )
    return View(
        review(kind, state),
        project,
        Room(platform="slack", tenant="T1", room="C1", project_id=1, name="orders"),
        series,
        (point,) * 50,
        board() if kind is Kind.RETRO else None,
        (decision,) * 50,
        (todo,) * 50,
        (todo,) * 3,
        {1: "Maximiliane von und zu Hohenstein-Waldenburg"},
    )


def minutes() -> Minutes:
    lines = [f"#{n} {LONG}" for n in range(50)]
    body = {
        **dict.fromkeys(cards_minutes.SECTIONS, lines),
        "links": dict.fromkeys(lines, LINK),
    }
    return Minutes(
        review_id=1,
        version=12,
        project_id=1,
        number=1,
        title="Weekly",
        held_at=NOW,
        body=body,
        text="",
        person_id=1,
        made_at=NOW,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_plan_and_meeting_fit(kind: Kind, language: str) -> None:
    t = translator(language)
    assert budget.fits(slack.whole(cards.plan_card(fullest(kind, State.PLANNED), t)))
    assert budget.fits(slack.whole(cards_meeting.meeting_card(fullest(kind, State.OPEN), t)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_fit(language: str) -> None:
    shown = cards_minutes.Shown(minutes(), "UTC", "Ann", "Dan")
    assert budget.fits(slack.whole(cards_minutes.minutes_card(shown, translator(language))))
