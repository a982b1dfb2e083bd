"""The part of a report that a client may read: no internal words, no costs. Pure."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from handlers.progress.snapshot import Blocker, Change, Participation, Slip, Snapshot


class Markable(Protocol):
    @property
    def is_internal(self) -> bool: ...


M = TypeVar("M", bound=Markable)

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
            "decisions": _shared(found.decisions),
            "todos": _shared(found.todos),
            "feedback": _shared(found.feedback),
            "said": _shared(found.said),
            "scores": (),  # of few people one may guess who gave them
            "participation": Participation(asked=0, answered=0),
            "budget": found.budget.model_copy(update={"money": None, "money_used": 0}),
            "missing": tuple(one for one in found.missing if one.key in TOLD_TO_CLIENTS),
        }
    )


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
