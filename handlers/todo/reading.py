"""What was typed into the forms, as values; or what is wrong with it, per field. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.kit import due, when
from handlers.kit.due import Scene
from handlers.kit.errands import LONGEST
from handlers.kit.errors import Invalid, Reason, Refused, reason
from handlers.kit.fields import kept, typed
from handlers.todo.rules import REASON


@dataclass(frozen=True)
class Draft:
    text: str
    owner: str  # the platform's id of the person
    due_day: date | None


def draft(values: Mapping[str, Any], scene: Scene, *, due_before: date | None = None) -> Draft:
    """Raises Invalid with every field that is wrong. A due day that stays may be past."""
    text = typed(values, "text")
    wrong: dict[str, Reason] = {}
    if not text:
        wrong["text"] = reason("todo-text-missing")
    elif len(text) > LONGEST:
        wrong["text"] = reason("todo-too-long", limit=LONGEST, length=len(text))
    owners = tuple(values.get("owner") or ())
    if len(owners) != 1:
        wrong["owner"] = reason("todo-one-owner")
    day, problem = _due(typed(values, "due"), scene, due_before)
    if problem is not None:
        wrong["due"] = problem
    if wrong:
        raise Invalid(wrong)
    return Draft(text, owners[0], day)


def _due(text: str, scene: Scene, before: date | None) -> tuple[date | None, Reason | None]:
    if not text:
        return None, None
    found = when.read(text, scene.now, scene.zone, scene.calendar)
    if found is None:
        return None, reason("todo-due-unreadable")
    if due.is_past(found, scene) and found.day != before:
        return None, reason("todo-due-past", day=found.day)
    return found.day, None


def why(text: str) -> str:
    """The reason for dropping it. Raises Invalid when there is none, for the form's field."""
    text = kept(text)
    if not text:
        raise Invalid({"reason": reason("todo-reason-missing")})
    if len(text) > REASON:
        raise Invalid({"reason": reason("todo-too-long", limit=REASON, length=len(text))})
    return text


def spoken(text: str) -> str:
    """What was typed after the word. Raises Refused for what cannot be kept."""
    text = kept(text)
    if not text:
        raise Refused("todo-text-missing")
    if len(text) > LONGEST:
        raise Refused("todo-too-long", limit=LONGEST, length=len(text))
    return text
