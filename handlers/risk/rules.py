"""Who may write down a risk, what it must say, and which weighs most. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.kit import when
from handlers.kit.due import Scene
from handlers.kit.errors import Invalid, Reason, Refused, reason
from handlers.kit.fields import typed
from handlers.kit.waiting import INSIDERS
from storage.people import Role
from storage.risk import Level, Risk

WHAT = 300  # characters: a sentence, which a list can show
ANSWER = 1000
WEIGHT = {Level.LOW: 1, Level.MEDIUM: 2, Level.HIGH: 3}


@dataclass(frozen=True)
class Draft:
    what: str
    likelihood: Level
    effect: Level
    owner_id: int | None
    answer: str
    review_on: date | None
    is_internal: bool


def may_add(role: Role) -> None:
    """The client's side sees risks that the team does not."""
    _expect(role is not Role.OBSERVER, "risk-not-observers")


def may_change(role: Role) -> None:
    _expect(role in INSIDERS, "risk-only-team")


def is_told(risk: Risk, *, is_internal: bool) -> bool:
    """`is_internal`: the reader is of the team, and no client reads along."""
    return is_internal or not risk.is_internal


def weight(risk: Risk) -> int:
    """Likelihood times effect, from 1 to 9."""
    return WEIGHT[Level(risk.likelihood)] * WEIGHT[Level(risk.effect)]


def heaviest_first(risks: Iterable[Risk]) -> list[Risk]:
    return sorted(risks, key=lambda one: (-weight(one), one.number))


def draft(values: Mapping[str, Any], scene: Scene, *, is_of_client: bool) -> Draft:
    """What somebody of the client's side writes, they may read. Raises Invalid."""
    what, answer = " ".join(typed(values, "what").split()), typed(values, "answer")
    review = typed(values, "review_on")
    moment = when.read(review, scene.now, scene.zone, scene.calendar) if review else None
    wrong: dict[str, Reason] = {}
    if not what:
        wrong["what"] = reason("risk-what-missing")
    for name, text, limit in (("what", what, WHAT), ("answer", answer, ANSWER)):
        if len(text) > limit:
            wrong[name] = reason("risk-too-long", limit=limit, length=len(text))
    if review and moment is None:
        wrong["review_on"] = reason("risk-date-unreadable")
    if wrong:
        raise Invalid(wrong)
    owner = typed(values, "owner")
    return Draft(
        what,
        Level(values.get("likelihood") or Level.MEDIUM),
        Level(values.get("effect") or Level.MEDIUM),
        int(owner) if owner.isdecimal() else None,
        answer,
        moment.day if moment else None,
        not is_of_client and values.get("readers") != "client",
    )


def outcome(values: Mapping[str, Any]) -> str:
    """What became of it. Raises Invalid when nothing is said."""
    text = typed(values, "outcome")
    if not text:
        raise Invalid({"outcome": reason("risk-outcome-missing")})
    if len(text) > ANSWER:
        raise Invalid({"outcome": reason("risk-too-long", limit=ANSWER, length=len(text))})
    return text


def _expect(allowed: bool, key: str) -> None:
    if not allowed:
        raise Refused(key)
