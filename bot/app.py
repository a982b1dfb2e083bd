"""The only place where concrete things meet."""

import asyncio
import contextlib
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import structlog
from starlette.applications import Starlette

from bot.connectors import CONNECTORS
from bot.connectors.history import Histories
from bot.connectors.summaries import Summaries
from bot.connectors.wording import Wording
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.introductions import Introductions
from bot.mail import smtp
from bot.platforms.port import Platform
from bot.reconnections import Reconnections
from bot.sending import Connector, Sender
from bot.settings import Settings
from bot.ticker import Ticker
from bot.uploads import Uploads
from bot.web.app import web_app
from bot.web.shared import SharedPages
from bot.workers import Workers
from handlers.features import FEATURES
from handlers.kit import calendars, when
from handlers.kit.calendars import calendar_of
from handlers.kit.context import Clock, House
from handlers.kit.words import vocabulary
from storage import outbox
from storage.engine import Database

STOP_WITHIN_S = 10
CALENDARS_WITHIN_S = 60  # they take one or two; nothing that is due waits for longer than this

log = structlog.get_logger(__name__)


def utc_now() -> datetime:
    return datetime.now(UTC)


def read_a_date(now: datetime) -> None:
    """The first compiles its grammar for some 200 ms: not while somebody waits."""
    when.find("tomorrow at 3pm, 明天下午三点", now, "UTC", calendar_of("CN"))


async def load_calendars(today: date) -> None:
    """Of all countries: nobody knows where the next person comes from."""
    if calendars.are_remembered():
        return
    arguments = (sys.executable, "-m", "handlers.kit.worked_out", today.isoformat())
    try:
        process = await asyncio.create_subprocess_exec(*arguments, stdout=PIPE, stderr=DEVNULL)
    except OSError as error:  # no memory for another process, perhaps
        log.warning("calendars_not_loaded", reason=type(error).__name__)
        return
    try:
        said, _ = await process.communicate()
    finally:
        if process.returncode is None:  # the bot stops
            process.kill()
            await process.communicate()  # alone, wait() never ends while something is unread
    if process.returncode:
        log.warning("calendars_not_loaded", code=process.returncode)
        return
    calendars.remember(pickle.loads(said))


@dataclass
class App:
    settings: Settings
    database: Database
    dispatch: Dispatcher
    introductions: Introductions
    sender: Sender
    delivery: Delivery
    ticker: Ticker
    platforms: dict[str, Platform]
    workers: Workers
    wording: Wording | None = None
    sides: list[Any] = field(default_factory=list)
    reconnected: Reconnections = field(init=False)

    def __post_init__(self) -> None:
        self.reconnected = Reconnections(self.dispatch)

    def web(self) -> Starlette:
        webhooks = [route for side in self.sides for route in side.routes]
        shared = SharedPages(self.database, self.ticker.clock)
        return web_app(self.health, [*webhooks, *shared.routes()])

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["App"]:
        """Start what listens, sends and ticks; stop it in the opposite order."""
        if self.database.is_embedded:  # one process alone: no need to wait for a lease to end
            async with self.database.transaction() as tx:
                await outbox.release(tx)
        warming = asyncio.create_task(self._warm_up())
        sending = asyncio.create_task(self.delivery.run())
        for side in self.sides:
            await side.start()
        try:
            yield self
        finally:
            for side in self.sides:
                await side.stop()
            await self.reconnected.stop()
            warming.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await warming
            self.ticker.stop()
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sending
            await self.delivery.stop(STOP_WITHIN_S)
            await self.workers.stop()
            for platform in self.platforms.values():
                await platform.close()
            if self.wording is not None:
                await self.wording.close()
            await self.database.close()

    async def _warm_up(self) -> None:
        """What is due reads calendars, and waits for them."""
        try:
            async with asyncio.timeout(CALENDARS_WITHIN_S):
                await load_calendars(self.ticker.clock().date())
        except Exception:
            log.exception("calendars_not_loaded")  # they are made one by one, when they are needed
        self.ticker.start()
        await asyncio.to_thread(read_a_date, self.ticker.clock())

    async def health(self) -> dict[str, Any]:
        found: dict[str, Any] = {"database": await self._database_health()}
        for name, platform in self.platforms.items():
            found[name] = self.sender.halted.get(name) or await platform.is_alive() or "ok"
        is_ok = bool(self.platforms) and all(state == "ok" for state in found.values())
        return {"ok": is_ok, **found}

    async def _database_health(self) -> str:
        try:
            async with asyncio.timeout(2), self.database.transaction() as tx:
                await outbox.waiting(tx)
        except Exception as error:
            # Whatever the driver raises means the same to whoever asks.
            log.warning("database_unhealthy", reason=type(error).__name__)
            return type(error).__name__
        return "ok"


def wording_of(settings: Settings) -> Wording | None:
    """None where no language model is set up."""
    if not settings.summary_model_url:
        return None
    key = settings.summary_model_key.get_secret_value()
    return Wording(settings.summary_model_url, settings.summary_model, key)


def connected(
    database: Database, introductions: Introductions, workers: Workers, wording: Wording | None
) -> dict[str, Connector]:
    return {
        **CONNECTORS,
        "read_history": Histories(database, introductions),
        "make_summary": Summaries(database, workers.run, wording),
    }


def build(settings: Settings, clock: Clock = utc_now) -> App:
    """Everything wired, nothing started. Call it inside the running event loop."""
    database = Database(settings.database_url)
    platforms: dict[str, Platform] = {}
    introductions = Introductions(database, platforms, clock)
    promised = asyncio.Event()
    words, house = vocabulary(FEATURES.commands), _house(settings)
    dispatch = Dispatcher(
        database, FEATURES, words, clock, introductions, house, wake=promised.set
    )
    workers, wording = Workers(), wording_of(settings)
    connectors = connected(database, introductions, workers, wording)
    sender = Sender(database, platforms, connectors, dispatch, clock, smtp.mailer(settings))
    delivery = Delivery(database, sender, clock, promised)
    app = App(
        settings,
        database,
        dispatch,
        introductions,
        sender,
        delivery,
        Ticker(database, dispatch, clock),
        platforms,
        workers,
        wording,
    )
    if settings.uses_slack:
        _add_slack(app)
    if settings.uses_feishu:
        _add_feishu(app)
    return app


def _house(settings: Settings) -> House:
    return House(settings.public_url.rstrip("/"), settings.sends_mail)


def _files(app: App) -> Uploads:
    return Uploads(app.database, app.ticker.clock)


def _add_slack(app: App) -> None:
    from bot.platforms.slack import set_up  # noqa: PLC0415  a Feishu-only bot need not load it
    from bot.platforms.slack.send import Slack  # noqa: PLC0415

    port = Slack(set_up.client(app.settings), _files(app))
    app.platforms["slack"] = port
    listener = set_up.listener(app.settings, port, app.dispatch, app.introductions)
    side = set_up.slack_side(app.settings, port, listener)
    side.connected = partial(app.reconnected, "slack")
    app.sides.append(side)


def _add_feishu(app: App) -> None:
    from bot.platforms.feishu import set_up  # noqa: PLC0415  a Slack-only bot need not load it

    port = set_up.port(set_up.client(app.settings), _files(app))
    app.platforms["feishu"] = port
    side = set_up.feishu_side(app.settings, port, app.dispatch, app.introductions, app.database)
    side.connected = partial(app.reconnected, "feishu")
    app.sides.append(side)
