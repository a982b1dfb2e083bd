"""What the buttons and forms of a review mean."""

from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class AskPlan(Action, name="review.ask_plan"):
    project_id: int


@dataclass(frozen=True)
class Plan(Action, name="review.plan"):
    """`room`: where it will be held, wherever the form is filled in."""

    project_id: int
    room: str


@dataclass(frozen=True)
class AskPoint(Action, name="review.ask_point"):
    review_id: int


@dataclass(frozen=True)
class AddPoint(Action, name="review.add_point"):
    review_id: int


@dataclass(frozen=True)
class Begin(Action, name="review.begin"):
    review_id: int


@dataclass(frozen=True)
class AskMove(Action, name="review.ask_move"):
    review_id: int


@dataclass(frozen=True)
class Move(Action, name="review.move"):
    review_id: int


@dataclass(frozen=True)
class Cancel(Action, name="review.cancel"):
    review_id: int


@dataclass(frozen=True)
class EndSeries(Action, name="review.end_series"):
    review_id: int


@dataclass(frozen=True)
class Finish(Action, name="review.finish"):
    review_id: int


@dataclass(frozen=True)
class AskNotes(Action, name="review.ask_notes"):
    review_id: int


@dataclass(frozen=True)
class WriteNotes(Action, name="review.write_notes"):
    review_id: int


@dataclass(frozen=True)
class Reveal(Action, name="review.reveal"):
    review_id: int


@dataclass(frozen=True)
class AskVote(Action, name="review.ask_vote"):
    review_id: int


@dataclass(frozen=True)
class Vote(Action, name="review.vote"):
    review_id: int


@dataclass(frozen=True)
class AskErrand(Action, name="review.ask_errand"):
    review_id: int


@dataclass(frozen=True)
class TakeErrand(Action, name="review.take_errand"):
    review_id: int


@dataclass(frozen=True)
class AskCorrection(Action, name="review.ask_correction"):
    review_id: int


@dataclass(frozen=True)
class Correct(Action, name="review.correct"):
    """`version`: the one that stood in the form."""

    review_id: int
    version: int


@dataclass(frozen=True)
class Confirm(Action, name="review.confirm"):
    review_id: int
    version: int


@dataclass(frozen=True)
class ShowMinutes(Action, name="review.show_minutes"):
    """`version` 0: the newest."""

    review_id: int
    version: int = 0


@dataclass(frozen=True)
class Export(Action, name="review.export"):
    review_id: int
    version: int


@dataclass(frozen=True)
class ListMinutes(Action, name="review.list_minutes"):
    project_id: int
    word: str
    offset: int
