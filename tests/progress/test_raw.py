"""Every figure of a posted report, worked out again from the raw rows and the sealed history."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import SQLModel, select

from handlers.kit.charts import Chart
from storage.decisions import Decision
from storage.feedback import Feedback
from storage.history import Entry
from storage.plan import Item
from storage.risk import Risk
from storage.slips import Move, Slip
from storage.standup import Round, Turn
from storage.todos import Todo
from tests.change.team import Team
from tests.chat import Message, World
from tests.progress.dialogue import CLIENTS, MONDAYS, Life

SHANGHAI = ZoneInfo("Asia/Shanghai")
LEADS_TO = {
    "propose": "proposed",
    "assess": "assessed",
    "start": "in_progress",
    "deliver": "delivered",
    "accept": "accepted",
    "decline": "declined",
    "withdraw": "withdrawn",
}
OVER = ("accepted", "declined", "withdrawn")
SPENT = ("approved", "in_progress", "delivered", "accepted")

R = TypeVar("R", bound=SQLModel)


def day_of(moment: datetime) -> date:
    return moment.astimezone(SHANGHAI).date()


NEW_YEAR = date(2027, 1, 1)  # the only holiday in China of these weeks


def working_days(first: date, last: date) -> int:
    """After the first, up to the last."""
    start, end = min(first, last), max(first, last)
    between = [start + timedelta(n) for n in range(1, (end - start).days + 1)]
    count = sum(one.weekday() < 5 and one != NEW_YEAR for one in between)
    return count if last >= first else -count


@dataclass
class Told:
    """A change as its history tells it."""

    number: int
    status: str
    since: datetime
    asked_at: datetime
    effort: Decimal | None
    accepted_at: datetime | None


def replayed(number: int, entries: list[Entry]) -> Told:
    told = Told(number, "", entries[0].at, entries[0].at, None, None)
    yeses: set[str] = set()
    for one in entries:
        status = LEADS_TO.get(one.act, told.status)
        if one.act == "assess":
            told.effort = Decimal(one.detail["effort_days"])
        if one.act == "approve":
            yeses.add(one.detail["role"])
            status = "approved" if len(yeses) == 2 else status
        if status != told.status:
            told.status, told.since = status, one.at
    told.accepted_at = told.since if told.status == "accepted" else None
    return told


@dataclass
class Raw:
    """Everything there is, read without the report's own queries."""

    rows: dict[type[SQLModel], list[Any]]
    changes: list[Told]

    def of(self, table: type[R]) -> list[R]:
        return self.rows[table]


async def raw(world: World) -> Raw:
    rows: dict[type[SQLModel], list[Any]] = {}
    tables = (Entry, Item, Slip, Move, Decision, Todo, Risk, Feedback, Turn, Round)
    async with world.database.transaction() as tx:
        for table in tables:
            rows[table] = list((await tx.exec(select(table))).all())
    chains: dict[int, list[Entry]] = {}
    for one in sorted(rows[Entry], key=lambda one: (one.subject_id, one.number)):
        if one.subject == "change":
            chains.setdefault(one.subject_id, []).append(one)
    # Of a project alone in its database, the changes' ids are their numbers.
    return Raw(rows, [replayed(number, chain) for number, chain in chains.items()])


def whole(world: World, report: Message) -> tuple[str, list[Chart]]:
    cards = [report, *world.posted(room=report.room, thread=report.id)]
    charts = [
        block for one in cards for block in one.card_in("en").blocks if isinstance(block, Chart)
    ]
    return "\n".join(one.text_in("en") for one in cards), charts


def heading(text: str, name: str) -> int:
    """What the section says it has; 0 for one that is not there."""
    found = re.search(rf"^{name}: (\d+)", text, re.M)
    return int(found[1]) if found else 0


@dataclass
class Expected:
    found: Raw
    at: datetime
    since: datetime
    is_internal: bool

    @property
    def today(self) -> date:
        return day_of(self.at)

    def waiting(self) -> dict[int, int]:
        """Working days, by number."""
        idle = ("proposed", "assessed", "delivered")
        waits = (one for one in self.found.changes if one.status in idle)
        return {one.number: working_days(day_of(one.since), self.today) for one in waits}

    def done(self) -> int:
        changes = sum(one.status in OVER and one.since >= self.since for one in self.found.changes)
        items = self.found.of(Item)
        return changes + sum(bool(one.done_at and one.done_at >= self.since) for one in items)

    def doing(self) -> int:
        changes = sum(one.status in ("approved", "in_progress") for one in self.found.changes)
        tasks = (one for one in self.found.of(Item) if one.kind == "task")
        return changes + sum(one.state == "started" for one in tasks)

    def coming(self) -> int:
        tasks = (one for one in self.found.of(Item) if one.kind == "task" and one.state == "open")
        return sum(one.due <= self.today + timedelta(days=14) for one in tasks)

    def moved(self) -> int:
        at = [one.decided_at or one.reported_at for one in self.found.of(Slip) if one.place]
        return sum(one >= self.since for one in at)

    def mine(self, rows: list[Any]) -> list[Any]:
        return [one for one in rows if self.is_internal or not one.is_internal]

    def decided(self) -> int:
        made = self.mine(self.found.of(Decision))
        return sum(one.made_at >= self.since and not one.taken_back_at for one in made)

    def overdue(self) -> int:
        rows = self.mine(self.found.of(Todo))
        days = [one.due_day for one in rows if one.state == "open" and one.due_day]
        return sum(one < self.today for one in days)

    def unanswered(self) -> int:
        given = (one for one in self.mine(self.found.of(Feedback)) if one.outcome == "open")
        return sum(working_days(day_of(one.made_at), self.today) > 5 for one in given)

    def used(self) -> Decimal:
        spent = (one.effort for one in self.found.changes if one.status in SPENT)
        return sum((one for one in spent if one is not None), Decimal(0))

    def answered(self) -> tuple[int, int]:
        """Of the days from the last report's on, before today's."""
        days = {one.id: one.day for one in self.found.of(Round)}
        first = day_of(self.since)
        turns = [one for one in self.found.of(Turn) if first <= days[one.round_id] < self.today]
        states = Counter(one.state for one in turns)
        said = states["answered"] + states["not_today"]
        return said, said + states["asked"] + states["silent"]


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_figure_follows_from_the_raw_history(team: Team, seed: int) -> None:
    world = team.world
    life = await Life.begun(team, seed)
    since = MONDAYS[0] - timedelta(weeks=1)
    for monday in MONDAYS:
        await life.until(monday)
        found = await raw(world)
        assert len(found.changes) > 3  # else there would be little to compare
        for room in (world.room, CLIENTS):
            report = [one for one in world.posted(room=room) if "report of" in one.text][-1]
            expected = Expected(found, monday, since, is_internal=room != CLIENTS)
            check(expected, *whole(world, report))
        since = monday


def check(expected: Expected, text: str, charts: list[Chart]) -> None:
    figures = {
        "Changes waiting": len(expected.waiting()),
        "Done or closed since the last report": expected.done(),
        "In progress": expected.doing(),
        "Coming up": expected.coming(),
        "Dates moved": expected.moved(),
        "Decided": expected.decided(),
        "Overdue action items": expected.overdue(),
        "Feedback": expected.unanswered(),
        "Risks": len(expected.mine(expected.found.of(Risk))),
    }
    assert {name: heading(text, name) for name in figures} == figures
    waited = re.findall(r"^- #(\d+) .* – waiting (?:for )?(since|one|\d+) ", text, re.M)
    assert {int(number): _days(words) for number, words in waited} == expected.waiting()
    long = sum(days > 5 for days in expected.waiting().values())
    said = re.search(r"^· (One|\d+) changes? ha\w+ waited for more than 5", text, re.M)
    assert (0 if said is None else 1 if said[1] == "One" else int(said[1])) == long
    assert f"{float(expected.used()):g} of 40 working days used by approved changes" in text
    answered, asked = expected.answered()
    is_said = f"{answered} of {asked} stand-up questions answered" in text
    assert is_said == expected.is_internal
    _check_missing(expected, text)
    _check_milestones(expected, text)
    _check_pictures(expected, charts)


def _days(word: str) -> int:
    return {"since": 0, "one": 1}[word] if word.isalpha() else int(word)


def _check_missing(expected: Expected, text: str) -> None:
    unknown = [
        f"#{one.number}"
        for one in expected.found.changes
        if one.effort is None and one.status not in OVER
    ]
    said = re.search(r"^- No estimate for (.*)$", text, re.M)
    listed = said[1].split(", ") if said else []
    assert listed == (unknown if expected.is_internal else [])


def _check_milestones(expected: Expected, text: str) -> None:
    """The parts of a slip add up to the days between what was agreed and what is expected."""
    moves = expected.found.of(Move)
    causes = {one.id: one.cause for one in expected.found.of(Slip)}
    for item in expected.found.of(Item):
        if item.kind != "milestone" or item.done_at:
            continue
        parts: Counter[str] = Counter()
        for one in moves:
            if one.item_id == item.id:
                parts[causes[one.slip_id]] += working_days(one.before, one.after)
        whole_ = working_days(item.planned, item.due)
        assert sum(parts.values()) == whole_
        if whole_:
            days = "one working day" if whole_ == 1 else f"{whole_} working days"
            assert re.search(rf"(?:#|/plan ){item.number} .*agreed.*Moved by {days}: ", text)


def _check_pictures(expected: Expected, charts: list[Chart]) -> None:
    burn_up, _, per_week = charts
    tasks = [one for one in expected.found.of(Item) if one.kind == "task"]
    assert burn_up.series[0].values[-1] == len(tasks)
    assert burn_up.series[1].values[-1] == sum(one.done_at is not None for one in tasks)
    week = expected.today - timedelta(days=expected.today.weekday())
    mondays = [week - timedelta(weeks=n) for n in reversed(range(len(per_week.labels)))]
    asked = Counter(_monday(one.asked_at) for one in expected.found.changes)
    ended = [one.accepted_at for one in expected.found.changes if one.accepted_at]
    accepted = Counter(map(_monday, ended))
    assert per_week.series[0].values == tuple(float(asked[one]) for one in mondays)
    assert per_week.series[1].values == tuple(float(accepted[one]) for one in mondays)


def _monday(moment: datetime) -> date:
    day = day_of(moment)
    return day - timedelta(days=day.weekday())
