"""What somebody changed in the lines of minutes. Pure.

`#3 We ship on Monday` is the third decision of the project; a line without a number is new.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NUMBERED = re.compile(r"^\s*#(\d{1,9})\s+(.*)$")


@dataclass(frozen=True)
class Corrections:
    changed: dict[int, str]
    added: tuple[str, ...]
    removed: tuple[int, ...]


def compared(before: Sequence[str], after: Sequence[str]) -> Corrections:
    old, new = dict(_numbered(before)), dict(_numbered(after))
    return Corrections(
        {n: text for n, text in new.items() if n in old and old[n] != text and text},
        tuple(one.strip() for one in after if not _NUMBERED.match(one) and one.strip()),
        tuple(n for n in old if n not in new),
    )


def _numbered(lines: Sequence[str]) -> list[tuple[int, str]]:
    found = (_NUMBERED.match(one) for one in lines)
    return [(int(one.group(1)), one.group(2).strip()) for one in found if one]


def section(body: Mapping[str, object], name: str) -> list[str]:
    found = body.get(name)
    return [str(one) for one in found] if isinstance(found, list) else []
