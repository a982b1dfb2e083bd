from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class Send(Action, name="survey.send"):
    project_id: int


@dataclass(frozen=True)
class SaveSettings(Action, name="survey.save_settings"):
    project_id: int


@dataclass(frozen=True)
class Score(Action, name="survey.score"):
    survey_id: int
    score: int


@dataclass(frozen=True)
class Skip(Action, name="survey.skip"):
    """They would rather not say."""

    survey_id: int


@dataclass(frozen=True)
class Explain(Action, name="survey.explain"):
    survey_id: int


@dataclass(frozen=True)
class Take(Action, name="survey.take"):
    """See to a follow-up oneself."""

    follow_up_id: int


@dataclass(frozen=True)
class AskDone(Action, name="survey.ask_done"):
    follow_up_id: int


@dataclass(frozen=True)
class Done(Action, name="survey.done"):
    follow_up_id: int


@dataclass(frozen=True)
class Settled(Action, name="survey.settled"):
    """Pressed by the person it is about, and nobody else."""

    follow_up_id: int


@dataclass(frozen=True)
class AskUnsettled(Action, name="survey.ask_unsettled"):
    follow_up_id: int


@dataclass(frozen=True)
class Unsettled(Action, name="survey.unsettled"):
    follow_up_id: int


@dataclass(frozen=True)
class AskClose(Action, name="survey.ask_close"):
    follow_up_id: int


@dataclass(frozen=True)
class Close(Action, name="survey.close"):
    """In the place of somebody who says nothing."""

    follow_up_id: int


@dataclass(frozen=True)
class ShowFollowUp(Action, name="survey.show_follow_up"):
    follow_up_id: int
