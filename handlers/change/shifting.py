"""Which items of the plan a change touches and by how many days, as people type it. Pure.

One a line: `#3 +5`, `3 by 2 days`, `Beta release 3天`, `#4 -1`, `#5` (touched, but not moved).
"""

import re
import unicodedata
from collections.abc import Sequence

from handlers.kit.errors import Reason, reason
from storage.plan import Item

MOST = 250  # working days, a year: more is a typing mistake

_LINE = re.compile(
    r"(?:[-*•]\s+)?(?P<what>#?\d+|.*?\D)"
    r"(?:(?:\s*[:,]\s*|\s+by\s+|\s*(?:推迟|延后)\s*|(?P<early>\s*提前\s*)|\s+)?"
    r"(?P<days>[+-]?\s*\d+)\s*(?:d|days?|working days?|个工作日|工作日|天|日)?"
    r"(?:\s+later|(?P<earlier>\s+earlier))?)?",
    re.IGNORECASE,
)


def read(text: str, items: Sequence[Item]) -> tuple[tuple[tuple[int, int], ...], Reason | None]:
    """The shifts by number, and what is wrong with the first line that is."""
    found: dict[int, int] = {}
    for one in unicodedata.normalize("NFKC", text).replace("\u2212", "-").splitlines():
        if not one.strip():
            continue
        item, days = _read(one, items)
        if item is None:
            return (), reason("change-shift-unknown", start=one.strip()[:30])
        if not item.is_open:
            return (), reason("change-shift-done", number=item.number)
        if abs(days) > MOST or item.number in found:
            return (), reason("change-shift-unreadable", start=one.strip()[:30])
        found[item.number] = days
    return tuple(sorted(found.items())), None


def _read(text: str, items: Sequence[Item]) -> tuple[Item | None, int]:
    whole = _named(text.strip().lstrip("-*• "), items)
    if whole is not None:  # a title may end with a number
        return whole, 0
    parts = _LINE.fullmatch(text.strip())
    if parts is None:
        return None, 0
    days = int((parts["days"] or "0").replace(" ", ""))
    is_earlier = parts["early"] or parts["earlier"]
    return _named(parts["what"].strip(), items), -days if is_earlier else days


def _named(words: str, items: Sequence[Item]) -> Item | None:
    """By number, or by title where only one has it."""
    digits = words.removeprefix("#")
    if digits.isdecimal():
        return next((one for one in items if one.number == int(digits)), None)
    same = [one for one in items if one.title.lower() == words.lower()]
    return same[0] if len(same) == 1 else None
