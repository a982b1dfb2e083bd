"""What can be pressed, typed and chosen in the Slack window, done by the stand-in's people."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from bot.playground import slack_forms as forms
from bot.playground import slack_payloads as payloads
from bot.playground.draw_slack import Seat
from bot.playground.page_form import FIELD, Form, chosen, filled_in
from bot.playground.slack import Ephemeral, Message, Outcome, SlackServer, Trouble, View
from bot.playground.slack_blocks import interactive
from bot.playground.slack_channels import JSON
from bot.playground.slack_forms import NotOffered
from bot.playground.slack_people import Person

LOCALES = {"en": "en-US", "zh-CN": "zh-CN"}
LOST_MESSAGES = "chat.postMessage"  # the call that shows best whether anything is doubled


class Hand(Person):
    """A person with a pointer: it presses the one element it points at, whatever its label."""

    async def point(self, where: Message | Ephemeral | View, form: Form) -> Outcome:
        block, element = _element(where.blocks, form.word("block"), form.word("action"))
        value = chosen(element, form, "value")
        action = forms.action_of(block, element, value, self._workspace.new_ts())
        if isinstance(where, View):
            return await self._choose_in_view(where, block, element, action)
        self._be_in(where.channel)
        state = {name: action[name] for name in action.keys() - _NOT_STATE}
        typed = {block["block_id"]: {element["action_id"]: state}}
        payload = payloads.clicked_in_message(self._workspace, self.user, where, action, typed)
        key = self._workspace.new_response_url(where.channel, self.user, where)
        return await self._interact(payload | self._trigger(key))


_NOT_STATE = {"action_id", "block_id", "action_ts"}


def _element(blocks: list[JSON], block_id: str, action_id: str) -> tuple[JSON, JSON]:
    same = [pair for pair in interactive(blocks) if pair[1].get("action_id") == action_id]
    for block, element in same:
        if block.get("block_id") == block_id:
            return block, element
    if not same:
        raise NotOffered("that button is no longer there")
    return same[0]  # drawn anew at this moment: Slack numbers the blocks anew, and takes the press


class Table:
    """One person's seat in front of the stand-in, and what came with the request."""

    def __init__(self, slack: SlackServer, seat: Seat, form: Form) -> None:
        self.slack, self.seat, self.form = slack, seat, form
        self.me = Hand(slack, slack.workspace.users[seat.who])
        self.room = seat.channel(slack)

    @property
    def message(self) -> Message:
        found = self.room.find(self.form.word("at").removeprefix("m:"))
        if found is None:
            raise NotOffered("that message is no longer there")
        return found

    @property
    def place(self) -> Message | Ephemeral | View:
        """Where something was pressed: a message, a private one, the modal on top, or Home."""
        kind, _, ts = self.form.word("at").partition(":")
        if kind == "m":
            return self.message
        if kind == "v" and self.me.view is not None:
            return self.me.view
        if kind == "h" and self.me.home is not None:
            return self.me.home
        for one in self.slack.ephemerals(self.me):
            if one.ts == ts:
                return one
        raise NotOffered("that message is no longer there")


async def say(table: Table) -> Outcome:
    text = table.form.word("text").strip()
    thread = table.room.find(table.seat.thread) if table.form.word("in_thread") else None
    if (file := table.form.file("file")) is not None:
        files = [table.me.upload(*file)]
        return await table.me.say(table.room, text, thread=thread, files=files)
    if not text.startswith("/"):
        return await table.me.say(table.room, text, thread=thread)
    if thread is not None:
        raise NotOffered("threads take no commands")
    return await table.me.slash(table.room, text)


async def press(table: Table) -> Outcome:
    place = table.place
    if isinstance(place, View):
        forms.fill(place, filled_in(place, table.form))
    return await table.me.point(place, table.form)


async def submit(table: Table) -> Outcome:
    view = table.me.view
    if view is None or view.id != table.form.word("view"):
        raise NotOffered("that form is no longer open")
    return await table.me.submit({**filled_in(view, table.form), **_files(table, view)})


def _files(table: Table, view: View) -> dict[str, list[JSON]]:
    """Of every field for files, what was chosen in it."""
    fields = [one["block_id"] for one in view.blocks if _takes_files(one)]
    chosen = {name: table.form.file(FIELD + name) for name in fields}
    return {name: [table.me.upload(*one)] if one else [] for name, one in chosen.items()}


def _takes_files(block: JSON) -> bool:
    return bool(block["type"] == "input" and block["element"]["type"] == "file_input")


async def close(table: Table) -> Outcome | None:
    return await table.me.close() if table.me.views else None


async def react(table: Table) -> Outcome:
    name = table.form.word("name")
    if table.me.id in table.message.reactions.get(name, []):
        return await table.me.unreact(table.message, name)
    return await table.me.react(table.message, name)


async def shortcut(table: Table) -> Outcome:
    return await table.me.message_shortcut(table.message, table.form.word("callback_id"))


async def delete(table: Table) -> Outcome:
    return await table.me.delete(table.message)


async def dismiss(table: Table) -> None:
    place = table.place
    if isinstance(place, Ephemeral):
        place.is_deleted = True
        table.slack.changes.notify()


async def language(table: Table) -> Outcome:
    return await table.me.change(locale=LOCALES[table.form.word("language")])


async def trouble(table: Table) -> None:
    TROUBLES[table.form.word("trouble")](table.slack)


TROUBLES: dict[str, Callable[[SlackServer], object]] = {
    "drop_ack": lambda slack: slack.trouble.next_delivery("drop_ack"),
    "twice": lambda slack: slack.trouble.next_delivery("twice"),
    "limited": lambda slack: slack.trouble.next(LOST_MESSAGES, Trouble.rate_limited(3)),
    "error": lambda slack: slack.trouble.next(LOST_MESSAGES, Trouble.server_error(is_done=True)),
    "cut": lambda slack: slack.sockets.cut(),
    "charts": lambda slack: setattr(slack.workspace, "has_charts", False),
}

Act: TypeAlias = Callable[[Table], Awaitable[Outcome | None]]
ACTS: dict[str, Act] = {
    act.__name__: act
    for act in (say, press, submit, close, react, shortcut, delete, dismiss, language, trouble)
}
