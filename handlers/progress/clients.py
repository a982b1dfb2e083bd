"""The part of a report that a client may read: no internal words, no costs. Pure."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from handlers.progress.health import BLOCKERS_LAST, CLIENT_BLOCKERS_LAST, worst
from handlers.progress.snapshot import (
    Blocker,
    Cause,
    Change,
    Decision,
    Health,
    Participation,
    Slip,
    Snapshot,
    Todo,
)


class Markable(Protocol):
    @property
    def is_internal(self) -> bool: ...


M = TypeVar("M", bound=Markable)
L = TypeVar("L", Decision, Todo)

# What is missing is said to whoever can supply it; the rest is the team's own housekeeping.
TOLD_TO_CLIENTS = ("progress-missing-acceptance", "progress-missing-agreement")


def for_clients(found: Snapshot) -> Snapshot:
    """What is left is the same: every figure of it stands in the team's version too."""
    return found.model_copy(
        update={
            "slips": tuple(_without_reason(one) for one in found.slips),
            "changes": tuple(_without_cost(one) for one in found.changes),
            "blockers": tuple(_wordless(one) for one in found.blockers if _is_theirs(one)),
            "risks": _shared(found.risks),
            "decisions": decisions(found.decisions),
            "todos": tuple(_unlinked(one) for one in _shared(found.todos)),
            "feedback": _shared(found.feedback),
            "said": _shared(found.said),
            "scores": (),  # of few people one may guess who gave them
            "participation": Participation(asked=0, answered=0),
            "budget": found.budget.model_copy(update={"money": None, "money_used": 0}),
            "missing": tuple(one for one in found.missing if one.key in TOLD_TO_CLIENTS),
            "health": health(found.health),
            "unread": found.unread_shared,
        }
    )


def decisions(rows: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(_unlinked(one) for one in _shared(rows))


def health(said: Health) -> Health:
    """By the same rule, of what a client may know: of the blockers those that wait for them.

    What a person said stays. The team's version says where the two differ.
    """
    causes = [told for one in said.causes if (told := _cause(one)) is not None]
    ruled = worst(one.colour for one in causes) if said.causes else said.ruled
    colour = said.colour if said.said_by else ruled
    return said.model_copy(update={"causes": tuple(causes), "ruled": ruled, "colour": colour})


def _cause(one: Cause) -> Cause | None:
    if one.key != BLOCKERS_LAST:
        return one
    params = {**one.params, "count": one.params.get("clients", 0)}
    told = one.model_copy(update={"key": CLIENT_BLOCKERS_LAST, "params": params})
    return told if params["count"] else None


def _unlinked(row: L) -> L:
    """A message of the team's rooms is not theirs to open."""
    return row.model_copy(update={"link": ""}) if row.is_link_internal else row


def _shared(rows: Iterable[M]) -> tuple[M, ...]:
    return tuple(one for one in rows if not one.is_internal)


def _is_theirs(blocker: Blocker) -> bool:
    return blocker.waits_for == "client"


def _wordless(blocker: Blocker) -> Blocker:
    """Said in a stand-up of the team: the client learns that something waits, and how long."""
    return blocker.model_copy(update={"words": "", "who": ""})


def _without_reason(slip: Slip) -> Slip:
    return slip.model_copy(update={"reason": ""})


def _without_cost(change: Change) -> Change:
    return change.model_copy(update={"cost": None})
