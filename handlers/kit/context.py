"""What a handler may use, and what it may promise."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.kit.cards import Block, Card
from handlers.kit.errors import Refused
from handlers.kit.forms import Form
from handlers.kit.i18n import Translate
from storage.people import Known, Person, Role
from storage.projects import Here, Project, Room

Clock: TypeAlias = Callable[[], datetime]

# A card is drawn once per language it may be read in, when the promise is kept.
Draw: TypeAlias = Callable[[Translate], Card]


@dataclass(frozen=True)
class Post:
    """Show a card in a room. A second post to the same slot edits the message of the first.

    `under`: reply in the thread of that slot's message; `thread`: in that of any message.
    `is_fresh`: show it anew; from then on the slot's edits go to the new message.
    `every_s`: the message is edited at most so often, however often this is promised.
    `is_bulk`: one of very many; whatever else waits goes first.
    `is_calm`: in no hurry; what follows in the room does not wait for it.
    """

    room: Room
    language: str
    draw: Draw
    slot: str | None = None
    under: str | None = None
    is_fresh: bool = False
    every_s: float = 0
    thread: str = ""
    is_bulk: bool = False
    is_calm: bool = False


@dataclass(frozen=True)
class Tell:
    """Show a card to one person alone: in `room` so that only they see it, else in a DM.

    `slot`, `is_fresh`: as in Post; only in a DM, since what stands in a room for one person alone
    cannot be edited. `is_bulk`: one of very many; whatever else is promised goes first.
    """

    platform: str
    tenant: str
    user: str
    language: str
    draw: Draw
    room: str = ""
    thread: str = ""
    is_bulk: bool = False
    slot: str | None = None
    is_fresh: bool = False


@dataclass(frozen=True)
class Fill:
    """Put a form before one person, where a form is a message and no window of its own.

    `room` and `thread`: where it was asked for; "" in the direct conversation.
    """

    platform: str
    tenant: str
    user: str
    form: Form
    room: str = ""
    thread: str = ""


@dataclass(frozen=True)
class Home:
    """Show a card on one person's own page, in the place of what stood there."""

    platform: str
    tenant: str
    user: str
    language: str
    draw: Draw


@dataclass(frozen=True)
class Hand:
    """Give one person a text file."""

    platform: str
    tenant: str
    user: str
    name: str
    content: str
    words: str  # what is said with it


@dataclass(frozen=True)
class Mail:
    """Send a card to somebody who is in no chat.

    `leave`: where they say that they want no more of these.
    `lost`: the name of the Finished event that says that it never arrived, about `subject`.
    """

    address: str
    name: str
    language: str
    draw: Draw
    leave: str
    lost: str
    subject: int


@dataclass(frozen=True)
class Ask:
    """Ask the connector of that name.

    `reply`: the name of the Finished event that brings its answer; "" when nobody waits for one.
    `room`: the platform's id of the room it is asked about.
    `slot`: asked about the slot's message there, once it is shown.
    """

    platform: str
    tenant: str
    name: str
    args: dict[str, Any]
    reply: str = ""
    room: str = ""
    slot: str = ""


Promise: TypeAlias = Post | Tell | Fill | Home | Hand | Mail | Ask

# What a feature has to show on the actor's own page; nothing when it concerns them in nothing.
AtHome: TypeAlias = Callable[["Context"], Awaitable[tuple[Block, ...]]]


@dataclass(frozen=True)
class House:
    """What this installation has: the address it is reached at, "" for none; a mail server."""

    url: str = ""
    sends_mail: bool = False


@dataclass(frozen=True)
class Context:
    """`t` speaks the actor's language; channel texts are drawn in the project's."""

    tx: AsyncSession
    now: datetime
    t: Translate
    platform: str
    tenant: str
    user: str
    room: str
    here: Here | None
    at_home: Sequence[AtHome] = ()
    promises: list[Promise] = field(default_factory=list)
    house: House = House()

    @property
    def me(self) -> Person:
        if self.here is None:
            raise Refused("kit-unknown-person")
        return self.here.person

    @property
    def project(self) -> Project:
        if self.here is None or self.here.project is None:
            raise Refused("kit-no-project")
        return self.here.project

    @property
    def lane(self) -> str:
        """Of the room, as `Room.lane`."""
        return f"{self.platform}:{self.tenant}:{self.room}"

    @property
    def role(self) -> Role:
        return self.here.role if self.here else Role.OBSERVER

    def post(  # noqa: PLR0913  the options of one promise, all by keyword
        self,
        rooms: Sequence[Room],
        language: str,
        draw: Draw,
        *,
        slot: str | None = None,
        under: str | None = None,
        is_fresh: bool = False,
        every_s: float = 0,
        thread: str = "",
        is_bulk: bool = False,
        is_calm: bool = False,
    ) -> None:
        for room in rooms:
            spoken = room.language or language
            where = (slot, under, is_fresh, every_s, thread)
            self.promises.append(Post(room, spoken, draw, *where, is_bulk, is_calm))

    def tell(self, user: str, language: str, draw: Draw, *, room: str = "") -> None:
        self.promises.append(Tell(self.platform, self.tenant, user, language, draw, room=room))

    def tell_person(
        self, known: Known, draw: Draw, *, is_bulk: bool = False, slot: str | None = None
    ) -> None:
        """In a DM, on whichever platform they have an account; always a message of its own.

        `slot`: what `tell_again` edits.
        """
        platform, tenant, user = known.accounts[0]
        language = known.person.language
        how: dict[str, Any] = {"is_bulk": is_bulk, "slot": slot, "is_fresh": True}
        self.promises.append(Tell(platform, tenant, user, language, draw, **how))

    def tell_again(self, draw: Draw, *, slot: str) -> None:
        """What the actor was told stands there anew: they have pressed something on it."""
        language = self.me.language
        told = Tell(self.platform, self.tenant, self.user, language, draw, slot=slot)
        self.promises.append(told)

    def show_home(self, card: Card) -> None:
        """On the actor's own page, in their language."""
        whole = Home(self.platform, self.tenant, self.user, self.t.language, lambda _: card)
        self.promises.append(whole)

    def hand(self, name: str, content: str, words: str) -> None:
        self.promises.append(Hand(self.platform, self.tenant, self.user, name, content, words))

    def ask(
        self,
        name: str,
        *,
        reply: str = "",
        room: Room | None = None,
        slot: str = "",
        **args: Any,
    ) -> None:
        """`args` must survive JSON."""
        platform, tenant = self.platform, self.tenant
        if room is not None:
            platform, tenant = room.platform, room.tenant
        where = room.room if room else ""
        self.promises.append(Ask(platform, tenant, name, args, reply, where, slot))
