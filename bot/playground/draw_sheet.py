"""JSON on paper: what a platform got, and what it thinks of it."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sheet:
    title: str
    text: str
    problems: list[str]
    measures: list[tuple[str, int, int]]
    """What is counted, how many there are, and how many there may be."""
    at: str = ""
    is_refused: bool = False


def pretty(value: Any) -> str:
    return json.dumps(_opened(value), indent=2, ensure_ascii=False)


def _opened(value: Any) -> Any:
    """Both platforms carry JSON inside of strings: show what it says."""
    if isinstance(value, dict):
        return {name: _opened(one) for name, one in value.items()}
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
