"""`parley demo`: stand-ins of the chat platforms, the real bot, and a page to play with both.

The bot is a process of its own, built as `parley run` builds it; only its settings name the
stand-ins, and its clock can be put forward. Everything is kept in one folder.
"""

import asyncio
import contextlib
import json
import secrets
import signal
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import uvicorn

from bot.platforms.feishu import manifest as feishu_manifest
from bot.platforms.feishu.manifest import menu_names
from bot.platforms.slack.manifest import EVENTS, SCOPES, manifest
from bot.playground import seed
from bot.playground.clock import DemoClock
from bot.playground.demo_bot import CLOCK, DATABASE, HOST, BotProcess
from bot.playground.feishu import FeishuServer
from bot.playground.keeping import Keeper, kept_in
from bot.playground.mailbox import Mailbox
from bot.playground.page import page
from bot.playground.page_feishu import FeishuWindow
from bot.playground.page_mail import MailWindow
from bot.playground.page_slack import SlackWindow
from bot.playground.page_window import Window
from bot.playground.seed_cast import (
    BERLIN,
    FIRST_ROOM,
    GROUPS,
    SHANGHAI,
    cast_in,
    cast_kept_in,
    feishu_cast_in,
    feishu_cast_kept_in,
)
from bot.playground.slack import SlackServer
from bot.playground.slack_changes import Changes
from bot.playground.slack_channels import JSON
from bot.playground.slack_wire import serving
from handlers.kit.calendars import calendar_of

MORNING = time(9)
# Slack tries again after up to 5 minutes, Feishu after up to 6 hours; nobody who plays waits so.
RETRIES_S = (1.0, 5.0, 20.0)
TIME_SHOWN_S = 0.5  # until the page shows that a minute has passed, or what is planned next
EXAMINED_S = 1.0  # until an uploaded picture can be shown in Slack
PLACES = {"en": (BERLIN, "DE"), "zh-CN": (SHANGHAI, "CN")}


@dataclass
class Options:
    port: int
    language: str = "en"
    is_empty: bool = False
    keep: Path | None = None
    opens_browser: bool = False


@dataclass
class Demo:
    """What the page shows and moves."""

    clock: DemoClock
    bot: BotProcess
    slack: SlackServer
    feishu: FeishuServer
    language: str
    address: str = ""
    windows: list[Window] = field(default_factory=list)
    bar_changes: Changes = field(default_factory=Changes)

    @property
    def is_playing(self) -> bool:
        return any(window.is_playing for window in self.windows)

    def play(self, is_playing: bool) -> None:
        for window in self.windows:
            window.is_playing = is_playing
        self.changed()

    @property
    def zone(self) -> str:
        return PLACES[self.language][0]

    @property
    def country(self) -> str:
        return PLACES[self.language][1]

    def next_morning(self) -> datetime:
        """Nine o'clock on the next working day where the page is."""
        zone = ZoneInfo(self.zone)
        today = self.clock.now().astimezone(zone).date()
        day = calendar_of(self.country).following(today)
        return datetime.combine(day, MORNING, zone)

    async def watch_time(self) -> None:
        """A minute passes, and the bot plans something, with no word to anybody: look for both."""
        shown: object = None
        while True:
            now = self.clock.now()
            seen = (now.replace(second=0, microsecond=0), self.bot.next_planned(now))
            if seen != shown:
                self.bar_changes.notify()
            shown = seen
            await asyncio.sleep(TIME_SHOWN_S)

    def changed(self) -> None:
        self.bar_changes.notify()
        self.slack.changes.notify()
        self.feishu.tenant.changes.notify()


def run(options: Options) -> int:
    """Until Ctrl-C; the exit code."""
    loop_factory = uvicorn.Config("", loop="auto", log_config=None).get_loop_factory()
    with (
        contextlib.ExitStack() as stack,
        asyncio.Runner(loop_factory=loop_factory) as runner,
        contextlib.suppress(KeyboardInterrupt),
    ):
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        runner.run(_until_ended(options, folder))
    return 0


async def _until_ended(options: Options, folder: Path) -> None:
    async with playing(options, folder) as demo:
        sys.stdout.write(f"Parley's playground: {demo.address}   (Ctrl-C ends it)\n")
        sys.stdout.flush()
        if options.opens_browser:
            webbrowser.open(demo.address)
        await _told_to_end()


async def _told_to_end() -> None:
    """Ctrl-C ends the program by itself; a service manager says SIGTERM."""
    ended = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # Windows has no SIGTERM
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await ended.wait()


@contextlib.asynccontextmanager
async def playing(options: Options, folder: Path) -> AsyncIterator[Demo]:
    """While everything runs. OSError when the port is taken, NotOurs for a foreign folder."""
    kept = kept_in(folder)
    secret, manifested = Secrets(), json.loads(manifest(""))
    with contextlib.closing(DemoClock(folder / CLOCK)) as clock:
        async with (
            _slack(secret, clock, manifested).running() as slack,
            _feishu(secret, clock).running() as feishu,
            Mailbox(folder, clock.now).running() as mailbox,
        ):
            keeper = Keeper(slack, feishu, folder, kept)
            feishu.deliveries.retry_delays = RETRIES_S
            stage = _stage(slack, feishu, manifested, options, keeper.is_whole)
            settings = _settings(slack, feishu, secret, folder) | _by_mail(mailbox)
            demo = _demo(options, clock, stage, settings, folder)
            demo.windows.append(MailWindow(mailbox, demo.zone, options.language))
            async with serving(page(demo), HOST, options.port) as demo.address:
                demo.bot.settings["public_url"] = demo.address
                history = asyncio.create_task(_begin(demo, options, stage, keeper))
                keeping = asyncio.create_task(keeper.watch())
                watching = asyncio.create_task(demo.watch_time())
                try:
                    yield demo
                finally:
                    keeper.is_ending = True  # a history that ends now has not come to its end
                    history.cancel()
                    keeping.cancel()
                    watching.cancel()
                    await demo.bot.stop()
                    keeper.write()


@dataclass(frozen=True)
class Stage:
    """Who is there, and the windows they are seen in."""

    slack: seed.Cast
    feishu: seed.FeishuCast
    first_room: str
    windows: list[Window]
    is_new: bool


def _stage(
    slack: SlackServer, feishu: FeishuServer, manifested: JSON, options: Options, is_kept: bool
) -> Stage:
    language, first_room = options.language, FIRST_ROOM[options.language]
    if is_kept:
        cast, feishu_cast = cast_kept_in(slack), feishu_cast_kept_in(feishu)
        first_room = next(room for room in GROUPS if GROUPS[room] == feishu_cast.group.name)
    else:
        cast, feishu_cast = cast_in(slack), feishu_cast_in(feishu, first_room)
    windows: list[Window] = [
        SlackWindow(slack, manifested, cast.roles, cast.first_seat(language), language),
        FeishuWindow(feishu, menu_names(), feishu_cast.roles(first_room), language),
    ]
    return Stage(cast, feishu_cast, first_room, windows, not is_kept)


def _demo(options: Options, clock: DemoClock, stage: Stage, settings: JSON, folder: Path) -> Demo:
    bot = BotProcess(settings, folder)
    demo = Demo(clock, bot, stage.slack.slack, stage.feishu.server, options.language)
    demo.windows = stage.windows
    bot.told = demo.changed
    return demo


async def _begin(demo: Demo, options: Options, stage: Stage, keeper: Keeper) -> None:
    """Start the bot, and have the people act out what happened before today."""
    demo.play(stage.is_new and not options.is_empty)
    await demo.bot.start()
    try:
        if demo.is_playing:
            scene = seed.Scene(stage.slack, stage.feishu, demo.clock, demo.bot)
            await seed.play(scene, stage.first_room)
    except seed.NotAsWritten as stopped:
        # Worth playing with all the same; the test of the story is where this is an error.
        sys.stderr.write(f"The history broke off: {stopped}\n")
    keeper.is_whole = not keeper.is_ending
    demo.play(False)


class Secrets:
    def __init__(self) -> None:
        self.signing = secrets.token_hex(16)
        self.bot = f"xoxb-{secrets.token_hex(12)}"
        self.app = f"xapp-{secrets.token_hex(12)}"
        self.feishu = secrets.token_hex(16)


def _slack(secret: Secrets, clock: DemoClock, manifested: JSON) -> SlackServer:
    """With the app installed as its manifest says."""
    slack = SlackServer(
        signing_secret=secret.signing,
        bot_token=secret.bot,
        app_token=secret.app,
        clock=clock.time,
    )
    slack.scopes, slack.subscriptions = frozenset(SCOPES), frozenset(EVENTS)
    slack.commands = frozenset(one["command"] for one in manifested["features"]["slash_commands"])
    slack.delivery.retry_delays = RETRIES_S
    slack.workspace.file_seconds = EXAMINED_S
    return slack


def _feishu(secret: Secrets, clock: DemoClock) -> FeishuServer:
    """With every permission that its console steps name."""
    feishu = FeishuServer(app_secret=secret.feishu, clock=clock.time)
    feishu.scopes = frozenset((*feishu_manifest.SCOPES, *feishu_manifest.OPTIONAL_SCOPES))
    return feishu


def _settings(
    slack: SlackServer, feishu: FeishuServer, secret: Secrets, folder: Path
) -> dict[str, Any]:
    return {
        "database_url": f"sqlite:///{folder / DATABASE}",
        "slack_bot_token": secret.bot,
        "slack_app_token": secret.app,
        "slack_api_url": slack.api_url,
        "feishu_app_id": feishu.tenant.app_id,
        "feishu_app_secret": secret.feishu,
        "feishu_base_url": feishu.base_url,
    }


def _by_mail(mailbox: Mailbox) -> dict[str, Any]:
    return {
        "email_host": mailbox.address,
        "email_security": "none",
        "email_from": "Parley <parley@demo.example>",
    }
