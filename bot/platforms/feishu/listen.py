"""Feishu -> event -> dispatch -> answer. Decides nothing.

The same for both ways in: whatever returns here has been committed, whatever raises is delivered
again.
"""

import asyncio
import hashlib
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeAlias

import structlog

from bot import wire
from bot.dispatch import Dispatcher
from bot.incoming import is_aside
from bot.introductions import Introductions
from bot.platforms.feishu import parse, render, render_form
from bot.platforms.feishu.parse import Source
from bot.platforms.feishu.render import Place
from bot.platforms.feishu.send import Feishu
from bot.platforms.port import Origin, SendFailed
from handlers.kit.cards import Answer, Card, FieldErrors, Note
from handlers.kit.events import Click, Event, ProfileChanged
from handlers.kit.forms import Form
from handlers.kit.i18n import Translate, language_of, translator
from handlers.kit.text import shortened
from storage import outbox
from storage.engine import Database
from storage.outbox import Outgoing

Json: TypeAlias = dict[str, Any]

# Of Feishu's three seconds, some of which are spent on the way.
ANSWER_WITHIN_S = 2.0
TOAST = 300  # characters; it disappears after some seconds

NOTHING: Json = {}

log = structlog.get_logger(__name__)


@dataclass
class Listener:
    dispatch: Dispatcher
    introductions: Introductions
    port: Feishu
    database: Database

    async def __call__(self, body: Json) -> Json:
        """The answer to a callback; {} to everything else."""
        bot = "" if parse.kind(body) == parse.CALLBACK else await self.port.bot()
        event = parse.event(body, bot)
        if event is None:
            return NOTHING
        if event.actor:
            await self._notice(event, parse.locale(body), parse.zone(body))
        if isinstance(event, Click):
            return await self._pressed(event, parse.source(body))
        await self.dispatch(event)
        return NOTHING

    async def _pressed(self, click: Click, source: Source) -> Json:
        form = await self._form_of(source)
        if form is not None and (form.tenant, form.person) != (click.tenant, click.actor):
            t = await self._language(click)
            return _toast("error", t("kit-not-your-form"))
        return await self._answered(click, source, await self.dispatch(click))

    async def _form_of(self, source: Source) -> Outgoing | None:
        """What was put before one person; None for a button, and for what is long forgotten."""
        if not source.form:
            return None
        async with self.database.transaction() as tx:
            return await outbox.of_key(tx, source.form)

    async def _notice(self, event: Event, locale: str, zone: str) -> None:
        """Feishu has no event for a changed profile: each message says the client's language."""
        is_new = self.port.heard(event.actor, locale=locale, zone=zone, room=event.room)
        if not is_new:
            return
        known = await self.introductions.people("feishu", event.tenant, {event.actor})
        if known[event.actor].language != language_of(locale):
            changed = ProfileChanged(
                id=f"profile:{event.id}",
                platform="feishu",
                tenant=event.tenant,
                actor=event.actor,
                name="",
                locale=locale,
                zone=zone,
            )
            await self.dispatch(changed)

    async def _answered(self, click: Click, source: Source, answer: Answer) -> Json:
        t = await self._language(click)
        match answer:
            case FieldErrors(fields):
                return await self._refused(click, source, dict(fields), t)
            case Note(words):
                return self._said(source, words, t)
            case Card():
                return await self._shown(click, source, answer, t)
            case Form():
                raise TypeError("a form goes to its person through the outbox")
            case None if source.form or source.is_direct:
                return self._said(source, "", t)
        return NOTHING

    def _said(self, source: Source, words: str, t: Translate) -> Json:
        """A form that was taken cannot be sent again."""
        toast = _toast("success" if source.form else "info", words or t("kit-done"))
        if not source.form:
            return toast
        return {**toast, **_redrawn(render_form.closed(t.language, words))}

    async def _refused(
        self, click: Click, source: Source, errors: dict[str, str], t: Translate
    ) -> Json:
        """The form again, with what was typed and what is wrong with it."""
        toast = _toast("error", errors.get("") or t("kit-invalid"))
        row = await self._form_of(source)
        if row is None:
            return _toast("error", " ".join(errors.values()) or t("kit-invalid"))
        form = render_form.filled(wire.load(row.body["form"]), click.values)
        origin = Origin(row.room, row.thread)
        drawn = await self._in_time(self._form(form, origin, source.form, errors))
        return {**toast, **_redrawn(drawn)} if drawn else toast

    async def _form(self, form: Form, origin: Origin, key: str, errors: dict[str, str]) -> Json:
        shown = await self.port.shown(form, origin, key=key, errors=errors)
        return render_form.card(form, shown)

    async def _shown(self, click: Click, source: Source, card: Card, t: Translate) -> Json:
        """In the place of the card it was asked on if that is private, else in a message."""
        room = "" if click.direct else click.room
        cards = {t.language: card}
        if source.is_direct and not source.form and card.title and not is_aside(click):
            place = Place(is_direct=True, room=room, thread=click.thread)
            return _redrawn(render.card(cards, place))
        key = hashlib.sha256(f"answer:{click.id}".encode()).hexdigest()[:32]
        sending = self.port.tell(click.actor, cards, key=key, room=room, thread=click.thread)
        if not await self._in_time(sending):
            return _toast("error", t("kit-press-again"))
        return self._said(source, "" if source.is_direct else t("kit-card-in-dm"), t)

    async def _in_time(self, call: Coroutine[Any, Any, Any]) -> Any:
        """None when it took too long, or failed."""
        try:
            return await asyncio.wait_for(call, ANSWER_WITHIN_S)
        except (SendFailed, TimeoutError) as error:
            log.warning("answer_not_sent", reason=repr(error))
            return None

    async def _language(self, event: Event) -> Translate:
        known = await self.introductions.people("feishu", event.tenant, {event.actor})
        return translator(known[event.actor].language)


def _toast(kind: str, words: str) -> Json:
    return {"toast": {"type": kind, "content": shortened(words, TOAST)}}


def _redrawn(card: Json) -> Json:
    return {"card": {"type": "raw", "data": card}}
