"""What people do, said in JSON: for whoever drives the stand-in from another process."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.playground.slack_answers import view_json
from bot.playground.slack_channels import JSON, Channel, Ephemeral, Message
from bot.playground.slack_outcome import Outcome
from bot.playground.slack_people import Person
from bot.playground.slack_stacks import View

if TYPE_CHECKING:
    from bot.playground.slack import SlackServer


class Act:
    """One act with its arguments looked up when they are asked for."""

    def __init__(self, server: "SlackServer", given: JSON) -> None:
        self._server, self._given = server, given
        self.person = person_of(server, given["person"])

    def word(self, name: str) -> str:
        return str(self._given[name])

    def value(self, name: str, default: Any = None) -> Any:
        return self._given.get(name, default)

    @property
    def channel(self) -> Channel:
        return channel_of(self._server, self._given["channel"])

    @property
    def message(self) -> Message:
        found = self.channel.find(self._given["message"])
        if found is None:
            raise LookupError("no such message")
        return found

    @property
    def thread(self) -> Message | None:
        return self.channel.find(self._given["thread"]) if self._given.get("thread") else None

    @property
    def where(self) -> Message | Ephemeral | View | None:
        """``message`` and ``channel``, else the ``ephemeral`` by its ts, else what ``in`` says."""
        if "message" in self._given:
            return self.message
        if "ephemeral" in self._given:
            shown = {one.ts: one for one in self._server.ephemerals(self.person)}
            return shown[self._given["ephemeral"]]
        return self.person.home if self._given.get("in") == "home" else self.person.view


_Doing: TypeAlias = Callable[[Act], Awaitable[Outcome]]

ACTS: dict[str, _Doing] = {
    "slash": lambda act: act.person.slash(act.channel, act.word("text")),
    "say": lambda act: act.person.say(act.channel, act.word("text"), thread=act.thread),
    "dm": lambda act: act.person.dm(act.word("text")),
    "edit": lambda act: act.person.edit(act.message, act.word("text")),
    "delete": lambda act: act.person.delete(act.message),
    "react": lambda act: act.person.react(act.message, act.word("name")),
    "unreact": lambda act: act.person.unreact(act.message, act.word("name")),
    "message_shortcut": lambda act: act.person.message_shortcut(
        act.message, act.word("callback_id")
    ),
    "shortcut": lambda act: act.person.shortcut(act.word("callback_id")),
    "press": lambda act: act.person.press(act.where, act.word("what")),
    "choose": lambda act: act.person.choose(act.where, act.word("what"), act.value("value")),
    "submit": lambda act: act.person.submit(act.value("values", {})),
    "close": lambda act: act.person.close(everything=bool(act.value("everything"))),
    "open_home": lambda act: act.person.open_home(act.value("tab", "home")),
    "join": lambda act: act.person.join(act.channel),
    "leave": lambda act: act.person.leave(act.channel),
    "archive": lambda act: act.person.archive(act.channel, undo=bool(act.value("undo"))),
}


async def perform(server: "SlackServer", given: JSON) -> JSON:
    return outcome_json(server, await ACTS[given["act"]](Act(server, given)))


def person_of(server: "SlackServer", who: str) -> Person:
    """By id or by name."""
    for user in server.workspace.users.values():
        if who in (user.id, user.name, user.real_name):
            return Person(server, user)
    raise LookupError(f"nobody is called {who!r}")


def channel_of(server: "SlackServer", which: str) -> Channel:
    for channel in server.workspace.channels.values():
        if which in (channel.id, channel.name):
            return channel
    raise LookupError(f"no channel is called {which!r}")


def ephemeral_json(shown: Ephemeral) -> JSON:
    return {
        "ts": shown.ts,
        "channel": shown.channel.id,
        "user": shown.user,
        "text": shown.text,
        "blocks": shown.blocks,
        "thread_ts": shown.thread_ts,
    }


def outcome_json(server: "SlackServer", seen: Outcome) -> JSON:
    return {
        "status": seen.status,
        "error": seen.error,
        "seconds": seen.seconds,
        "body": seen.body,
        "errors": seen.errors,
        "view": view_json(server.workspace, seen.view) if seen.view else None,
        "private": [ephemeral_json(one) for one in seen.private],
        "message": server.message_json(seen.message) if seen.message else None,
    }
