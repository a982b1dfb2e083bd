"""What may be done to a review when, and how its words are read. Pure."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal

from handlers.kit.errors import Refused
from handlers.kit.waiting import APPROVERS, INSIDERS
from handlers.kit.words import split_word, subwords
from storage.people import Role
from storage.reviews import Kind, Review, State

WORDS = ("list", "add", "help")
GRACES = (30, 60, 120, 240)  # minutes: late by no more than this it is still held
GRACE = 120
PUNCTUAL = timedelta(minutes=5)  # later than this it says so
POINT = 300  # characters: an agenda names things, it does not discuss them
POINTS = 50
ERRANDS = 3  # a retrospective takes one to three: more are wishes
SEARCH = 3  # words after /minutes search
LONGEST_SEARCH = 100  # characters: the buttons of the list carry them

# Reactions: Slack's names, then Feishu's (facts, 2.5).
PINS = ("pushpin", "Pin")
DECIDED = ("white_check_mark", "heavy_check_mark", "DONE", "CheckMark")
TO_DO = ("dart", "OnIt")
SIGNS = frozenset((*PINS, *DECIDED, *TO_DO))

_MARKS = re.compile(
    "^(?:(?P<decision>decision|decided|决定|决议)|(?P<action>action|todo|待办|行动项|行动))"
    "\\s*[:：]\\s*(?P<rest>.+)",
    re.I | re.S,
)


def asked(text: str) -> tuple[str, str]:
    """("list", ""), ("add", the point), ("show", "7"), ("help", "") or ("plan", the text)."""
    text = text.strip()
    digits = text.lstrip("#")
    if not text:
        return "list", ""
    if digits.isdecimal() and len(digits) < 10:
        return "show", digits
    word, rest = split_word(text, subwords("review", WORDS))
    if word == "add" or (word and not rest):
        return word, rest
    return "plan", text


def kind(text: str) -> tuple[Kind | None, str]:
    """The kind named by the first word, and the rest."""
    words = subwords("review", [str(one) for one in Kind])
    named, rest = split_word(text, words)
    if named is not None:
        return Kind(named), rest
    for word in sorted(words, key=len, reverse=True):  # Chinese writes no spaces
        if not word.isascii() and text.startswith(word):
            return Kind(words[word]), text.removeprefix(word).strip()
    return None, text


def minutes_asked(text: str) -> tuple[Literal["list", "search", "show"], str]:
    text = text.strip()
    digits = text.lstrip("#")
    if digits.isdecimal() and len(digits) < 10:
        return "show", digits
    word, rest = split_word(text, subwords("minutes", ("search",)))
    if word == "search":
        text = rest
    return ("search", text[:LONGEST_SEARCH]) if text else ("list", "")


def mark(words: str) -> tuple[Literal["decision", "action"], str] | None:
    """`decision: …`, `决定：…`, `action: @who … by Friday`, `待办：…`."""
    found = _MARKS.match(words.strip())
    if found is None:
        return None
    return ("decision" if found["decision"] else "action"), found["rest"].strip()


def may_lead(role: Role | None) -> None:
    if role not in INSIDERS:
        raise Refused("review-only-team")


def still(review: Review, *states: State) -> None:
    if review.state not in states:
        raise Refused("review-moved-on")


def may_correct(attended: Collection[int], *, person_id: int, role: Role | None) -> None:
    """Whoever was there; anybody of the team when nobody wrote anything."""
    if person_id in attended or role in APPROVERS:
        return
    if attended or role not in INSIDERS:
        raise Refused("review-only-participants")


def is_missed(review: Review, now: datetime) -> bool:
    return now - review.at > timedelta(minutes=review.grace_min)


def is_late(at: datetime, started: datetime | None) -> bool:
    return started is not None and started - at > PUNCTUAL
