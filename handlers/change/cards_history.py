"""What happened to a change, as sentences: for its thread and for its history. Pure."""

import difflib
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from handlers.change import words
from handlers.change.actions import History
from handlers.change.view import View
from handlers.kit import dates
from handlers.kit.cards import Block, Button, Buttons, Card, Text, button
from handlers.kit.i18n import Translate
from handlers.kit.text import Instant, Line, Span, Words, line, shortened
from storage.history import Entry
from storage.people import Known, Role

PAGE = 12  # entries; with long reasons they still fit into one Slack message
SHOWN = 300  # characters of a reason or of a changed text


def step_card(entry: Entry, view: View, t: Translate) -> Card:
    """What somebody just did, for the change's thread; calls those who have to act now."""
    told = (sentence(entry, view, t), *_details(entry, t))
    return Card(blocks=(Text((*told, *_call(view, t))),), gist=_gist(entry, view, t))


def history_card(view: View, entries: Sequence[Entry], offset: int, t: Translate) -> Card:
    """Newest first, a page from `offset`."""
    newest = list(reversed(entries))
    blocks: list[Block] = [
        Text((_dated(entry, view, t), *_details(entry, t)))
        for entry in newest[offset : offset + PAGE]
    ]
    id_ = view.change.id or 0
    pages: list[Button] = []
    if offset > 0:
        pages.append(button(t("kit-newer"), History(id_, max(0, offset - PAGE))))
    if offset + PAGE < len(newest):
        pages.append(button(t("kit-older"), History(id_, offset + PAGE)))
    if pages:
        blocks.append(Buttons(tuple(pages)))
    title = t("change-history-title", title=words.title(view.change))
    return Card(title, tuple(blocks))


def sentence(entry: Entry, view: View, t: Translate) -> Line:
    return t.line(f"change-did-{entry.act}", who=view.who(entry.person_id))


def _dated(entry: Entry, view: View, t: Translate) -> Line:
    zone = view.project.zone
    said = dates.moment_in_words(entry.at, t.language, zone)
    return (Instant(entry.at, said), Words("  "), *sentence(entry, view, t))


def _gist(entry: Entry, view: View, t: Translate) -> str:
    did = t(f"change-did-{entry.act}", who=view.names.get(entry.person_id or 0, "?"))
    return f"{words.title(view.change)}: {did}"


def _call(view: View, t: Translate) -> Iterator[Line]:
    called: list[Known] = [one for role in _callable(view) for one in view.holders(role)]
    if not called:
        return
    spans: list[Span] = []
    for known in called:
        spans += [view.who(known.person.id, ping=True), Words(" ")]
    key = f"change-call-{view.change.status.replace('_', '-')}"
    yield (*spans, Words(t(key)))


def _callable(view: View) -> tuple[Role, ...]:
    """Builders at work need no call: they pressed the button themselves."""
    return () if Role.DEVELOPER in view.must_act else view.must_act


def _details(entry: Entry, t: Translate) -> Iterator[Line]:
    detail = entry.detail
    if entry.act == "assess":
        effort = words.days(Decimal(detail["effort_days"]), t)
        cost = f" · {detail['cost']} {detail['currency']}" if detail.get("cost") else ""
        yield line(f"{effort}{cost}")
    if detail.get("reason"):
        yield line("“", shortened(detail["reason"], SHOWN), "”")
    for unmet in detail.get("unmet", ()):
        yield line(f"☐ {unmet}")
    for name, (before, after) in detail.get("changed", {}).items():
        yield _difference(name, before, after, t)


def _difference(name: str, before: Any, after: Any, t: Translate) -> Line:
    label = Words(f"{t('change-field-' + name.replace('_', '-'))}  ", bold=True)
    if isinstance(before, str) and isinstance(after, str) and name in {"title", "what"}:
        return (label, *compared(before, after))
    return (
        label,
        Words(_shown(name, before, t), strike=True),
        Words(" → "),
        *line(_shown(name, after, t)),
    )


def _shown(name: str, value: Any, t: Translate) -> str:
    if name in {"kind", "priority"}:
        return t(f"change-{name}-{value}")
    text = "; ".join(value) if isinstance(value, list) else str(value or "—")
    return shortened(text, SHOWN)


def compared(before: str, after: str) -> Line:
    """The new text with what went struck through and what came in bold."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    spans: list[Span] = []
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            spans.append(Words(_middle("".join(new[c:d]))))
            continue
        spans += [Words("".join(old[a:b]), strike=True)] if b > a else []
        spans += [Words("".join(new[c:d]), bold=True)] if d > c else []
    return tuple(_cut(spans))


_TOKEN = re.compile(r"[A-Za-z0-9']+|\s+|.", re.DOTALL)  # a Chinese character is a word
_KEPT = 40  # characters of what did not change, at either end


def _middle(text: str) -> str:
    return text if len(text) <= 2 * _KEPT else f"{text[:_KEPT]} … {text[-_KEPT:]}"


def _cut(spans: Sequence[Span]) -> Iterator[Span]:
    left = 3 * SHOWN
    for span in spans:
        if isinstance(span, Words) and left > 0:
            yield Words(shortened(span.text, left), span.bold, span.strike)
            left -= len(span.text)
