"""What was asked for, and who may take a decision back or share it. Pure."""

from handlers.kit.errors import Refused
from handlers.kit.fields import kept
from handlers.kit.waiting import APPROVERS, INSIDERS
from handlers.kit.words import split_word, subwords
from storage.decisions import Decision
from storage.people import Role

LONGEST = 1000  # characters: more is the discussion, not its result
MOST_SEARCHED = 3  # words after /decision search; more is a sentence
LONGEST_SEARCH = 100  # characters: the buttons of the list carry them
WORDS = ("list", "search")


def asked(text: str) -> tuple[str, str]:
    """("list", ""), ("search", "cache"), ("show", "7") or ("record", the whole text)."""
    text = text.strip()
    if not text:
        return "list", ""
    if is_number(text):
        return "show", text.lstrip("#")
    word, rest = split_word(text, subwords("decision", WORDS))
    if word == "list" and not rest:
        return "list", ""
    if word == "search" and 0 < len(rest.split()) <= MOST_SEARCHED:
        return "search", rest[:LONGEST_SEARCH]
    return "record", text


def is_number(text: str) -> bool:
    digits = text.strip().lstrip("#")
    return digits.isdecimal() and len(digits) < 10


def words(text: str) -> str:
    """Raises Refused for what cannot be kept as a decision."""
    text = kept(text)
    if not text:
        raise Refused("decision-empty")
    if len(text) > LONGEST:
        raise Refused("decision-too-long", limit=LONGEST, length=len(text))
    return text


def may_take_back(decision: Decision, *, person_id: int, role: Role) -> None:
    if person_id != decision.author_id and role not in APPROVERS:
        raise Refused("decision-only-author")


def may_share(role: Role) -> None:
    if role not in INSIDERS:
        raise Refused("decision-only-team")
