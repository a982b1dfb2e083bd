"""What the buttons and the form of a summary mean."""

from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class AskAgain(Action, name="summary.ask_again"):
    summary_id: int
    number: int


@dataclass(frozen=True)
class NotRight(Action, name="summary.not_right"):
    """`part` "" is the summary as a whole."""

    summary_id: int
    part: str
    number: int


@dataclass(frozen=True)
class ShowMore(Action, name="summary.show_more"):
    summary_id: int
    part: str
    offset: int


@dataclass(frozen=True)
class MakeAnew(Action, name="summary.make_anew"):
    summary_id: int


@dataclass(frozen=True)
class SaveSettings(Action, name="summary.save_settings"):
    project_id: int
