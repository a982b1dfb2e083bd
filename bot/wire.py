"""Cards, forms and commands to and from JSON, for the outbox and for drafts.

Each value carries the name of its class: a block is one of several, and pydantic would have to
guess which (`Text` and `Remark` have the same fields).
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any

from handlers.kit import cards, charts, events, forms, tables, text

_CLASSES: dict[str, type[Any]] = {
    one.__name__: one
    for one in (
        *(cards.Card, cards.Text, cards.Heading, cards.Facts, cards.Quote, cards.Bullets),
        *(cards.Buttons, cards.Button, cards.Row, charts.Chart, charts.Series),
        *(tables.Table, tables.Column),
        *(text.Words, text.Link, text.Who, text.Instant, text.Emoji),
        *(events.Command, events.Said, events.Attached),
        *(forms.Form, forms.TextField, forms.ChoiceField, forms.Option, forms.TicksField),
        *(forms.PeopleField, forms.FileField, forms.Remark),
    )
}
_ENUMS: dict[str, type[Enum]] = {
    one.__name__: one for one in (cards.Tone, cards.Weight, charts.ChartKind, tables.Align)
}


def dump(value: Any) -> Any:
    match value:
        case Enum() if type(value).__name__ in _ENUMS:
            return {"_": type(value).__name__, "value": value.value}
        case StrEnum():
            return str(value)  # of a feature, where a string was asked for
        case datetime():
            return {"_": "datetime", "value": value.isoformat()}
        case date():
            return {"_": "date", "value": value.isoformat()}
        case tuple():
            return [dump(one) for one in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            parts = {part.name: dump(getattr(value, part.name)) for part in fields(value)}
            return {"_": type(value).__name__, **parts}
    return value


def load(data: Any) -> Any:
    match data:
        case list():
            return tuple(load(one) for one in data)
        case {"_": "datetime", "value": text}:
            return datetime.fromisoformat(text)
        case {"_": "date", "value": text}:
            return date.fromisoformat(text)
        case {"_": name, "value": value} if name in _ENUMS:
            return _ENUMS[name](value)
        case {"_": name, **parts}:
            known = {part.name for part in fields(_CLASSES[name])}
            given = {key: load(value) for key, value in parts.items() if key in known}
            return _CLASSES[name](**given)
    return data


def cards_of(body: Mapping[str, Any]) -> dict[str, cards.Card]:
    """By language."""
    return {language: load(card) for language, card in body.items()}
