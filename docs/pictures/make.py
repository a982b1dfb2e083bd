"""The pictures of both READMEs, taken from the running demo: `make pictures`."""

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, ViewportSize, async_playwright

from bot.playground.demo import Options, playing

HERE = Path(__file__).parent
LANGUAGES = ("en", "zh-CN")
# Narrow enough for a README's column: text in it can still be read there.
SIZE = ViewportSize(width=1180, height=820)
HISTORY_WITHIN_S = 60
# A picture takes room in every clone.
MOST_BYTES = 200_000
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]


async def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.stderr.write("The pictures are taken with Chromium: apt install chromium\n")
        return 1
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for language in LANGUAGES:
            await take(browser, language)
        await browser.close()
    return 0


async def take(browser: Browser, language: str) -> None:
    file = HERE / f"change.{language}.png"
    with tempfile.TemporaryDirectory() as folder:
        async with playing(Options(port=0, language=language), Path(folder)) as demo:
            page = await browser.new_page(viewport=SIZE, color_scheme="light")
            await page.goto(demo.address)
            await page.locator(".lamp.running").wait_for(timeout=HISTORY_WITHIN_S * 1000)
            await page.mouse.move(0, 0)
            await page.screenshot(path=file)
            await page.close()
    size = file.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{file.name} has {size} bytes, the limit is {MOST_BYTES}")
    sys.stdout.write(f"{file.name}: {size} bytes\n")


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))
