"""Some weeks of history, acted out: the stand-in's people do it all, under a clock put back.

Nothing is written into the bot's database: it learns of everything as it would in a real channel.
"""

import contextlib
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.playground import seed_story
from bot.playground.clock import DemoClock
from bot.playground.demo_bot import BotProcess
from bot.playground.demo_time import pass_until
from bot.playground.feishu import NotOffered as FeishuNotOffered
from bot.playground.seed_cast import ROOMS, Cast, FeishuCast
from bot.playground.slack import Channel, Ephemeral, Message, Outcome, Person
from bot.playground.slack_blocks import interactive
from bot.playground.slack_forms import NotOffered

__all__ = ["Cast", "FeishuCast", "NotAsWritten", "Scene", "play"]

WEEKS = 3
BUDGET = {"budget_days": "60", "budget_money": "48000"}  # of either project, as both sides agreed
CONNECTED_WITHIN_S = 60.0
DONE_WITHIN_S = 20.0
CAUGHT_UP_WITHIN_S = 5.0


class NotAsWritten(LookupError):
    """The story and the bot no longer agree: somebody could not do what the story says."""


async def play(scene: "Scene", first_room: str) -> None:
    """`first_room`: the channel whose project is in Feishu too. Raises NotAsWritten."""
    scene.clock.offset = -timedelta(weeks=WEEKS).total_seconds()
    slack, feishu = scene.cast.slack, scene.feishu.server
    try:
        await slack.until(lambda: slack.sockets.connections, CONNECTED_WITHIN_S)
        await feishu.until(lambda: feishu.sockets.connections, CONNECTED_WITHIN_S)
        await seed_story.act_out(scene, first_room)
        await scene.passes(datetime.now(UTC))
        await scene.caught_up()
        for shown in slack.workspace.ephemerals:
            shown.is_deleted = True  # private answers do not outlive a client's restart
        for person in scene.cast.people.values():
            if person.view:  # nor does a note that was read
                await person.close(everything=True)
    except (TimeoutError, LookupError, NotOffered, FeishuNotOffered) as stopped:
        raise NotAsWritten(_place_of(stopped)) from stopped
    finally:
        scene.clock.offset = 0.0


def _place_of(stopped: BaseException) -> str:
    """Where in the story it was."""
    frames = traceback.extract_tb(stopped.__traceback__)
    lines = [one for one in frames if one.filename == seed_story.__file__]
    return f"{stopped!r} at {lines[-1].line if lines else 'the start'}"


@dataclass
class Scene:
    cast: Cast
    feishu: FeishuCast
    clock: DemoClock
    bot: BotProcess

    async def later(self, days: int, at: str, zone: str) -> None:
        """Put the clock to this time of day, so many working days on."""
        await self.caught_up()
        there = ZoneInfo(zone)
        day = self.clock.now().astimezone(there).date()
        while days > 0 or day.weekday() > 4:
            day += timedelta(days=1)
            days -= day.weekday() < 5
        moment = datetime.combine(day, time.fromisoformat(at), there)
        # Nothing happens in the future: late in the story today may not be that old yet.
        await self.passes(min(moment, datetime.now(there) - timedelta(minutes=2)))

    async def passes(self, until: datetime) -> None:
        await pass_until(until, self.clock, self.bot, lambda: None)

    async def caught_up(self) -> None:
        """Everything the bot promised has arrived: nothing is to come days too late.

        If that takes long it comes late after all, which spoils nothing but a time.
        """
        with contextlib.suppress(TimeoutError):
            await self.cast.slack.until(
                lambda: not self.bot.open_promises(self.clock.now()), CAUGHT_UP_WITHIN_S
            )

    def person(self, name: str) -> Person:
        return self.cast.people[name]

    def room(self, name: str) -> Channel:
        return self.cast.rooms[name]

    async def says(self, name: str, room: str, text: str) -> Message:
        outcome = await self.person(name).say(self.room(room), text)
        assert outcome.message is not None
        return outcome.message

    async def fills(self, name: str, values: Mapping[str, Any]) -> None:
        await self.until(lambda: self.person(name).view)
        _accepted(await self.person(name).submit(values))

    async def presses(self, name: str, card: Message, action: str) -> None:
        """The button of this meaning, once it stands there, and until the thread says so."""
        await self.until(lambda: _button(card, action))
        replies = len(card.replies)
        _accepted(await self.person(name).press(card, _button(card, action)))
        if not self.person(name).view:
            await self.until(lambda: len(card.replies) > replies)

    async def answers(self, name: str, card: Message, action: str, **values: Any) -> None:
        """Press a button that opens a form, and fill it in."""
        replies = len(card.replies)
        await self.until(lambda: _button(card, action))
        _accepted(await self.person(name).press(card, _button(card, action)))
        await self.fills(name, values)
        await self.until(lambda: len(card.replies) > replies)

    async def proposes(self, name: str, room: str, text: str, **values: Any) -> Message:
        known = set(self.room(room).log)
        _accepted(await self.person(name).slash(self.room(room), f"/change {text}"))
        await self.fills(name, values)
        return await self.card_beyond(room, known)

    async def records(self, name: str, message: Message, **values: Any) -> Message:
        """Make a change of what somebody wrote, by the shortcut in the message's menu."""
        known = set(message.channel.log)
        _accepted(await self.person(name).message_shortcut(message, "change"))
        await self.fills(name, values)
        return await self.card_beyond(message.channel.name, known)

    async def replies(self, name: str, message: Message, text: str) -> None:
        await self.person(name).say(message.channel, text, thread=message)

    async def reacts(self, name: str, message: Message, sign: str) -> None:
        await self.person(name).react(message, sign)

    async def commands(self, name: str, room: str, line: str, **values: Any) -> None:
        """A command, and its form where it opens one."""
        _accepted(await self.person(name).slash(self.room(room), line))
        if values:
            await self.fills(name, values)

    async def asks_and_presses(self, name: str, room: str, line: str, action: str) -> None:
        """A button on the private answer to a command."""
        outcome = await self.person(name).slash(self.room(room), line)
        _accepted(outcome)
        (answer,) = outcome.private
        _accepted(await self.person(name).press(answer, _button(answer, action)))

    def cards(self, room: str, action: str) -> list[Message]:
        """Those in the room with a button that means `action`."""
        return [one for one in self.room(room).messages if _button(one, action)]

    async def next_card(self, room: str, action: str, known: int = 0) -> Message:
        """The newest of them, once there are more than `known`."""
        await self.until(lambda: len(self.cards(room, action)) > known)
        return self.cards(room, action)[-1]

    async def presses_one(self, name: str, card: Message, action: str, place: int) -> None:
        """Of several buttons that mean `action`, the one in this place, counted from 0."""
        ids = [str(one.get("action_id", "")) for _, one in interactive(card.blocks)]
        found = [one for one in ids if one.partition(":")[0] == action]
        _accepted(await self.person(name).press(card, found[place]))

    async def stands_up(self, name: str, text: str) -> None:
        """Answer by typing, a line a question; nobody is asked on a holiday where they live."""
        person = self.person(name)
        asked = [one for one in person.direct.messages if _button(one, "standup.ask_answer")]
        if asked:
            known = set(person.direct.log)
            await person.dm(text)
            await self.message_beyond(person.direct, known)

    async def takes_roles(self, name: str, room: str, others: tuple[str, ...]) -> None:
        """Everybody is heard once; then the first of them opens the project's settings."""
        here = self.room(room)
        for other in others:
            _accepted(await self.person(other).slash(here, "/change list"))
        _accepted(await self.person(name).slash(here, "/parley project"))
        await self.until(lambda: self.person(name).view)
        filled: dict[str, str | list[str]] = {**BUDGET}
        for who, role in ROOMS[room].items():
            if role != "developer":
                filled[role] = [*filled.get(role, ()), self.person(who).id]
        _accepted(await self.person(name).submit(filled))

    async def card_beyond(self, room: str, known: set[str]) -> Message:
        """The bot's new card in the room, its thread begun."""
        card = await self.message_beyond(self.room(room), known)
        await self.until(lambda: card.replies)
        return card

    async def message_beyond(self, room: Channel, known: set[str]) -> Message:
        """The bot's first message in the room that was not there before."""
        bot = self.cast.slack.app.user.id

        def new() -> list[Message]:
            fresh = [room.log[ts] for ts in list(room.log) if ts not in known]
            return [one for one in fresh if one.user == bot]

        await self.until(new)
        return new()[0]

    async def accepts(self, person: Person, card: Message, action: str) -> None:
        """A button whose effect shows elsewhere."""
        _accepted(await person.press(card, _button(card, action)))

    async def until(self, condition: Callable[[], object]) -> None:
        await self.cast.slack.until(condition, DONE_WITHIN_S)


def _button(card: Message | Ephemeral, action: str) -> str:
    """The action id of the button that means `action`; "" while there is none."""
    found = (str(one.get("action_id", "")) for _, one in interactive(card.blocks))
    return next((one for one in found if one.partition(":")[0] == action), "")


def _accepted(outcome: Outcome) -> None:
    if not outcome.is_ok:
        raise NotAsWritten(f"{outcome.error} {outcome.errors}")
