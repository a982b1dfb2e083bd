"""One event, one transaction, one answer."""

import asyncio
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

import structlog
from sqlalchemy.exc import DBAPIError
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import promises, wire
from bot.incoming import legible, started
from handlers.kit.actions import Resume, unpack
from handlers.kit.cards import Answer, Buttons, Card, FieldErrors, Note, Text, button
from handlers.kit.context import Clock, Context, Fill, House, Tell
from handlers.kit.errors import Invalid, Reason, Refused
from handlers.kit.events import Click, Command, Due, Event, Finished, Met
from handlers.kit.forms import Form
from handlers.kit.i18n import Translate, translator
from handlers.kit.router import Router
from handlers.kit.text import line
from handlers.kit.words import HELP, Vocabulary
from storage import drafts, inbox, projects, schedule
from storage.drafts import Draft
from storage.engine import Database, is_outage, is_worth_repeating

NO_HOUSE = House()
TRIES = 3  # a transaction that lost a race is run again

log = structlog.get_logger(__name__)


class Introduce(Protocol):
    async def __call__(self, event: Event) -> tuple[Event, str]:
        """Make sure the database knows who acts and where.

        Returns the event, complete with the message it points at, and the actor's language. A
        claim that it confirms is none any more.
        """


def _bug_id() -> str:
    return secrets.token_hex(3)


@dataclass(frozen=True)
class Dispatcher:
    """`wake` is called after a commit that promised something."""

    database: Database
    features: Router
    vocabulary: Vocabulary
    clock: Clock
    introduce: Introduce
    house: House = NO_HOUSE
    wake: Callable[[], None] = lambda: None
    new_id: Callable[[], str] = _bug_id

    async def __call__(self, event: Event) -> Answer:
        """Whatever is returned, and whatever ends without an exception, has been committed.

        Raises only where nobody waits for an answer and the sender will come again.
        """
        t = translator("en")
        try:
            event, language = await self.introduce(legible(started(event)))
            t = translator(language)
            return await self._told(event, t)
        except Exception as error:
            # The one broad except: whatever went wrong, the person is told and the log knows.
            bug = self.new_id()
            log.exception("event_failed", bug=bug, kind=type(event).__name__, id=event.id)
            if not event.actor or (not event.live and is_outage(error)):
                raise
            note = Note(t("kit-bug", id=bug))
            if event.live:
                return _in_place(event, note)
            await self._tell_later(event, note, t)
            return None

    async def _told(self, event: Event, t: Translate) -> Answer:
        try:
            if event.is_claimed:
                raise Refused("kit-not-there")
            return await self._repeating(event)
        except Refused as refused:
            if not event.actor:
                raise  # nobody is there to be told; whoever sent it tries again
            if isinstance(refused, Invalid) and _is_form(event):
                return FieldErrors(tuple((k, t.reason(v)) for k, v in refused.fields.items()))
            answer = Note("\n".join(t.reason(why) for why in _reasons(refused)))
        if event.live:
            return _in_place(event, answer)
        await self._tell_later(event, answer, t)
        return None

    async def _repeating(self, event: Event) -> Answer:
        for attempt in range(1, TRIES):
            try:
                return await self._once(event)
            except DBAPIError as error:
                if not is_worth_repeating(error):
                    raise
                await asyncio.sleep(0.01 * attempt)
        return await self._once(event)

    async def _once(self, event: Event) -> Answer:
        async with self.database.transaction() as tx:
            if not await self._is_first(tx, event):
                return None
            ctx = await self._context(tx, event)
            answer = await self._answer(ctx, event)
            if isinstance(answer, Form):
                answer = await self._placed(ctx, event, answer)
            is_told_later = promises.takes_an_upload(answer)
            if answer is not None and (is_told_later or not event.live):
                ctx.promises.append(_later(event, answer, ctx.t))
                is_elsewhere = is_told_later and event.live and not event.direct
                answer = Note(ctx.t("kit-card-in-dm")) if is_elsewhere else None
            if ctx.here and ctx.here.person.zone_is_guess:  # asked after the answer
                await self._met(ctx, event)
            await promises.keep(ctx, _name(event))
        if ctx.promises:
            self.wake()
        return answer

    async def _is_first(self, tx: AsyncSession, event: Event) -> bool:
        """False as well for a planned time that was moved or dropped meanwhile."""
        if isinstance(event, Due):
            return await schedule.take(tx, event.name, event.subject, event.at)
        return await inbox.first_time(tx, _name(event), self.clock())

    async def _context(self, tx: AsyncSession, event: Event) -> Context:
        here = await projects.here(
            tx,
            platform=event.platform,
            tenant=event.tenant,
            room=event.room,
            user=event.actor,
        )
        if here is not None and here.project is None:
            here = await projects.only_one_of(tx, here.person)
        elif here is not None and here.is_new and not event.is_claimed:
            await projects.join(tx, here)
        t = translator(here.person.language if here else "en")
        who = (event.platform, event.tenant, event.actor, event.room)
        return Context(tx, self.clock(), t, *who, here, self.features.homes, house=self.house)

    async def _answer(self, ctx: Context, event: Event) -> Answer:
        match event:
            case Click(action=Resume.name):
                return await self._resumed(ctx, event)
            case Click():
                if event.action not in self.features.actions:
                    raise Refused("kit-stale-button")
                action, handler = self.features.actions[event.action]
                return await handler(ctx, event, unpack(action, event.packed))
            case Command():
                return await self._obeyed(ctx, event)
            case Finished():
                await self.features.replies[event.name](ctx, event)
            case Due():
                await self.features.times[event.name](ctx, event)
            case _:
                for hear in self.features.news.get(type(event), []):
                    await hear(ctx, event)
        return None

    async def _obeyed(self, ctx: Context, event: Command) -> Answer:
        command = self.vocabulary.resolved(event)
        if event.direct and event.message and (command.name == HELP or _is_told(event.text)):
            for hear in self.features.talks:
                if (answer := await hear(ctx, event)) is not None:
                    return answer
        return await self.features.commands[command.name](ctx, command)

    async def _met(self, ctx: Context, event: Event) -> None:
        where = (event.platform, event.tenant, event.actor)
        met = Met(id=event.id, platform=where[0], tenant=where[1], actor=where[2])
        for hear in self.features.news.get(Met, []):
            await hear(ctx, met)

    async def _placed(self, ctx: Context, event: Event, form: Form) -> Answer:
        """The form, where it can open now; else what takes its place."""
        if event.platform in promises.FORM_MESSAGES:
            room = "" if event.direct else event.room
            ctx.promises.append(
                Fill(event.platform, event.tenant, event.actor, form, room, event.thread)
            )
            return Note(ctx.t("kit-form-in-dm")) if event.live and room else None
        return form if event.live else await self._parked(ctx, event, form)

    async def _parked(self, ctx: Context, event: Event, form: Form) -> Card:
        """Keep the command; its form opens when the person presses the button."""
        row = Draft(
            platform=event.platform,
            tenant=event.tenant,
            actor=event.actor,
            command=wire.dump(event),
            made_at=ctx.now,
        )
        resume = button(form.title, Resume(await drafts.add(ctx.tx, row)))
        return Card(blocks=(Text((line(ctx.t("kit-open-form")),)), Buttons((resume,))))

    async def _resumed(self, ctx: Context, click: Click) -> Answer:
        draft = await drafts.get(ctx.tx, unpack(Resume, click.packed).draft_id)
        if draft is None or (draft.tenant, draft.actor) != (click.tenant, click.actor):
            raise Refused("kit-stale-button")
        command = replace(wire.load(draft.command), id=click.id, live=True)
        # The button may be pressed in a DM; what was typed belongs to the room it was typed in.
        return await self._answer(await self._context(ctx.tx, command), command)

    async def _tell_later(self, event: Event, answer: Note, t: Translate) -> None:
        """The event is over, though what it did was undone: its sender need not come again."""
        async with self.database.transaction() as tx:
            if not await inbox.first_time(tx, _name(event), self.clock()):
                return
            ctx = await self._context(tx, event)
            ctx.promises.append(_later(event, answer, t))
            await promises.keep(ctx, _name(event))
        self.wake()


def _is_told(text: str) -> bool:
    """Several lines without a slash answer something, though the first begins with a word of
    ours: “Plan: the export”."""
    return "\n" in text.strip() and not text.lstrip().startswith(("/", "／"))  # noqa: RUF001  a Chinese keyboard's slash


def _name(event: Event) -> str:
    return f"{event.platform}:{event.tenant}:{event.id}"


def _in_place(event: Event, note: Note) -> Answer:
    """A form that is refused stays open, with everything that was typed into it."""
    return FieldErrors((("", note.text),)) if _is_form(event) else note


def _is_form(event: Event) -> bool:
    return isinstance(event, Click) and bool(event.values)


def _reasons(refused: Refused) -> Iterable[Reason]:
    """What is typed without a form has no fields at which they could stand."""
    return refused.fields.values() if isinstance(refused, Invalid) else (refused.reason,)


def _later(event: Event, answer: Answer, t: Translate) -> Tell:
    card = answer if isinstance(answer, Card) else _note_card(answer)
    # An image that only one person sees in a room is not promised by any platform's pages.
    is_direct = event.direct or promises.takes_an_upload(card)
    return Tell(
        event.platform,
        event.tenant,
        event.actor,
        t.language,
        partial(_same, card),
        room="" if is_direct else event.room,
        thread="" if is_direct and not event.direct else event.thread,
    )


def _note_card(answer: Answer) -> Card:
    if not isinstance(answer, Note):
        raise TypeError(f"{type(answer).__name__} cannot be shown later")
    return Card(blocks=(Text((line(answer.text),)),))


def _same(card: Card, _: Translate) -> Card:
    return card
