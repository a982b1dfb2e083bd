"""The pictures of both READMEs, taken from the running demo: `make pictures`."""

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, ViewportSize, async_playwright

from bot.playground.demo import Demo, Options, playing
from bot.playground.seed_cast import FIRST_ROOM, cast_kept_in

HERE = Path(__file__).parent
LANGUAGES = ("en", "zh-CN")
# Narrow enough for a README's column: text in it can still be read there.
SIZE = ViewportSize(width=1180, height=820)
TALL = ViewportSize(width=1180, height=1240)  # a summary is longer than a change
HISTORY_WITHIN_S = 180
# A picture takes room in every clone.
MOST_BYTES = 250_000
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]

TALKS = {
    "en": (
        ("Ann", "The release is late: the payment tests fail on staging."),
        ("陈静", "They fail because the sandbox certificate expired on Monday."),
        ("Lea", "Decision: we move the release to Thursday 3 December."),
        ("Lea", "Ann, can you renew the certificate by Friday?"),
        ("Ann", "Sure, I will renew it by Friday."),
        ("Max", "Who tells the client about the new date?"),
    ),
    "zh-CN": (
        ("李娜", "预发环境的支付测试一直失败，这个版本要延期。"),
        ("陈静", "是沙箱证书周一过期了，测试才失败的。"),
        ("王磊", "那就把上线推迟到12月3号。"),
        ("王磊", "李娜，麻烦你周五前把证书更新一下。"),
        ("李娜", "好的，我周五前更新。"),
        ("陈静", "新的上线日期谁去跟客户说？"),
    ),
}
# A change that stands in both windows, and how it comes to stand at the bottom of each.
SHARED = "发货通知要带上快递单号"
BOTTOM = "card => card.scrollIntoView({block: 'end'})"
DECIDED = {"en": "says that we move the release", "zh-CN": "王磊：就把上线推迟"}


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
    with tempfile.TemporaryDirectory() as folder:
        async with playing(Options(port=0, language=language), Path(folder)) as demo:
            page = await browser.new_page(viewport=SIZE, color_scheme="light")
            await page.goto(demo.address)
            await page.locator(".lamp.running").wait_for(timeout=HISTORY_WITHIN_S * 1000)
            await page.mouse.move(0, 0)
            for window in ("slack", "feishu"):
                card = page.locator(f"#{window}-messages .message", has=page.locator("h3"))
                await card.filter(has_text=SHARED).first.evaluate(BOTTOM)
            await page.screenshot(path=HERE / f"change.{language}.png")
            await page.locator("#slack-scroll").evaluate("messages => { messages.scrollTop = 0; }")
            await page.set_viewport_size(TALL)
            await summarise(demo, language)
            await page.get_by_text(DECIDED[language]).last.wait_for()
            await page.locator("#slack").screenshot(path=HERE / f"summary.{language}.png")
            await page.close()
    for name in ("change", "summary"):
        weigh(HERE / f"{name}.{language}.png")


async def summarise(demo: Demo, language: str) -> None:
    """A thread in the channel that is open, and whoever sits there asks what it came to."""
    cast = cast_kept_in(demo.slack)
    room, root = cast.rooms[FIRST_ROOM[language]], None
    for name, words in TALKS[language]:
        said = (await cast.people[name].say(room, words, thread=root)).message
        root = root or said
    assert root is not None
    await cast.people[TALKS[language][0][0]].message_shortcut(root, "summary")


def weigh(file: Path) -> None:
    size = file.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{file.name} has {size} bytes, the limit is {MOST_BYTES}")
    sys.stdout.write(f"{file.name}: {size} bytes\n")


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))
