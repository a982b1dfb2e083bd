"""How a poll is to be held, as people say it: "anonymous, max 2, by Friday 17:00". Pure."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.kit import when
from handlers.kit.due import Scene
from handlers.kit.errors import Refused
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

_PARTS = re.compile(r"[,，;；、]+|\s+and\s+")
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


def read(text: str, scene: Scene) -> Settings:
    """Raises Refused for a part that says nothing we know."""
    found = Settings()
    for part in _PARTS.split(text):
        if part.strip():
            found = _with(found, part.strip(), scene)
    return found


def _with(found: Settings, part: str, scene: Scene) -> Settings:
    word = subwords("poll", WORDS).get(part.lower())
    if word is not None:
        return _with_word(found, word)
    if most := _MOST.fullmatch(part):
        return replace(found, style=Style.MULTIPLE, most=max(int(most.group(1)), 1))
    if rhythm := repeats.read(part):
        return replace(found, rhythm=rhythm)
    return replace(found, closes_at=closing(part, scene))


def _with_word(found: Settings, word: str) -> Settings:
    if word in ROLES:
        return replace(found, asked_role=ROLES[word])
    match word:
        case "multiple":
            return replace(found, style=Style.MULTIPLE, most=ANY_NUMBER)
        case "ranked":
            return replace(found, style=Style.RANKED, most=ANY_NUMBER)
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


def closing(text: str, scene: Scene) -> datetime:
    """Raises Refused where it names no moment to come."""
    moment = when.read(text, scene.now, scene.zone, scene.calendar)
    if moment is None:
        raise Refused("poll-not-understood", words=text)
    if moment.at() <= scene.now:
        raise Refused("poll-closes-past", words=text)
    return moment.at()
