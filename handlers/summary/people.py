"""The people of a thread: what to call them, and who is spoken to."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from handlers.summary.messages import Thread
from handlers.summary.tokens import HAN

# Around a name, in lower case. What may stand before the name of the one who is spoken to ...
_LEAD = re.compile(r"(?:[^\w@]|好的?|行|那|另外|ok|okay|so|and|then|great|thanks|hi|hey)*")
_TURNED_TO = re.compile(r"[,，:：]|\s+(?:please|pls|(?:can|could|would|will) you)\b")
_VERB_FOLLOWS = re.compile(rf"\s*[{HAN}]")
_AT_THE_END = re.compile(r"\W*")
_HAN = re.compile(f"[{HAN}]")
# ... and of the one who is to do it.
_LEAD_ZH = re.compile(r"(?:\W|那|好|行)*")
_HANDED_TO = re.compile(r"(?:辛苦|麻烦|请|安排|让|由|需要|交给)\s*@?$")
_IS_TO = re.compile(
    r" (?:will|to|is going to|shall|has to|needs to) (?!be\b|see\b|have\b|know\b|get\b)\w+"
)
_TODO = re.compile(r"(?:action|todo)\b\s*[:-]\s*@?")

_Role: TypeAlias = Callable[[str, str, str], bool]  # of what is before a name, the name, and after


class People:
    def __init__(self, thread: Thread) -> None:
        self.names = thread.names

    @cached_property
    def short(self) -> Mapping[str, str]:
        """First names, where they are enough to tell people apart."""
        firsts = {name: (name.split() or [name])[0].rstrip(",") for name in self.names}
        common = Counter(firsts.values())
        return {name: name if common[first] > 1 else first for name, first in firsts.items()}

    def called(self, text: str, by: str) -> str | None:
        """Who is spoken to: `@Tom …`, `Tom, …`, `…, Tom?`, `王芳你…`; None unless it is one."""
        return self._only(text, by, _is_called)

    def named(self, text: str, by: str) -> str | None:
        """`那贺敏负责评估`, `麻烦王芳看一下`, `由王芳负责`: no comma after the name."""
        return self._only(text, by, _is_named)

    def given(self, text: str, by: str) -> str | None:
        """`Tom will prepare the slides`, `we need Tom to sign off`, `TODO: Tom …`."""
        return self._only(text, by, _is_given)

    def only_other(self, author: str) -> str | None:
        others = self._others(author)
        return others[0] if len(others) == 1 else None

    def without_call(self, text: str, name: str) -> str:
        """`@Tom Becker please …`, `…, Tom?`: the text without the name that called them."""
        spoken = f"(?:{re.escape(name)}|{re.escape(self.short[name])})"
        bare = re.sub(rf"^\W*{spoken}\b[,:，]?\s*|,\s*{spoken}(?=\W*$)", "", text)
        return bare if bare.strip(" .?!") else text

    def _only(self, text: str, by: str, role: _Role) -> str | None:
        lowered = text.lower()
        found = [
            name
            for name in self._others(by)
            if any(role(*around) for around in _places(lowered, name, self.short[name]))
        ]
        return found[0] if len(found) == 1 else None

    def _others(self, author: str) -> list[str]:
        return [name for name in self.names if name != author]


def _places(lowered: str, name: str, short: str) -> Iterator[tuple[str, str, str]]:
    """Wherever the name stands as a word: before, the name, after."""
    for spoken in dict.fromkeys((name.lower(), short.lower())):
        start = lowered.find(spoken)
        while start >= 0:
            end = start + len(spoken)
            if not lowered[end : end + 1].isascii() or not lowered[end : end + 1].isalnum():
                yield lowered[:start], spoken, lowered[end:]
            start = lowered.find(spoken, end)


def _is_called(before: str, name: str, after: str) -> bool:
    if before.endswith("@"):
        return True
    if _LEAD.fullmatch(before):
        is_han = _HAN.search(name) is not None
        return bool(_TURNED_TO.match(after) or (is_han and _VERB_FOLLOWS.match(after)))
    return before.rstrip().endswith((",", "，")) and _AT_THE_END.fullmatch(after) is not None


def _is_named(before: str, name: str, after: str) -> bool:
    return bool(_LEAD_ZH.fullmatch(before) or _HANDED_TO.search(before))


def _is_given(before: str, name: str, after: str) -> bool:
    if _TODO.fullmatch(before):
        return True
    return (not before or before.endswith("need ")) and _IS_TO.match(after) is not None
