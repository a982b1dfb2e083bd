"""How a feature says no.

Refused     the person may not, or cannot, do this: tell them why, undo everything
└── Invalid     ... and these fields of the form are the reason
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reason:
    """A message id of locales/ and what it speaks of; the sentence is made at the edge."""

    key: str
    params: tuple[tuple[str, Any], ...] = ()


def reason(key: str, **params: Any) -> Reason:
    return Reason(key, tuple(params.items()))


class Refused(Exception):
    def __init__(self, key: str, **params: Any) -> None:
        super().__init__(key)
        self.reason = reason(key, **params)


class Invalid(Refused):
    """Raised with one reason per field name; what was typed stays in the form."""

    def __init__(self, fields: dict[str, Reason]) -> None:
        super().__init__("kit-invalid")
        self.fields = fields
