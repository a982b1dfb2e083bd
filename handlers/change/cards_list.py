"""Lists of changes, and what /change can do. Pure."""

from collections.abc import Sequence
from functools import partial

from handlers.change import words
from handlers.change.actions import List, Show
from handlers.kit.cards import Block, Buttons, Card, Heading, Row, Text, button
from handlers.kit.i18n import Translate
from handlers.kit.paging import turns
from handlers.kit.text import line
from storage.change import Change
from storage.projects import Project

ECHO = 40  # characters of a word nobody knows: enough to recognise one's own typing
PAGE = 8  # rows: each is a block with a button, and a screen is no longer than that


def list_card(found: Sequence[Change], asked: List, total: int, t: Translate) -> Card:
    """`found` may hold one change more than a page: then there is another page."""
    title = t(f"change-list-{asked.filter}", word=asked.word, count=total)
    rows: list[Block] = [
        Row(line(_summary(one, t)), button(t("change-do-show"), Show(one.id or 0)))
        for one in found[:PAGE]
    ]
    if not rows:
        rows.append(Text((line(t("change-list-empty")),)))
    at = partial(List, asked.project_id, asked.filter, asked.word)
    if pages := tuple(turns(asked.offset, PAGE, at, t, has_older=len(found) > PAGE)):
        rows.append(Buttons(pages))
    return Card(title, tuple(rows))


def waiting_blocks(found: Sequence[tuple[Project, Sequence[Change]]], t: Translate) -> list[Block]:
    """On somebody's own page: theirs to move, project by project."""
    rows: list[Block] = [
        Row(
            line(f"{_summary(one, t)} · {project.name}"),
            button(t("change-do-show"), Show(one.id or 0)),
        )
        for project, waiting in found
        for one in waiting
    ]
    shown = rows[:PAGE]
    heading = Heading(t("change-home-waiting" if rows else "change-home-nothing"))
    if len(rows) > len(shown):
        shown.append(Text((line(t("change-home-more")),), small=True))
    return [heading, *shown]


def _summary(change: Change, t: Translate) -> str:
    parts = [words.status(change.status, t)]
    if change.due_day:
        parts.append(words.due(change.due_day, change.due_time, t))
    if change.priority in {"high", "urgent"}:
        parts.append(t(f"change-priority-{change.priority}"))
    return f"{words.title(change)}\n{' · '.join(parts)}"


def help_card(t: Translate, *, unknown: str = "") -> Card:
    lines = [line(one) for one in t("change-help").splitlines()]
    said = (Text((line(t("change-unknown-word", word=unknown)),)),) if unknown else ()
    return Card(t("change-help-title"), (*said, Text(tuple(lines))))
