"""What a retrospective collects: notes, and votes on them.

An anonymous one must never say who wrote what, not even to whoever reads the database. So all its
notes are one value in one row, in the order of the alphabet: a row each would have an id, a place
in its table and (PostgreSQL's xmin) a transaction, which the inbox shares with the press that
brought it. That everybody writes and votes once is known by tokens, computed from a person's id
and a salt; both are thrown away together when the round ends.
"""

import hashlib
import hmac
import secrets
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlmodel import Column, Field, SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession


class Board(SQLModel, table=True):
    """`notes`: {"column", "text", "by"}, `by` 0 where nobody may know.

    `groups`: {"column", "texts"} once they are shown; `votes` how many each got, in that order.
    `ballots`: the votes of each person where it is known who votes: {"7": [0, 2]}.
    """

    __tablename__ = "retro_board"

    review_id: int = Field(sa_column_args=[ForeignKey("review.id")], primary_key=True)
    is_anonymous: bool
    notes: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    voices: int = 0  # how many people wrote
    salt: str = ""
    tokens: list[str] = Field(sa_column=Column(JSON, nullable=False))
    groups: list[dict[str, Any]] | None = Field(default=None, sa_column=Column(JSON))
    votes: list[int] = Field(sa_column=Column(JSON, nullable=False))
    ballots: dict[str, list[int]] = Field(sa_column=Column(JSON, nullable=False))

    @property
    def is_shown(self) -> bool:
        return self.groups is not None

    def token(self, person_id: int) -> str:
        return hmac.new(self.salt.encode(), str(person_id).encode(), hashlib.sha256).hexdigest()

    def forget(self) -> None:
        """Nobody can find out any more who took part in the round that ends."""
        self.salt, self.tokens = "", []

    def begin(self) -> None:
        """A round with a salt of its own: what somebody wrote and how they voted do not meet."""
        self.salt, self.tokens = secrets.token_hex(16), []


async def add(tx: AsyncSession, review_id: int, *, is_anonymous: bool) -> Board:
    board = Board(
        review_id=review_id,
        is_anonymous=is_anonymous,
        notes=[],
        tokens=[],
        votes=[],
        ballots={},
    )
    board.begin()
    tx.add(board)
    return board


async def locked(tx: AsyncSession, review_id: int) -> Board | None:
    statement = select(Board).where(Board.review_id == review_id).with_for_update()
    return (await tx.exec(statement)).first()
