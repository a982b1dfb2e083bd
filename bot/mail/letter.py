"""What a mail server must be able to do for us."""

from dataclasses import dataclass
from typing import Protocol

from handlers.kit.cards import Card


@dataclass(frozen=True)
class Letter:
    """`key` is the same whenever it is sent again; `leave`: where one says “no more of these”."""

    key: str
    address: str
    card: Card
    name: str
    language: str
    leave: str


class Mailer(Protocol):
    async def send(self, letter: Letter) -> None:
        """Raises SendFailed as the port of a chat platform does."""
