"""A browser and a demo for each module that looks at the page: to start one takes seconds."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.playground.demo import Demo, Options, playing
from tests.playground.demo_browser import Desk, FeishuDesk, chromium, desk


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Demo, Path]]:
    """An empty demo in English that the tests share; each has wishes of its own."""
    folder = tmp_path_factory.mktemp("office")
    async with playing(Options(port=0, is_empty=True), folder) as demo:
        yield demo, folder


@pytest_asyncio.fixture(loop_scope="module")
async def ann(browser: Browser, office: tuple[Demo, Path]) -> AsyncIterator[Desk]:
    """The page as Ann opens it."""
    async with desk(browser, *office) as here:
        yield here


@pytest_asyncio.fixture(loop_scope="module")
async def jing(ann: Desk) -> FeishuDesk:
    """The other window, as 陈静 looks at it: its first person."""
    return FeishuDesk(ann.demo, ann.page, ann.folder, ann.t)
