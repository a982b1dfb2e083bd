"""The people of a thread: what to call them, and who is spoken to."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import TypeAlias

from handlers.summary.messages import Thread
from handlers.summary.tokens import HAN

# What may stand before the name of the one who is spoken to.
_LEAD = r"^(?:[^\w@]|好的?|行|那|另外|ok|okay|so|and|then|great|thanks|hi|hey)*"
_HANDS_TO = "辛苦|麻烦|请|安排|让|由|需要|交给"

_Pattern: TypeAlias = Callable[[str, str], re.Pattern[str]]  # of a name and what it is short for


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
        return self._only(text, by, _calling)

    def named(self, text: str, by: str) -> str | None:
        """`那贺敏负责评估`, `麻烦王芳看一下`, `由王芳负责`: no comma after the name."""
        return self._only(text, by, _naming)

    def given(self, text: str, by: str) -> str | None:
        """`Tom will prepare the slides`, `we need Tom to sign off`, `TODO: Tom …`."""
        return self._only(text, by, _giving)

    def only_other(self, author: str) -> str | None:
        others = self._others(author)
        return others[0] if len(others) == 1 else None

    def without_call(self, text: str, name: str) -> str:
        """`@Tom Becker please …`, `…, Tom?`: the text without the name that called them."""
        spoken = _either(name, self.short[name])
        bare = re.sub(rf"^\W*{spoken}\b[,:，]?\s*|,\s*{spoken}(?=\W*$)", "", text)
        return bare if bare.strip(" .?!") else text

    def _only(self, text: str, by: str, pattern: _Pattern) -> str | None:
        lowered = text.lower()
        found = [
            name
            for name in self._others(by)
            if self.short[name].lower() in lowered  # spares most of the patterns
            and pattern(name, self.short[name]).search(text)
        ]
        return found[0] if len(found) == 1 else None

    def _others(self, author: str) -> list[str]:
        return [name for name in self.names if name != author]


@lru_cache(maxsize=1_000)
def _calling(name: str, short: str) -> re.Pattern[str]:
    either = _either(name, short)
    after = r"[,，:：]|\s+(?=(?:please|pls|can you|could you|would you|will you)\b)"
    if re.search(rf"[{HAN}]", name):
        after += rf"|\s*(?=[{HAN}])"
    return re.compile(
        rf"@{either}(?![a-z])|{_LEAD}{either}(?:{after})|[,，]\s*{either}\W*$", re.IGNORECASE
    )


@lru_cache(maxsize=1_000)
def _naming(name: str, short: str) -> re.Pattern[str]:
    either = _either(name, short)
    return re.compile(rf"^(?:\W|那|好|行)*{either}|(?:{_HANDS_TO})\s*@?{either}")


@lru_cache(maxsize=1_000)
def _giving(name: str, short: str) -> re.Pattern[str]:
    either = _either(name, short)
    return re.compile(
        rf"(?:^|\bneed ){either} (?:will|to|is going to|shall|has to|needs to) "
        r"(?!be\b|see\b|have\b|know\b|get\b)\w+"
        rf"|^(?:action|todo)\b\s*[:-]\s*@?{either}\b",
        re.IGNORECASE,
    )


def _either(name: str, short: str) -> str:
    spoken = sorted({name, short}, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(one) for one in spoken)})"
