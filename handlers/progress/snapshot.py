"""Everything a report says, as plain values: what was computed once is drawn for every reader.

Days are the project's; waiting is counted in working days of its calendar.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from storage.change import Status

UNDER_WAY = (Status.APPROVED, Status.IN_PROGRESS, Status.REOPENED)


class Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Cause(Value):
    """A message id of the locale files, and what it speaks of. `colour`: of the health."""

    key: str
    params: Mapping[str, int | str] = {}
    colour: str = ""


class Health(Value):
    """`colour` follows from the causes, unless somebody said otherwise and why."""

    colour: str
    causes: tuple[Cause, ...] = ()
    ruled: str = ""  # what the rule says
    said_by: str = ""
    reason: str = ""


class Item(Value):
    number: int
    title: str
    is_milestone: bool
    owner: str
    planned: date
    due: date
    is_agreed: bool
    state: str
    percent: int
    done_on: date | None = None
    moved: Mapping[str, int] = {}  # working days, by cause

    @property
    def slip(self) -> int:
        return sum(self.moved.values())


class Slip(Value):
    id: int = 0
    cause: str
    days: int  # of the item it moved most
    items: tuple[int, ...]
    change: int | None = None
    reason: str = ""  # the team's words


class Change(Value):
    id: int = 0
    number: int
    title: str
    status: str
    since: date  # when it came to stand there
    waited: int
    waits_for: tuple[str, ...]
    due: date | None = None
    effort: Decimal | None = None  # working days
    cost: Decimal | None = None
    made_on: date
    is_new: bool = False
    has_ended: bool = False

    @property
    def is_built(self) -> bool:
        return self.status in UNDER_WAY

    @property
    def is_dropped(self) -> bool:
        """Nobody will build it: what it would have taken is no work that was done."""
        return self.status in (Status.DECLINED, Status.WITHDRAWN)

    @property
    def is_waiting(self) -> bool:
        """Somebody has to assess it, decide on it or accept it."""
        return not self.has_ended and not self.is_built


class Blocker(Value):
    id: int
    words: str
    who: str
    waits_for: str
    days: int


class Risk(Value):
    id: int = 0
    number: int
    what: str
    likelihood: str
    effect: str
    owner: str
    is_internal: bool


class Decision(Value):
    """`link`: the message it was taken from; `is_link_internal`: no client may open it."""

    id: int = 0
    number: int
    text: str
    link: str
    is_internal: bool
    is_link_internal: bool = True


class Todo(Value):
    id: int = 0
    number: int
    text: str
    owner: str
    due: date | None
    is_overdue: bool
    is_internal: bool
    link: str = ""
    is_link_internal: bool = True


class Feedback(Value):
    id: int = 0
    number: int
    words: str
    giver: str
    days: int
    is_internal: bool


class Scores(Value):
    """`total` of `count` answers of one kind since the last report."""

    kind: str
    count: int
    total: int


class Participation(Value):
    asked: int
    answered: int


class Said(Value):
    """A line of the week's summary of a room."""

    room: str
    text: str
    link: str
    is_internal: bool


class Budget(Value):
    days: Decimal | None = None
    days_used: Decimal = Decimal(0)
    money: Decimal | None = None
    money_used: Decimal = Decimal(0)


class Week(Value):
    """What stood at the end of a week, for the pictures."""

    monday: date
    scope: int  # tasks of the plan
    done: int
    proposed: int  # changes, in that week
    accepted: int


class Snapshot(Value):
    """`changes` and `items`: the open ones, and those that ended since.

    `unread`: how many more there are of a section than were read; `unread_shared`: of those that a
    client may read.
    """

    project: str
    project_id: int = 0
    currency: str
    at: datetime
    today: date
    since: datetime
    health: Health
    items: tuple[Item, ...] = ()
    slips: tuple[Slip, ...] = ()  # since the last report
    changes: tuple[Change, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    client_waited: int = 0  # days since the last report, of blockers that waited for the client
    risks: tuple[Risk, ...] = ()
    decisions: tuple[Decision, ...] = ()
    todos: tuple[Todo, ...] = ()
    feedback: tuple[Feedback, ...] = ()  # open too long
    scores: tuple[Scores, ...] = ()
    participation: Participation = Participation(asked=0, answered=0)
    budget: Budget = Budget()
    missing: tuple[Cause, ...] = ()
    weeks: tuple[Week, ...] = ()
    said: tuple[Said, ...] = ()  # last week, where the project wants its summaries
    unread: Mapping[str, int] = {}
    unread_shared: Mapping[str, int] = {}
    extra: str = ""
    extra_by: str = ""
