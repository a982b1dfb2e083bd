"""What was asked for, who may close a todo, and when somebody is reminded. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.kit.calendars import WorkingDays
from handlers.kit.errors import Refused
from handlers.kit.waiting import APPROVERS
from handlers.kit.words import split_word, subwords
from storage.people import Role
from storage.todos import State, Todo

WORDS = ("mine", "overdue", "all", "closed", "done", "drop", "help")
LISTS = ("mine", "overdue", "all", "closed")
MORNING = time(9)  # of the owner's own clock
REASON = 500  # characters
ONE_DAY = timedelta(days=1)
SEARCHED_DAYS = 400  # a reminder further away is planned when the date comes nearer


def asked(text: str) -> tuple[str, str]:
    """("mine", ""), ("done", "7"), ("drop", "7 not needed"), ("show", "7") or ("add", the text).

    "All hands meeting" and "done with the export" are something to do.
    """
    text = text.strip()
    if not text:
        return "mine", ""
    if is_number(text):
        return "show", text
    word, rest = split_word(text, subwords("todo", WORDS))
    number, _, reason = rest.partition(" ")
    if word in {"done", "drop"} and is_number(number) and (word == "drop" or not reason):
        return word, rest
    if word == "done" and not rest:
        return "closed", ""
    if word in {*LISTS, "help"} and not rest:
        return word, ""
    return "add", text


def is_number(text: str) -> bool:
    digits = text.strip().lstrip("#")
    return digits.isdecimal() and len(digits) < 10


def number(text: str) -> int:
    return int(text.strip().lstrip("#"))


def may_change(todo: Todo, *, person_id: int, role: Role) -> None:
    """Whoever has it, whoever gave it, and those who lead the project."""
    if person_id not in {todo.owner_id, todo.author_id} and role not in APPROVERS:
        raise Refused("todo-only-owner")


def still_open(todo: Todo) -> None:
    if todo.state != State.OPEN:
        raise Refused("todo-closed-already", number=todo.number)


@dataclass(frozen=True)
class Digest:
    """What one person is told in the morning, the earliest day first."""

    overdue: tuple[Todo, ...]
    today: tuple[Todo, ...]
    ahead: tuple[Todo, ...]  # due before there is another working day to be reminded on

    @property
    def everything(self) -> tuple[Todo, ...]:
        return (*self.overdue, *self.today, *self.ahead)

    def of(self, projects: Collection[int]) -> "Digest":
        parts = (self.overdue, self.today, self.ahead)
        return Digest(*(tuple(o for o in part if o.project_id in projects) for part in parts))


def digest(todos: Iterable[Todo], day: date, calendar: WorkingDays) -> Digest:
    dated = [(todo.due_day, todo) for todo in todos if todo.due_day is not None]
    return Digest(
        tuple(todo for due, todo in dated if due < day),
        tuple(todo for due, todo in dated if due == day),
        tuple(todo for due, todo in dated if day < due and is_day_before(day, due, calendar)),
    )


def is_day_before(day: date, due: date, calendar: WorkingDays) -> bool:
    return calendar.is_working(day) and calendar.preceding(due) == day


def reminds_on(day: date, dues: Collection[date], calendar: WorkingDays) -> bool:
    if not calendar.is_working(day):
        return False
    return any(due < day or is_day_before(day, due, calendar) for due in dues)


def next_digest(
    dues: Collection[date], *, now: datetime, zone: str, calendar: WorkingDays
) -> datetime | None:
    """The first morning to come with something to remind of; always later than `now`.

    Mornings come once a day, so there is at most one digest a day.
    """
    if not dues:
        return None
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() if local.time() < MORNING else local.date() + ONE_DAY
    earliest = min(dues)
    if earliest > day:  # nothing can be said before the working day that precedes it
        day = max(day, calendar.preceding(earliest))
    for _ in range(SEARCHED_DAYS):
        if reminds_on(day, dues, calendar):
            return datetime.combine(day, MORNING, ZoneInfo(zone))
        day += ONE_DAY
    return None
