from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class List(Action, name="glossary.list"):
    project_id: int
    offset: int


@dataclass(frozen=True)
class Explain(Action, name="glossary.explain"):
    """Open the form."""

    project_id: int


@dataclass(frozen=True)
class Save(Action, name="glossary.save"):
    project_id: int


@dataclass(frozen=True)
class Forget(Action, name="glossary.forget"):
    project_id: int
    term: str
