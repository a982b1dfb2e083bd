"""One promise: send it, and say what became of it."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import structlog

from bot import addresses, outcomes, wire
from bot.dispatch import Dispatcher
from bot.earlier import linked
from bot.giving_up import GIVE_UP, is_crowded, is_hopeless, pause
from bot.mail.letter import Letter, Mailer
from bot.platforms.port import (
    Barred,
    Cards,
    Gone,
    Halted,
    HoldsPictures,
    Origin,
    Platform,
    PresentsForms,
    Retry,
    SendFailed,
    ShowsHome,
    TakesTurns,
    Unsure,
)
from bot.seeds import seeding
from handlers.kit.context import Clock
from storage import earlier, outbox
from storage.engine import Database, is_outage
from storage.outbox import Outgoing, Shown

NOT_SHOWN_YET_S = 0.5
CROWDED_REST = timedelta(seconds=0.5)  # then what is bulk goes on, in handfuls

Connector: TypeAlias = Callable[..., Awaitable[Any]]

log = structlog.get_logger(__name__)


@dataclass
class Sender:
    database: Database
    platforms: Mapping[str, Platform]
    connectors: Mapping[str, Connector]
    dispatch: Dispatcher
    clock: Clock
    mailer: Mailer | None = None
    halted: dict[str, str] = field(default_factory=dict)  # platform: why it refuses us
    _rests: dict[str, datetime] = field(default_factory=dict)  # platform: until when
    _crowded: dict[str, datetime] = field(default_factory=dict)  # the same, for what is bulk

    def resting(self, now: datetime) -> list[str]:
        """Platforms that refuse the bot itself: one of its rooms is enough to find that out."""
        return [platform for platform, until in self._rests.items() if until > now]

    def crowded(self, now: datetime) -> dict[str, datetime]:
        """Platforms that take nothing bulk for a moment, and until when: one try tells for all."""
        return {platform: until for platform, until in self._crowded.items() if until > now}

    async def send(self, row: Outgoing) -> None:
        started = time.monotonic()
        try:
            shown = await self._show(row)
        except SendFailed as failed:
            await self._failed(row, failed)
            return
        except Exception:
            # A bug of ours must not hold up the lane for ever: it is retried, then given up.
            log.exception("send_broken", outbox=row.id, kind=row.kind)
            await self._failed(row, Unsure("bug"))
            return
        if row.kind != "ask" and self.halted.pop(row.platform, ""):
            log.info("platform_back", platform=row.platform)
        async with self.database.transaction() as tx:
            await outbox.finish(tx, row.id or 0, self.clock(), "sent")
            if shown is not None:
                await outbox.remember_shown(tx, shown)
                if seeds := seeding(row, shown, self.clock()):
                    await outbox.add(tx, seeds)
        took_ms = round((time.monotonic() - started) * 1000)
        log.debug("sent", outbox=row.id, kind=row.kind, room=row.room, took_ms=took_ms)

    async def _show(self, row: Outgoing) -> Shown | None:
        match row.kind:
            case "post":
                return await self._post(row)
            case "tell":
                return await self._tell(row)
            case "form":
                await self._form(row)
            case "home":
                await self._home(row)
            case "hand":
                await self._platform(row).hand(row.person, **row.body, key=row.key)
            case "mail":
                await self._mail(row)
            case "ask":
                await self._ask(row)
        return None

    def _platform(self, row: Outgoing) -> Platform:
        found = self.platforms.get(row.platform)
        if found is None:
            raise Barred(f"{row.platform} is not set up here")
        return found

    async def _post(self, row: Outgoing) -> Shown | None:
        cards = await self._prepared(row)
        shown, before = await self._shown(row.slot, row.lane), ""
        if shown is not None and not row.is_fresh:
            gone = await self._edited(row, shown, row.room, cards)
            if gone is None:
                return shown.model_copy(update={"edited_at": self.clock()})
            before = await self._left(row, shown) if gone.is_old else ""
        elif shown is not None:
            await self._leave(shown)
        parent = await self._shown(row.under, row.lane)
        thread = parent.message if parent else row.thread
        message = await self._posted(row, thread, linked(cards, before))
        await addresses.look_again(self.database, self._platform(row), row, parent)
        if row.slot is None:
            return None
        return Shown(
            slot=row.slot,
            lane=row.lane,
            message=message,
            posted_at=self.clock(),
            earlier=before,
            address=await addresses.found(self._platform(row), row, message, thread),
        )

    async def _prepared(self, row: Outgoing) -> Cards:
        """Before anything that is counted: while a picture is on its way, we come back often."""
        cards, platform = wire.cards_of(row.body), self._platform(row)
        if isinstance(platform, HoldsPictures):
            await platform.prepare(cards, is_bulk=row.is_bulk)
        return cards

    async def _edited(self, row: Outgoing, shown: Shown, room: str, cards: Cards) -> Gone | None:
        """What became of the message when it is not there to be edited; it is then posted anew."""
        try:
            told = linked(cards, shown.earlier)
            await self._platform(row).update(room, shown.message, told)
        except Gone as gone:
            if not gone.is_message:
                raise
            return gone
        return None

    async def _posted(self, row: Outgoing, thread: str, cards: Cards) -> str:
        platform = self._platform(row)
        if row.is_bulk and isinstance(platform, TakesTurns):
            platform.take_turn()
        if row.attempts > 1:  # an earlier try, or the process that made it, may have got through
            found = await platform.find(row.room, row.key, since=row.made_at, thread=thread)
            if found is not None:
                return found
        return await platform.post(row.room, cards, key=row.key, thread=thread)

    async def _left(self, row: Outgoing, shown: Shown) -> str:
        """Its address, "" where the platform does not say it; people may go on reacting to it."""
        await self._leave(shown)
        try:
            return await self._platform(row).link(row.room, shown.message)
        except SendFailed as failed:
            log.warning("link_not_found", outbox=row.id, reason=failed.reason)
            return ""

    async def _leave(self, shown: Shown) -> None:
        async with self.database.transaction() as tx:
            await earlier.leave(tx, shown)

    async def _shown(self, slot: str | None, lane: str) -> Shown | None:
        if slot is None:
            return None
        async with self.database.reading() as tx:
            return await outbox.shown(tx, slot=slot, lane=lane)

    async def _tell(self, row: Outgoing) -> Shown | None:
        cards, platform = await self._prepared(row), self._platform(row)
        shown = await self._shown(row.slot, row.lane)
        if shown is not None and not row.is_fresh:
            room = await platform.direct_room(row.person)
            if await self._edited(row, shown, room, cards) is None:
                return shown.model_copy(update={"edited_at": self.clock()})
        message = await self._told(row, cards)
        if row.slot is None:
            return None
        return Shown(slot=row.slot, lane=row.lane, message=message, posted_at=self.clock())

    async def _told(self, row: Outgoing, cards: Cards) -> str:
        platform = self._platform(row)
        if row.attempts > 1 and not row.room:
            room = await platform.direct_room(row.person)
            if found := await platform.find(room, row.key, since=row.made_at):
                return found
        return await platform.tell(
            row.person, cards, key=row.key, room=row.room, thread=row.thread
        )

    async def _form(self, row: Outgoing) -> None:
        platform = self._platform(row)
        if not isinstance(platform, PresentsForms):
            raise Gone("no_forms_there")
        origin = Origin(row.room, row.thread)
        await platform.present(row.person, wire.load(row.body["form"]), origin, key=row.key)

    async def _home(self, row: Outgoing) -> None:
        platform = self._platform(row)
        if not isinstance(platform, ShowsHome):
            raise Gone("no_home_there")
        await platform.show_home(row.person, wire.cards_of(row.body))

    async def _mail(self, row: Outgoing) -> None:
        if self.mailer is None:
            raise Gone("no mail server is set up here")
        said = {name: row.body[name] for name in ("name", "language", "leave")}
        await self.mailer.send(Letter(row.key, row.person, wire.load(row.body["card"]), **said))

    async def _ask(self, row: Outgoing) -> None:
        name, args = row.body["name"], row.body["args"]
        where = await self._asked_about(row)
        result = await self.connectors[name](self._platform(row), **where, **args)
        await self._answer(row, result)

    async def _answer(self, row: Outgoing, result: Any, *, failed: str = "") -> None:
        """Whoever asked without a reply does not wait for one."""
        if row.body["reply"]:
            await self.dispatch(outcomes.answered(row, result, failed=failed))

    async def _asked_about(self, row: Outgoing) -> dict[str, Any]:
        if not (slot := row.body["slot"]):
            return {"room": row.room} if row.room else {}
        shown = await self._shown(slot, f"{row.platform}:{row.tenant}:{row.room}")
        if shown is None and self.clock() - row.made_at > GIVE_UP:
            raise Gone("never shown")
        if shown is None:
            raise Retry("not shown yet", after=NOT_SHOWN_YET_S)
        async with self.database.reading() as tx:
            others = await earlier.others(tx, slot=slot, lane=shown.lane)
        return {"room": row.room, "message": shown.message, "others": others}

    async def _failed(self, row: Outgoing, failed: SendFailed) -> None:
        now = self.clock()
        _log(row, failed)
        if is_hopeless(row, failed, now - row.made_at):
            try:  # said first: whoever waits must hear of it, though we may die in between
                await self._give_up(row, failed)
            except Exception as error:
                if is_outage(error):
                    raise  # somebody comes back to it; a bug would come back every time
            async with self.database.transaction() as tx:
                await outbox.finish(tx, row.id or 0, now, failed.reason)
            return
        if isinstance(failed, Halted):
            self.halted[row.platform] = failed.reason
            self._rests[row.platform] = now + pause(row, failed)
        if is_crowded(row, failed):
            self._crowded[row.platform] = now + max(CROWDED_REST, pause(row, failed))
        was_tried = isinstance(failed, Unsure)
        async with self.database.transaction() as tx:
            until = now + pause(row, failed)
            await outbox.postpone(tx, row.id or 0, until, was_tried=was_tried)
        if isinstance(failed, Barred) and row.kind != "ask":
            await self.dispatch(outcomes.undelivered(row, failed))

    async def _give_up(self, row: Outgoing, failed: SendFailed) -> None:
        if row.kind == "ask":
            await self._answer(row, None, failed=failed.reason)
        elif row.kind == "mail":
            await self.dispatch(outcomes.lost(row, failed))
        else:
            await self.dispatch(outcomes.undelivered(row, failed))


def _log(row: Outgoing, failed: SendFailed) -> None:
    say = log.debug if isinstance(failed, Retry) else log.warning  # a pace is nothing to act on
    why = {"failure": type(failed).__name__, "reason": failed.reason}
    say("not_sent", outbox=row.id, **why, attempts=row.attempts)
