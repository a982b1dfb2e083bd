"""Records to a snapshot: every figure of the report. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from handlers.kit import waiting
from handlers.progress import figures_plan, health, missing, weeks
from handlers.progress.records import Records
from handlers.progress.snapshot import (
    Blocker,
    Budget,
    Change,
    Decision,
    Feedback,
    Health,
    Participation,
    Risk,
    Said,
    Scores,
    Snapshot,
    Todo,
)
from storage import change as changes
from storage import decisions, todos
from storage.change import AGREED, DONE, Assessment
from storage.people import Role
from storage.projects import ApprovalRule, Room
from storage.standup import State


def snapshot(found: Records) -> Snapshot:
    made = tuple(_changes(found))
    items = figures_plan.items(found)
    blocked = tuple(_blockers(found))
    budget = _budget(found)
    return Snapshot(
        project=found.project.name,
        project_id=found.project.id or 0,
        currency=found.project.currency,
        at=found.at,
        today=found.today,
        since=found.since,
        health=_health(found, health.ruled(found.today, items, made, blocked, budget)),
        items=items,
        slips=tuple(figures_plan.slips(found)),
        changes=made,
        blockers=blocked,
        client_waited=_client_waited(found),
        risks=tuple(_risks(found)),
        decisions=tuple(decision(one, found.rooms) for one in found.decisions),
        todos=tuple(_todos(found)),
        feedback=tuple(_feedback(found)),
        scores=tuple(_scores(found)),
        participation=_participation(found),
        budget=budget,
        missing=missing.missing(found, made, items),
        weeks=weeks.weeks(found),
        said=tuple(_said(found)),
        **_unread(found),
    )


def earlier(found: Records, shown: Snapshot) -> Snapshot:
    """What came to its end before the last report, the newest first: for whoever looks further.

    `shown`: the snapshot of the same records.
    """
    closed = [one for one in found.changes if one[0].status in DONE]
    closed.sort(key=lambda one: one[0].moved_at, reverse=True)
    return shown.model_copy(
        update={
            "changes": tuple(
                _change(found, change, assessment, has_ended=True)
                for change, assessment in closed
                if change.moved_at < found.since
            ),
            "items": figures_plan.done_earlier(found),
        }
    )


def _unread(found: Records) -> dict[str, Any]:
    every = {name: one.every for name, one in found.unread.items()}
    shared = {name: one.shared for name, one in found.unread.items()}
    return {"unread": every, "unread_shared": shared}


def _health(found: Records, ruled: Health) -> Health:
    said = found.health
    if said is None:
        return ruled
    return health.overridden(ruled, said.colour, said.reason, found.name(said.person_id))


def _changes(found: Records) -> Iterator[Change]:
    """Open ones, and those that ended since the last report."""
    for change, assessment in found.changes:
        has_ended = change.status in DONE
        if not has_ended or change.moved_at >= found.since:
            yield _change(found, change, assessment, has_ended=has_ended)


def _change(
    found: Records, change: changes.Change, assessment: Assessment | None, *, has_ended: bool
) -> Change:
    given = [Role(one) for one in found.approvals.get(change.id or 0, [])]
    rule = ApprovalRule(found.project.approval)
    return Change(
        id=change.id or 0,
        number=change.number,
        title=change.title,
        status=change.status,
        since=found.day(change.moved_at),
        waited=0 if has_ended else found.days_since(change.moved_at),
        waits_for=waiting.must_act(change.status, rule, given),
        due=change.due_day,
        effort=assessment.effort_days if assessment else None,
        cost=assessment.cost if assessment else None,
        made_on=found.day(change.made_at),
        is_new=change.made_at >= found.since,
        has_ended=has_ended,
    )


def _blockers(found: Records) -> Iterator[Blocker]:
    for one, who in found.blockers:
        yield Blocker(
            id=one.id or 0,
            words=one.words,
            who=who,
            waits_for=one.waits_for,
            days=found.days_since(one.since),
        )


def _client_waited(found: Records) -> int:
    days = (
        found.calendar.count(found.day(one.since), found.day(one.until))
        for one in found.client_waits
    )
    return sum(max(one, 0) for one in days)


def _risks(found: Records) -> Iterator[Risk]:
    for one in found.risks:
        yield Risk(
            id=one.id or 0,
            number=one.number,
            what=one.what,
            likelihood=one.likelihood,
            effect=one.effect,
            owner=found.name(one.owner_id),
            is_internal=one.is_internal,
        )


def decision(one: decisions.Decision, rooms: Iterable[Room]) -> Decision:
    return Decision(
        id=one.id or 0,
        number=one.number,
        text=one.text,
        link=one.link,
        is_internal=one.is_internal,
        is_link_internal=_is_internal(one, rooms),
    )


def _is_internal(one: decisions.Decision | todos.Todo, rooms: Iterable[Room]) -> bool:
    """Whether it was said where only the team reads, or nobody knows where."""
    said_in = (one.platform, one.tenant, one.room)
    heard = (room for room in rooms if (room.platform, room.tenant, room.room) == said_in)
    return all(room.is_internal for room in heard)


def _todos(found: Records) -> Iterator[Todo]:
    for one in found.todos:
        yield Todo(
            id=one.id or 0,
            number=one.number,
            text=one.text,
            owner=found.name(one.owner_id),
            due=one.due_day,
            is_overdue=one.due_day is not None and one.due_day < found.today,
            is_internal=one.is_internal,
            link=one.link,
            is_link_internal=_is_internal(one, found.rooms),
        )


def _feedback(found: Records) -> Iterator[Feedback]:
    for one in found.feedback:
        yield Feedback(
            id=one.id or 0,
            number=one.number,
            words=one.words,
            giver=one.giver_name,
            days=found.days_since(one.made_at),
            is_internal=one.is_internal,
        )


def _said(found: Records) -> Iterator[Said]:
    """The gist of each room. What was deleted since has no words any more."""
    rooms = {(one.platform, one.tenant, one.room): one for one in found.rooms}
    for asked in found.summaries:
        room = rooms.get((asked.platform, asked.tenant, asked.room))
        for one in (asked.told or {}).get("parts", {}).get("gist", ()):
            if room is not None and one["text"]:
                yield Said(
                    room=room.name,
                    text=one["text"],
                    link=one["link"],
                    is_internal=room.is_internal,
                )


def _scores(found: Records) -> Iterator[Scores]:
    for kind in sorted({one.kind for one in found.scores}):
        given = [one.score for one in found.scores if one.kind == kind]
        yield Scores(kind=kind, count=len(given), total=sum(given))


def _participation(found: Records) -> Participation:
    """Of those who were asked: who was away, or missed through our own fault, is not counted."""
    asked = (State.ASKED, State.ANSWERED, State.NOT_TODAY, State.SILENT)
    return Participation(
        asked=sum(found.turns.get(one, 0) for one in asked),
        answered=found.turns.get(State.ANSWERED, 0) + found.turns.get(State.NOT_TODAY, 0),
    )


def _budget(found: Records) -> Budget:
    agreed = [one for change, one in found.changes if one and change.status in AGREED]
    return Budget(
        days=found.project.budget_days,
        days_used=_sum([one.effort_days for one in agreed]),
        money=found.project.budget_money,
        money_used=_sum([one.cost for one in agreed if one.cost is not None]),
    )


def _sum(amounts: Sequence[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))
