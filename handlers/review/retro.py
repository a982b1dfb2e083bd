"""What happens to the board of a retrospective. Pure: the board is changed in place."""

from collections.abc import Mapping
from typing import Any

from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.fields import typed
from handlers.review.likeness import grouped
from storage.retros import Board

COLUMNS = ("well", "badly", "try")
NOTE = 300  # characters
NOTES = 10  # of one person in one column
VOTES = 3


def read(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(column, note) of each line. Raises Invalid with every field that is wrong."""
    wrong, found = {}, []
    for column in COLUMNS:
        lines = [one.strip(" -*•·\t") for one in typed(values, column).splitlines()]
        notes = [one for one in lines if one]
        longest = max((len(one) for one in notes), default=0)
        if longest > NOTE:
            wrong[column] = reason("review-note-too-long", limit=NOTE, length=longest)
        elif len(notes) > NOTES:
            wrong[column] = reason("review-too-many-notes", limit=NOTES, count=len(notes))
        found += [(column, one) for one in notes]
    if not found and not wrong:
        wrong[COLUMNS[0]] = reason("review-note-missing")
    if wrong:
        raise Invalid(wrong)
    return found


def may_write(board: Board, person_id: int) -> None:
    """One voice each. Where it is known who writes, they may add to what they wrote."""
    if board.is_shown:
        raise Refused("review-notes-shown")
    if board.is_anonymous and board.token(person_id) in board.tokens:
        raise Refused("review-wrote-already")


def write(board: Board, person_id: int, notes: list[tuple[str, str]]) -> None:
    may_write(board, person_id)
    by = 0 if board.is_anonymous else person_id
    added = [{"column": column, "text": text, "by": by} for column, text in notes]
    is_new = board.token(person_id) not in board.tokens
    # In the order of the alphabet: the order of writing would say who came when.
    board.notes = sorted([*board.notes, *added], key=lambda one: (one["column"], one["text"]))
    board.tokens = sorted({*board.tokens, board.token(person_id)})
    board.voices += is_new


def reveal(board: Board) -> None:
    if board.is_shown:
        raise Refused("review-notes-shown")
    if not board.notes:
        raise Refused("review-no-notes")
    groups = []
    for column in COLUMNS:
        texts = [one["text"] for one in board.notes if one["column"] == column]
        groups += [{"column": column, "texts": group} for group in grouped(texts)]
    board.groups, board.votes = groups, [0] * len(groups)
    board.begin()  # the round of writing is over, and its salt is gone


def may_vote(board: Board, person_id: int) -> None:
    if not board.is_shown:
        raise Refused("review-not-shown-yet")
    if board.is_anonymous and board.token(person_id) in board.tokens:
        raise Refused("review-voted-already")


def vote(board: Board, person_id: int, chosen: tuple[str, ...]) -> None:
    """Raises Invalid for none or too many. A known voter may change their mind."""
    may_vote(board, person_id)
    groups = board.groups or []
    picked = sorted({int(one) for one in chosen if one.isdecimal() and int(one) < len(groups)})
    if not 0 < len(picked) <= VOTES:
        raise Invalid({"groups": reason("review-vote-count", limit=VOTES)})
    if board.is_anonymous:
        board.votes = [n + (place in picked) for place, n in enumerate(board.votes)]
        board.tokens = sorted([*board.tokens, board.token(person_id)])
        return
    board.ballots = {**board.ballots, str(person_id): picked}
    cast = [place for ballot in board.ballots.values() for place in ballot]
    board.votes = [cast.count(place) for place in range(len(groups))]


def voters(board: Board) -> int:
    return len(board.tokens) if board.is_anonymous else len(board.ballots)


def ranked(board: Board) -> list[tuple[int, str, list[str]]]:
    """(votes, column, texts), the most votes first."""
    groups = board.groups or []
    found = [
        (votes, group["column"], list(group["texts"]))
        for votes, group in zip(board.votes, groups, strict=True)
    ]
    return sorted(found, key=lambda one: -one[0])
