"""Each feature once in the windows of the demo: what it shows, compared with the database."""

import pytest
from playwright.async_api import expect
from sqlmodel import select

from handlers.kit.i18n import translator
from storage.feedback import Feedback
from storage.follow_ups import FollowUp
from storage.poll import Poll
from storage.progress import Report
from storage.standup import State, Turn
from tests.playground.demo_browser import Desk, FeishuDesk, needs_chromium

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]


async def jump_until(here: Desk, text: str) -> None:
    """Until this stands in the window."""
    await here.jump_until(here.here.get_by_text(text).first)


async def test_the_clock_brings_the_monday_report_to_both_windows(
    ann: Desk, jing: FeishuDesk
) -> None:
    await ann.propose("Wish for the report")
    await jing.propose("给报告的需求")
    await jump_until(ann, "orders: report of")
    await ann.shows(ann.cards_of("orders: report of"), "Wish for the report")
    await jump_until(jing, "进度报告")
    await jing.shows(jing.cards_of("进度报告"), "给报告的需求")
    posted = [one for one in await ann.rows(select(Report)) if one.posted_at]
    assert posted
    assert all(one.snapshot for one in posted)


async def test_a_stand_up_from_the_prompt_to_the_report(ann: Desk) -> None:
    t = ann.t
    await ann.type("/standup")
    await ann.fill(at="09:30", until="11:00")
    await ann.submit_and_leave()
    await ann.page.click("#slack-room-dm")
    await jump_until(ann, t("standup-do-not-today"))
    await ann.here.get_by_role("button", name=t("standup-do-answer"), exact=True).last.click()
    await ann.fill(q0="the export", q1="the import")
    await ann.submit()
    await ann.shows(ann.form, t("standup-thanks"))
    await ann.page.keyboard.press("Escape")
    await ann.here.locator(".room").first.click()
    report = ann.page.locator("#slack-messages .message", has_text="Answered").last
    await expect(report).to_contain_text("1 of 1")
    assert await _answers(ann) == [["the export", "the import"]]


async def test_the_same_in_feishu_typed_into_the_conversation(jing: FeishuDesk) -> None:
    await jing.type("@Parley 站会")
    await jing.fill_directly(at="09:30", until="11:00")
    await jing.submit_and_leave()
    await jing.go(direct=True)
    await jump_until(jing, "今天不参加")
    await jing.type("导出\n导入")
    await jing.go(direct=False)
    await jing.shows(jing.here, "1/1")
    assert ["导出", "导入"] in await _answers(jing)


async def test_a_poll_is_voted_on_and_closed_with_a_chart(ann: Desk) -> None:
    await ann.type("/poll Which day? | Tuesday | Wednesday")
    board = ann.cards_of("Which day?").first
    await board.get_by_role("button", name="Tuesday").click()
    await board.hover()
    await board.get_by_label("React").click()
    await board.get_by_title(":two:").click()
    await expect(board).to_contain_text("2  ")
    close = board.get_by_role("button", name=ann.t("poll-do-close"), exact=True)
    await close.first.click()
    await close.last.click()  # yes, really
    result = ann.cards_of("Result: Which day?")
    await expect(result.locator("svg[role=img]")).to_have_count(1)
    (poll,) = await ann.rows(select(Poll))
    assert poll.closed_at is not None


async def test_a_thread_is_summarised_for_the_one_who_asks(ann: Desk) -> None:
    await ann.type("We release on Tuesday, that is decided.")
    said = ann.here.locator(".message", has_text="We release on Tuesday").first
    await said.hover()
    await said.get_by_label("Reply in thread").click()
    await ann.type("I will write the notes by Friday.", in_thread=True)
    await ann.page.keyboard.press("Escape")
    await said.hover()
    await said.get_by_label("More").click()
    await said.get_by_text("Summarise thread").click()
    summary = ann.here.locator(".message.private", has_text="Tuesday")
    await expect(summary.first).to_be_visible()


async def _answers(here: Desk) -> list[list[str]]:
    """Everybody's, by question."""
    turns = await here.rows(select(Turn).where(Turn.state == State.ANSWERED))
    return [[one["text"] for one in turn.answers if one["text"]] for turn in turns]


async def test_a_low_score_given_in_the_direct_conversation_is_seen_to(ann: Desk) -> None:
    t = ann.t
    await ann.name_roles("Ann", {"tech_lead": "Lea", "account_manager": "Max"})
    await ann.be("Lea")
    await ann.type("/parley survey")
    await ann.opened()
    await ann.submit()
    await ann.shows(ann.form, t("survey-asked", names="Max"))
    await ann.page.keyboard.press("Escape")

    await ann.be("Max")
    await ann.page.click("#slack-room-dm")
    await ann.here.get_by_role("button", name="🙁 2", exact=True).click()
    await ann.fill(words="Two weeks late")
    await ann.submit()
    await ann.shows(ann.form, "Lea sees to it, until")
    await ann.page.keyboard.press("Escape")
    await ann.here.locator(".room").first.click()
    follow_up = ann.cards_of(t("survey-follow-up", who="Max"))
    await ann.shows(follow_up, "Two weeks late")

    await ann.be("Lea")
    await follow_up.get_by_role("button", name=t("survey-do-done"), exact=True).click()
    await ann.fill(done="There is a date now")
    await ann.submit()
    await ann.shows(ann.form, t("survey-done-told", who="Max"))
    await ann.page.keyboard.press("Escape")
    await ann.be("Max")
    await ann.page.click("#slack-room-dm")
    await ann.here.get_by_role("button", name=t("survey-do-settled"), exact=True).click()
    await ann.here.locator(".room").first.click()
    await ann.shows(
        ann.cards_of(t("survey-follow-up-closed", who="Max")), t("survey-state-closed", who="Max")
    )
    (row,) = await ann.rows(select(FollowUp))
    assert row.closed_at is not None


async def test_a_reaction_files_feedback_and_its_giver_hears_the_answer(ann: Desk) -> None:
    t = ann.t
    await ann.name_roles("Ann", {"tech_lead": "Lea", "account_manager": "Max"})
    await ann.type("The export takes ten minutes")
    said = ann.here.locator(".message", has_text="The export takes ten minutes").first
    await ann.be("Max")
    await said.hover()
    await said.get_by_label("React").click()
    await said.get_by_title(":bulb:").click()
    card = ann.cards_of("Feedback #1")
    await ann.shows(card, t("feedback-outcome-open"))
    await card.get_by_role("button", name=t("feedback-do-answer"), exact=True).click()
    await ann.fill(reply="We cache it from Monday on")
    await ann.submit_and_leave()
    await ann.shows(card, t("feedback-outcome-answered"))
    await ann.be("Ann")
    await ann.page.click("#slack-room-dm")
    await ann.shows(ann.here, t("feedback-told-answered", who="Max"))
    (item,) = await ann.rows(select(Feedback))
    assert (item.outcome, item.giver_name) == ("answered", "Ann")


async def test_in_feishu_a_low_score_and_a_reaction_come_to_the_group(jing: FeishuDesk) -> None:
    """陈静 is tech lead, Max the account manager; 赵敏 owns the project."""
    t = translator("zh-CN")
    for name in ("陈静", "Max"):
        await jing.be(name)
        await jing.type("@Parley 变更 列表")
    await jing.be("赵敏")
    await jing.type("@Parley /project")
    await jing.fill_directly(tech_lead=["陈静"], account_manager=["Max"])
    await jing.submit_and_leave()

    await jing.be("陈静")
    await jing.type("@Parley 满意度")
    await jing.go(direct=True)
    await jing.submit_and_leave()
    await jing.be("Max")
    await jing.go(direct=True)
    await jing.here.get_by_role("button", name="🙁 2", exact=True).click()
    await jing.fill(words="Two weeks late")
    await jing.submit_and_leave()
    await jing.be("赵敏")
    await jing.shows(jing.cards_of(t("survey-follow-up", who="Max")), "Two weeks late")

    await jing.type("导出要十分钟")
    said = jing.here.locator(".message", has_text="导出要十分钟").first
    await jing.be("陈静")
    await said.hover()
    await said.get_by_label("React").click()
    await said.get_by_title("FROWN").click()
    card = jing.cards_of(t("feedback-title", number=1))
    await card.get_by_role("button", name=t("feedback-do-decline"), exact=True).click()
    await jing.fill_directly(reply="下个版本整体重做")
    await jing.submit_and_leave()
    await jing.shows(card, t("feedback-outcome-declined"))
    await jing.be("赵敏")
    await jing.go(direct=True)
    await jing.shows(jing.here, t("feedback-told-declined", who="陈静"))
