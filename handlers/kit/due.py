"""The day in a sentence by which something is wanted, and the sentence without it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from handlers.kit import when
from handlers.kit.calendars import Calendar

# What leads to a date in a title and is left dangling without it: "by next Friday", "下周五前".
_BEFORE_DATE = re.compile(
    r"[\s,，、]*(?:\b(?:due|by|before|until|till|on|at|for)|在|于)?\s*$", re.I
)
_AFTER_DATE = re.compile(r"^\s*(?:之前|以前|前)?[\s,，、]*")
# Chinese, and what ends a phrase, takes no space before it.
_NO_SPACE = re.compile(r"^$|^[\u3000-\u9fff\uff00-\uffef.;:!?)]")
_EMPTIED = re.compile(r"\s*(?:\(\s*\)|（\s*）)")


@dataclass(frozen=True)
class Scene:
    """What a date is read against: when it is said, where, and which days are worked there."""

    now: datetime
    zone: str
    calendar: Calendar


def named(text: str, scene: Scene) -> when.Moment | None:
    """The one day to come that the text names."""
    return _only_one(when.find(text, scene.now, scene.zone, scene.calendar), scene)


def _only_one(found: Sequence[when.Moment], scene: Scene) -> when.Moment | None:
    """Of two days to come nobody could say which is meant; a past one is when it broke."""
    to_come = [one for one in found if not is_past(one, scene)]
    return to_come[0] if len(to_come) == 1 else None


def is_past(moment: when.Moment, scene: Scene) -> bool:
    return moment.at(time.max) < scene.now


def without(line: str, moment: when.Moment) -> str:
    """The line without the words of the moment, and without what led to them."""
    head = _BEFORE_DATE.sub("", line[: moment.start])
    tail = _AFTER_DATE.sub("", line[moment.end :])
    between = "" if _NO_SPACE.match(tail) else " "
    return _EMPTIED.sub("", f"{head}{between}{tail}").strip() or line.strip()
