"""A plan in the windows of the demo: a file becomes a plan, is agreed, and moves by a change."""

import os
from base64 import b64encode
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Locator, expect
from sqlmodel import select

from storage.plan import Item
from tests.playground.demo_browser import (
    WITHIN_MS,
    Desk,
    FeishuDesk,
    desk_of_its_own,
    needs_chromium,
)

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

SHOTS = os.environ.get("SHOTS", "")  # a folder, to look at what was seen
WISH = "Export cancelled orders"


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


def answers(here: Desk) -> Locator:
    """What only the one who looks sees."""
    return here.page.locator("#slack-messages .message.private")


async def import_in_the_form(here: Desk) -> None:
    await here.type("/plan import")
    await here.opened()
    await look(here, "form")
    file = plan("plan.csv")
    await here.form.locator("input[type=file]").set_input_files(file)
    sent = f"plan.csv|{b64encode(file['buffer']).decode()}"
    await expect(here.form.locator('input[name="field:file"]')).to_have_value(sent)
    await here.submit()
    await here.page.keyboard.press("Escape")
    preview = answers(here).filter(has_text="plan.csv: 3 items")
    await preview.wait_for()
    await look(here, "preview")
    assert await here.rows(select(Item)) == []
    await preview.get_by_role("button", name="Add all 3").click()
    await here.shows(answers(here), "3 items were added")


async def agree(here: Desk) -> None:
    for name in ("Lea", "Max"):
        await here.be(name)
        await here.type("/plan agree")
        shown = answers(here).filter(has=here.page.locator("table")).last
        await shown.get_by_role("button", name=here.t("plan-do-agree")).click()
        asks = "agrees to the plan" if name == "Lea" else "3 dates are fixed"
        await here.shows(here.page.locator("#slack-messages"), asks)


async def approve_a_change(here: Desk) -> None:
    t = here.t
    await here.be("Ann")
    await here.propose(WISH)
    await here.be("Lea")
    await here.press(t("change-do-assess"))
    await here.fill(effort="3", shifts="#2 +3")
    await here.submit_and_leave()
    await here.shows(here.cards_of(WISH), "◆ Beta (plan #3)")
    await look(here, "before approval")
    await here.press(t("change-do-approve"))
    lead = t("change-approved-by", who="Lea", role=t("role-tech_lead"))
    await here.shows(here.cards_of(WISH), lead)
    await here.be("Max")
    await here.press(t("change-do-approve"))
    await here.shows(here.cards_of(WISH), t("change-plan-moved"))


async def test_a_plan_from_a_file_to_a_milestone_that_an_approved_change_moves(
    browser: Browser, tmp_path: Path
) -> None:
    async with desk_of_its_own(browser, tmp_path) as here:
        await here.name_roles("Ann", {"tech_lead": "Lea", "account_manager": "Max"})
        await here.be("Lea")
        await import_in_the_form(here)
        await agree(here)
        await approve_a_change(here)
        (beta,) = await here.rows(select(Item).where(Item.title == "Beta"))
        assert beta.due > beta.planned

        await here.type("/plan")
        rows = answers(here).filter(has_text="Plan of orders").last.locator("tr")
        await expect(rows).to_have_count(4, timeout=WITHIN_MS)
        await expect(rows.last).to_contain_text("→")
        await look(here, "moved")
        await here.type("/plan timeline")
        picture = here.page.locator("#slack-messages").get_by_alt_text("Beta").last
        await expect(picture).to_be_visible(timeout=WITHIN_MS)
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
        await here.here.locator(".file-to-send").first.set_input_files(plan("计划.csv"))
        preview = here.cards.filter(has_text="计划.csv: 共 3 项")
        await preview.first.wait_for()
        await look(here, "feishu preview")
        await preview.first.get_by_role("button", name="添加这 3 项").click()
        await here.shows(here.cards, "已添加 3 项")
        await here.type("计划")
        rows = here.cards.last.locator("tr")
        await expect(rows).to_have_count(4, timeout=WITHIN_MS)
        await expect(rows.first).to_contain_text("前置事项")
        await look(here, "feishu table")
        titles = [one.title for one in await here.rows(select(Item))]
        assert titles == ["Schema", "Payment API", "Beta"]
