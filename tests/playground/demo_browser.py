"""A browser before the demo: what people do on the page, and what they can read there."""

import asyncio
import contextlib
import os
import shutil
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect
from playwright.async_api import TimeoutError as TimeoutError_
from sqlmodel.sql.expression import SelectOfScalar

from bot.playground.demo import Demo, Options, playing
from handlers.kit.i18n import Translate, translator
from storage import change as changes
from storage import outbox, projects, schedule
from storage.change import Change
from storage.engine import Database

T = TypeVar("T")

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WITHIN_S = 20.0
START_WITHIN_S = 60.0  # a busy machine loads the bot slowly
WITHIN_MS = WITHIN_S * 1000
MOST_JUMPS = 12

# Only a developer's machine may lack it: where everything is checked, its absence is a failure.
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ,
    reason="NO BROWSER: apt install chromium, or the playground's page is not tested at all",
)


@contextlib.asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@dataclass
class Desk:
    """The page, open before somebody; `t` says the bot's words in the language of the room."""

    demo: Demo
    page: Page
    folder: Path
    t: Translate
    window: str = "slack"

    @property
    def here(self) -> Locator:
        return self.page.locator(f"#{self.window}")

    async def be(self, name: str) -> None:
        await self.here.locator(".person", has_text=name).click()
        await self.here.locator(".person[aria-pressed=true]", has_text=name).wait_for()

    async def type(self, text: str, *, in_thread: bool = False) -> None:
        end = "-thread" if in_thread else ""
        await self.page.fill(f"#{self.window}-text{end}", text)
        await self.page.keyboard.press("Enter")

    @property
    def form(self) -> Locator:
        return self.here.locator(".modal")

    async def opened(self) -> None:
        """Once a form stands there; what stands there instead says why it does not."""
        try:
            await self.form.wait_for()
        except TimeoutError_:
            shown = await self.here.inner_text()
            me = await self.here.locator(".person[aria-pressed=true]").inner_text()
            raise AssertionError(f"no form before {me}, but: {self._last()}\n{shown}") from None

    def _last(self) -> list[str]:
        """What was said last, as the stand-ins know it."""
        slack = [
            one.text
            for room in self.demo.slack.workspace.channels.values()
            for one in room.messages[-2:]
        ]
        feishu = [
            f"{one.sender} {one.kind} {str(one.content)[:90]}"
            for one in list(self.demo.feishu.tenant.messages.values())[-6:]
        ]
        return [*slack, *feishu]

    async def fill(self, **values: str | list[str]) -> None:
        """Fields of the open form by the bot's names: texts, and people or boxes as lists."""
        await self.opened()
        for name, value in values.items():
            fields = self.form.locator(f'[name="field:{name}"]')
            if isinstance(value, str):
                await fields.fill(value)
            elif await fields.first.get_attribute("type") == "checkbox":
                for box in value:
                    await fields.and_(self.page.locator(f'[value="{box}"]')).check()
            else:
                await fields.select_option(label=value)

    async def submit(self) -> None:
        await self.page.click("#slack-submit")

    async def submit_and_leave(self) -> None:
        await self.submit()
        await self.form.wait_for(state="detached")

    async def press(self, words: str) -> None:
        """A button of the newest card of the room, once it is there."""
        await self.card.get_by_role("button", name=words, exact=True).click()

    @property
    def cards(self) -> Locator:
        """The bot's messages in the room that carry a change."""
        return self.page.locator("#slack-messages .message:has(.b-header):not(.private)")

    @property
    def card(self) -> Locator:
        return self.cards.last

    async def shows(self, where: Locator, text: str) -> None:
        await where.get_by_text(text).first.wait_for()

    async def connected(self) -> None:
        await self.page.locator(".lamp.running").wait_for(timeout=START_WITHIN_S * 1000)

    title = ".b-header"  # of a card

    def cards_of(self, title: str) -> Locator:
        return self.cards.filter(has=self.page.locator(self.title, has_text=title))

    async def changes(self, title: str = "") -> list[Change]:
        """Of all projects, as the database has them; those with the title, if one is given."""
        async with self._database() as database, database.transaction() as tx:
            found = [
                change
                for project in await projects.everything(tx)
                for change, _ in await changes.everything(tx, project.id or 0)
            ]
        return [one for one in found if title in one.title]

    async def rows(self, question: SelectOfScalar[T]) -> Sequence[T]:
        """Of the database, whatever is asked for."""
        async with self._database() as database, database.transaction() as tx:
            return (await tx.exec(question)).all()

    async def move_clock(self, step: str) -> None:
        """Until it stands there: on its way it shows every time that was planned."""
        answered = self.page.expect_response("**/clock", timeout=START_WITHIN_S * 1000)
        async with answered:
            await self.page.click(f"#clock-{step}")

    async def jump_until(self, wanted: Locator) -> None:
        """From one planned time to the next, until this is there to see."""
        for _ in range(MOST_JUMPS):
            if await wanted.is_visible():
                return
            await self.move_clock("next")
            await self.kept_all_promises()
        await wanted.wait_for()

    async def plan(self, name: str, at: datetime) -> None:
        """Something is planned by the bot itself, which says nothing of it."""
        async with self._database() as database, database.transaction() as tx:
            await schedule.plan(tx, name, 1, at)

    async def propose(self, title: str) -> None:
        await self.type(f"/change {title}")
        await self.opened()
        await self.submit_and_leave()
        await self.cards_of(title).first.wait_for()

    async def arm(self, trouble: str) -> None:
        """Something goes wrong next."""
        await self.page.click(f"#{self.window}-trouble")
        await self.page.click(f"#{self.window}-trouble-{trouble}")
        await self.here.locator(".notice.calm").wait_for()

    async def has_once(self, title: str) -> None:
        """After anything that could still double it had time to."""
        await self.cards_of(title).first.wait_for()
        await self.kept_all_promises()
        await asyncio.sleep(1)
        await expect(self.cards_of(title)).to_have_count(1)
        assert [one.title for one in await self.changes(title)] == [title]

    async def kept_all_promises(self) -> None:
        async with asyncio.timeout(WITHIN_S), self._database() as database:
            while True:
                async with database.transaction() as tx:
                    if not await outbox.waiting(tx):
                        return
                await asyncio.sleep(0.05)

    @contextlib.asynccontextmanager
    async def _database(self) -> AsyncIterator[Database]:
        database = Database(f"sqlite:///{self.folder}/parley.db")
        try:
            yield database
        finally:
            await database.close()

    async def name_roles(self, owner: str, roles: dict[str, str]) -> None:
        """Everybody says a word, then the owner opens the project's settings."""
        for name in roles.values():
            await self.be(name)
            await self.type("/change list")
            await self.page.locator(".message.private").first.wait_for()
        await self.be(owner)
        await self.type("/parley project")
        await self.fill(**{role: [name] for role, name in roles.items()})
        await self.submit_and_leave()


@dataclass
class FeishuDesk(Desk):
    """The same people's other window: forms come as messages in the direct conversation."""

    window: str = "feishu"

    @property
    def form(self) -> Locator:
        return self.here.locator(".c-form").last

    @property
    def cards(self) -> Locator:
        return self.page.locator("#feishu-messages .message:has(.card-head)")

    title = ".card-head"

    async def go(self, *, direct: bool) -> None:
        rooms = self.here.locator(".room")
        room = rooms.last if direct else rooms.first
        await room.click()
        await self.here.locator(".room[aria-current]").and_(room).wait_for()

    async def submit(self) -> None:
        await self.form.locator("button").last.click()

    async def submit_and_leave(self) -> None:
        forms = self.here.locator(".c-form")
        before = await forms.count()
        await self.submit()
        await expect(forms).to_have_count(before - 1)
        await self.go(direct=False)

    async def propose(self, title: str) -> None:
        await self.type(f"@Parley /change {title}")
        await self.fill_directly(title=title)
        await self.submit_and_leave()
        await self.cards_of(title).first.wait_for()

    async def fill_directly(self, **values: str | list[str]) -> None:
        await self.go(direct=True)
        await self.fill(**values)


@contextlib.asynccontextmanager
async def desk(browser: Browser, demo: Demo, folder: Path) -> AsyncIterator[Desk]:
    """A browser of its own in front of the demo."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(WITHIN_MS)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: complaints.extend(_elsewhere(asked.url, demo.address)))
    await page.goto(demo.address)
    here = Desk(demo, page, folder, translator(demo.language))
    await here.connected()
    yield here
    await context.close()
    assert complaints == []


@contextlib.asynccontextmanager
async def desk_of_its_own(
    browser: Browser, folder: Path, language: str = "en", *, is_empty: bool = True
) -> AsyncIterator[Desk]:
    options = Options(port=0, language=language, is_empty=is_empty)
    async with playing(options, folder) as demo, desk(browser, demo, folder) as here:
        yield here


def _elsewhere(url: str, address: str) -> Iterable[str]:
    """The page asks nobody but its own server."""
    if not url.startswith((address, "data:", "blob:")):
        yield f"asks {url}"
