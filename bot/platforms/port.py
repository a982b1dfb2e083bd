"""What a chat platform must be able to do, and how it says that it could not.

SendFailed
├── Gone      the room, person or message will not take it, now or later
├── Barred    it would, once somebody lets the bot in
├── Retry     not now; nothing was sent
├── Unsure    nobody knows whether it was sent: look before sending again
└── Halted    the platform refuses the bot itself (its token): everything waits
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol, TypeAlias, runtime_checkable

from bot.pace import Limit
from handlers.kit.cards import Card
from handlers.kit.events import Attached, Said
from handlers.kit.forms import Form

Cards: TypeAlias = Mapping[str, Card]  # by language; a platform that shows one has one


class SendFailed(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Gone(SendFailed):
    def __init__(self, reason: str, *, is_message: bool = False, is_old: bool = False) -> None:
        super().__init__(reason)
        self.is_message = is_message  # only the message is; its room takes new ones
        self.is_old = is_old  # it stands there still, and cannot be changed any more


class Barred(SendFailed):
    pass


class Retry(SendFailed):
    def __init__(self, reason: str, after: float) -> None:
        super().__init__(reason)
        self.after = after  # seconds


class Paced(Retry):
    """This room, person or picture has to wait for a moment, not the whole workspace."""


class Unsure(SendFailed):
    pass


class Halted(SendFailed):
    pass


@dataclass(frozen=True)
class Profile:
    """A person as the platform describes them; "" where it does not say."""

    name: str
    locale: str = ""
    zone: str = ""
    is_bot: bool = False
    email: str = ""  # one the platform vouches for
    is_gone: bool = False  # the account was closed


@dataclass(frozen=True)
class Reaction:
    emoji: str  # the platform's own name of it, without skin tone
    user: str


@dataclass(frozen=True)
class File:
    """`content`: None where it is larger than was asked for."""

    name: str
    content: bytes | None


@dataclass(frozen=True)
class RoomProfile:
    name: str
    is_direct: bool


@dataclass(frozen=True)
class Origin:
    """Where a form was asked for; "" in the direct conversation."""

    room: str = ""
    thread: str = ""


@dataclass(frozen=True)
class Passage:
    """What is read of a room: a thread whole, or the room and its threads between two moments."""

    room: str
    thread: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Read:
    """A message of a room's history. In `words` a person stands as `mark(user)`."""

    message: str
    author: str  # the platform's id of the person; "" for a program
    words: str
    at: datetime
    link: str
    thread: str = ""  # the message it hangs from
    kind: Literal["said", "bot", "notice"] = "said"  # notice: joined, left, recalled
    files: int = 0


@dataclass(frozen=True)
class Page:
    """As much as one call gives. `cursor` leads on; "" after the last one."""

    messages: tuple[Read, ...]
    cursor: str = ""
    calls_left: int = 0  # at least so many calls until the passage is read


MARKED = re.compile("\ue000([^\ue000\ue001]*)\ue001")  # private-use characters: no text holds them


def mark(user: str) -> str:
    """Stands for the person's name, which whoever knows people puts in its place."""
    return f"\ue000{user}\ue001"


@dataclass(frozen=True)
class Picture:
    """A chart that was uploaded. `key`: what the numbers in it stand for, where it has some."""

    file: str  # the platform's id of it
    key: str = ""


class Stage(StrEnum):
    """Of a picture on its way to the platform."""

    WAITING = "waiting"  # for its turn
    BEGUN = "begun"  # somebody is sending it
    GIVEN = "given"  # the platform has it, and looks at it before messages may show it
    READY = "ready"
    FAILED = "failed"  # messages do without


@dataclass(frozen=True)
class Held:
    """`since_s`: in that stage; below 0 the time until its turn."""

    stage: Stage
    file: str  # the platform's id of it, once it has begun
    since_s: float


class Files(Protocol):
    """How far each picture has come, by a digest of it; known to all processes."""

    async def held(self, digest: str, place: str, turns: Limit) -> Held:
        """One that nobody knows waits from now on, among all those of the place."""

    async def begin(self, digest: str, file: str) -> bool:
        """False where somebody was faster: their file counts."""

    async def reached(self, digest: str, file: str, stage: Stage) -> None: ...

    async def forget(self, digest: str, file: str) -> None: ...


class Platform(Protocol):
    name: str

    async def post(self, room: str, cards: Cards, *, key: str, thread: str = "") -> str:
        """Show the card; return the message's id. `key` is found again by `find`."""

    async def update(self, room: str, message: str, cards: Cards) -> None: ...

    async def find(self, room: str, key: str, *, since: datetime, thread: str = "") -> str | None:
        """The message posted under this key, if it got there after all."""

    async def tell(
        self, user: str, cards: Cards, *, key: str, room: str = "", thread: str = ""
    ) -> str:
        """Show the card to one person alone; "" where it has no id to find it by."""

    async def direct_room(self, user: str) -> str:
        """The room of the conversation with the bot alone."""

    async def hand(self, user: str, name: str, content: str, words: str, *, key: str) -> None:
        """Give one person a text file. Giving it again under the same key does nothing."""

    async def profile(self, user: str) -> Profile: ...

    async def describe(self, room: str) -> RoomProfile: ...

    async def message(self, room: str, message: str) -> Said | None:
        """What stands there now; None when it is gone."""

    async def link(self, room: str, message: str) -> str:
        """Where a person opens it, or the nearest place; "" where nobody can say."""

    async def exact_link(self, room: str, message: str, thread: str) -> str:
        """Of a message of ours, which hangs from `thread`; "" where nobody can say."""

    async def react(self, room: str, message: str, emoji: str) -> None:
        """Doing it again does nothing."""

    async def reactions(self, room: str, message: str) -> list[Reaction]:
        """Of people; our own are left out."""

    async def is_alive(self) -> str:
        """ "" when the platform hears and answers us, else what is wrong."""

    async def close(self) -> None: ...


@runtime_checkable
class FindsRooms(Protocol):
    """A platform whose reactions do not say where they happened."""

    async def room_of(self, message: str) -> str: ...


@runtime_checkable
class ShowsHome(Protocol):
    """A platform where each person has a page of the bot's own."""

    async def show_home(self, user: str, cards: Cards) -> None:
        """The card in the place of what stood there. Doing it again changes nothing."""


@runtime_checkable
class TakesTurns(Protocol):
    """A platform that lets a workspace have so many messages a minute, whatever the room."""

    def take_turn(self) -> None:
        """For one of very many messages. Raises Retry when it has to wait."""


@runtime_checkable
class HoldsPictures(Protocol):
    """A platform that shows only pictures which it holds already."""

    async def prepare(self, cards: Cards, *, is_bulk: bool) -> None:
        """Bring it nearer to holding what the cards show. Raises Paced until it does.

        `is_bulk`: they stand in line with all others of the workspace.
        """


@runtime_checkable
class PresentsForms(Protocol):
    """A platform without modals: a form is a message there."""

    async def present(self, user: str, form: Form, origin: Origin, *, key: str) -> str:
        """Show the form to the person alone; return the message's id."""


@runtime_checkable
class GivesFiles(Protocol):
    """A platform that gives back what people attached to their messages."""

    async def file(self, attached: Attached, *, room: str, most: int) -> File | None:
        """The file of that id, or that of the message; None where there is none.

        `most`: bytes; more than that is not fetched.
        """


@runtime_checkable
class HasHistory(Protocol):
    """A platform that gives back what was said."""

    async def read(self, passage: Passage, cursor: str = "") -> Page:
        """The next page of the passage, in any order; a message may come twice."""

    async def has_member(self, room: str, user: str) -> bool:
        """Whether the person is in the room, and so may read it."""

    async def members(self, room: str, most: int) -> list[str]:
        """Who is in the room; bots may be among them. No more than `most`."""

    def place(self, link: str) -> Passage | None:
        """Where the address of a message, a thread or a room leads; None for any other."""

    async def address(self, room: str, message: str, thread: str = "") -> str:
        """As `link`, made up of what is known here already: for many messages at once."""
