"""What the buttons and forms of a poll mean."""

from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class Ask(Action, name="poll.ask"):
    project_id: int


@dataclass(frozen=True)
class Vote(Action, name="poll.vote"):
    poll_id: int
    option: int


@dataclass(frozen=True)
class CastOne(Action, name="poll.cast_one"):
    """The vote of an anonymous poll in which one option is chosen."""

    poll_id: int
    option: int


@dataclass(frozen=True)
class AskBallot(Action, name="poll.ask_ballot"):
    poll_id: int


@dataclass(frozen=True)
class Cast(Action, name="poll.cast"):
    """A whole ballot of an anonymous poll in which several options may be chosen."""

    poll_id: int


@dataclass(frozen=True)
class ShowResult(Action, name="poll.result"):
    """How it stands, for the one who asks."""

    poll_id: int


@dataclass(frozen=True)
class AskOption(Action, name="poll.ask_option"):
    poll_id: int


@dataclass(frozen=True)
class AddOption(Action, name="poll.add_option"):
    poll_id: int


@dataclass(frozen=True)
class Remind(Action, name="poll.remind"):
    poll_id: int


@dataclass(frozen=True)
class Close(Action, name="poll.close"):
    poll_id: int


@dataclass(frozen=True)
class Reopen(Action, name="poll.reopen"):
    poll_id: int


@dataclass(frozen=True)
class AskAgain(Action, name="poll.ask_again"):
    """The same question in a new poll."""

    poll_id: int


@dataclass(frozen=True)
class ShowAgain(Action, name="poll.again"):
    """Show it anew at the end of the room."""

    poll_id: int


@dataclass(frozen=True)
class StopRepeating(Action, name="poll.stop"):
    poll_id: int


@dataclass(frozen=True)
class List(Action, name="poll.list"):
    offset: int
