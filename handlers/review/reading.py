"""What was typed about a review, as values; or what is wrong with it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handlers.kit import due, repeats, when
from handlers.kit.due import Scene
from handlers.kit.errors import Invalid, Reason, Refused, reason
from handlers.kit.fields import kept, typed
from handlers.kit.repeats import Repeat
from handlers.review import rules
from storage.reviews import Kind

TITLE = 100  # characters: with its number it fits into one Slack header
NOW = ("now", "现在", "马上")


@dataclass(frozen=True)
class Time:
    """`at`: the first time; None for one that waits for milestones."""

    at: datetime | None
    repeat: Repeat | None
    words: str


@dataclass(frozen=True)
class Draft:
    kind: Kind
    time: Time
    title: str
    is_anonymous: bool
    grace_min: int = rules.GRACE


def time_of(text: str, scene: Scene) -> tuple[Time | None, Reason | None]:
    """The time meant, or what is wrong with the words."""
    text = " ".join(kept(text).split())
    if text.lower() in NOW:
        return Time(scene.now, None, text), None
    repeat = repeats.read(text, scene)
    if repeat is not None:
        return _repeated(repeat, text, scene)
    found = when.read(text, scene.now, scene.zone, scene.calendar)
    if found is None:
        return None, reason("review-when-unreadable")
    if found.time is None:
        return None, reason("review-time-missing")
    if due.is_past(found, scene) or found.at() < scene.now:
        return None, reason("review-when-past", day=found.day)
    return Time(found.at(), None, text), None


def _repeated(repeat: Repeat, text: str, scene: Scene) -> tuple[Time | None, Reason | None]:
    if repeat.after_days is not None:
        return Time(None, repeat, text), None
    try:
        at = repeats.following(repeat, scene.now, scene.zone, scene.calendar)
    except ValueError:
        return None, reason("review-when-unreadable")
    return Time(at, repeat, text), None


def draft(values: Mapping[str, Any], scene: Scene) -> Draft:
    """Raises Invalid with every field that is wrong."""
    wrong: dict[str, Reason] = {}
    time, problem = time_of(typed(values, "when"), scene)
    if problem is not None:
        wrong["when"] = problem
    title = " ".join(typed(values, "title").split())
    if len(title) > TITLE:
        wrong["title"] = reason("review-too-long", limit=TITLE, length=len(title))
    if wrong or time is None:
        raise Invalid(wrong)
    kind = Kind(values.get("kind") or Kind.WEEKLY)
    is_anonymous = kind is Kind.RETRO and "anonymous" in (values.get("options") or ())
    grace = str(values.get("grace") or "")
    grace_min = int(grace) if grace in map(str, rules.GRACES) else rules.GRACE
    return Draft(kind, time, title, is_anonymous, grace_min)


def moved(text: str, scene: Scene) -> datetime:
    """One new time. Raises Invalid for anything else."""
    time, problem = time_of(text, scene)
    if time is None or time.at is None or time.repeat is not None:
        raise Invalid({"when": problem or reason("review-once")})
    return time.at


def point(text: str) -> str:
    """Raises Refused for what is no point of an agenda."""
    text = kept(text)
    if not text:
        raise Refused("review-point-missing")
    if len(text) > rules.POINT:
        raise Refused("review-too-long", limit=rules.POINT, length=len(text))
    return text


@dataclass(frozen=True)
class Errand:
    text: str
    owner: str  # the platform's id of the person
    due_day: date | None


def errand(values: Mapping[str, Any], scene: Scene) -> Errand:
    """Raises Invalid with every field that is wrong."""
    wrong: dict[str, Reason] = {}
    text, owners = typed(values, "text"), tuple(values.get("owner") or ())
    if not text:
        wrong["text"] = reason("review-errand-missing")
    if len(owners) != 1:
        wrong["owner"] = reason("review-one-owner")
    words = typed(values, "due")
    found = when.read(words, scene.now, scene.zone, scene.calendar) if words else None
    if words and found is None:
        wrong["due"] = reason("review-due-unreadable")
    elif found is not None and due.is_past(found, scene):
        wrong["due"] = reason("review-when-past", day=found.day)
    if wrong:
        raise Invalid(wrong)
    return Errand(text, owners[0], found.day if found else None)
