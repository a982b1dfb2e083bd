"""What the buttons and forms of a risk mean."""

from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class AskAdd(Action, name="risk.ask_add"):
    project_id: int


@dataclass(frozen=True)
class Add(Action, name="risk.add"):
    project_id: int


@dataclass(frozen=True)
class Show(Action, name="risk.show"):
    risk_id: int


@dataclass(frozen=True)
class List(Action, name="risk.list"):
    project_id: int
    is_closed: bool
    offset: int


@dataclass(frozen=True)
class History(Action, name="risk.history"):
    risk_id: int
    offset: int


@dataclass(frozen=True)
class AskEdit(Action, name="risk.ask_edit"):
    risk_id: int


@dataclass(frozen=True)
class Edit(Action, name="risk.edit"):
    """`version`: the one that stood in the form."""

    risk_id: int
    version: int


@dataclass(frozen=True)
class AskClose(Action, name="risk.ask_close"):
    risk_id: int


@dataclass(frozen=True)
class Close(Action, name="risk.close"):
    risk_id: int


@dataclass(frozen=True)
class Reopen(Action, name="risk.reopen"):
    risk_id: int
