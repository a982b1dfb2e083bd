"""One todo, and lists of them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.kit import dates
from handlers.kit.cards import (
    Block,
    Button,
    Buttons,
    Card,
    Facts,
    Heading,
    Row,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Link, Who, bold, line, shortened
from handlers.todo.actions import AskDrop, AskEdit, AskNew, Finish, List, Reopen, Show
from storage.todos import State, Todo

PAGE = 8  # rows: each is a block with a button, and a screen is no longer than that
SHOWN = 150  # characters of a todo in a list

TONES = {State.DONE: Tone.GOOD, State.DROPPED: Tone.CALM}


@dataclass(frozen=True)
class View:
    """A todo with what its card says about it. `today` is the project's."""

    todo: Todo
    owner: Who
    author: str
    today: date
    origin_link: str = ""

    @property
    def is_overdue(self) -> bool:
        due = self.todo.due_day
        return self.todo.state == State.OPEN and due is not None and due < self.today


def todo_card(view: View, t: Translate, *, remark: str = "") -> Card:
    todo = view.todo
    title = t("todo-title", number=todo.number)
    blocks: list[Block] = [Text((bold(remark),))] if remark else []
    blocks += [Text((line(todo.text),)), _facts(view, t)]
    if told := _told(todo, t):
        blocks.append(Text((told,), small=True))
    blocks.append(Buttons(tuple(_buttons(todo, t))))
    tone = Tone.BAD if view.is_overdue else TONES.get(State(todo.state), Tone.CALM)
    return Card(title, tuple(blocks), tone, f"{title}: {shortened(todo.text, SHOWN)}")


def _facts(view: View, t: Translate) -> Facts:
    todo = view.todo
    facts: list[tuple[str, Line]] = [(t("todo-owner"), (view.owner,))]
    if todo.due_day is not None:
        day = dates.day_in_words(todo.due_day, t.language, today=view.today)
        late = f" · {t('todo-overdue')}" if view.is_overdue else ""
        facts.append((t("todo-due"), line(day + late)))
    facts.append((t("todo-state"), bold(t(f"todo-state-{todo.state}"))))
    if todo.reason:
        facts.append((t("todo-reason"), line(todo.reason)))
    if todo.author_id != todo.owner_id:
        facts.append((t("todo-author"), line(view.author)))
    return Facts(tuple(facts))


def _told(todo: Todo, t: Translate) -> Line:
    parts: list[Line] = []
    if todo.is_internal:
        parts.append(line(t("todo-internal")))
    if todo.link:
        parts.append(line(Link(todo.link, t("todo-source"))))
    return tuple(span for n, one in enumerate(parts) for span in (*(line(" · ") * bool(n)), *one))


def _buttons(todo: Todo, t: Translate) -> Iterator[Button]:
    id_ = todo.id or 0
    if todo.state == State.OPEN:
        yield button(t("todo-do-finish"), Finish(id_), Weight.PRIMARY)
        yield button(t("todo-do-edit"), AskEdit(id_))
        yield button(t("todo-do-drop"), AskDrop(id_))
    else:
        yield button(t("todo-do-reopen"), Reopen(id_))


@dataclass(frozen=True)
class Page:
    """`found` may hold one todo more than a page: then there is another page."""

    found: Sequence[Todo]
    total: int
    owners: Mapping[int, str]
    today: date


def list_card(page: Page, asked: List, t: Translate) -> Card:
    rows: list[Block] = [_row(one, asked, page, t) for one in page.found[:PAGE]]
    if not rows:
        rows.append(Text((line(t("todo-list-empty")),)))
    rows.append(Buttons(tuple(_list_buttons(page.found, asked, t))))
    rows.append(Text((line(t("todo-how")),), small=True))
    return Card(t(f"todo-list-{asked.which}", count=page.total), tuple(rows))


def home_blocks(
    found: Sequence[Todo], projects: Mapping[int, str], today: date, t: Translate
) -> tuple[Block, ...]:
    """On their owner's own page, the earliest first; `projects`: names by id."""
    rows = tuple(_row_at_home(one, projects, today, t) for one in found[:PAGE])
    return (Heading(t("todo-list-mine", count=len(found))), *rows) if rows else ()


def _row_at_home(one: Todo, projects: Mapping[int, str], today: date, t: Translate) -> Row:
    told = summary(one, {one.owner_id: projects[one.project_id]}, today, t)
    said = f"#{one.number} {shortened(one.text, SHOWN)}\n{told}"
    return Row(line(said), button(t("todo-do-show"), Show(one.id or 0)))


def _row(one: Todo, asked: List, page: Page, t: Translate) -> Row:
    told = summary(one, page.owners, page.today, t)
    said = f"#{one.number} {shortened(one.text, SHOWN)}\n{told}"
    if one.state == State.OPEN and asked.which == "mine":
        return Row(line(said), button(t("todo-do-finish"), Finish(one.id or 0, asked.which)))
    return Row(line(said), button(t("todo-do-show"), Show(one.id or 0)))


def summary(one: Todo, owners: Mapping[int, str], today: date, t: Translate) -> str:
    parts = [owners.get(one.owner_id, "?")]
    if one.state != State.OPEN:
        parts.append(t(f"todo-state-{one.state}"))
    elif one.due_day is not None:
        parts.append(dates.day_in_words(one.due_day, t.language, today=today))
        parts += [t("todo-overdue")] if one.due_day < today else []
    return " · ".join(parts)


def _list_buttons(found: Sequence[Todo], asked: List, t: Translate) -> Iterator[Button]:
    yield button(t("todo-do-new"), AskNew(asked.project_id), Weight.PRIMARY)
    for which in ("mine", "overdue", "all"):
        if which != asked.which:
            yield button(t(f"todo-do-{which}"), List(asked.project_id, which, 0))
    if asked.offset > 0:
        newer = List(asked.project_id, asked.which, max(0, asked.offset - PAGE))
        yield button(t("todo-do-back"), newer)
    if len(found) > PAGE:
        yield button(t("todo-do-more"), List(asked.project_id, asked.which, asked.offset + PAGE))


def help_card(t: Translate) -> Card:
    return Card(t("todo-help-title"), (Text(tuple(line(o) for o in t("todo-help").splitlines())),))
