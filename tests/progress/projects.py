"""Projects made of numbers: any size, with words that no client may read."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from handlers.kit.calendars import calendar_of
from handlers.progress.records import Records
from storage.blockers import Blocker, Waits
from storage.change import DONE, Assessment, Change, Status
from storage.decisions import Decision
from storage.feedback import Feedback
from storage.people import Known, Person, Role
from storage.plan import Item, Kind, State
from storage.progress import Health
from storage.projects import Project
from storage.risk import Level, Risk
from storage.slips import Cause, Move, Slip, Verdict
from storage.survey import Scored
from storage.todos import Todo

NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
SINCE = NOW - timedelta(weeks=1)
TODAY = date(2026, 11, 30)
SECRET = "SECRET"  # in everything that is for the team alone
PRICE = Decimal("31337.77")  # the costs, which are too


def made(
    seed: int,
    *,
    tasks: int = 20,
    changes: int = 12,
    people: int = 6,
    others: int = 6,
    words: str = "payment retries",
) -> Records:
    """The same seed makes the same project."""
    dice = Random(seed)
    members = tuple(_member(number) for number in range(1, people + 1))
    items = tuple(_item(dice, number, people, words) for number in range(1, tasks + 1))
    slips = [_slip(dice, number, tasks) for number in range(1, others + 1)]
    return Records(
        project=_project(),
        at=NOW,
        since=SINCE,
        names={known.person.id or 0: known.person.name for known in members},
        members=members,
        changes=tuple(_change(dice, number, words) for number in range(1, changes + 1)),
        approvals={1: ["tech_lead"]},
        items=items,
        moves=tuple(_moved(items, slips)),
        blockers=tuple((_blocker(dice, number), f"{SECRET} Wu") for number in range(others)),
        client_waits=(),
        risks=tuple(_risk(dice, number, words) for number in range(1, others + 1)),
        decisions=tuple(_decision(dice, number, words) for number in range(1, others + 1)),
        todos=tuple(_todo(dice, number, people, words) for number in range(1, others + 1)),
        feedback=tuple(_feedback(dice, number, words) for number in range(1, others + 1)),
        scores=tuple(
            Scored("csat", dice.randint(1, 5), NOW - timedelta(days=1), f"{SECRET} words", 1)
            for _ in range(others)
        ),
        turns={"answered": dice.randint(0, 40), "silent": dice.randint(0, 5)},
        health=_health(dice),
    )


def _health(dice: Random) -> Health | None:
    if dice.random() < 0.7:
        return None
    return Health(project_id=1, colour="amber", reason="we wait", person_id=1, at=NOW)


def _project() -> Project:
    return Project(
        id=1,
        name="Orders",
        language="en",
        zone="Asia/Shanghai",
        currency="CNY",
        country="CN",
        budget_days=Decimal(40),
        budget_money=PRICE,
        made_at=NOW - timedelta(weeks=12),
    )


def _member(number: int) -> Known:
    person = Person(
        id=number, name=f"Person {number}", language="en", zone="UTC", first_seen=SINCE
    )
    return Known(person, Role.DEVELOPER, (("slack", "T1", f"U{number}"),))


def _ago(dice: Random, days: int) -> datetime:
    return NOW - timedelta(days=dice.randint(0, days), minutes=dice.randint(1, 600))


def _change(dice: Random, number: int, words: str) -> tuple[Change, Assessment | None]:
    status = dice.choice(list(Status))
    made_at = _ago(dice, 60)
    change = Change(
        id=number,
        project_id=1,
        number=number,
        title=f"{words} {number}",
        what="what",
        kind="new",
        priority="normal",
        criteria=[],
        status=status,
        author_id=1,
        made_at=made_at,
        moved_at=min(NOW, made_at + timedelta(days=dice.randint(0, 20))),
    )
    if status == Status.PROPOSED:
        return change, None
    return change, Assessment(
        change_id=number,
        number=1,
        version=1,
        person_id=1,
        at=made_at,
        effort_days=Decimal(dice.randint(1, 40)) / 2,
        cost=PRICE,
        internal=f"{SECRET} note",
        moves=[],
    )


def _item(dice: Random, number: int, people: int, words: str) -> Item:
    state = dice.choice(list(State))
    planned = TODAY + timedelta(days=dice.randint(-40, 60))
    return Item(
        id=number,
        project_id=1,
        number=number,
        kind=Kind.MILESTONE if number % 5 == 0 else Kind.TASK,
        title=f"{words} {number}",
        owner_id=dice.choice([None, *range(1, people + 1)]),
        planned=planned,
        due=planned,
        agreed_at=SINCE - timedelta(weeks=3),
        after=[],
        state=state,
        percent=dice.randint(0, 100),
        author_id=1,
        made_at=_ago(dice, 80),
        done_at=_ago(dice, 30) if state == State.DONE else None,
    )


def _slip(dice: Random, number: int, tasks: int) -> Slip:
    at = _ago(dice, 14)
    return Slip(
        id=number,
        project_id=1,
        cause=dice.choice(list(Cause)),
        reason=f"{SECRET} reason",
        shifts=[[dice.randint(1, tasks), dice.randint(-2, 6)]] if tasks else [],
        verdict=Verdict.CONFIRMED,
        place=number,
        reported_by=1,
        reported_at=at,
        decided_at=at,
    )


def _moved(items: tuple[Item, ...], slips: list[Slip]) -> list[tuple[Slip, Move]]:
    """Each slip moves the item it names, and nothing else."""
    calendar, found = calendar_of("CN"), []
    by_number = {one.number: one for one in items}
    for slip in slips:
        for number, days in slip.shifts:
            item = by_number[number]
            after = calendar.add(item.due, days)
            move = Move(slip_id=slip.id or 0, item_id=item.id or 0, before=item.due, after=after)
            item.due = after
            found.append((slip, move))
    return found


def _blocker(dice: Random, number: int) -> Blocker:
    return Blocker(
        id=number,
        project_id=1,
        person_id=1,
        words=f"{SECRET} blocker",
        waits_for=dice.choice(list(Waits)),
        since=_ago(dice, 10),
        since_day=TODAY,
        confirmed_day=TODAY,
    )


def _risk(dice: Random, number: int, words: str) -> Risk:
    is_internal = dice.random() < 0.5
    return Risk(
        id=number,
        project_id=1,
        number=number,
        what=f"{SECRET} risk" if is_internal else f"{words} risk",
        likelihood=dice.choice(list(Level)),
        effect=dice.choice(list(Level)),
        owner_id=1,
        is_internal=is_internal,
        author_id=1,
        made_at=SINCE,
    )


def _decision(dice: Random, number: int, words: str) -> Decision:
    is_internal = dice.random() < 0.5
    return Decision(
        id=number,
        project_id=1,
        number=number,
        text=f"{SECRET} decision" if is_internal else f"{words} decided",
        author_id=1,
        made_at=SINCE,
        is_internal=is_internal,
        link=f"https://{SECRET}.example" if is_internal else "https://example.com/1",
    )


def _todo(dice: Random, number: int, people: int, words: str) -> Todo:
    is_internal = dice.random() < 0.5
    return Todo(
        id=number,
        project_id=1,
        number=number,
        text=f"{SECRET} todo" if is_internal else f"{words} todo",
        owner_id=dice.randint(1, people),
        due_day=TODAY - timedelta(days=dice.randint(-3, 9)),
        author_id=1,
        made_at=SINCE,
        is_internal=is_internal,
    )


def _feedback(dice: Random, number: int, words: str) -> Feedback:
    is_internal = dice.random() < 0.5
    return Feedback(
        id=number,
        project_id=1,
        number=number,
        words=f"{SECRET} feedback" if is_internal else f"{words} feedback",
        giver_name="Clara",
        filed_by_id=1,
        is_internal=is_internal,
        made_at=_ago(dice, 40),
    )


def is_open(change: Change) -> bool:
    return change.status not in DONE
