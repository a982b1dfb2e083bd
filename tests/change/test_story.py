"""The life of a change, as the people in the channel see it."""

from tests.change.team import CRITERIA, Team, gathered, status
from tests.chat import World


async def test_a_change_goes_from_a_passing_remark_to_accepted(team: Team) -> None:
    world, ann, lea, max_ = team.world, team.ann, team.lea, team.max

    await ann.types("/change Export must include cancelled orders by next Friday")
    assert ann.form is not None
    await ann.fills(what="The client's accounting needs them", criteria=CRITERIA)
    assert world.card.text == (
        "#1 Export must include cancelled orders\n"
        "Status: Proposed\n"
        "Kind: New requirement · Normal\n"
        "Needed by: Fri 4 Dec 2026\n"
        "Proposed by: Ann · version 1\n"
        "The client's accounting needs them\n"
        "Acceptance criteria\n"
        "- cancelled orders are in the file\n"
        "- the sum is right\n"
        "Waits for the tech lead: Lea\n"
        "[Assess] [Decline] [Edit] [Withdraw] [History] [Show all]"
    )
    assert world.thread() == ["Ann proposed this change\nLea – please assess it."]

    await lea.presses("Assess")
    await lea.fills(effort="2.5", cost="1,200", risk="The file grows", moves="Beta moves")
    assert "Effort: 2.5 working days · CN¥1,200.00\nRisk and notes: The file grows" in (
        world.card.text
    )
    assert "Waits for the account manager: Max\nWaits for the tech lead: Lea" in world.card.text
    assert world.thread()[-1] == (
        "Lea assessed it\n2.5 working days · CN¥1,200.00\nThe file grows\n→ Beta moves\n"
        "Max Lea – please decide on it."
    )

    await lea.presses("Approve")
    assert status(world.card) == "Assessed"
    assert "✓ Lea approved as tech lead\nWaits for the account manager: Max" in world.card.text
    await max_.presses("Approve")
    assert status(world.card) == "Approved"
    assert "The team can start." in world.card.text

    await lea.presses("Start work")
    assert "The team is working on it." in world.card.text
    await team.dan.presses("Mark as delivered")
    assert "Waits for the account manager or client: Max, Clara" in world.card.text
    assert world.thread()[-1] == "Dan delivered it\nMax Clara – please check and accept it."

    await team.clara.presses("Accept …")
    await team.clara.fills(met=("0", "1"))
    assert status(world.card) == "Accepted"
    assert world.card.text.splitlines()[-1] == "[History] [Show all]"
    assert [len(world.posted()), world.card.edits] == [1, 6]  # one message, edited at each step
    assert world.thread()[-1] == "Clara accepted it"

    history = await ann.types("/change history 1")
    assert history.splitlines()[0] == "History of #1 Export must include cancelled orders"
    told = [line for line in history.splitlines() if line.startswith("Wed 25 Nov 2026 12:00")]
    assert [line.split("  ")[1] for line in told] == [
        "Clara accepted it",
        "Dan delivered it",
        "Lea started work",
        "Max approved it",
        "Lea approved it",
        "Lea assessed it",
        "Ann proposed this change",
    ]


async def test_the_same_in_chinese(world: World) -> None:
    han, li, wang = (world.person(name, locale="zh-CN") for name in ("韩梅梅", "李雷", "王经理"))
    await han.types("/项目")
    for one in (li, wang):
        await one.types("/变更 列表")
    await han.fills(tech_lead=(li.user,), account_manager=(wang.user,))

    await han.asks("变更导出要包含已取消的订单，下周五前", "记录变更")
    await han.fills(criteria="1、文件里有已取消的订单\n2、合计正确")
    assert world.card.text_in("zh-CN") == (
        "#1 导出要包含已取消的订单\n"
        "状态: 待评估\n"
        "类型: 新需求 · 普通\n"
        "期望完成: 2026年12月4日 周五\n"
        "提出人: 韩梅梅 · 第 1 版\n"
        "验收标准\n"
        "- 文件里有已取消的订单\n"
        "- 合计正确\n"
        "等待技术负责人：李雷\n"
        "[评估] [否决] [修改] [撤回] [历史] [查看全部]"
    )
    await li.presses("评估")
    await li.fills(effort="3天", cost="1.2万元")
    assert "工作量: 3 个工作日 · ¥12,000.00" in world.card.text_in("zh-CN")
    assert "等待客户经理：王经理\n等待技术负责人：李雷" in world.card.text_in("zh-CN")
    for one in (li, wang):
        await one.presses("同意")
    await li.presses("开始开发")
    await li.presses("已交付")
    assert "等待客户经理或客户：王经理" in world.card.text_in("zh-CN")
    await wang.presses("验收…")
    await wang.fills(met=("0",))
    assert wang.errors == {"reason": "还有 1 条标准没有勾选：请勾选，或说明还缺什么。"}
    await wang.fills(met=("0",), reason="合计少了一分钱")
    assert status(world.card, "zh-CN") == "验收未过"
    assert world.thread(language="zh-CN")[-1] == (
        "王经理 验收未通过\n“合计少了一分钱”\n☐ 合计正确\n李雷 请看看还缺什么。"
    )


async def test_private_words_are_the_readers_and_the_channels_are_the_projects(
    slack_world: World,
) -> None:
    """Where a card has one language; else the next but one."""
    world, team = slack_world, await gathered(slack_world)  # an English project
    li = world.person("李雷", locale="zh-CN")
    await team.proposed()
    assert "客户经理和技术负责人" in await li.presses("Decline")
    assert "状态: 待评估" in await li.presses("Show all")
    assert "Ann 提出了这条变更" in await li.presses("History")
    await li.types("/变更 报表要按月汇总")
    await li.fills(title=" ")
    assert li.errors == {"title": "请用几个字说明要改什么。"}
    await li.fills(title="报表要按月汇总")
    assert "Status: Proposed" in world.card.text
    assert world.thread(world.card) == ["李雷 proposed this change\nLea – please assess it."]


async def test_an_english_reader_in_a_chinese_channel(slack_world: World) -> None:
    """Where a card has one language; else the next."""
    world = slack_world
    han = world.person("韩梅梅", locale="zh-CN")
    await han.types("/change")
    await han.fills(title="报表要按月汇总")
    ann = world.person("Ann")
    assert "Status: Proposed" in await ann.presses("查看全部")
    await ann.presses("评估")
    await ann.fills(effort="soon")
    assert ann.errors == {
        "effort": "Give a number of working days between 0 and 2,000, for instance 3 or 0.5."
    }
    await ann.fills(effort="1")
    assert "工作量: 1 个工作日" in world.card.text
    assert world.thread()[-1].startswith("Ann 做了评估")


async def test_where_cards_hold_every_language_each_reads_theirs(feishu_world: World) -> None:
    world, team = feishu_world, await gathered(feishu_world)  # an English project
    li = world.person("李雷", locale="zh-CN")
    await team.proposed()
    assert "客户经理和技术负责人" in await li.presses("否决")
    assert "状态: 待评估" in await li.presses("查看全部")
    await li.presses("评估")
    await li.fills(effort="很快")
    assert li.errors == {"effort": "请填 0 到 2,000 之间的工作日数，例如 3 或 0.5。"}
    await li.fills(effort="1")
    assert "Effort: 1 working day" in world.card.text_in("en")
    assert "工作量: 1 个工作日" in world.card.text_in("zh-CN")
    assert world.thread()[-1].startswith("李雷 assessed it")
    assert world.thread(language="zh-CN")[-1].startswith("李雷 做了评估")


async def test_a_time_of_day_names_its_zone_because_readers_sit_in_several(world: World) -> None:
    ann = world.person("Ann", zone="Asia/Shanghai")
    await ann.types("/change Export must include cancelled orders")
    await ann.fills(due="next Friday 15:00")
    assert "Needed by: Fri 4 Dec 2026 15:00 (Shanghai time)" in world.card.text
