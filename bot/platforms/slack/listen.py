"""Bolt -> event -> dispatch -> answer -> acknowledgement. Decides nothing.

One middleware in front of everything, because Bolt acknowledges events before a listener runs,
keeps no reference to its tasks, and looks for a command's ack only every 10 ms: what leaves here
as 200 has been committed (DESIGN section 5).
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

import structlog
from slack_bolt import BoltResponse
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.dispatch import Dispatcher
from bot.incoming import is_aside, started
from bot.introductions import Introductions
from bot.platforms.port import SendFailed
from bot.platforms.slack import budget, parse, render, render_form
from bot.platforms.slack.errors import translated
from bot.platforms.slack.markup import mentioned
from bot.platforms.slack.ours import Ours
from bot.platforms.slack.parse import Reply
from bot.platforms.slack.render import TEXT_ALONE, Allowed, Json
from bot.platforms.slack.send import Slack
from handlers.kit.cards import Answer, Card, FieldErrors, Note, Text
from handlers.kit.events import Click, Command, Event, Opened
from handlers.kit.forms import Form
from handlers.kit.i18n import translator
from handlers.kit.text import line

# Of Slack's three seconds; the transaction before it takes some milliseconds.
ANSWER_WITHIN_S = 2.3

log = structlog.get_logger(__name__)

DONE = 200
REFUSED = 400
SILENCE = 0  # no answer came
COME_AGAIN = 503  # Slack delivers the event again; in Socket Mode it then gets no answer at all


class Listener(AsyncMiddleware):
    """`words`: the features of slash commands, by command (`{"/change": "change"}`)."""

    def __init__(
        self,
        dispatch: Dispatcher,
        introductions: Introductions,
        port: Slack,
        words: Mapping[str, str],
    ) -> None:
        self.dispatch = dispatch
        self.introductions = introductions
        self.client = port.client
        self.tries = port.tries
        self.words = words

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse:
        body: Json = req.body
        try:
            event = await self._event(body, self._ours(req))
            if event is None:
                return BoltResponse(status=DONE)
            answer = await self.dispatch(event)
        except Exception:
            log.exception("event_refused", type=body.get("type", "slash"))
            return BoltResponse(status=COME_AGAIN)
        if isinstance(event, Click) and not event.room:
            await self._open_anew(event)
        return await self._answered(body, event, answer)

    async def _open_anew(self, event: Event) -> None:
        """What was pressed on somebody's own page may have changed what stands there."""
        opened = Opened(
            id=f"{event.id}:home",
            platform=event.platform,
            tenant=event.tenant,
            actor=event.actor,
            direct=True,
        )
        await self.dispatch(opened)

    def _ours(self, req: AsyncBoltRequest) -> Ours:
        known = req.context.authorize_result
        team, user = (known.team_id, known.bot_user_id) if known else ("", "")
        return Ours(team or "", user or "", self.words)

    async def _event(self, body: Json, ours: Ours) -> Event | None:
        event = parse.event(body, {}, ours)
        people = mentioned(body) - {ours.user} if event else set()
        if event is None or not people:
            return event
        names = await self.introductions.names("slack", event.tenant, people)
        event = parse.event(body, names, ours)
        return replace(event, people=(*event.people, *sorted(people))) if event else None

    async def _answered(self, body: Json, event: Event, answer: Answer) -> BoltResponse:
        reply = parse.reply(body)
        match answer:
            case None:
                return BoltResponse(status=DONE)
            case Form():
                return await self._form(reply, event, answer)
            case FieldErrors(fields):
                return _json(response_action="errors", errors=_by_block(body, fields))
            case Note() | Card():
                card = answer if isinstance(answer, Card) else _card(answer)
                return await self._private(reply, event, card)

    async def _form(self, reply: Reply, event: Event, form: Form) -> BoltResponse:
        view = render_form.view(form, _where(event))
        if reply.view:
            return _json(response_action="update", view=view)
        # A modal opened from within another one lies on top of it.
        opens = self.client.views_push if reply.inside else self.client.views_open
        if await self._sent(opens(trigger_id=reply.trigger, view=view)):
            return BoltResponse(status=DONE)
        if isinstance(event, Command):
            # Too late for a modal: the same words again, answered with a button that opens it.
            await self.dispatch(replace(event, id=f"{event.id}:late", live=False))
        elif isinstance(event, Click) and reply.url:
            words = await self._words(event, "kit-press-again")
            await self._respond(reply, _card(Note(words)), replaces=False)
        return BoltResponse(status=DONE)

    async def _private(self, reply: Reply, event: Event, card: Card) -> BoltResponse:
        drawn = render.whole(card)
        notice = render_form.notice("Parley", drawn, _where(event))
        if reply.view:
            return _json(response_action="update", view=notice)
        if reply.inside:
            await self._sent(self.client.views_update(view_id=reply.inside, view=notice))
            return BoltResponse(status=DONE)
        is_modal = not reply.url or not budget.fits(drawn)  # a modal holds more than a message
        opens = self.client.views_open(trigger_id=reply.trigger, view=notice) if is_modal else None
        if opens and await self._sent(opens):
            return BoltResponse(status=DONE)
        is_sure = not render.has_pictures(card)  # a refusal of the body itself nobody hears of
        if isinstance(event, Command) and not event.about and reply.url and is_sure:
            return _json(response_type="ephemeral", **_message(card, TEXT_ALONE))
        if reply.url:
            takes_place = reply.is_private and bool(card.title) and not is_aside(event)
            await self._respond(reply, card, replaces=takes_place)
        return BoltResponse(status=DONE)

    async def _respond(self, reply: Reply, card: Card, *, replaces: bool) -> None:
        """Through the response_url; the next page takes the place of a private one.

        It takes no images (slackapi/java-slack-sdk#1349): a chart it refuses is text.
        """
        hook = AsyncWebhookClient(reply.url, session=self.client.session, retry_handlers=[])
        how = {"replace_original": replaces, "response_type": "ephemeral"}
        allowed = Allowed(charts=self.tries.most)
        status = await self._status(hook.send_dict({**how, **_message(card, allowed)}))
        if status not in (DONE, SILENCE) and render.has_pictures(card):
            # Not every workspace has charts and tables yet.
            await self._status(hook.send_dict({**how, **_message(card, TEXT_ALONE)}))

    async def _sent(self, call: Awaitable[Any]) -> bool:
        return await self._status(call) == DONE

    async def _status(self, call: Awaitable[Any]) -> int:
        try:
            async with translated():
                answer = await asyncio.wait_for(call, ANSWER_WITHIN_S)
        except SendFailed as failed:
            log.warning("answer_not_sent", reason=failed.reason)
            return SILENCE
        # A response_url answers "ok", or in JSON what is wrong, under one status or another.
        is_refused = '"ok":false' in str(getattr(answer, "body", "")).replace(" ", "")
        return REFUSED if is_refused else int(getattr(answer, "status_code", DONE))

    async def _words(self, event: Event, key: str) -> str:
        known = await self.introductions.people("slack", event.tenant, {event.actor})
        return translator(known[event.actor].language)(key)


def _where(event: Event) -> Json:
    """Where its form belongs: a button may start a feature in another room."""
    event = started(event)
    return {"room": event.room, "thread": event.thread, "direct": event.direct}


def _json(**body: Any) -> BoltResponse:
    return BoltResponse(status=DONE, body=body)


def _message(card: Card, allowed: Allowed) -> Json:
    return {"text": render.fallback(card), "blocks": render.blocks(card, allowed)}


def _card(note: Note) -> Card:
    return Card(blocks=(Text((line(note.text),)),))


def _by_block(body: Json, fields: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Under the field; what is wrong with the form as a whole goes under its first field."""
    inputs = [block["block_id"] for block in body["view"]["blocks"] if block["type"] == "input"]
    return {name if name in inputs else inputs[0]: words for name, words in fields}
