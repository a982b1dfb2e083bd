"""Polls of a project as CSV, a row for every option."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from handlers.kit.context import Context
from handlers.kit.i18n import Translate
from handlers.kit.tables import csv_text
from handlers.poll import cards, rules
from handlers.poll.rules import Tally
from handlers.poll.view import asked_of
from storage import choices, people
from storage.poll import Poll, State

MOST = 500  # polls in one file
NAMED = 20_000  # votes with names in it, of the newest polls; more takes seconds to count
NAMES = 200  # in one cell: a spreadsheet holds 32,767 characters there


@dataclass(frozen=True)
class Sheet:
    """`tallies`: of polls whose voters may be named; `names`: of these voters."""

    polls: Sequence[Poll]
    tallies: Mapping[int, Tally]
    names: Mapping[int, str]


async def sheet(ctx: Context, polls: Sequence[Poll]) -> Sheet:
    """Of open polls no votes: some of them nobody may see yet."""
    named = _named(polls)
    held = await choices.held_in(ctx.tx, [one.id or 0 for one in named])
    is_restricted = any(one.asked or one.asked_role for one in named)
    members = await people.members(ctx.tx, named[0].project_id) if is_restricted else []
    tallies = {
        one.id or 0: rules.tally(one, held[one.id or 0], asked_of(one, members)) for one in named
    }
    voters = {voter for one in tallies.values() for voter in one.chosen if isinstance(voter, int)}
    found = await people.by_ids(ctx.tx, voters) if voters else {}
    return Sheet(polls, tallies, {id_: person.name for id_, person in found.items()})


def _named(polls: Sequence[Poll]) -> list[Poll]:
    """The newest, as many as can be counted at once."""
    found, left = [], NAMED
    for one in reversed(polls):
        left -= one.voters
        if one.state == State.CLOSED and not one.is_anonymous and left >= 0:
            found.append(one)
    return found


def table(sheet: Sheet, t: Translate) -> str:
    rows = (row for poll in sheet.polls for row in _rows(sheet, poll, t))
    return csv_text(t("poll-csv-columns").split("|"), rows)


def _rows(sheet: Sheet, poll: Poll, t: Translate) -> Iterable[list[str]]:
    is_told = poll.state == State.CLOSED and rules.shows_split(poll)
    points = poll.result or [0] * len(poll.options)
    for place, option in enumerate(poll.options):
        yield [
            str(poll.number),
            poll.question,
            option["text"],
            str(points[place]) if is_told else "",
            _names(sheet, poll, place, t) if is_told and not poll.is_anonymous else "",
            cards.how_many(poll, t),
            t("poll-anonymous") if poll.is_anonymous else "",
            poll.made_at.isoformat(timespec="minutes"),
            poll.closed_at.isoformat(timespec="minutes") if poll.closed_at else "",
        ]


def _names(sheet: Sheet, poll: Poll, place: int, t: Translate) -> str:
    tally = sheet.tallies.get(poll.id or 0)
    if tally is None:
        return t("poll-export-unnamed", count=poll.voters)
    voters = tally.of(place)
    met = (one for one in voters if isinstance(one, int))
    names = sorted(sheet.names[one] for one in met if one in sheet.names)
    shown, left = t("kit-comma").join(names[:NAMES]), len(voters) - len(names[:NAMES])
    if not left:
        return shown
    return t("poll-and-more" if shown else "poll-unknown-people", names=shown, count=left)
