"""What happened before the demo opens: two projects, one in English, one in Chinese."""

from typing import TYPE_CHECKING

from bot.playground import seed_feishu, seed_opinions
from bot.playground.seed_cast import BERLIN, SHANGHAI

if TYPE_CHECKING:
    from bot.playground.seed import Scene


async def act_out(scene: "Scene", first_room: str) -> None:
    await scene.later(0, "09:12", SHANGHAI)
    await scene.says("李娜", "小程序", "早上好！需求以后都记在这个频道里。")
    await scene.takes_roles("李娜", "小程序", ("王磊", "陈静", "Max"))
    await scene.later(0, "09:05", BERLIN)
    await scene.says(
        "Ann", "orders", "Morning! From today requirements live here. @Parley keeps track of them."
    )
    await scene.takes_roles("Ann", "orders", ("Lea", "Max", "陈静"))
    await _readers(scene)
    await seed_feishu.join(scene, first_room)
    await seed_feishu.said(scene, "赵敏", "大家好，我在飞书这边，项目卡片这里也能看到吧？")
    await seed_feishu.said(scene, "陈静", "能，两边是同一个项目。")
    await seed_opinions.asked_at_first(scene)
    await _csv_export(scene)
    await _coupons(scene)
    await _order_fax(scene)
    await _net_prices(scene)
    await _plan(scene)
    await _grouped_list(scene)
    await _share_cards(scene)
    await _tracking_number(scene)
    await _invoice_titles(scene)
    await _agreed(scene, "小程序", "zh-CN", first_room)
    await _agreed(scene, "orders", "en", first_room)
    await _votes(scene, "小程序", ("王磊", "陈静"))
    await _votes(scene, "orders", ("Ann", "Lea", "Max"))
    await _stand_up(scene)
    await scene.caught_up()


async def _readers(scene: "Scene") -> None:
    """People of the clients who are in no chat."""
    for name, room, address, language in (
        ("Max", "orders", "clara@client.example", "en"),
        ("陈静", "小程序", "liuyang@client.example", "zh-CN"),
    ):
        await scene.asks_and_presses(name, room, "/progress mail", "progress.ask_reader")
        values = {"address": address, "version": "client", "language": language}
        await scene.fills(name, values)


async def _csv_export(scene: "Scene") -> None:
    """Accepted."""
    await scene.later(1, "10:20", BERLIN)
    card = await scene.proposes(
        "Max",
        "orders",
        "Order list as a CSV file, in two weeks",
        what="The client's bookkeeping wants the orders of a month as a file. "
        "Today they copy them by hand, 300 lines a week.",
        criteria="One line per order\nOpens in Excel with umlauts intact",
    )
    await scene.later(0, "11:02", BERLIN)
    await scene.answers("Lea", card, "change.ask_assessment", effort="2", cost="1600")
    await scene.presses("Lea", card, "change.approve")
    await scene.later(0, "14:30", BERLIN)
    await scene.presses("Max", card, "change.approve")
    await scene.later(1, "09:30", BERLIN)
    await scene.presses("Ann", card, "change.start")
    await scene.later(2, "16:45", BERLIN)
    await scene.presses("Ann", card, "change.deliver")
    await scene.replies("Ann", card, "It is on staging. @Max, the umlauts were the hard part …")
    await scene.later(1, "10:10", BERLIN)
    await scene.answers("Max", card, "change.ask_acceptance", met=["0", "1"])
    await scene.reacts("Lea", card, "tada")


async def _coupons(scene: "Scene") -> None:
    """In progress, from a message."""
    await scene.later(0, "15:40", SHANGHAI)
    wish = await scene.says(
        "陈静", "小程序", "客户希望优惠券可以叠加使用，最好赶在双十二活动之前上线。"
    )
    await scene.reacts("王磊", wish, "eyes")
    card = await scene.records(
        "陈静",
        wish,
        title="优惠券可以叠加使用",
        criteria="同一订单最多三张\n结算页显示每张券的优惠",
    )
    await scene.later(1, "10:15", SHANGHAI)
    await scene.answers(
        "王磊", card, "change.ask_assessment", effort="4", cost="12000", risk="退款规则要一起改"
    )
    await scene.presses("王磊", card, "change.approve")
    await scene.later(0, "11:30", SHANGHAI)
    await scene.presses("陈静", card, "change.approve")
    await scene.later(1, "09:45", SHANGHAI)
    await scene.presses("李娜", card, "change.start")


async def _order_fax(scene: "Scene") -> None:
    """Declined."""
    await scene.later(0, "13:15", BERLIN)
    card = await scene.proposes("Max", "orders", "Send order confirmations by fax")
    await scene.answers(
        "Lea", card, "change.ask_assessment", effort="9", risk="Nobody here owns a fax machine."
    )
    await scene.later(0, "15:20", BERLIN)
    await scene.answers(
        "Lea",
        card,
        "change.ask_decline",
        reason="E-mail covers it: the client agreed on the phone today.",
    )


async def _net_prices(scene: "Scene") -> None:
    """Delivered, waits for acceptance."""
    await scene.later(1, "09:50", BERLIN)
    card = await scene.proposes(
        "Max",
        "orders",
        "Show net prices to business customers",
        kind="changed",
        priority="high",
        criteria="Net price first, VAT below it\nPrivate customers see no difference",
    )
    await scene.answers(
        "Lea",
        card,
        "change.ask_assessment",
        effort="3.5",
        cost="2800",
        moves="Beta release moves by two days",
    )
    await scene.later(0, "12:05", BERLIN)
    for name in ("Max", "Lea"):
        await scene.presses(name, card, "change.approve")
    await scene.presses("Ann", card, "change.start")
    await scene.later(3, "17:20", BERLIN)
    await scene.presses("Ann", card, "change.deliver")


async def _plan(scene: "Scene") -> None:
    """Agreed on by both who have to."""
    await scene.later(0, "17:30", BERLIN)
    for line in (
        "Order list as CSV due in one week @Ann",
        "Net prices due in two weeks @Ann 4 days",
        "◆ Beta release due in three weeks after #2",
    ):
        await scene.commands("Lea", "orders", f"/plan add {line}")
    for name in ("Lea", "Max"):
        await scene.asks_and_presses(name, "orders", "/plan", "plan.agree")
    await scene.commands("Ann", "orders", "/plan 1 done")


async def _grouped_list(scene: "Scene") -> None:
    """Assessed, waits for both; asked for in Chinese, in an English channel."""
    await scene.later(1, "09:25", BERLIN)
    wish = await scene.says("陈静", "orders", "仓库同事问：订单列表能不能按客户分组？月底前要用。")
    await scene.replies("Lea", wish, "Makes sense. Shall we record it?")
    card = await scene.records(
        "陈静", wish, title="订单列表按客户分组", criteria="默认折叠\n记住上次的选择"
    )
    await scene.later(0, "11:40", BERLIN)
    await scene.answers("Ann", card, "change.ask_assessment", effort="1.5", cost="1200")
    await scene.says("Max", "orders", "I will ask the client about the grouping this afternoon.")


async def _tracking_number(scene: "Scene") -> None:
    """Proposed from Feishu."""
    await scene.later(0, "17:05", SHANGHAI)
    await seed_feishu.proposes(scene, "赵敏", "发货通知要带上快递单号，下周三前")


async def _share_cards(scene: "Scene") -> None:
    """Assessed, waits for both."""
    await scene.later(0, "16:20", SHANGHAI)
    card = await scene.proposes(
        "陈静",
        "小程序",
        "分享卡片要带上活动主图，下周五前",
        priority="high",
        criteria="微信里能看到主图\n没有主图时用默认图",
    )
    await scene.answers("李娜", card, "change.ask_assessment", effort="1", cost="3000")


async def _invoice_titles(scene: "Scene") -> None:
    """Just proposed."""
    await scene.later(1, "09:30", SHANGHAI)
    await scene.proposes("Max", "小程序", "Invoices in English for overseas customers")
    await scene.says("李娜", "小程序", "收到，今天看一下发票模板。")


async def _agreed(scene: "Scene", room: str, language: str, first_room: str) -> None:
    """Things to remember, and things to do; an open question; and how it goes."""
    await scene.later(0, "15:10", BERLIN if language == "en" else SHANGHAI)
    for name, line in AGREED[language]:
        await scene.commands(name, room, line)
    name, line, answer = RISK[language]
    await scene.commands(name, room, line, likelihood="high", effect="medium", answer=answer)
    await seed_opinions.by_now(scene, room, first_room)


AGREED = {
    "en": (
        ("Lea", "/parley decision Net prices are the default for business customers"),
        ("Lea", "/parley todo @Max send us the client’s test accounts by next Friday"),
        ("Ann", "/parley todo write down how refunds are rounded by next Tuesday"),
        ("Lea", "/poll Which day shall we release? | Tuesday | Wednesday | Thursday"),
    ),
    "zh-CN": (
        ("王磊", "/parley 决定 双十二之前不再改结算页"),
        ("王磊", "/parley 待办 @陈静 跟客户确认主图尺寸，下周五前"),
        ("李娜", "/parley 待办 整理优惠券的测试数据，下周二前"),
        ("李娜", "/poll 哪天发布？｜周二｜周三｜周四"),
    ),
}


RISK = {
    "en": (
        "Lea",
        "/parley risk The client’s test accounts come late",
        "Asked for every Monday; till then we test with made-up customers.",
    ),
    "zh-CN": (
        "王磊",
        "/parley 风险 客户的主图素材可能拖到最后一天",
        "每周一催一次；先用占位图联调。",
    ),
}


async def _votes(scene: "Scene", room: str, voters: tuple[str, ...]) -> None:
    """Some press, some react."""
    board = await scene.next_card(room, "poll.vote")
    for place, name in enumerate(voters):
        if place % 2:
            await scene.reacts(name, board, ("one", "two")[place // 2 % 2])
        else:
            await scene.presses_one(name, board, "poll.vote", 1)


async def _stand_up(scene: "Scene") -> None:
    """Some have answered; something is in somebody's way."""
    await scene.later(0, "16:50", BERLIN)
    await scene.commands("Ann", "orders", "/standup", at="09:30", until="11:00")
    await scene.later(1, "09:50", SHANGHAI)
    await scene.stands_up("陈静", "和仓库同事确认了分组规则\n写测试用例\n等客户给测试账号")
    await scene.later(0, "09:40", BERLIN)
    await scene.stands_up("Ann", "Net prices are on staging\nThe grouped list\n")
