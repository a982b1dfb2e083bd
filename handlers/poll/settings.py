"""How a poll is to be held, as people say it: "anonymous, max 2, by Friday 17:00". Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from handlers.kit import when
from handlers.kit.due import Scene
from handlers.kit.errors import Refused
from handlers.kit.i18n import LANGUAGES, translator
from handlers.kit.words import subwords
from handlers.poll import repeats
from handlers.poll.repeats import Rhythm
from storage.people import Role
from storage.poll import Hidden, Style

WORDS = (
    *("single", "multiple", "ranked", "anonymous", "hidden", "voted", "all", "add", "team"),
    *("developers", "tech-leads", "managers", "clients"),
)
ROLES = {
    "developers": Role.DEVELOPER,
    "tech-leads": Role.TECH_LEAD,
    "managers": Role.ACCOUNT_MANAGER,
    "clients": Role.CLIENT,
}
ANY_NUMBER = 10  # chosen options, where several may be
LONGEST = 8  # words of one setting: every second working day at 9 am
MOST_WORDS = 24  # of settings without brackets

_PARTS = re.compile(r"[,，;；、]+|\s+and\s+")
# Where settings may begin in what was typed; they hold neither bars, nor quotes, nor line breaks.
_STARTS = re.compile(r"(?:(?<=\S)[\s,，;；、|｜丨]+|(?<=[”」』»]))(?=[^\n|｜丨\"“”「」『』«»]+$)")
_END = re.compile(r"^(?:by|until|till|before|closes?)\b|^截[止至]|截止$|前$", re.IGNORECASE)
_CLOCK = re.compile(r"\d\s*(?:[:：]\d\d|[ap]m\b|点)", re.IGNORECASE)
_MOST = re.compile(
    r"(?:max(?:imum)?|up to|at most|multiple|multi|choose|pick|最多|多选|可选|选)\s*(\d{1,2})\s*"
    r"(?:options?|answers?|votes?|项|个|票)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Settings:
    style: str = Style.SINGLE
    most: int = 1
    is_anonymous: bool = False
    hidden: str = Hidden.NEVER
    may_add: bool = False
    is_internal: bool = False
    asked_role: str = ""
    closes_at: datetime | None = None
    closes_when_all: bool = False
    rhythm: Rhythm | None = None
    closes: str = field(default="", compare=False)  # as it was said
    repeats: str = field(default="", compare=False)


def read(text: str, scene: Scene) -> Settings:
    """Raises Refused for a part that says nothing we know."""
    found = Settings()
    for part in _parts(text):
        found = _with(found, part, scene)
    return found


def as_far_as(text: str, scene: Scene) -> tuple[Settings, str]:
    """What of it is understood, and what is not."""
    found, left = Settings(), []
    for part in _parts(text):
        try:
            found = _with(found, part, scene)
        except Refused:
            left.append(part)
    return found, ", ".join(left)


@cache
def _vocabulary() -> dict[str, str]:
    return subwords("poll", WORDS)


@cache
def _plain_words() -> frozenset[str]:
    words = (translator(one).words("poll-plain-words") for one in LANGUAGES)
    return frozenset(word.lower() for some in words for word in some)


def _parts(text: str) -> Iterator[str]:
    """What is said one after the other, with commas or without: "anonymous max 2 by Friday"."""
    for group in _PARTS.split(text):
        words, start, other = group.split(), 0, list[str]()
        while start < len(words):
            ends = range(min(start + LONGEST, len(words)), start, -1)
            phrases = (" ".join(words[start:end]) for end in ends)
            known = next((one for one in phrases if _is_known(one)), None)
            if known is None:
                other.append(words[start])
                start += 1
                continue
            yield from _joined(other)
            yield known
            start, other = start + len(known.split()), []
        yield from _joined(other)


def _joined(words: list[str]) -> Iterator[str]:
    if words:
        yield " ".join(words)


def _is_known(phrase: str) -> bool:
    is_word = phrase.lower() in _vocabulary()
    return is_word or bool(_MOST.fullmatch(phrase)) or repeats.read(phrase) is not None


def apart(text: str, scene: Scene) -> tuple[str, str]:
    """What stands at the end without brackets and can mean nothing else; and what is before it."""
    for found in _STARTS.finditer(text):
        words = text[found.end() :]
        if len(words.split()) <= MOST_WORDS and _is_plain(words, scene):
            return text[: found.start()].strip(), text[found.end() :].strip()
    return text, ""


def _is_plain(words: str, scene: Scene) -> bool:
    parts = list(_parts(words))
    return bool(parts) and all(_is_plain_part(one, scene) for one in parts)


def _is_plain_part(part: str, scene: Scene) -> bool:
    """ "team" or "by Friday" may be an option: a time of day makes it an end."""
    if part.lower() in _vocabulary():
        return part.lower() in _plain_words()
    if _is_known(part):
        return True
    is_end = bool(_END.search(part)) and bool(_CLOCK.search(part))
    return is_end and when.read(part, scene.now, scene.zone, scene.calendar) is not None


def _with(found: Settings, part: str, scene: Scene) -> Settings:
    word = _vocabulary().get(part.lower())
    if word is not None:
        return _with_word(found, word)
    if most := _MOST.fullmatch(part):
        return with_most(found, max(int(most.group(1)), 1))
    if rhythm := repeats.read(part):
        return replace(found, rhythm=rhythm, repeats=part)
    return replace(found, closes_at=closing(part, scene), closes=part)


def with_most(found: Settings, most: int) -> Settings:
    """Who says a number means several; in an order, where that was said as well."""
    if found.style == Style.RANKED:
        return replace(found, most=most)
    return replace(found, style=Style.MULTIPLE if most > 1 else Style.SINGLE, most=most)


def _with_word(found: Settings, word: str) -> Settings:
    if word in ROLES:
        return replace(found, asked_role=ROLES[word])
    match word:
        case "multiple":
            return replace(found, style=Style.MULTIPLE, most=_number(found))
        case "ranked":
            return replace(found, style=Style.RANKED, most=_number(found))
        case "anonymous":
            return replace(found, is_anonymous=True)
        case "hidden":
            return replace(found, hidden=Hidden.CLOSED)
        case "voted":
            return replace(found, hidden=Hidden.VOTED)
        case "all":
            return replace(found, closes_when_all=True)
        case "add":
            return replace(found, may_add=True)
        case "team":
            return replace(found, is_internal=True)
    return replace(found, style=Style.SINGLE, most=1)


def _number(found: Settings) -> int:
    """The one that was said before, or any."""
    return found.most if found.most > 1 else ANY_NUMBER


def closing(text: str, scene: Scene) -> datetime:
    """Raises Refused where it names no moment to come."""
    moment = when.read(text, scene.now, scene.zone, scene.calendar)
    if moment is None:
        raise Refused("poll-not-understood", words=text)
    if moment.at() <= scene.now:
        raise Refused("poll-closes-past", words=text)
    return moment.at()
