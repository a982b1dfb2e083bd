"""What happened to the plan, as sentences: who, when, where, and what it was before. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from handlers.kit import dates
from handlers.kit.cards import Block, Buttons, Card, Text
from handlers.kit.i18n import Translate
from handlers.kit.paging import turns
from handlers.kit.places import place
from handlers.kit.text import Instant, Line, Words, line, shortened
from handlers.plan import words
from handlers.plan.actions import History
from handlers.plan.view import View
from storage.history import Entry

PAGE = 12  # entries
NAMED = 5  # items or dates of one entry; more are counted
TEAMS_OWN = ("slip", "reject", "replace")
BRIEF = 300  # characters of somebody's words


def history_card(
    view: View, entries: Sequence[Entry], asked: History, t: Translate, *, is_internal: bool
) -> Card:
    """Newest first, a page of them.

    `is_internal`: what was not confirmed, and the words of what was, are for the team.
    """
    newest = [one for one in reversed(entries) if is_internal or one.act not in TEAMS_OWN]
    shown = newest[asked.offset : asked.offset + PAGE]
    blocks: list[Block] = [
        Text((_dated(one, view, t), *_details(one, view, t, is_internal=is_internal)))
        for one in shown
    ]
    if not blocks:
        blocks.append(Text((line(t("plan-history-none")),)))
    at = partial(History, asked.project_id, asked.number)
    has_older = asked.offset + PAGE < len(newest)
    if pages := tuple(turns(asked.offset, PAGE, at, t, has_older=has_older)):
        blocks.append(Buttons(pages))
    return Card(_title(asked.number, view, t), tuple(blocks))


def _title(number: int, view: View, t: Translate) -> str:
    if number:
        return t("plan-history-title", item=_named(number, view))
    return t("plan-history-title-whole", project=view.project.name)


def numbers(entry: Entry) -> set[int]:
    """Of the items it is about."""
    detail = entry.detail
    several = (*detail.get("dates", ()), *detail.get("shifts", ()))
    found = {one[0] for one in several} | {one["number"] for one in detail.get("items", ())}
    return found | ({detail["number"]} if "number" in detail else set())


def people(entries: Iterable[Entry]) -> set[int]:
    """Whoever their sentences name."""
    found: set[int | None] = set()
    for one in entries:
        found.add(one.person_id)
        found.update(one.detail.get("changed", {}).get("owner_id", ()))
    return {one for one in found if one is not None}


def changes(entries: Iterable[Entry]) -> set[int]:
    """By id: whatever their items belonged to."""
    found = [one.detail.get("changed", {}).get("change_id", ()) for one in entries]
    return {one for pair in found for one in pair if one is not None}


def _dated(entry: Entry, view: View, t: Translate) -> Line:
    said = dates.moment_in_words(entry.at, t.language, view.project.zone)
    told = Words(_sentence(entry, view, t))
    return (Instant(entry.at, said), Words("  "), told, *place(entry.source, view.rooms, t))


def _sentence(entry: Entry, view: View, t: Translate) -> str:
    detail = entry.detail
    added = detail.get("items", ())
    number = detail.get("number") or (detail["shifts"][0][0] if detail.get("shifts") else 0)
    return t(
        f"plan-did-{entry.act.replace('_', '-')}",
        who=view.name(entry.person_id) or "?",
        item=_named(number, view, detail.get("title", "")),
        count=len(added) or len(detail.get("dates", ())),
        change=detail.get("change", 0),
    )


def _named(number: int, view: View, title: str = "") -> str:
    """By its title of today; what was taken out has its number alone, or the `title` it had."""
    item = view.book.by_number.get(number)
    if item is not None:
        return words.title(item, words.TITLE)
    return f"#{number} {shortened(title, words.TITLE)}".strip()


def _details(entry: Entry, view: View, t: Translate, *, is_internal: bool) -> Iterator[Line]:
    detail = entry.detail
    told = [
        *(_added(one, t) for one in detail.get("items", ())),
        *(_changed(name, pair, view, t) for name, pair in detail.get("changed", {}).items()),
        *(_step(one, view, t) for one in detail.get("dates", ())),
    ]
    if "now" in detail:
        told.append(line(_progress(detail["now"], t)))
    if "cause" in detail:
        off = words.off(detail["shifts"][0][1], t)
        told.append(line(f"{off} · {words.cause(detail['cause'], None, t)}"))
    yield from told[:NAMED]
    if len(told) > NAMED:
        yield line(t("plan-and-more", count=len(told) - NAMED))
    if is_internal and detail.get("reason"):
        yield line("“", shortened(detail["reason"], BRIEF), "”")


def _added(said: dict[str, Any], t: Translate) -> Line:
    title = f"#{said['number']} {words.mark(said['kind'])}{shortened(said['title'], words.TITLE)}"
    return line(f"{title}  {words.day(date.fromisoformat(said['due']), t)}")


def _step(said: Sequence[Any], view: View, t: Translate) -> Line:
    """A number with the date that was fixed, or with the dates before and after."""
    number, *days = said
    shown = " → ".join(words.day(date.fromisoformat(one), t) for one in days)
    return line(f"{_named(number, view)}  {shown}")


def _progress(said: Sequence[Any], t: Translate) -> str:
    """State, percent, working days left: as the entry of a report keeps them."""
    state, percent, remaining = said
    shown = t(f"plan-state-{state}")
    if remaining is not None:
        return f"{shown} · {t('plan-remaining', days=remaining)}"
    return f"{shown} · {percent}%"


LABELS = {
    "title": "plan-item",
    "kind": "plan-kind",
    "owner_id": "plan-owner",
    "days": "plan-effort",
    "after": "plan-after",
    "change_id": "plan-change",
}


def _changed(name: str, pair: Sequence[Any], view: View, t: Translate) -> Line:
    label = t(LABELS.get(name, "plan-progress"))
    old, new = (_value(name, one, view, t) for one in pair)
    return (Words(f"{label}  ", bold=True), Words(old, strike=True), Words(f" → {new}"))


def _value(name: str, value: Any, view: View, t: Translate) -> str:
    if value in (None, []):
        return "—"
    match name:
        case "kind" | "state":
            return t(f"plan-{name}-{value}")
        case "owner_id":
            return view.name(value) or "?"
        case "after":
            return ", ".join(f"#{one}" for one in value)
        case "change_id":
            return f"#{view.change_numbers.get(value, '?')}"
        case "percent":
            return f"{value}%"
        case "days" | "remaining":
            return words.days(value, t)
    return shortened(str(value), BRIEF)
