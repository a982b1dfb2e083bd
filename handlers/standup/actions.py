"""What the buttons and forms of a stand-up mean.

They name the round and never the turn: whoever presses answers for themselves.
"""

from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class Save(Action, name="standup.save"):
    """`room`: platform, tenant, the platform's id of the room whose stand-up it is."""

    project_id: int
    room: tuple[str, str, str]


@dataclass(frozen=True)
class AskAnswer(Action, name="standup.ask_answer"):
    round_id: int


@dataclass(frozen=True)
class GiveAnswer(Action, name="standup.answer"):
    """`asked`: which questions the form holds (rules.fingerprint)."""

    round_id: int
    asked: str


@dataclass(frozen=True)
class SameAgain(Action, name="standup.same_again"):
    round_id: int


@dataclass(frozen=True)
class NotToday(Action, name="standup.not_today"):
    round_id: int


@dataclass(frozen=True)
class Skip(Action, name="standup.skip"):
    """`day`: ISO. `everybody`: the whole stand-up of that day, not only mine."""

    standup_id: int
    day: str
    everybody: bool


@dataclass(frozen=True)
class Still(Action, name="standup.still"):
    blocker_id: int


@dataclass(frozen=True)
class Solved(Action, name="standup.solved"):
    blocker_id: int


@dataclass(frozen=True)
class WaitsFor(Action, name="standup.waits_for"):
    blocker_id: int
    waits_for: str
