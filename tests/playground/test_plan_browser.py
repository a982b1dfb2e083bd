"""A plan in the windows of the demo: a file becomes a plan, is agreed, and moves by a change."""

import os
from base64 import b64encode
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, expect
from sqlmodel import select

from storage.plan import Item
from tests.playground.demo_browser import Desk, FeishuDesk, desk_of_its_own, needs_chromium

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

SHOTS = os.environ.get("SHOTS", "")  # a folder, to look at what was seen


def ahead(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()  # noqa: DTZ011  the demo lives now


def plan(name: str) -> FilePayload:
    text = (
        "title,due,kind,depends on\n"
        f"Schema,{ahead(10)},,\n"
        f"Payment API,{ahead(17)},,Schema\n"
        f"Beta,{ahead(28)},milestone,Payment API\n"
    )
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


async def look(here: Desk, name: str) -> None:
    if SHOTS:
        await here.page.screenshot(path=Path(SHOTS) / f"{name}.png")


async def test_a_plan_from_a_file_to_a_milestone_that_an_approved_change_moves(
    browser: Browser, tmp_path: Path
) -> None:
    async with desk_of_its_own(browser, tmp_path) as here:
        t, page = here.t, here.page
        await here.name_roles("Ann", {"tech_lead": "Lea", "account_manager": "Max"})
        await here.be("Lea")
        await here.type("/plan import")
        await here.opened()
        await look(here, "form")
        file = plan("plan.csv")
        await here.form.locator("input[type=file]").set_input_files(file)
        await expect(here.form.locator('input[name="field:file"]')).to_have_value(
            "plan.csv|" + b64encode(file["buffer"]).decode()
        )
        await here.submit()
        await page.keyboard.press("Escape")
        preview = page.locator("#slack-messages .message.private", has_text="plan.csv: 3 items")
        await preview.wait_for()
        await look(here, "preview")
        assert await here.rows(select(Item)) == []
        await preview.get_by_role("button", name="Add all 3").click()

        await here.type("/plan")
        table = page.locator("#slack-messages .message.private").last.locator("table")
        await expect(table.locator("tr")).to_have_count(4)
        await look(here, "table")
        for name in ("Lea", "Max"):
            await here.be(name)
            await here.type("/plan agree")
            agree = page.locator("#slack-messages .message.private").last
            await agree.get_by_role("button", name=t("plan-do-agree")).click()
        await here.shows(page.locator("#slack-messages"), "3 dates are fixed")

        await here.be("Ann")
        await here.propose("Export cancelled orders")
        await here.be("Lea")
        await here.press(t("change-do-assess"))
        await here.fill(effort="3", shifts="#2 +3")
        await look(here, "assess")
        await here.submit_and_leave()
        await here.shows(here.cards_of("Export cancelled orders"), "◆ Beta (plan #3)")
        await look(here, "before approval")
        for name in ("Lea", "Max"):
            await here.be(name)
            await here.press(t("change-do-approve"))
        await here.shows(here.cards_of("Export cancelled orders"), t("change-plan-moved"))
        await here.kept_all_promises()
        beta = next(one for one in await here.rows(select(Item)) if one.title == "Beta")
        assert beta.due > beta.planned

        await here.type("/plan")
        moved = page.locator("#slack-messages .message.private").last.locator("tr").last
        await expect(moved).to_contain_text("→")
        await look(here, "moved")
        await here.type("/plan timeline")
        picture = page.locator("#slack-messages .message.private svg[role=img]").last
        await expect(picture).to_contain_text("Beta")
        await look(here, "timeline")


async def test_in_feishu_a_file_sent_to_the_bot_becomes_a_table(
    browser: Browser, tmp_path: Path
) -> None:
    async with desk_of_its_own(browser, tmp_path, "zh-CN") as slack:
        here = FeishuDesk(slack.demo, slack.page, tmp_path, slack.t)
        await here.be("陈静")
        await here.type("@Parley 计划")
        await here.kept_all_promises()
        await here.go(direct=True)
        file = plan("计划.csv")
        await here.here.locator(".file-to-send").first.set_input_files(file)
        preview = here.cards.filter(has_text="计划.csv: 共 3 项")
        await preview.first.wait_for()
        await look(here, "feishu preview")
        await preview.first.get_by_role("button", name="添加这 3 项").click()
        await here.type("计划")
        table = here.cards.last.locator("table")
        await expect(table.locator("tr")).to_have_count(4)
        await expect(table).to_contain_text("前置事项")
        await look(here, "feishu table")
        assert [one.title for one in await here.rows(select(Item))] == [
            "Schema",
            "Payment API",
            "Beta",
        ]
