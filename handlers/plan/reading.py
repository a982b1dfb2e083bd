"""An item of the plan as people write it: in one line, or in the fields of a form. Pure.

`Payment API due 12-18 after #3 @Ann 5 days`, `◆ 内测发布 12月18日 依赖 #3、#4 @李雷`
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from handlers.kit import due, when
from handlers.kit.due import Scene
from handlers.kit.errors import Invalid, Reason, reason
from handlers.kit.fields import kept, typed
from handlers.kit.text import shortened
from handlers.plan import asking
from storage.plan import Kind, State

TITLE = 120  # characters: with its number it fits into one Slack header (150)
MOST_DAYS = 500  # working days of one item, two years: more is a typing mistake
REASON = 1000
ECHO = 40

_AFTER = re.compile(
    r"(?:\b(?:after|depends on|waits for)|依赖|等|在)\s*(?P<list>#?\d+(?:\s*(?:[,，、&]|and|和)\s*"
    r"#?\d+)*)\s*(?:之后|完成后|后)?",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?:\b(?:for\s+)?change|变更)\s*#?(\d+)", re.IGNORECASE)
_DAYS = re.compile(
    r"(?<!\bin )(?<!within )(?<![\d-])(\d{1,3})\s*"
    r"(?:d|days|working days?|day(?=\s*(?:$|[,;@]|due\b|by\b))|个?工作日|天)"  # no "3 day trial"
    r"(?![a-z])(?!\s*(?:later|from|ago|left|of\b)|[之以]?[后内前])",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(\d{1,3})\s*%")
_MARK = re.compile(r"^\s*(?:[-*•·]|\d{1,3}[.)、])?\s*(?:\[(?P<box>[ xX✓])\])?\s*")
_MILESTONE = re.compile(r"◆|\bmilestone\b:?|里程碑[:：]?", re.IGNORECASE)
_DANGLING = re.compile(r"\s*(?:\b(?:due|by|on)|截止|到期|完成)\s*[:：]?\s*$", re.IGNORECASE)
_BARE = re.compile(r"(?<![\d.#/-])\d{1,2}[-/]\d{1,2}(?![\d./-])")
_LOOSE = re.compile(r"^[\s,，、;；:：–-]+|[\s,，、;；:：–-]+$")


@dataclass(frozen=True)
class Written:
    """What was understood. `after` are numbers or titles; `owner` is a name nobody has yet."""

    title: str = ""
    kind: Kind = Kind.TASK
    owner_id: int | None = None
    owner: str = ""
    due: date | None = None
    after: tuple[str, ...] = ()
    days: int | None = None
    change: int | None = None
    state: State = State.OPEN
    percent: int = 0
    remaining: int | None = None
    number: str = ""  # in the list it stands in
    at: int = 0  # the line of the list
    words: str = ""  # as it was written, to say where something is wrong
    wrong: tuple[tuple[str, Reason], ...] = ()

    @property
    def start(self) -> str:
        return shortened(self.words or self.title, ECHO)


@dataclass(frozen=True)
class Sight:
    """What a line is read against; `people`: ids by name, in lower case."""

    scene: Scene
    people: Mapping[str, int] = field(default_factory=dict)


def line(text: str, sight: Sight) -> Written:
    words = kept(text)
    mark = _MARK.match(words)
    is_done = bool(mark and (mark["box"] or " ") in "xX✓")
    rest = unicodedata.normalize("NFKC", words[mark.end() if mark else 0 :])
    owner_id, owner, rest = _owner(rest, sight.people)
    after, rest = _taken(_AFTER, rest, "list")
    change, rest = _taken(_CHANGE, rest)
    percent, rest = _taken(_PERCENT, rest)
    days, rest = _taken(_DAYS, rest)
    milestone, rest = _taken(_MILESTONE, rest, 0)
    moment = _moment(rest, sight.scene)
    title = _title(rest, moment)
    share = min(int(percent or 0), 100)
    return Written(
        title=title,
        kind=Kind.MILESTONE if milestone else Kind.TASK,
        owner_id=owner_id,
        owner=owner,
        due=moment.day if moment else None,
        after=tuple(re.findall(r"\d+", after)),
        days=int(days) if days else None,
        change=int(change) if change else None,
        state=state_of(share, is_done=is_done),
        percent=100 if is_done else share,
        words=words,
    )


def _title(text: str, moment: when.Moment | None) -> str:
    """What is left without the date, also when that is nothing."""
    if moment is None:
        return tidy(text)
    left = due.without(text, moment)
    return "" if left == text.strip() else tidy(left)


def state_of(percent: int, *, is_done: bool) -> State:
    if is_done or percent >= 100:
        return State.DONE
    return State.STARTED if percent else State.OPEN


def _owner(text: str, people: Mapping[str, int]) -> tuple[int | None, str, str]:
    """After an @, the longest name that somebody has; else the one word there."""
    at = text.find("@")
    if at < 0:
        return None, "", text
    behind = text[at + 1 :]
    for name in sorted(people, key=len, reverse=True):
        if behind.lower().startswith(name):
            return people[name], "", f"{text[:at]} {behind[len(name) :]}"
    first = re.match(r"\S*", behind)
    word = first[0] if first else ""
    return None, word, f"{text[:at]} {behind[len(word) :]}"


def _taken(pattern: re.Pattern[str], text: str, group: str | int = 1) -> tuple[str, str]:
    """What the pattern finds, and the text without it."""
    found = pattern.search(text)
    if found is None:
        return "", text
    return found[group], f"{text[: found.start()]} {text[found.end() :]}"


def _moment(text: str, scene: Scene) -> when.Moment | None:
    """The last day named: titles hold dates too, and a due date stands behind them."""
    found = when.find(text, scene.now, scene.zone, scene.calendar)
    if found:
        return found[-1]
    bare = _BARE.search(text)  # in other sentences that may be anything; here a date is expected
    if bare is None:
        return None
    moment = when.read(bare[0], scene.now, scene.zone, scene.calendar)
    return replace(moment, start=bare.start(), end=bare.end()) if moment else None


def tidy(title: str) -> str:
    title = " ".join(title.split())
    return _LOOSE.sub("", _DANGLING.sub("", _LOOSE.sub("", title)))


def checked(
    one: Written, today: date, *, due_before: date | None = None
) -> Iterator[tuple[str, Reason]]:
    """What is wrong with it by itself: field and reason. A due date that stays may be past."""
    yield from one.wrong
    if not one.title:
        yield "title", reason("plan-no-title", start=one.start)
    if len(one.title) > TITLE:
        yield "title", reason("plan-title-too-long", start=one.start, limit=TITLE)
    if one.due is None:
        yield "due", reason("plan-no-due", start=one.start)
    elif one.due < today and one.state != State.DONE and one.due != due_before:
        yield "due", reason("plan-due-past", start=one.start, day=one.due)
    if one.owner:
        yield "owner", reason("plan-who", start=one.start, name=shortened(one.owner, ECHO))
    if one.days is not None and one.days > MOST_DAYS:
        yield "days", reason("plan-days-wrong", limit=MOST_DAYS)


def fields(values: Mapping[str, Any], scene: Scene) -> Written:
    """Of the form. What cannot be read is in `wrong`."""
    wrong: dict[str, Reason] = {}
    title = " ".join(typed(values, "title").split())
    moment = _named(typed(values, "due"), scene)
    if typed(values, "due") and moment is None:
        wrong["due"] = reason("plan-due-unreadable")
    owner, days = typed(values, "owner"), typed(values, "days")
    if days and not days.isdecimal():
        wrong["days"] = reason("plan-days-wrong", limit=MOST_DAYS)
    read = Written(
        title=title,
        kind=Kind(values.get("kind") or Kind.TASK),
        owner_id=int(owner) if owner.isdecimal() else None,
        due=moment,
        after=tuple(re.findall(r"\d+", typed(values, "after"))),
        days=int(days) if days.isdecimal() else None,
        change=number(typed(values, "change")),
        words=title,
    )
    read = _with_progress(read, typed(values, "progress"), wrong)
    return replace(read, wrong=tuple(wrong.items()))


def number(text: str) -> int | None:
    digits = text.strip().lstrip("#")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None


def _named(text: str, scene: Scene) -> date | None:
    moment = when.read(text, scene.now, scene.zone, scene.calendar) if text else None
    return moment.day if moment else None


def _with_progress(read: Written, text: str, wrong: dict[str, Reason]) -> Written:
    if not text:
        return read
    found = asking.progress(text)
    if found is None:
        wrong["progress"] = reason("plan-progress-unreadable")
        return read
    percent, remaining = found
    state = State.DONE if percent == 100 else State.STARTED
    return replace(read, percent=percent or 0, remaining=remaining, state=state)


@dataclass(frozen=True)
class Delay:
    due: date
    cause: str
    reason: str


def delay(
    values: Mapping[str, Any], scene: Scene, why_not: Callable[[date], Reason | None]
) -> Delay:
    """`why_not`: what is wrong with a new date. Raises Invalid with every field that is."""
    day = _named(typed(values, "due"), scene)
    said, cause = typed(values, "reason"), typed(values, "cause")
    wrong: dict[str, Reason] = {}
    if day is None:
        wrong["due"] = reason("plan-due-unreadable")
    elif problem := why_not(day):
        wrong["due"] = problem
    if not said:
        wrong["reason"] = reason("plan-reason-missing")
    if len(said) > REASON:
        wrong["reason"] = reason("plan-too-long", limit=REASON, length=len(said))
    if cause not in ("team", "client", "third_party"):
        wrong["cause"] = reason("plan-cause-missing")
    if wrong or day is None:
        raise Invalid(wrong)
    return Delay(day, cause, said)


def digest(parts: tuple[Any, ...]) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]
