"""What was asked for, and who may explain a word. Pure."""

from collections.abc import Mapping
from typing import Any

from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.fields import kept, typed
from handlers.kit.waiting import INSIDERS
from handlers.kit.words import split_word, subwords
from storage.people import Role

LONGEST_TERM = 60  # characters: a button carries it
LONGEST_MEANING = 300
MOST = 200  # terms of a project: each report looks for all of them
WORDS = ("list", "add", "forget", "help")
EQUALS = ("=", "＝")  # noqa: RUF001  a Chinese keyboard's


def asked(text: str) -> tuple[str, str]:
    """("list", ""), ("add", "SLA = …"), ("forget", "SLA"), ("help", ""), ("show", "SLA").

    `list = all we sell` explains the word “list”.
    """
    text = text.strip()
    if not text:
        return "list", ""
    word, rest = split_word(text, subwords("glossary", WORDS))
    is_explained = any(rest.startswith(sign) for sign in EQUALS)
    if word in {"list", "help"} and not rest:
        return word, ""
    if word in {"add", "forget"} and not is_explained:
        return word, rest
    is_pair = any(sign in text for sign in EQUALS)
    return ("add", text) if is_pair else ("show", text)


def pair(text: str) -> tuple[str, str]:
    """`SLA = how soon we answer`. Raises Refused for half a pair, or too much of one."""
    first = min((text.find(sign) for sign in EQUALS if sign in text), default=-1)
    term, meaning = kept(text[:first]), kept(text[first + 1 :])
    if first < 0 or not term or not meaning:
        raise Refused("glossary-how")
    for said, limit in ((term, LONGEST_TERM), (meaning, LONGEST_MEANING)):
        if len(said) > limit:
            raise Refused("glossary-too-long", limit=limit, length=len(said))
    return term, meaning


def form(values: Mapping[str, Any]) -> tuple[str, str]:
    term, meaning = typed(values, "term"), typed(values, "meaning")
    given = {"term": term, "meaning": meaning}
    if wrong := {name: reason("glossary-missing") for name, said in given.items() if not said}:
        raise Invalid(wrong)
    return term[:LONGEST_TERM], meaning[:LONGEST_MEANING]  # no platform's field takes more


def may_explain(role: Role) -> None:
    if role not in INSIDERS:
        raise Refused("glossary-only-team")


def has_room(count: int, *, is_known: bool) -> None:
    if count >= MOST and not is_known:
        raise Refused("glossary-full", most=MOST)
