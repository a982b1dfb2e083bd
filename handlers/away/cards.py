"""A person's days away. Pure."""

from collections.abc import Sequence
from datetime import date

from handlers.away.actions import TakeBack
from handlers.away.rules import Span
from handlers.kit import dates
from handlers.kit.cards import Block, Card, Row, Text, button
from handlers.kit.i18n import Translate
from handlers.kit.text import line
from storage.leave import Away


def away_card(found: Sequence[tuple[Away, str | None]], today: date, t: Translate) -> Card:
    rows: list[Block] = [
        Row(
            line(_entry(away, stand_in, today, t)),
            button(t("away-do-take-back"), TakeBack(away.id or 0)),
        )
        for away, stand_in in found
    ]
    how = Text((line(t("away-how")),), small=True)
    return Card(t("away-title", count=len(found)), (*rows, how))


def _entry(away: Away, stand_in: str | None, today: date, t: Translate) -> str:
    said = span_in_words(Span(away.first, away.last), today, t)
    return said if stand_in is None else f"{said} · {t('away-stand-in', name=stand_in)}"


def span_in_words(span: Span, today: date, t: Translate) -> str:
    first = dates.day_in_words(span.first, t.language, today=today)
    if span.first == span.last:
        return first
    return f"{first} – {dates.day_in_words(span.last, t.language, today=today)}"
