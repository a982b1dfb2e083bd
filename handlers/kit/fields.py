"""What was typed into a form's fields, as text that can be kept. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def typed(values: Mapping[str, Any], name: str) -> str:
    """What stands in the field; "" when none of it can be seen."""
    return kept(str(values.get(name) or ""))


def keepable(text: str) -> str:
    """Without what no database keeps: NUL (PostgreSQL) and halves of a character (UTF-8)."""
    return _UNKEEPABLE.sub("", text)


def kept(text: str) -> str:
    """What of it can be kept; "" when none of that can be seen."""
    text = keepable(text).strip()
    return text if any(unicodedata.category(one)[0] not in "CZ" for one in text) else ""
