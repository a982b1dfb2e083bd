"""What happened to a change, as sentences: for its thread and for its history. Pure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from handlers.change import rules, words
from handlers.change.actions import History
from handlers.change.differences import compared, listed
from handlers.change.view import View
from handlers.kit import dates
from handlers.kit.cards import Block, Buttons, Card, Text
from handlers.kit.i18n import Translate
from handlers.kit.money import money_in_words
from handlers.kit.paging import turns
from handlers.kit.places import place
from handlers.kit.text import Instant, Line, Span, Words, line, shortened
from storage.history import Entry
from storage.people import Known, Role

PAGE = 12  # entries; with BRIEF texts they fit into one Slack message
BRIEF = 300  # characters of each text in the history, where many entries stand together
WHOLE = 3000  # ... and in the thread, where an entry has a message of its own


def step_card(entry: Entry, view: View, t: Translate) -> Card:
    """What somebody just did, for the change's thread; calls those who have to act now."""
    told = (sentence(entry, view, t), *_details(entry, t, WHOLE))
    return Card(blocks=(Text((*told, *_call(entry, view, t))),), gist=_gist(entry, view, t))


def history_card(view: View, entries: Sequence[Entry], offset: int, t: Translate) -> Card:
    """Newest first, a page from `offset`."""
    newest = list(reversed(entries))
    blocks: list[Block] = [
        Text((_dated(entry, view, t), *_details(entry, t, BRIEF)))
        for entry in newest[offset : offset + PAGE]
    ]
    at, has_older = partial(History, view.change.id or 0), offset + PAGE < len(newest)
    if pages := tuple(turns(offset, PAGE, at, t, has_older=has_older)):
        blocks.append(Buttons(pages))
    title = t("change-history-title", title=words.title(view.change))
    return Card(title, tuple(blocks))


def sentence(entry: Entry, view: View, t: Translate) -> Line:
    return t.line(f"change-did-{entry.act}", who=view.who(entry.person_id))


def _dated(entry: Entry, view: View, t: Translate) -> Line:
    said = dates.moment_in_words(entry.at, t.language, view.project.zone)
    return (
        Instant(entry.at, said),
        Words("  "),
        *sentence(entry, view, t),
        *place(entry.source, view.rooms, t),
    )


def _gist(entry: Entry, view: View, t: Translate) -> str:
    did = t(f"change-did-{entry.act}", who=view.names.get(entry.person_id or 0, "?"))
    return f"{words.title(view.change)}: {did}"


def _call(entry: Entry, view: View, t: Translate) -> Iterator[Line]:
    """Whoever did it is named, but not pinged by their own press."""
    called: list[Known] = [one for role in _callable(entry, view) for one in view.holders(role)]
    if not called:
        return
    spans: list[Span] = []
    for known in called:
        is_other = known.person.id != entry.person_id
        spans += [view.who(known.person.id, ping=is_other), Words(" ")]
    key = f"change-call-{view.change.status.replace('_', '-')}"
    yield (*spans, Words(t(key)))


def _callable(entry: Entry, view: View) -> tuple[Role, ...]:
    """Builders at work need no call: they pressed the button. A new date calls nobody."""
    if entry.act == "edit" and not rules.is_new_version(entry.detail["changed"]):
        return ()
    return () if Role.DEVELOPER in view.must_act else view.must_act


def _details(entry: Entry, t: Translate, limit: int) -> Iterator[Line]:
    detail = entry.detail
    if entry.act == "assess":
        yield from _assessed(detail, t, limit)
    if detail.get("reason"):
        yield line("“", shortened(detail["reason"], limit), "”")
    if detail.get("unmet"):
        yield line(shortened("\n".join(f"☐ {one}" for one in detail["unmet"]), limit))
    for name, (before, after) in detail.get("changed", {}).items():
        yield _difference(name, before, after, t, limit)


def _assessed(detail: dict[str, Any], t: Translate, limit: int) -> Iterator[Line]:
    said = words.days(Decimal(detail["effort_days"]), t)
    if detail["cost"] is not None:
        said += f" · {money_in_words(Decimal(detail['cost']), detail['currency'], t.language)}"
    yield line(said)
    if detail["risk"]:
        yield line(shortened(detail["risk"], limit))
    if detail["moves"]:
        moves = "\n".join(f"→ {one}" for one in detail["moves"])
        yield line(shortened(moves, limit))


def _difference(name: str, before: Any, after: Any, t: Translate, limit: int) -> Line:
    label = Words(f"{t(f'change-field-{name}')}  ", bold=True)
    if name == "criteria":
        return (label, Words("\n"), *listed(before, after, limit))
    if name in {"title", "what"}:
        return (label, *compared(before, after, limit))
    old, new = _shown(name, before, t), _shown(name, after, t)
    return (label, Words(old, strike=True), Words(" → "), Words(new))


def _shown(name: str, value: str, t: Translate) -> str:
    return t(f"change-{name}-{value}") if name in {"kind", "priority"} else value or "—"
