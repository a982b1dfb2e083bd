"""A bot with small features of its own, on the in-memory platform: for what no feature shows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.introductions import Introductions
from bot.platforms.port import Cards, Gone, Platform, SendFailed
from bot.sending import Sender
from bot.ticker import Ticker
from handlers.kit.actions import Action
from handlers.kit.cards import Answer, Card, Note, Text
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.events import Click, Command, Due, Event, Finished
from handlers.kit.forms import Form, TextField, form
from handlers.kit.i18n import Translate
from handlers.kit.router import Router
from handlers.kit.text import line
from handlers.kit.words import Vocabulary
from storage import projects
from storage.engine import Database
from storage.projects import Room
from tests.chat import Chat, World


@dataclass(frozen=True)
class Send(Action, name="test.send"):
    text: str = ""


def words(text: str) -> Card:
    return Card(blocks=(Text((line(text),)),))


def says(text: str, _: Translate) -> Card:
    return words(text)


@dataclass
class FailingChat(Chat):
    """`lost`: errors of posts that got through all the same."""

    lost: list[SendFailed] = field(default_factory=list)
    lost_updates: list[SendFailed] = field(default_factory=list)
    looks: int = 0  # how often somebody looked for a message
    tries: int = 0

    async def post(self, room: str, cards: Cards, *, key: str, thread: str = "") -> str:
        self.tries += 1
        message = await super().post(room, cards, key=key, thread=thread)
        if self.lost:
            raise self.lost.pop(0)
        return message

    async def update(self, room: str, message: str, cards: Cards) -> None:
        self.tries += 1
        if self.lost_updates:
            raise self.lost_updates.pop(0)
        await super().update(room, message, cards)

    async def find(self, room: str, key: str, **where: Any) -> str | None:
        self.looks += 1
        return await super().find(room, key, **where)


@dataclass
class Features:
    """What the commands of this bot do; a test puts its own in."""

    handlers: dict[str, Callable[[Context, Command], Any]] = field(default_factory=dict)
    submitted: list[str] = field(default_factory=list)
    noon_breaks: bool = True
    noon_breaks_with: Exception = field(default_factory=lambda: RuntimeError("a bug"))

    def router(self) -> Router:
        router = Router()
        for name in ("say", "form", "refuse", "refuse-fields", "break", "ask", "about", "help"):
            router.command(name)(partial(self._command, name))
        router.action(Send)(self._send)
        router.reply("asked")(self._asked)
        router.reply("undelivered")(self._undelivered)
        router.time("noon")(self._noon)
        router.talk(self._talk)
        return router

    async def _command(self, name: str, ctx: Context, command: Command) -> Answer:
        match name:
            case "say":
                await post(ctx, command.text)
                return Note(f"said {command.text}")
            case "form":
                return a_form(command.text)
            case "refuse":
                await post(ctx, command.text)
                raise Refused("kit-no-project")
            case "ask":
                return await self._ask(ctx, command)
            case "refuse-fields":
                raise Invalid({"text": reason("kit-no-project")})
            case "about":
                return Note(f"about {command.about.words if command.about else None}")
            case "help":
                return Note("help")
        await post(ctx, command.text)
        raise RuntimeError("a bug")

    async def _send(self, ctx: Context, click: Click, action: Send) -> Answer:
        self.submitted.append(f"{action.text}{click.values.get('text', '')}")
        return None

    async def _ask(self, ctx: Context, command: Command) -> Answer:
        room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
        slot, _, question = command.text.rpartition("|")
        ctx.ask("answer", reply="asked", room=room, slot=slot, question=question)
        return None

    async def _asked(self, ctx: Context, finished: Finished) -> None:
        answer = finished.failed or finished.result
        self.submitted.append(f"{finished.args['question']} → {answer}")

    async def _talk(self, ctx: Context, command: Command) -> Answer:
        return Note("hello yourself") if command.text.endswith("hello") else None

    async def _undelivered(self, ctx: Context, lost: Finished) -> None:
        self.submitted.append(f"undelivered: {lost.args['reason']}")

    async def _noon(self, ctx: Context, due: Due) -> None:
        if self.noon_breaks:
            raise self.noon_breaks_with
        self.submitted.append(
            f"noon {due.subject}, {(ctx.now - due.at).total_seconds():.0f} s late"
        )


async def post(ctx: Context, text: str) -> None:
    room = await projects.room(ctx.tx, (ctx.platform, ctx.tenant, ctx.room))
    assert room is not None
    slot, _, said = text.rpartition("|")
    ctx.post([room], "en", partial(says, said), slot=slot or None)


def a_form(text: str) -> Form:
    return form("A form", "Send", Send(), TextField("text", "Text", text))


@dataclass
class Bot(World):
    chat: FailingChat = field(default_factory=FailingChat)
    features: Features = field(default_factory=Features)

    def __post_init__(self) -> None:
        platforms = {self.chat.name: self.chat}
        router = self.features.router()
        vocabulary = Vocabulary({name: name for name in router.commands})
        introductions = Introductions(self.database, platforms, self.clock)
        self.dispatch = Dispatcher(
            self.database, router, vocabulary, self.clock, introductions, new_id=lambda: "b06"
        )
        self.sender = Sender(
            self.database, platforms, {"answer": self._answer}, self.dispatch, self.clock
        )
        self.delivery = Delivery(self.database, self.sender, self.clock)
        self.ticker = Ticker(self.database, self.dispatch, self.clock)

    async def _answer(self, platform: Platform, *, question: str, **where: str) -> str:
        if question == "too late":
            raise Gone("deleted")
        return f"{question} in {where}"

    def command(self, line_: str, *, live: bool = True, **changes: Any) -> Command:
        name, _, text = line_.partition(" ")
        self.person("Ann")
        given: dict[str, Any] = {
            "id": self.id("message"),
            "platform": "slack",
            "tenant": "T1",
            "actor": "UANN",
            "room": self.room,
            "live": live,
            "name": name,
            "text": text,
        }
        return Command(**(given | changes))

    async def hears(self, line_: str, **changes: Any) -> Answer:
        """Handle the command without sending what it promised."""
        return await self.dispatch(self.command(line_, **changes))

    async def gets(self, event: Event) -> Answer:
        return await self.dispatch(event)

    def shown(self, room: str | None = None) -> list[str]:
        return [one.text for one in self.posted(room=room)]


__all__ = ["Bot", "Database", "FailingChat", "Room", "Send", "words"]
