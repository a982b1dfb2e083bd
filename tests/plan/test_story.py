"""A plan as the people in the channel see it: made, agreed on, moved."""

from handlers.kit.charts import Chart, ChartKind
from handlers.kit.forms import TextField
from tests.change.team import Team
from tests.chat import World, buttons_of
from tests.plan.steps import agreed, december, dues, items, moves, planned, remarks


async def test_a_plan_is_added_line_by_line(team: Team) -> None:
    said = await team.lea.types("/plan add Payment API due 12-18 @Dan 5 days")
    assert said.splitlines() == [
        "#1 Payment API",
        "Added.",
        "Due: Fri 18 Dec 2026",
        "Owner: Dan",
        "Progress: Not started",
        "Working days it takes: 5 working days",
        "[Started] [Done] [Needs longer …] [Edit] [Remove] [History]",
    ]
    said = await team.lea.types("/plan add ◆ Beta due next Friday after #1")
    assert said == ""
    assert remarks(team.lea) == (
        "It waits for #1 Payment API, which is due on Fri 18 Dec 2026: "
        "it cannot be due before that."
    )
    await team.lea.types("/plan add ◆ Beta due 12-21 after #1")
    shown = await team.clara.types("/plan")
    assert shown.splitlines() == [
        "Plan of orders",
        "Not agreed yet, waits for: account manager, tech lead · 0 of 2 done",
        "- #1 Payment API  Dan · Fri 18 Dec · Not started",
        "- #2 ◆ Beta  Mon 21 Dec · Not started · Waits for: #1",
        "/plan 1 shows one item with its buttons; “Mine” shows yours. "
        "Say how far it is at once: /plan 1 60%",
        "[Add] [Mine] [Timeline] [Why dates moved] [Agree plan] [Show here]",
    ]


async def test_what_a_line_does_not_say_the_form_asks_for(team: Team) -> None:
    await team.dan.types("/plan add Payment API after #1 @Dan")
    assert team.dan.form is not None
    filled = {one.name: one.value for one in team.dan.form.fields if isinstance(one, TextField)}
    assert (filled["title"], filled["due"], filled["after"]) == ("Payment API", "", "#1")
    await team.dan.fills(due="soon")
    assert team.dan.errors == {
        "due": "“Payment API”: by when? For instance: due 18 Dec",
        "after": "“Payment API”: there is no 1 to wait for.",
    }
    await team.dan.fills(due="18 Dec", after="", days="5", kind="task")
    assert team.dan.errors == {}
    [item] = await items(team.world)
    assert (item.title, item.due, item.days, item.author_id) == (
        "Payment API",
        december(18),
        5,
        item.owner_id,
    )


async def test_before_it_is_agreed_a_date_is_simply_another_and_pushes_who_waits(
    team: Team,
) -> None:
    await planned(team)
    await team.lea.types("/plan 2")
    await team.lea.presses("Edit", team.lea.private)
    await team.lea.fills(due="12-11")
    assert team.lea.errors == {}
    # Two days are all that the load test takes: it has a day to spare. Beta has its own gap.
    assert await dues(team.world) == {
        1: december(2),
        2: december(11),
        3: december(15),
        4: december(21),
    }
    assert all(one.planned == one.due for one in await items(team.world))
    assert await moves(team.world) == []


async def test_the_baseline_is_fixed_by_both_and_from_then_on_dates_stay(team: Team) -> None:
    world = team.world
    await planned(team)
    assert "agree on the plan" in await team.dan.types("/plan agree")
    await team.max.types("/plan agree")
    assert team.max.private is not None
    await team.max.presses("Agree plan", team.max.private)
    assert world.card.text == (
        "Lea Max agrees to the plan. The tech lead has to agree as well.\n[Agree plan]"
    )
    assert await team.max.presses("Agree plan") == (
        "You have agreed already. It waits for somebody else now."
    )
    await team.lea.presses("Agree plan")
    assert world.card.text == (
        "The plan of orders is agreed: 4 dates are fixed. From now on a date moves only by an "
        "approved change, or by a slip that is confirmed."
    )
    assert [one.baseline for one in await items(world)] == [
        december(2),
        december(9),
        december(14),
        december(18),
    ]
    await team.lea.types("/plan 2")
    await team.lea.presses("Edit", team.lea.private)
    assert team.lea.form is not None
    assert "due" not in {one.name for one in team.lea.form.fields if isinstance(one, TextField)}
    await team.lea.fills(title="Payments API")
    assert (await dues(world))[2] == december(9)
    assert "agreed already" in await team.lea.presses("Agree plan", world.posted()[-2])


async def test_a_yes_to_another_plan_does_not_count(team: Team) -> None:
    world = team.world
    await planned(team)
    await team.max.types("/plan")
    assert team.max.private is not None
    await team.max.presses("Agree plan", team.max.private)
    asked = world.card
    await team.dan.types("/plan add One more due 12-22")
    seen = await team.lea.presses("Agree plan", asked)
    assert "waits for: account manager, tech lead" in seen  # the plan as it is now, both missing
    assert [one.baseline for one in await items(world)] == [None] * 5


async def test_an_owner_says_that_it_takes_longer_and_the_lead_confirms_it(team: Team) -> None:
    world = team.world
    await agreed(team)
    await team.dan.types("/plan mine")
    assert team.dan.private is not None
    longer = [one for one in buttons_of(team.dan.private) if one.label == "Needs longer …"]
    await team.dan.presses_button(longer[1])  # of the payment API
    said = "The bank's sandbox is down"
    await team.dan.fills(due="12-09", reason=said)
    assert team.dan.errors == {
        "due": "Wed 9 Dec 2026 is no later than it is due now, counted in working days. "
        "When will it be done?"
    }
    await team.dan.fills(due="12-14", cause="third_party", reason=said)
    assert team.dan.errors == {}
    assert world.card.text == (
        "#2 Payment API needs longer\n"
        "Dan says why: third party\n"
        "“The bank's sandbox is down”\n"
        "If it is confirmed, these dates move\n"
        "- #4 ◆ Beta: Fri 18 Dec → Tue 22 Dec, 2 working days later\n"
        "- #2 Payment API: Wed 9 Dec → Mon 14 Dec, 3 working days later\n"
        "- #3 Load test: Mon 14 Dec → Wed 16 Dec, 2 working days later\n"
        "The account manager or the tech lead confirms it. Lea Max\n"
        "[Confirm] [Reject]"
    )
    assert (await dues(world))[2] == december(9)  # nothing moves until somebody confirms it
    assert "confirm slips" in await team.dan.presses("Confirm")
    await team.lea.presses("Confirm")
    assert world.card.text.splitlines()[-1] == "Lea confirmed it."
    assert await dues(world) == {
        1: december(2),
        2: december(14),
        3: december(16),
        4: december(22),
    }
    why = await team.dan.types("/plan why")
    assert why.splitlines() == [
        "Why dates moved in orders",
        "- #4 ◆ Beta: Fri 18 Dec → Tue 22 Dec, 2 working days later = third party +2",
        "- #2 Payment API: Wed 9 Dec → Mon 14 Dec, 3 working days later = third party +3",
        "- #3 Load test: Mon 14 Dec → Wed 16 Dec, 2 working days later = third party +2",
    ]
    shown = await team.dan.types("/plan")
    assert "Ends with #4 ◆ Beta on Tue 22 Dec, 2 working days later (third party +2)" in shown
    assert "#4 ◆ Beta  Fri 18 Dec → Tue 22 Dec (+2) · Not started · Waits for: #2, #3" in shown


async def test_a_rejected_slip_moves_nothing(team: Team) -> None:
    await agreed(team)
    before = await dues(team.world)
    await needs_longer(team, 2, "12-14")
    [confirm, _] = buttons_of(team.world.card.card)
    await team.max.presses("Reject")
    assert team.world.card.text.splitlines()[-1] == "Max rejected it; the dates stay."
    assert "decided on this already" in await team.lea.presses_button(confirm)
    assert await dues(team.world) == before
    assert await moves(team.world) == []


async def needs_longer(team: Team, number: int, due: str, cause: str = "team") -> None:
    await team.dan.types(f"/plan {number}")
    await team.dan.presses("Needs longer …", team.dan.private)
    await team.dan.fills(due=due, cause=cause, reason="It is harder than we thought")


async def test_the_lead_s_own_word_needs_no_second_one(team: Team) -> None:
    await agreed(team)
    await team.lea.types("/plan 3")
    await team.lea.presses("Needs longer …", team.lea.private)
    await team.lea.fills(due="12-15", cause="client", reason="No test data")
    assert (await dues(team.world))[3] == december(15)
    assert (await dues(team.world))[4] == december(21)


async def test_what_would_move_must_be_what_the_card_said(team: Team) -> None:
    await agreed(team)
    await needs_longer(team, 2, "12-14")
    card = team.world.card
    await team.lea.types("/plan 1")
    await team.lea.presses("Needs longer …", team.lea.private)
    await team.lea.fills(due="12-03", cause="team", reason="A day")
    moved = await dues(team.world)
    old = next(one for one in buttons_of(card.card) if one.label == "Confirm")
    assert "other dates would move" in await team.max.presses_button(old)
    assert await dues(team.world) == moved
    await team.max.presses("Confirm", card)  # the card shows the dates of now
    assert (await dues(team.world))[2] == december(15)


async def test_progress_is_said_with_a_button_or_a_line(team: Team) -> None:
    await planned(team)
    assert await team.dan.types("/plan 2 60%") == "#2 Payment API: Started · 60%."
    assert await team.dan.types("/plan 2 2 days left") == "#2 Payment API: Started · 2 days left."
    await team.dan.types("/plan mine")
    assert await team.dan.presses("Started", team.dan.private) == "#1 Schema: Started."
    assert await team.dan.presses("Done", team.dan.private) == "#1 Schema: Done."
    assert "Its owner says" in await team.clara.types("/plan 2 done")
    assert await team.lea.types("/plan done 2") == "#2 Payment API: Done."
    assert "2 of 4 done" in await team.lea.types("/plan")
    assert await team.dan.types("/plan mine") == "Nothing of the plan waits for you."


async def test_the_plan_shown_in_the_channel_stays_true(team: Team) -> None:
    await planned(team)
    await team.lea.types("/plan")
    await team.lea.presses("Show here", team.lea.private)
    shown = team.world.card
    assert "#2 Payment API  Dan · Wed 9 Dec · Not started" in shown.text
    await team.dan.types("/plan 2 done")
    team.world.later(seconds=3)
    await team.world.settles()
    assert "1 of 4 done" in shown.text


async def test_what_nobody_agreed_on_can_be_taken_out(team: Team) -> None:
    await planned(team)
    await team.lea.types("/plan 3")
    refused = await team.lea.presses("Remove", team.lea.private)
    assert refused == "#4 waits for it. Change that first."
    await team.lea.types("/plan 4")
    assert await team.lea.presses("Remove", team.lea.private) == "Taken out: #4 ◆ Beta."
    assert [one.number for one in await items(team.world)] == [1, 2, 3]
    await team.lea.types("/plan add Another due 12-20")
    assert [one.number for one in await items(team.world)] == [1, 2, 3, 5]


async def test_clients_and_observers_read_the_plan_and_do_not_make_it(team: Team) -> None:
    for one in (team.clara, team.otto):
        assert "made by the team" in await one.types("/plan add Something due 12-18")
    assert "Nothing is planned yet" in await team.clara.types("/plan")


async def test_the_timeline_shows_where_it_was_planned_and_where_it_stands(team: Team) -> None:
    await agreed(team)
    await needs_longer(team, 2, "12-14", "client")
    await team.lea.presses("Confirm")
    await team.otto.types("/plan timeline")
    told = team.world.card  # an image cannot stand in a room for one person alone
    (chart,) = [one for one in told.card_in("en").blocks if isinstance(one, Chart)]
    assert chart.kind is ChartKind.TIMELINE
    assert "#4 ◆ Beta: Fri 18 Dec → Tue 22 Dec, 2 working days later" in chart.alt
    assert "#1 Schema: Wed 2 Dec" in chart.alt
    assert "12-18 → 12-22  #4 ◆ Beta" in told.text  # where no picture can be shown


async def test_words_nobody_knows_get_help(team: Team) -> None:
    assert (await team.ann.types("/plan abracadabra")).splitlines()[:2] == [
        "What /plan can do",
        "I do not know “abracadabra”.",
    ]
    assert "There is no #9 in the plan" in await team.ann.types("/plan 9")
    await team.ann.types("/plan add Schema due 12-18")
    assert "What about #1? For instance: /plan 1 60%" in await team.ann.types("/plan 1 xyz")


async def test_the_same_in_chinese(world: World) -> None:
    han, li = (world.person(name, locale="zh-CN") for name in ("韩梅梅", "李雷"))
    await han.types("/项目")
    await li.types("/变更 列表")
    await han.fills(tech_lead=(li.user,))
    said = await han.types("/计划 添加 支付接口 12月18日 @李雷 5天")
    assert said.splitlines()[:4] == [
        "#1 支付接口",
        "已添加。",
        "截止日期: 2026年12月18日 周五",
        "负责人: 李雷",
    ]
    await han.types("/计划 添加 里程碑 内测发布 12月21日 依赖 #1")
    shown = await li.types("/计划")
    assert "- #2 ◆ 内测发布  12月21日 周一 · 未开始 · 前置事项: #1" in shown
    assert await li.types("/计划 1 还剩3天") == "#1 支付接口：进行中 · 还剩 3 天。"
    assert "归我的：1 项" in await li.types("/计划 我的")
