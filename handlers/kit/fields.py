"""What was typed into a form's fields, as text that can be kept. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from handlers.kit.errors import Invalid, reason

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def typed(values: Mapping[str, Any], name: str) -> str:
    """What stands in the field; "" when none of it can be seen."""
    return kept(str(values.get(name) or ""))


def needed(values: Mapping[str, Any], name: str, *, missing: str, too_long: str, most: int) -> str:
    """What stands in a field that somebody will read.

    Raises Invalid with the message `missing`, or `too_long` for more characters than `most`.
    """
    words = typed(values, name)
    if not words:
        raise Invalid({name: reason(missing)})
    if len(words) > most:
        raise Invalid({name: reason(too_long, length=len(words), limit=most)})
    return words


def keepable(text: str) -> str:
    """Without what no database keeps: NUL (PostgreSQL) and halves of a character (UTF-8)."""
    return _UNKEEPABLE.sub("", text)


def kept(text: str) -> str:
    """What of it can be kept; "" when none of that can be seen."""
    text = keepable(text).strip()
    return text if any(unicodedata.category(one)[0] not in "CZ" for one in text) else ""
