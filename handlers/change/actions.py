"""What the buttons and forms of a change mean.

`terms` names what was on the card when the button was drawn (rules.terms): a yes to something
else than what stands there now does not count.
"""

from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class Propose(Action, name="change.propose"):
    """`quote`: key of the message it was recorded from. `origin`: what asked for it."""

    project_id: int
    quote: tuple[str, str, str, str] | None = None
    origin: str = ""


@dataclass(frozen=True)
class AskAssessment(Action, name="change.ask_assessment"):
    change_id: int


@dataclass(frozen=True)
class Assess(Action, name="change.assess"):
    change_id: int
    terms: str


@dataclass(frozen=True)
class Approve(Action, name="change.approve"):
    change_id: int
    terms: str


@dataclass(frozen=True)
class AskDecline(Action, name="change.ask_decline"):
    change_id: int
    terms: str


@dataclass(frozen=True)
class Decline(Action, name="change.decline"):
    change_id: int
    terms: str


@dataclass(frozen=True)
class Start(Action, name="change.start"):
    change_id: int


@dataclass(frozen=True)
class Deliver(Action, name="change.deliver"):
    change_id: int


@dataclass(frozen=True)
class AskAcceptance(Action, name="change.ask_acceptance"):
    change_id: int


@dataclass(frozen=True)
class Accept(Action, name="change.accept"):
    change_id: int
    terms: str


@dataclass(frozen=True)
class AskEdit(Action, name="change.ask_edit"):
    change_id: int


@dataclass(frozen=True)
class Edit(Action, name="change.edit"):
    change_id: int
    terms: str


@dataclass(frozen=True)
class Withdraw(Action, name="change.withdraw"):
    change_id: int


@dataclass(frozen=True)
class Show(Action, name="change.show"):
    """The card, for the one who asks."""

    change_id: int


@dataclass(frozen=True)
class List(Action, name="change.list"):
    project_id: int
    filter: str
    word: str
    offset: int


@dataclass(frozen=True)
class History(Action, name="change.history"):
    change_id: int
    offset: int
