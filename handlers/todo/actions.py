from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class List(Action, name="todo.list"):
    """`which`: mine, overdue, all or closed."""

    project_id: int
    which: str
    offset: int


@dataclass(frozen=True)
class AskNew(Action, name="todo.ask_new"):
    project_id: int


@dataclass(frozen=True)
class Add(Action, name="todo.add"):
    project_id: int


@dataclass(frozen=True)
class Show(Action, name="todo.show"):
    todo_id: int


@dataclass(frozen=True)
class Finish(Action, name="todo.finish"):
    """`place`: "" on its own card, else the list or digest it was pressed in."""

    todo_id: int
    place: str = ""


@dataclass(frozen=True)
class AskDrop(Action, name="todo.ask_drop"):
    todo_id: int


@dataclass(frozen=True)
class Drop(Action, name="todo.drop"):
    todo_id: int


@dataclass(frozen=True)
class AskEdit(Action, name="todo.ask_edit"):
    todo_id: int


@dataclass(frozen=True)
class Edit(Action, name="todo.edit"):
    todo_id: int


@dataclass(frozen=True)
class Reopen(Action, name="todo.reopen"):
    todo_id: int
