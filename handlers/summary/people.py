"""The people of a thread: what to call them, and who is spoken to."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property, lru_cache

from handlers.summary.messages import Thread
from handlers.summary.tokens import HAN

# What may stand before the name of the one who is spoken to.
_LEAD = r"^(?:[^\w@]|好的?|行|那|另外|ok|okay|so|and|then|great|thanks|hi|hey)*"
_LEAD_ZH = re.compile(r"(?:\W|那|好|行)*")


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
        lowered = text.lower()
        found = [
            name
            for name in self._others(by)
            if self.short[name].lower() in lowered
            and _calling(name, self.short[name]).search(text)
        ]
        return found[0] if len(found) == 1 else None

    def without_call(self, text: str, name: str) -> str:
        """`@Tom Becker please …`, `…, Tom?`: the text without the name that called them."""
        spoken = f"(?:{re.escape(name)}|{re.escape(self.short[name])})"
        bare = re.sub(rf"^\W*{spoken}\b[,:，]?\s*|,\s*{spoken}(?=\W*$)", "", text)
        return bare if bare.strip(" .?!") else text

    def opening(self, text: str, by: str) -> str | None:
        """`那贺敏负责评估`: the name opens the sentence, and no comma parts it from the verb."""
        lead = _LEAD_ZH.match(text)
        start = lead.end() if lead else 0
        return next((one for one in self._others(by) if text.startswith(one, start)), None)

    def only_other(self, author: str) -> str | None:
        others = self._others(author)
        return others[0] if len(others) == 1 else None

    def _others(self, author: str) -> list[str]:
        return [name for name in self.names if name != author]


@lru_cache(maxsize=1_000)
def _calling(name: str, short: str) -> re.Pattern[str]:
    spoken = sorted({name, short}, key=len, reverse=True)
    either = "|".join(re.escape(one) for one in spoken)
    after = rf"(?:[,，:：]|\s*(?=[{HAN}]))" if re.search(rf"[{HAN}]", name) else "[,，:：]"
    return re.compile(
        rf"@(?:{either})(?![a-z])|{_LEAD}(?:{either}){after}|[,，]\s*(?:{either})\W*$",
        re.IGNORECASE,
    )
