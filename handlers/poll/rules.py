"""What counts, who may do what, and what comes of it. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from handlers.kit.errors import Refused
from storage.choices import Held
from storage.people import Role
from storage.poll import Hidden, Poll, State, Style

FEWEST = 3  # ballots of an anonymous poll that are shown: fewer would name their voters
REMEMBERED = timedelta(days=7)  # who has voted, so that a secret ballot can be opened again
LEADERS = (Role.TECH_LEAD, Role.ACCOUNT_MANAGER)


@dataclass(frozen=True)
class Tally:
    """`points`: votes for each option; where ranked, n for a first place of n, n-1 for a second …

    `chosen`: the options of each voter that count, in their order.
    """

    points: tuple[int, ...]
    chosen: Mapping[int | str, tuple[int, ...]]

    @property
    def voters(self) -> int:
        return len(self.chosen)

    def of(self, option: int) -> Sequence[int | str]:
        """Who chose it, the earliest first."""
        return self._voters_of.get(option, ())

    @cached_property
    def _voters_of(self) -> Mapping[int, Sequence[int | str]]:
        found: dict[int, list[int | str]] = defaultdict(list)
        for voter, options in self.chosen.items():
            for option in options:
                found[option].append(voter)
        return dict(found)


def tally(poll: Poll, held: Iterable[Held], asked: Collection[int] | None = None) -> Tally:
    """One voice a person, whatever they press and where.

    `held` is in the order of choosing; `asked`: whose votes count, None for everybody's.
    """
    expected = held if asked is None else (one for one in held if one.voter in asked)
    chosen: dict[int | str, tuple[int, ...]]
    if poll.style == Style.SINGLE:  # of ten thousand, too: the latest takes the others' place
        chosen = {one.voter: (one.option,) for one in expected}
    else:
        by_voter: dict[int | str, list[Held]] = defaultdict(list)
        for one in expected:
            by_voter[one.voter].append(one)
        chosen = {voter: counted(poll, theirs) for voter, theirs in by_voter.items()}
    points, is_ranked = [0] * len(poll.options), poll.style == Style.RANKED
    for options in chosen.values():
        for place, option in enumerate(options):
            points[option] += len(points) - place if is_ranked else 1
    return Tally(tuple(points), chosen)


def counted(poll: Poll, held: Sequence[Held]) -> tuple[int, ...]:
    """The options of one voter that count: the latest of them, where there are too many.

    Chosen in two ways, or in two rooms, an option is chosen once: when it last was. Where the
    order is the vote the first ones count, each from when it first was chosen.
    """
    if poll.style == Style.RANKED:
        return tuple(dict.fromkeys(one.option for one in held))[: most(poll)]
    latest = dict.fromkeys(one.option for one in reversed(held))
    return tuple(reversed(tuple(latest)[: most(poll)]))


def most(poll: Poll) -> int:
    return 1 if poll.style == Style.SINGLE else min(poll.most, len(poll.options))


def is_too_many(poll: Poll, held: Sequence[Held]) -> bool:
    """Some of what stands there does not count."""
    options = {one.option for one in held}
    return len(options) > most(poll)


def winners(points: Sequence[int]) -> list[int]:
    """The options with the most; none where nobody voted."""
    best = max(points, default=0)
    return [option for option, number in enumerate(points) if number == best > 0]


def shows_split(poll: Poll) -> bool:
    """Whether everybody may see how it stands."""
    if poll.state == State.CLOSED:
        return not poll.is_anonymous or poll.voters >= FEWEST
    return poll.hidden == Hidden.NEVER and not poll.is_anonymous


def shows_split_to(poll: Poll, chosen: Collection[int | str], person_id: int) -> bool:
    """An anonymous poll's split is told to nobody before the end: who sees it grow by one right
    after somebody pressed knows what they pressed."""
    is_seen = poll.hidden == Hidden.VOTED and person_id in chosen and not poll.is_anonymous
    return shows_split(poll) or is_seen


def takes_reactions(poll: Poll) -> bool:
    """A secret vote goes by button: everybody sees who reacts."""
    return poll.state == State.OPEN and not poll.is_anonymous


def may_vote(poll: Poll, person_id: int, asked: Collection[int] | None) -> None:
    still_open(poll)
    _expect(asked is None or person_id in asked, "poll-not-asked")


def still_open(poll: Poll) -> None:
    _expect(poll.state != State.COUNTING, "poll-counting")
    _expect(poll.state == State.OPEN, "poll-closed-already")


def may_manage(poll: Poll, person_id: int, role: Role | None) -> None:
    """`role`: theirs in the poll's project."""
    _expect(poll.author_id == person_id or role in LEADERS, "poll-not-yours")


def may_reopen(poll: Poll, person_id: int, role: Role | None) -> None:
    may_manage(poll, person_id, role)
    _expect(poll.state == State.CLOSED, "poll-still-open")


def is_forgotten(poll: Poll, now: datetime) -> bool:
    """Nobody knows any more who has voted: they could all vote again."""
    is_counted = poll.is_anonymous and poll.voters >= FEWEST
    return is_counted and poll.closed_at is not None and now >= poll.closed_at + REMEMBERED


def may_add_option(poll: Poll, person_id: int, role: Role | None, limit: int) -> None:
    still_open(poll)
    if not poll.may_add:
        may_manage(poll, person_id, role)
    _expect(len(poll.options) < limit, "poll-options-full", limit=limit)


def _expect(allowed: bool, key: str, **params: object) -> None:
    if not allowed:
        raise Refused(key, **params)
