"""Beside the chats: the mailbox, and the pages that open for whoever has a link."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Browser, Page, expect

from handlers.kit.i18n import translator
from tests.playground.demo_browser import Desk, needs_chromium

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


async def test_the_report_comes_by_mail_and_its_reader_can_end_that(ann: Desk) -> None:
    t, page = ann.t, ann.page
    await ann.name_roles("Ann", {"tech_lead": "Lea", "account_manager": "Max"})
    await ann.propose("Wish for the letter")
    await ann.be("Max")
    await ann.type("/progress mail")
    await ann.here.get_by_role("button", name=t("progress-do-add-reader")).last.click()
    await ann.fill(address="clara@client.example")
    await ann.submit()
    await ann.shows(ann.form, t("progress-reader-added", address="clara@client.example"))
    await page.keyboard.press("Escape")

    await page.click("#mail-open")
    letter = page.locator(".letters button", has_text="clara@client.example")
    await ann.jump_until(letter.first)
    await letter.first.click()
    shown = page.frame_locator("iframe.letter")
    await shown.get_by_text("Wish for the letter").first.wait_for()
    pictures = shown.locator("img")
    assert await pictures.count()
    for one in await pictures.all():
        assert await one.evaluate("one => one.naturalWidth") > 0  # it came with the letter
        assert await one.get_attribute("alt")
    await page.click("#mail-as-text")
    await expect(page.locator("pre.letter")).to_contain_text("Wish for the letter")

    await page.click("#mail-as-html")
    async with page.context.expect_page() as opened:
        await shown.get_by_role("link", name=t("letter-do-leave")).click()
    leaving = await opened.value
    assert leaving.url.startswith(f"{ann.demo.address}/leave/")
    await leaving.get_by_role("button", name=t("share-left-do")).click()
    await leaving.get_by_text(t("share-left-done")).wait_for()
    await leaving.close()
    await page.click("#mail-close")


async def test_a_shared_page_opens_at_the_demos_own_address_until_it_is_ended(
    ann: Desk, browser: Browser
) -> None:
    t = ann.t
    await ann.name_roles("Ann", {"tech_lead": "Lea", "account_manager": "Max"})
    await ann.propose("Wish for the page")
    await ann.be("Max")
    url = await _shared(ann)
    assert url.startswith(f"{ann.demo.address}/p/")
    context = await browser.new_context(viewport={"width": 390, "height": 844})
    page = await context.new_page()
    await page.goto(url)
    await page.get_by_text("Wish for the page").first.wait_for()
    await page.get_by_role("link", name="中文").click()
    await page.get_by_text(translator("zh-CN")("progress-section-waiting", count=2)).wait_for()
    assert not await _scrolls_sideways(page)

    await ann.type("/parley share")
    end = ann.here.get_by_role("button", name=t("share-do-revoke"), exact=True)
    await end.last.click()
    await end.last.click()  # yes, really
    await ann.shows(ann.here, t("share-none"))
    answer = await page.goto(url)
    assert answer is not None
    assert answer.status == 404
    await context.close()


async def _shared(here: Desk) -> str:
    await here.type("/parley share")
    make = here.here.get_by_role("button", name=here.t("share-do-make-client"))
    await make.last.click()
    link = here.here.locator("a", has_text=re.compile(r"/p/[\w-]+$")).last
    return await link.inner_text()


async def _scrolls_sideways(page: Page) -> bool:
    wide = await page.evaluate("document.documentElement.scrollWidth")
    return bool(wide > 390)


async def test_the_page_shows_what_the_bot_has_planned_without_a_word(ann: Desk) -> None:
    at = ann.demo.clock.now() + timedelta(minutes=1)
    await ann.plan("nothing.known", at)
    planned = re.compile(f"{at:%M}$")
    await expect(ann.page.locator("#clock-next")).to_have_attribute("title", planned)


async def test_a_line_of_a_chart_is_not_an_area(ann: Desk) -> None:
    drawn = (
        '<figure class="chart"><svg><polyline class="c1" points="0,0 9,9 18,0"/></svg></figure>'
    )
    await ann.page.evaluate("it => document.body.insertAdjacentHTML('beforeend', it)", drawn)
    line = ann.page.locator("figure.chart polyline").last
    assert await line.evaluate("it => getComputedStyle(it).fill") == "none"
