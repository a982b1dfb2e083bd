"""What is open, and what became of the rest: "you said, we did". Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from handlers.feedback.actions import AskGive, List, Publish, Show
from handlers.feedback.cards import outcome_in_words
from handlers.kit.cards import Block, Button, Buttons, Card, Row, Text, button
from handlers.kit.i18n import Translate
from handlers.kit.paging import turns
from handlers.kit.text import Line, Words, line, shortened
from storage.change import Change
from storage.feedback import Feedback, Outcome
from storage.todos import Todo

PAGE = 8  # rows: each is a block with a button, and a screen is no longer than that
PUBLISHED = 10
SAID = 160  # characters of each


@dataclass(frozen=True)
class Made:
    """What became of the items, by number. Of an action item its state alone is told: the words
    may be for the team.
    """

    changes: Mapping[int, Change]
    todos: Mapping[int, Todo]


def list_card(found: Sequence[Feedback], asked: List, total: int, t: Translate) -> Card:
    """`found` may hold one item more than a page: then there is another page."""
    rows: list[Block] = [
        Row(line(_summary(one, t)), button(t("feedback-do-show"), Show(one.id or 0)))
        for one in found[:PAGE]
    ]
    return _listed(t("feedback-list-open", count=total), rows, found, asked, t)


def done_card(
    found: Sequence[Feedback],
    made: Made,
    asked: List,
    total: int,
    t: Translate,
) -> Card:
    rows: list[Block] = [Text(told(one, made, t)) for one in found[:PAGE]]
    return _listed(t("feedback-list-done", count=total), rows, found, asked, t)


def published_card(found: Iterable[Feedback], made: Made, project: str, t: Translate) -> Card:
    """For everybody in a room."""
    said = [Text(told(one, made, t)) for one in list(found)[:PUBLISHED]]
    return Card(t("feedback-published", project=project), tuple(said))


def told(item: Feedback, made: Made, t: Translate) -> tuple[Line, ...]:
    """You said … → we did …"""
    said = line(
        Words(t("feedback-you-said", who=item.giver_name), bold=True),
        f" {shortened(item.words, SAID)}",
    )
    did = outcome_in_words(item, t)
    change = made.changes.get(item.became or 0) if item.outcome == Outcome.CHANGE else None
    todo = made.todos.get(item.became or 0) if item.outcome == Outcome.TODO else None
    if todo is not None:
        did = f"{did} · {t(f'todo-state-{todo.state}')}"
    elif change is not None:
        status = t(f"change-status-{change.status.replace('_', '-')}")
        did = f"{did} · {shortened(change.title, SAID)} · {status}"
    elif item.reply:
        did = f"{did} · {shortened(item.reply, SAID)}"
    return said, line(Words(t("feedback-we-did"), bold=True), f" {did}")


def _summary(item: Feedback, t: Translate) -> str:
    who = t("feedback-you-said", who=item.giver_name)
    return f"#{item.number} {who} {shortened(item.words, SAID)}"


def _listed(
    title: str, rows: list[Block], found: Sequence[Feedback], asked: List, t: Translate
) -> Card:
    shown = rows or [Text((line(t("feedback-list-empty")),))]
    buttons = tuple(_buttons(found, asked, t))
    how = Text((line(t("feedback-how")),), small=True)
    return Card(title, (*shown, Buttons(buttons), how))


def _buttons(found: Sequence[Feedback], asked: List, t: Translate) -> Iterable[Button]:
    at = partial(List, asked.project_id, asked.is_open)
    yield from turns(asked.offset, PAGE, at, t, has_older=len(found) > PAGE)
    if asked.is_open:
        yield button(t("feedback-do-ask-give"), AskGive(asked.project_id))
    elif found:
        yield button(t("feedback-do-publish"), Publish(asked.project_id))
    label = "feedback-do-list-done" if asked.is_open else "feedback-do-list-open"
    yield button(t(label), List(asked.project_id, not asked.is_open, 0))


def help_card(t: Translate) -> Card:
    lines = [line(one) for one in t("feedback-help").splitlines()]
    return Card(t("feedback-help-title"), (Text(tuple(lines)),))
