"""What happened to a risk, as sentences: who, when, where, and what it was before. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from handlers.kit import dates
from handlers.kit.cards import Block, Buttons, Card, Text
from handlers.kit.i18n import Translate
from handlers.kit.paging import turns
from handlers.kit.places import place
from handlers.kit.text import Instant, Line, Words, line, shortened
from handlers.risk.actions import History
from handlers.risk.view import View
from storage.history import Entry
from storage.risk import Risk

PAGE = 12  # entries
BRIEF = 300  # characters of each text
TITLE = 60
LABELS = {
    "what": "risk-what",
    "likelihood": "risk-likelihood",
    "effect": "risk-effect",
    "owner_id": "risk-owner",
    "answer": "risk-answer",
    "review_on": "risk-review-on",
    "is_internal": "risk-readers",
}


def history_card(
    risk: Risk, view: View, entries: Sequence[Entry], offset: int, t: Translate
) -> Card:
    """Newest first, a page from `offset`; for the team alone, which may have written it so."""
    told = [
        Text((_dated(one, view, t), *_details(one, before, view, t)))
        for one, before in _with_before(entries)
    ]
    told.reverse()
    blocks: list[Block] = [*told[offset : offset + PAGE]]
    at, has_older = partial(History, risk.id or 0), offset + PAGE < len(told)
    if pages := tuple(turns(offset, PAGE, at, t, has_older=has_older)):
        blocks.append(Buttons(pages))
    what = shortened(risk.what, TITLE)
    return Card(t("risk-history-title", number=risk.number, what=what), tuple(blocks))


def _with_before(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Mapping[str, Any]]]:
    """Each with what the risk said before it: an entry keeps the whole of what it says then."""
    before: Mapping[str, Any] = {}
    for one in entries:
        yield one, before
        before = {**before, **one.detail}


def _dated(entry: Entry, view: View, t: Translate) -> Line:
    at = dates.moment_in_words(entry.at, t.language, view.project.zone)
    said = t(f"risk-did-{entry.act}", who=view.name(entry.person_id) or "?")
    where = place(entry.source, view.rooms, t)
    return (Instant(entry.at, at), Words("  "), Words(said), *where)


def _details(entry: Entry, before: Mapping[str, Any], view: View, t: Translate) -> Iterator[Line]:
    if outcome := entry.detail.get("outcome"):
        yield line("“", shortened(outcome, BRIEF), "”")
    if entry.act != "edit":
        return
    for name, label in LABELS.items():
        old, new = before.get(name), entry.detail.get(name)
        if old != new:
            was, now = (_value(name, one, view, t) for one in (old, new))
            yield (Words(f"{t(label)}  ", bold=True), Words(was, strike=True), Words(f" → {now}"))


def _value(name: str, value: Any, view: View, t: Translate) -> str:
    match name:
        case "likelihood" | "effect":
            return t(f"risk-level-{value}")
        case "owner_id":
            return view.name(value) or t("risk-nobody")
        case "is_internal":
            return t(f"risk-readers-{'team' if value else 'client'}")
        case "review_on" if value:
            return dates.day_in_words(date.fromisoformat(value), t.language)
    return shortened(value, BRIEF) if value else "—"


def people(entries: Sequence[Entry]) -> set[int]:
    """Whoever their sentences name."""
    found = {one.person_id for one in entries} | {one.detail.get("owner_id") for one in entries}
    return {one for one in found if one is not None}
