"""The dialogue driver: people type, press and fill in; what they see comes back.

    await ann.types("/change Export must include cancelled orders by next Friday")
    await ann.fills(criteria="A cancelled order is in the file")
    assert await bob.presses("Approve") == "…"

Everything between the event and the port is the real thing: dispatch, database, outbox, delivery.
Only the platform is in memory, and it implements the real port.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.connectors import CONNECTORS
from bot.connectors.history import Histories
from bot.connectors.summaries import Summaries
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.introductions import Introductions
from bot.platforms.port import (
    Cards,
    File,
    Gone,
    Origin,
    Page,
    Passage,
    Profile,
    Reaction,
    Read,
    Retry,
    RoomProfile,
    SendFailed,
)
from bot.sending import Connector, Sender
from bot.ticker import Ticker
from handlers.features import FEATURES
from handlers.kit import forms
from handlers.kit.cards import Answer, Button, Buttons, Card, FieldErrors, Note, Row
from handlers.kit.context import House
from handlers.kit.events import (
    Attached,
    Click,
    Command,
    Deleted,
    Edited,
    Event,
    Joined,
    Opened,
    ProfileChanged,
    Reacted,
    Said,
    Wrote,
)
from handlers.kit.forms import Form
from handlers.kit.i18n import language_of
from handlers.kit.text import plain
from handlers.kit.words import vocabulary
from storage.engine import Database
from tests import letters


async def run_here(work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """In place of another process."""
    return work(*args, **kwargs)


NOON = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)  # a Wednesday, noon in Shanghai


@dataclass
class Message:
    id: str
    room: str
    key: str
    cards: Cards
    thread: str = ""
    edits: int = 0

    @property
    def card(self) -> Card:
        return next(iter(self.cards.values()))

    def card_in(self, language: str) -> Card:
        return self.cards.get(language, self.card)

    @property
    def text(self) -> str:
        return letters.card(self.card)

    def text_in(self, language: str) -> str:
        return letters.card(self.card_in(language))


@dataclass
class Chat:
    """A whole chat platform in memory, behind the real port."""

    name: str = "slack"
    profiles: dict[str, Profile] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    files: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    held: dict[str, list[Reaction]] = field(default_factory=dict)  # reactions, by message
    seeds: dict[str, list[str]] = field(default_factory=dict)  # our own
    failures: list[SendFailed] = field(default_factory=list)  # of the next posts
    closed_rooms: dict[str, SendFailed] = field(default_factory=dict)
    too_old: set[str] = field(default_factory=set)  # messages that stand, and cannot be edited
    history: dict[str, list[Read]] = field(default_factory=dict)  # by room
    page: int = 100  # messages of a history's page
    slow: list[float] = field(default_factory=list)  # the next looks at history wait so long
    attached: dict[str, File] = field(default_factory=dict)  # by file, and by message
    strangers: set[tuple[str, str]] = field(default_factory=set)  # (room, user): not in it
    inhabitants: dict[str, list[str]] = field(default_factory=dict)  # users, by room
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    async def read(self, passage: Passage, cursor: str = "") -> Page:
        if self.slow and (wait := self.slow.pop(0)):
            raise Retry("slowly", after=wait)
        found = [
            one
            for one in self.history.get(passage.room, [])
            if not passage.thread or passage.thread in (one.message, one.thread)
            if passage.thread or (passage.since or one.at) <= one.at <= (passage.until or one.at)
        ]
        start = int(cursor or 0)
        left = -(-(len(found) - start - self.page) // self.page)
        following = str(start + self.page) if left > 0 else ""
        return Page(tuple(found[start : start + self.page]), following, max(0, left))

    async def members(self, room: str, most: int) -> list[str]:
        return self.inhabitants.get(room, [])[:most]

    async def has_member(self, room: str, user: str) -> bool:
        return (room, user) not in self.strangers

    def place(self, link: str) -> Passage | None:
        """https://chat/room/message"""
        host, *parts = link.removeprefix("https://").split("/")
        room, message = [*parts, "", ""][:2]
        return Passage(room, message) if host == "chat" and room else None

    async def address(self, room: str, message: str, thread: str = "") -> str:
        return f"https://chat/{room}/{message}"

    async def post(self, room: str, cards: Cards, *, key: str, thread: str = "") -> str:
        if self.failures:
            raise self.failures.pop(0)
        if room in self.closed_rooms:
            raise self.closed_rooms[room]
        message = Message(f"m{next(self._ids)}", room, key, cards, thread)
        self.messages.append(message)
        return message.id

    async def update(self, room: str, message: str, cards: Cards) -> None:
        found = next((one for one in self.messages if one.id == message), None)
        if found is None:
            raise Gone("message_not_found", is_message=True)
        if message in self.too_old:
            raise Gone("message_too_old", is_message=True, is_old=True)
        found.cards, found.edits = cards, found.edits + 1

    async def find(self, room: str, key: str, *, since: datetime, thread: str = "") -> str | None:
        return next((one.id for one in self.messages if one.key == key), None)

    async def tell(
        self, user: str, cards: Cards, *, key: str, room: str = "", thread: str = ""
    ) -> str:
        return await self.post(f"@{user}", cards, key=key, thread=thread)

    async def file(self, attached: Attached, *, room: str, most: int) -> File | None:
        found = self.attached.get(attached.file or attached.message)
        is_large = found is not None and found.content is not None and len(found.content) > most
        return File(found.name, None) if found and is_large else found

    async def direct_room(self, user: str) -> str:
        return f"@{user}"

    async def hand(self, user: str, name: str, content: str, words: str, *, key: str) -> None:
        self.files[key] = (user, name, content)

    async def profile(self, user: str) -> Profile:
        return self.profiles[user]

    async def describe(self, room: str) -> RoomProfile:
        return RoomProfile(room, is_direct=False)

    async def message(self, room: str, message: str) -> Said | None:
        return self.said.get(message)

    async def exact_link(self, room: str, message: str, thread: str) -> str:
        return await self.link(room, message)

    async def link(self, room: str, message: str) -> str:
        return f"https://chat.example/{room}/{message}"

    async def react(self, room: str, message: str, emoji: str) -> None:
        mine = self.seeds.setdefault(message, [])
        mine += [] if emoji in mine else [emoji]

    async def reactions(self, room: str, message: str) -> list[Reaction]:
        return list(self.held.get(message, []))

    def hold(self, message: str, reaction: Reaction, *, is_added: bool) -> None:
        """What happens on the platform, whether the bot hears of it or not."""
        held = self.held.setdefault(message, [])
        if is_added and reaction not in held:
            held.append(reaction)
        if not is_added and reaction in held:
            held.remove(reaction)

    async def is_alive(self) -> str:
        return ""

    async def close(self) -> None:
        return None


@dataclass
class ChatWithHome(Chat):
    """As Slack is: everybody has a page of the bot's own."""

    homes: dict[str, Card] = field(default_factory=dict)

    async def show_home(self, user: str, cards: Cards) -> None:
        (self.homes[user],) = cards.values()


@dataclass
class ChatWithoutModals(Chat):
    """As Feishu is: a form is a message, and a card holds every language at once."""

    name: str = "feishu"
    presented: dict[str, list[Form]] = field(default_factory=dict)

    async def present(self, user: str, form: Form, origin: Origin, *, key: str) -> str:
        self.presented.setdefault(user, []).append(form)
        return key


PLATFORMS: dict[str, type[Chat]] = {"slack": ChatWithHome, "feishu": ChatWithoutModals}


@dataclass
class World:
    database: Database
    now: datetime = NOON
    chat: Chat = field(default_factory=ChatWithHome)
    room: str = "orders"
    last: Event | None = None
    is_holding_back: bool = False  # promises are kept in the outbox
    id_ending: str = ""
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        platforms = {self.chat.name: self.chat}
        introductions = Introductions(self.database, platforms, self.clock)
        self.dispatch = Dispatcher(
            self.database, FEATURES, vocabulary(FEATURES.commands), self.clock, introductions
        )
        connectors: dict[str, Connector] = {
            **CONNECTORS,
            "read_history": Histories(self.database, introductions),
            "make_summary": Summaries(self.database, run_here),
        }
        self.sender = Sender(self.database, platforms, connectors, self.dispatch, self.clock)
        self.delivery = Delivery(self.database, self.sender, self.clock)
        self.ticker = Ticker(self.database, self.dispatch, self.clock)

    def clock(self) -> datetime:
        return self.now

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def house(self, house: House) -> None:
        """What this installation has from now on."""
        self.dispatch = replace(self.dispatch, house=house)
        self.sender.dispatch = self.dispatch
        self.ticker.dispatch = self.dispatch

    def person(
        self, name: str, *, locale: str = "en-US", zone: str = "Asia/Shanghai", tenant: str = "T1"
    ) -> "Person":
        user = f"U{name.upper()}"
        self.chat.profiles[user] = Profile(name, locale, zone)
        return Person(name, user, self, tenant)

    def id(self, kind: str) -> str:
        """Some platforms' ids end in who did it."""
        return f"{kind}:{next(self._ids)}{self.id_ending and ':'}{self.id_ending}"

    async def happens(self, event: Event) -> Answer:
        self.last = event
        answer = await self.dispatch(event)
        await self.settles()
        return answer

    async def happens_again(self) -> Answer:
        """The platform delivers the last event once more."""
        assert self.last is not None
        return await self.happens(self.last)

    async def settles(self) -> None:
        while not self.is_holding_back and await self.delivery.drain():
            pass

    async def ticks(self) -> None:
        """What is planned for now, or was planned for earlier, happens."""
        await self.ticker.fire()
        await self.settles()

    def posted(self, *, room: str | None = None, thread: str = "") -> list[Message]:
        where = room or self.room
        return [one for one in self.chat.messages if (one.room, one.thread) == (where, thread)]

    @property
    def card(self) -> Message:
        """The newest message in the channel itself."""
        return self.posted()[-1]

    def thread(self, of: Message | None = None, *, language: str = "en") -> list[str]:
        root = of or self.posted()[0]
        return [one.text_in(language) for one in self.posted(thread=root.id)]


@dataclass
class Person:
    name: str
    user: str
    world: World
    tenant: str = "T1"
    form: Form | None = None
    private: Card | None = None  # the newest card only they see
    errors: dict[str, str] = field(default_factory=dict)
    _forms_seen: int = 0

    @property
    def language(self) -> str:
        return language_of(self.world.chat.profiles[self.user].locale)

    def _where(self, *, direct: bool = False) -> dict[str, Any]:
        return {
            "platform": self.world.chat.name,
            "tenant": self.tenant,
            "actor": self.user,
            "room": f"@{self.user}" if direct else self.world.room,
            "direct": direct,
        }

    async def types(self, line: str, *, direct: bool = False, people: tuple[str, ...] = ()) -> str:
        """`/word text`. Returns the words of a note, or of a private card."""
        if isinstance(self.world.chat, ChatWithoutModals):
            typed = line.removeprefix("/parley").strip() or "?"
            return await self.mentions(typed, direct=direct, people=people)
        name, _, text = line.removeprefix("/").partition(" ")
        word = "" if name == "parley" else name
        command = Command(
            id=self.world.id("slash"),
            **self._where(direct=direct),
            live=True,
            people=people,
            name=word,
            text=text,
        )
        return self._sees(await self.world.happens(command))

    async def mentions(
        self, text: str, *, thread: str = "", direct: bool = False, people: tuple[str, ...] = ()
    ) -> str:
        """`@Parley text`: nothing waits for the answer, so it comes as a message of its own."""
        before = len(self.world.posted(room=f"@{self.user}", thread=thread))
        command = Command(
            id=self.world.id("message"),
            **self._where(direct=direct),
            people=people,
            name="",
            text=text,
            thread=thread,
            points_at=thread,
            message=self.world.id("typed"),
        )
        await self.world.happens(command)
        self._is_presented()
        told = self.world.posted(room=f"@{self.user}", thread=thread)[before:]
        if not told:
            return ""
        self.private = told[-1].card_in(self.language)
        return letters.card(self.private)

    async def asks(self, text: str, label: str, *, thread: str = "") -> None:
        """`@Parley text`, and the form: by the button of that label where it did not come."""
        await self.mentions(text, thread=thread)
        if self.form is None:
            await self.presses(label, self.private)

    def _is_presented(self) -> bool:
        """A form that came as a message is open from then on."""
        if not isinstance(self.world.chat, ChatWithoutModals):
            return False
        shown = self.world.chat.presented.get(self.user, [])
        is_new = len(shown) > self._forms_seen
        if is_new:
            self.form, self._forms_seen = shown[-1], len(shown)
        return is_new

    def attaches(self, content: bytes | str, name: str = "plan.csv") -> str:
        """A file in a message of theirs: the id of either."""
        id_ = self.world.id("file")
        raw = content.encode() if isinstance(content, str) else content
        self.world.chat.attached[id_] = File(name, raw)
        return id_

    async def sends_file(self, content: bytes | str, name: str = "plan.csv") -> str:
        """To the bot alone, without a word."""
        before = len(self.world.posted(room=f"@{self.user}"))
        command = Command(
            id=self.world.id("message"),
            **self._where(direct=True),
            name="",
            message=self.world.id("typed"),
            attached=(Attached(file=self.attaches(content, name)),),
        )
        await self.world.happens(command)
        told = self.world.posted(room=f"@{self.user}")[before:]
        self.private = told[-1].card_in(self.language)
        return letters.card(self.private)

    async def points_at(self, said: Said, name: str = "change") -> str:
        """The message shortcut of that feature."""
        command = Command(
            id=self.world.id("shortcut"), **self._where(), live=True, name=name, about=said
        )
        return self._sees(await self.world.happens(command))

    async def fills(self, *, direct: bool = False, **values: Any) -> str:
        """Submit the open form with these values; the other fields keep what they hold."""
        assert self.form is not None, f"{self.name} has no form open"
        click = Click(
            id=self.world.id("submit"),
            **self._where(direct=direct),
            live=True,
            action=self.form.action,
            packed=self.form.packed,
            values={**prefilled(self.form), **values},
            people=tuple(
                user
                for one in self.form.fields
                if isinstance(one, forms.PeopleField)
                for user in values.get(one.name, one.values)
            ),
        )
        self.errors = {}
        return self._sees(await self.world.happens(click), is_submission=True)

    async def presses(
        self, label: str, on: Message | Card | None = None, *, direct: bool = False
    ) -> str:
        """A button on a message as they read it, by default the newest one in the channel."""
        card = on if isinstance(on, Card) else (on or self.world.card).card_in(self.language)
        return await self.presses_button(button_of(card, label), direct=direct)

    async def presses_button(self, button: Button, *, direct: bool = False) -> str:
        click = Click(
            id=self.world.id("click"),
            **self._where(direct=direct),
            live=True,
            action=button.action,
            packed=button.packed,
        )
        return self._sees(await self.world.happens(click))

    async def writes(self, words: str, *, thread: str = "", message: str = "") -> str:
        """In the channel, to the others; returns the message's id."""
        event = Wrote(
            id=self.world.id("wrote"),
            **self._where(),
            thread=thread,
            message=message or self.world.id("message"),
            words=words,
        )
        await self.world.happens(event)
        return event.message

    async def reacts(
        self, emoji: str, on: Message | str, *, is_added: bool = True, is_heard: bool = True
    ) -> None:
        """`is_heard`: false for what happens while the bot is not connected."""
        message = on if isinstance(on, str) else on.id
        self.world.chat.hold(message, Reaction(emoji, self.user), is_added=is_added)
        event = Reacted(
            id=self.world.id("reaction"),
            **self._where(),
            message=message,
            emoji=emoji,
            is_added=is_added,
        )
        if is_heard:
            await self.world.happens(event)

    async def unreacts(self, emoji: str, on: Message | str) -> None:
        await self.reacts(emoji, on, is_added=False)

    async def moves(self, zone: str) -> None:
        """Their profile names another time zone from now on."""
        profile = self.world.chat.profiles[self.user]
        self.world.chat.profiles[self.user] = replace(profile, zone=zone)
        where = {**self._where(), "room": ""}
        event = ProfileChanged(
            id=self.world.id("profile"), **where, name=self.name, locale=profile.locale, zone=zone
        )
        await self.world.happens(event)

    async def edits(self, said: Said, words: str) -> None:
        event = Edited(
            id=self.world.id("edit"), **self._where(), message=said.message, words=words
        )
        await self.world.happens(replace(event, actor=""))

    async def deletes(self, said: Said) -> None:
        event = Deleted(id=self.world.id("delete"), **self._where(), message=said.message)
        await self.world.happens(replace(event, actor=""))

    async def opens_home(self) -> Card:
        """The tab of the bot's own page."""
        await self.world.happens(Opened(id=self.world.id("home"), **self._where(direct=True)))
        assert isinstance(self.world.chat, ChatWithHome)
        return self.world.chat.homes[self.user]

    async def invites(self) -> None:
        await self.world.happens(Joined(id=self.world.id("join"), **self._where()))

    def _sees(self, answer: Answer, *, is_submission: bool = False) -> str:
        if self._is_presented():
            return ""  # the note says no more than that the form is there
        match answer:
            case Form():
                self.form = answer
            case FieldErrors(fields):
                self.errors = dict(fields)  # the form stays open
                return self.errors.get("", "")
            case Card():
                self.private = answer
                return letters.card(answer)
            case Note(text):
                return text
            case None if is_submission:
                self.form = None
        return ""


def prefilled(form: Form) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in form.fields:
        match one:
            case forms.TextField() | forms.ChoiceField():
                found[one.name] = one.value
            case forms.TicksField() | forms.PeopleField():
                found[one.name] = one.values
    return found


def buttons_of(card: Card) -> Iterable[Button]:
    for block in card.blocks:
        if isinstance(block, Buttons):
            yield from block.buttons
        elif isinstance(block, Row):
            yield block.button


def button_of(card: Card, label: str) -> Button:
    found = [one for one in buttons_of(card) if one.label == label]
    labels = [one.label for one in buttons_of(card)]
    assert found, f"no button {label!r} among {labels}"
    return found[0]


def said(words: str, *, by: Person, message: str = "1764043200.000100") -> Said:
    link = f"https://team.slack.com/archives/{by.world.room}/p{message.replace('.', '')}"
    return Said(message, by.user, by.name, words, NOON, link)


__all__ = ["Chat", "Message", "Person", "World", "button_of", "plain", "said"]
