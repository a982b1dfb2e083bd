"""A change in a Feishu group, from a remark to its acceptance."""

from tests.platforms.feishu.parley import Office


async def test_a_change_is_recorded_assessed_approved_and_accepted(either: Office) -> None:
    o = either
    await o.name_roles()
    card = await o.propose("导出要包含已取消的订单，下周五前", criteria="文件里有已取消的订单")
    assert "#1 导出要包含已取消的订单" in o.li.sees(card)
    assert "待评估" in o.li.sees(card)

    assert (await o.han.presses(card, "评估")).toast == "表单已私信给您。"
    seen = await o.han.submits(await o.newest(o.han), {"effort": "2.5", "cost": "1200"})
    assert seen.is_redrawn
    await o.settled()
    assert "2.5 个工作日" in o.wang.sees(card)

    for one in (o.han, o.wang):
        await one.presses(card, "同意")
        await o.settled()
    assert "已批准" in o.li.sees(card)
    await o.han.presses(card, "开始开发")
    await o.settled()
    await o.han.presses(card, "已交付")
    await o.settled()
    await o.wang.presses(card, "验收…")
    await o.wang.submits(await o.newest(o.wang), {"met#0": True})
    await o.settled()

    assert "已验收" in o.li.sees(card)
    assert len(o.cards) == 1
    said = [o.li.sees(one) for one in o.feishu.replies(card)]
    assert said[-1].startswith("王经理 验收通过")
