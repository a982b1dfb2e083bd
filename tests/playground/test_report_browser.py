"""Somebody's own copy of the report, in both windows."""

import pytest
from playwright.async_api import expect

from handlers.kit.i18n import translator
from tests.playground.demo_browser import Desk, FeishuDesk, needs_chromium

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


async def test_a_door_leaves_the_report_standing_in_slack(ann: Desk) -> None:
    await ann.propose("Wish to look at")
    await ann.type("/progress")
    report = ann.here.locator(".message.private", has_text="report of")
    await report.get_by_role("button", name=ann.t("progress-do-show"), exact=True).first.click()
    await ann.here.locator(".message.private", has_text="One open change").wait_for()
    await expect(report).to_be_visible()


async def test_a_door_leaves_the_report_standing_in_feishu(jing: FeishuDesk) -> None:
    t = translator("zh-CN")
    await jing.propose("要看的需求")
    await jing.type("@Parley 进度")
    await jing.go(direct=True)
    report = jing.cards_of("进度报告").last
    await report.get_by_role("button", name=t("progress-do-show"), exact=True).first.click()
    await jing.here.locator(".message", has_text="未完成的变更").last.wait_for()
    await expect(report).to_be_visible()
