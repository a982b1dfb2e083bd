"""Feedback and surveys over the wire: a reply, a reaction, a press in a direct message."""

import json

from bot.platforms.feishu.errors import CARD_REFUSED
from bot.playground.feishu import Trouble
from tests.platforms.feishu.parley import Office
from tests.survey.answers import given


async def test_a_message_becomes_feedback_by_reaction_and_by_reply(connected: Office) -> None:
    o = connected
    await o.name_roles()
    slow = (await o.li.says(o.group, "导出太慢")).message
    empty = (await o.li.says(o.group, "列表是空的")).message
    assert slow is not None
    assert empty is not None
    await o.wang.reacts(slow, "StatusFlashOfInspiration")
    await o.settled()
    assert "导出太慢" in o.li.sees(o.cards[-1])
    await o.wang.says(o.group, "@Parley 反馈", to=empty)
    await o.settled()
    card = o.cards[-1]
    assert "列表是空的" in o.li.sees(card)
    assert "王经理代为记录" in o.li.sees(card)

    await o.wang.presses(card, "答复")
    await o.wang.submits(await o.newest(o.wang), {"reply": "已经修好"})
    assert "已经修好" in o.li.sees(await o.newest(o.li))
    assert "已答复" in o.li.sees(card)


async def test_a_reply_in_a_topic_is_filed_and_what_the_bot_says_there_is_not(
    connected: Office,
) -> None:
    o = connected
    await o.name_roles()
    card = await o.propose("导出快一点")
    said = (await o.li.says(o.group, "五月份还很快", to=card, in_thread=True)).message
    assert said is not None
    ours = o.feishu.replies(card)[0]
    known = len(o.cards)
    for message in (ours, said):
        await o.wang.reacts(message, "StatusFlashOfInspiration")
        await o.settled()
    assert len(o.cards) == known + 1
    assert "五月份还很快" in o.li.sees(o.cards[-1])


async def test_a_low_score_is_pressed_explained_and_followed_up(connected: Office) -> None:
    o = connected
    await o.name_roles()
    form = await o.form(o.han, "@Parley 满意度")
    sent = await o.han.submits(form, {"roles#client": False})
    assert sent.toast_kind == "success", sent
    question = await o.newest(o.wang)
    assert "满意吗" in o.wang.sees(question)
    await o.wang.presses(question, "😞 1")
    await o.settled()
    assert "您的回答：😞 1" in o.wang.sees(question)
    # Pressed on the card as it stands now, which still knows that it is a direct conversation.
    await o.wang.presses(question, "🙁 2")
    explained = await o.wang.submits(await o.newest(o.wang), {"words": "没人接电话"})
    assert explained.toast_kind == "success", explained
    await o.settled()
    card = o.cards[-1]
    assert "王经理 不太满意" in o.han.sees(card)
    assert "没人接电话" in o.han.sees(card)
    await o.han.presses(card, "处理好了，请对方确认…")
    await o.han.submits(await o.newest(o.han), {"done": "设了热线"})
    settled = await o.newest(o.wang)
    await o.wang.presses(settled, "解决了")
    await o.settled()
    assert "您说已经解决了。" in o.wang.sees(settled)
    assert "王经理 说已经解决" in o.han.sees(card)


async def test_the_trend_is_a_chart_and_where_feishu_refuses_it_words(connected: Office) -> None:
    o = connected
    await o.name_roles()
    await given(o.app.database, 4, 2, person_id=1)

    async def results() -> str:
        await o.han.says(o.group, "@Parley 满意度 结果")
        return json.dumps((await o.newest(o.han)).content, ensure_ascii=False)

    assert '"chart_spec"' in await results()
    o.feishu.trouble.next("message.create", Trouble.refused(CARD_REFUSED), times=3)
    shown = await results()
    assert '"chart_spec"' not in shown
    assert "平均 3.0，50% 满意（2 份回答）" in shown
    assert "██████████  4  " in shown
    assert "█████░░░░░  2  " in shown
