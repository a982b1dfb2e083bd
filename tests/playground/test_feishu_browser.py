"""The Feishu window as people use it, and trouble with it, compared with the database."""

import asyncio

import pytest
from playwright.async_api import expect

from bot.playground.demo import RETRIES_S
from tests.playground.demo_browser import WITHIN_S, FeishuDesk, needs_chromium

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


# limited: the form comes later. error: Feishu took it and said it did not. cut: no connection.
@pytest.mark.parametrize("trouble", ["limited", "error", "cut"])
async def test_trouble_with_the_form_loses_nothing_and_doubles_nothing(
    jing: FeishuDesk, trouble: str
) -> None:
    await jing.go(direct=True)
    forms = await jing.here.locator(".c-form").count()
    await jing.go(direct=False)
    await jing.arm(trouble)
    feishu = jing.demo.feishu
    await feishu.until(lambda: feishu.sockets.connections, WITHIN_S)
    await jing.type(f"@Parley /change Wish amid {trouble}")
    await jing.go(direct=True)
    await expect(jing.here.locator(".c-form")).to_have_count(forms + 1)
    await jing.kept_all_promises()
    await expect(jing.here.locator(".c-form")).to_have_count(forms + 1)
    await jing.submit_and_leave()
    await jing.has_once(f"Wish amid {trouble}")


@pytest.mark.parametrize("trouble", ["limited", "error"])
async def test_trouble_with_the_card_loses_nothing_and_doubles_nothing(
    jing: FeishuDesk, trouble: str
) -> None:
    await jing.type(f"@Parley /change Card amid {trouble}")
    await jing.go(direct=True)
    await jing.form.wait_for()
    await jing.arm(trouble)
    await jing.submit_and_leave()
    await jing.has_once(f"Card amid {trouble}")


@pytest.mark.parametrize("trouble", ["twice", "drop_ack"])
async def test_a_message_delivered_twice_is_answered_once(jing: FeishuDesk, trouble: str) -> None:
    await jing.go(direct=True)
    answers = jing.here.locator("#feishu-messages .message .app")
    await jing.arm(trouble)
    before = await answers.count()
    await jing.type("/change list")
    await expect(answers).to_have_count(before + 1)
    await asyncio.sleep(RETRIES_S[0] + 1)
    await jing.kept_all_promises()
    await expect(answers).to_have_count(before + 1)


async def test_a_form_sent_twice_makes_one_change(jing: FeishuDesk) -> None:
    await jing.type("@Parley /change Sent twice in Feishu")
    await jing.go(direct=True)
    await jing.form.wait_for()
    await jing.arm("drop_ack")
    await jing.submit()
    await jing.here.locator(".notice", has_text="200341").wait_for()
    await jing.submit()
    await jing.kept_all_promises()
    await jing.go(direct=False)
    await jing.has_once("Sent twice in Feishu")


async def test_the_bot_killed_right_after_a_form_keeps_its_promises(jing: FeishuDesk) -> None:
    await jing.type("@Parley /change Before the end in Feishu")
    await jing.go(direct=True)
    await jing.form.wait_for()
    await jing.submit_and_leave()
    await jing.page.click("#restart")
    await jing.page.locator(".lamp.starting").wait_for()
    await jing.connected()
    await jing.page.click("#clock-hour")  # what the dead one had begun is free after a minute
    await jing.has_once("Before the end in Feishu")


async def test_the_menu_tells_what_waits_and_starts_a_change(jing: FeishuDesk) -> None:
    await jing.propose("Known in the group")  # from then on the project is hers
    await jing.go(direct=True)
    await jing.page.click("#feishu-menu-home")
    page = jing.here.locator(".card", has=jing.page.locator(".card-head", has_text="您好")).last
    await page.get_by_role("button", name="变更", exact=True).click()
    await jing.fill(title="From my own page")
    await jing.submit_and_leave()
    await jing.has_once("From my own page")


async def test_a_reaction_is_set_and_taken_back(jing: FeishuDesk) -> None:
    await jing.type("Shipped!")
    said = jing.here.locator(".message", has_text="Shipped!").first
    await said.hover()
    await said.get_by_label("React").click()
    await said.get_by_title("THUMBSUP").click()
    await expect(said.locator(".reaction")).to_have_text("👍 1")
    await said.locator(".reaction").click()
    await expect(said.locator(".reaction")).to_have_count(0)
