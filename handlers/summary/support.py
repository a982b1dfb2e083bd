"""Whether a line that somebody else worded is borne out by the messages it cites. Pure.

A language model may say anything. What counts is checked letter by letter: every number, date,
address and name of the line stands in a message it cites, and most of its other words do.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from handlers.summary.tokens import STOPWORDS, subjects, tokens
from handlers.summary.told import Item, Json

LONGEST = 400  # characters of a line
MOST_SOURCES = 8
# Of its words that mean something, so many must stand in the messages. Less would let a model say
# what it likes in words of its own.
SHARE = 0.5

_NUMBER = re.compile(
    r"\d+(?:[.,:/-]\d+)*%?|[零一二两三四五六七八九十百千万亿]+(?=[天号日月年周点个位名次元块人])"
)
_DAY = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|next week|last week)\b"
    r"|[今明后昨前]天|[上下本这]周|周[一二三四五六日末]|月底|年底",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|\]\(|<[@!#h]", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z][\w-]*")
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|without|cannot|\w+n't)\b|[不没无未非别]", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?](?=\s)|[。！？\n]")


def supported(line: Any, messages: Mapping[str, Json], people: Iterable[str]) -> Item | None:
    """`line`: what the model gave, {"text", "cites"}; None when nothing bears it out."""
    match line:
        case {"text": str() as text, "cites": [*cites]} if all(isinstance(c, str) for c in cites):
            text, sources = " ".join(text.split()), list(dict.fromkeys(cites))
        case _:
            return None
    if not text or len(text) > LONGEST or not 0 < len(sources) <= MOST_SOURCES:
        return None
    said = [messages[one] for one in sources if one in messages]
    is_said = len(said) == len(sources) and all(one["kind"] == "said" for one in said)
    return _item(text, said) if is_said and _bears_out(text, said, people) else None


def _bears_out(text: str, said: Sequence[Json], people: Iterable[str]) -> bool:
    spoken = "\n".join(f"{one['author']}\n{one['text']}" for one in said)
    lowered = spoken.lower()
    if _ADDRESS.search(text) or any(one in text and one not in spoken for one in people):
        return False
    exact = {*_NUMBER.findall(text), *map(str.lower, _DAY.findall(text))}
    there = {*_NUMBER.findall(spoken), *map(str.lower, _DAY.findall(spoken))}
    names = {word.lower() for word in _CAPITAL.findall(text)} - STOPWORDS
    if not exact <= there or not all(name in lowered for name in names):
        return False
    return _has_words(text, spoken) and _says_no_alike(text, spoken)


def _has_words(text: str, spoken: str) -> bool:
    wanted = _subjects(text)
    return len(wanted & _subjects(spoken)) >= SHARE * len(wanted)


def _says_no_alike(text: str, spoken: str) -> bool:
    """`We will ship` is not borne out by `We will not ship`, whose words are nearly the same."""
    wanted = _subjects(text)
    shared = {one: len(wanted & _subjects(one)) for one in _SENTENCE.split(spoken)}
    most = max(shared.values())
    near = [one for one, count in shared.items() if 2 * count >= most]
    if _NEGATION.search(text):
        return any(_NEGATION.search(one) for one in near)
    return any(not _NEGATION.search(one) for one in near if shared[one] == most)


def _subjects(text: str) -> set[str]:
    return set(subjects(tokens(text)))


def _item(text: str, said: Sequence[Json]) -> Item:
    first = said[0]
    return Item(
        text=text,
        author=first["author"],
        message=first["id"],
        link=first["link"],
        sources=tuple(one["id"] for one in said),
        thread=first["thread"],
    )
