"""The one message a day. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from handlers.kit import dates
from handlers.kit.cards import Block, Card, Heading, Row, Text, Tone, button
from handlers.kit.i18n import Translate
from handlers.kit.text import line, shortened
from handlers.todo.actions import Finish
from handlers.todo.rules import Digest
from storage.todos import Todo

MOST = 20  # rows: a Slack message has 50 blocks, and nobody reads more in the morning
SHOWN = 150


def digest_card(digest: Digest, projects: Mapping[int, str], today: date, t: Translate) -> Card:
    """`projects`: the name of each, said where there is more than one."""
    parts = {"overdue": digest.overdue, "today": digest.today, "ahead": digest.ahead}
    blocks: list[Block] = []
    left = MOST
    for name, todos in parts.items():
        blocks += _part(name, todos[: max(left, 0)], projects, today, t)
        left -= len(todos)
    if left < 0:
        blocks.append(Text((line(t("todo-digest-more", count=-left)),), small=True))
    tone = Tone.BAD if digest.overdue else Tone.ASKING
    return Card(t("todo-digest-title", count=len(digest.everything)), tuple(blocks), tone)


def _part(
    name: str, todos: Sequence[Todo], projects: Mapping[int, str], today: date, t: Translate
) -> Iterator[Block]:
    if not todos:
        return
    yield Heading(t(f"todo-digest-{name}"))
    for one in todos:
        where = f" · {projects[one.project_id]}" if len(projects) > 1 else ""
        day = dates.day_in_words(one.due_day or today, t.language, today=today)
        said = f"#{one.number} {shortened(one.text, SHOWN)}\n{day}{where}"
        yield Row(line(said), button(t("todo-do-finish"), Finish(one.id or 0, "digest")))
