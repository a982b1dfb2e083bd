"""The forms of a todo. Pure."""

from handlers.kit import dates
from handlers.kit.errands import LONGEST
from handlers.kit.forms import Field, Form, PeopleField, Remark, TextField, form
from handlers.kit.i18n import Translate
from handlers.kit.text import line
from handlers.todo.actions import Add, Drop, Edit
from handlers.todo.rules import REASON
from storage.todos import Todo


def new_form(project_id: int, user: str, t: Translate) -> Form:
    fields = _fields("", (user,), "", t)
    return form(t("todo-form-new"), t("todo-do-save"), Add(project_id), *fields)


def edit_form(todo: Todo, owner: str, t: Translate) -> Form:
    """`owner`: the platform's id of the person; "" where they have no account on it."""
    due = dates.day_in_words(todo.due_day, t.language) if todo.due_day else ""
    users = (owner,) if owner else ()
    title = t("todo-form-edit", number=todo.number)
    fields = _fields(todo.text, users, due, t)
    return form(title, t("todo-do-save"), Edit(todo.id or 0), *fields)


def _fields(text: str, users: tuple[str, ...], due: str, t: Translate) -> tuple[Field, ...]:
    return (
        TextField("text", t("todo-text"), text, multiline=True, longest=LONGEST),
        PeopleField("owner", t("todo-owner"), users),
        TextField("due", t("todo-due"), due, optional=True, hint=t("todo-due-hint")),
    )


def drop_form(todo: Todo, t: Translate) -> Form:
    return form(
        t("todo-form-drop", number=todo.number),
        t("todo-do-drop"),
        Drop(todo.id or 0),
        Remark((line(todo.text),)),
        TextField("reason", t("todo-reason"), multiline=True, longest=REASON),
    )
