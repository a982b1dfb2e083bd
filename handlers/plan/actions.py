"""What the buttons and forms of the plan mean."""

from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class AskAdd(Action, name="plan.ask_add"):
    project_id: int


@dataclass(frozen=True)
class Add(Action, name="plan.add"):
    project_id: int


@dataclass(frozen=True)
class Import(Action, name="plan.import"):
    project_id: int


@dataclass(frozen=True)
class AddList(Action, name="plan.add_list"):
    list_id: int


@dataclass(frozen=True)
class DropList(Action, name="plan.drop_list"):
    list_id: int


@dataclass(frozen=True)
class Page(Action, name="plan.page"):
    project_id: int
    offset: int


@dataclass(frozen=True)
class Mine(Action, name="plan.mine"):
    """What the person who presses has to do, in all projects."""


@dataclass(frozen=True)
class ShowHere(Action, name="plan.show_here"):
    """The plan for everybody in the room; edited there from then on."""

    project_id: int


@dataclass(frozen=True)
class Timeline(Action, name="plan.timeline"):
    project_id: int


@dataclass(frozen=True)
class Why(Action, name="plan.why"):
    """Whose doing every moved date is."""

    project_id: int


@dataclass(frozen=True)
class History(Action, name="plan.history"):
    """`number`: of one item; 0 for the whole plan."""

    project_id: int
    number: int
    offset: int


@dataclass(frozen=True)
class AskEdit(Action, name="plan.ask_edit"):
    item_id: int


@dataclass(frozen=True)
class Edit(Action, name="plan.edit"):
    """`seen`: what stood there when the form was drawn."""

    item_id: int
    seen: str


@dataclass(frozen=True)
class ToWorkingDay(Action, name="plan.to_working_day"):
    """`due`: the day off that it was due on."""

    item_id: int
    due: str


@dataclass(frozen=True)
class Remove(Action, name="plan.remove"):
    item_id: int


@dataclass(frozen=True)
class Begin(Action, name="plan.begin"):
    item_id: int


@dataclass(frozen=True)
class Finish(Action, name="plan.finish"):
    item_id: int


@dataclass(frozen=True)
class OnTime(Action, name="plan.on_time"):
    """`due`: the date its owner was asked about."""

    item_id: int
    due: str


@dataclass(frozen=True)
class AskLater(Action, name="plan.ask_later"):
    item_id: int


@dataclass(frozen=True)
class Later(Action, name="plan.later"):
    """`due`: where it stood when the form was drawn."""

    item_id: int
    due: str


@dataclass(frozen=True)
class Confirm(Action, name="plan.confirm"):
    """`terms`: the dates that would move, as the card said."""

    slip_id: int
    terms: str


@dataclass(frozen=True)
class Reject(Action, name="plan.reject"):
    slip_id: int


@dataclass(frozen=True)
class Agree(Action, name="plan.agree"):
    """`terms`: what a yes is a yes to."""

    project_id: int
    terms: str
