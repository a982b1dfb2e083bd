"""Answering: in the form, with one press, by typing; before the deadline and after."""

from tests.chat import World
from tests.standup.team import (
    Team,
    answers,
    at,
    comes,
    gathered,
    presses_in_dm,
    prompts,
    reports,
    set_up,
    told,
)

DONE, PLAN, STUCK = (
    "What did you get done since last time?",
    "What will you do today?",
    "Is anything in your way?",
)


async def asked(team: Team, **values: object) -> None:
    await set_up(team.ann, at="09:30", until="11:00", **values)
    await team.comes("2026-11-26 09:30")


async def refreshed(team: Team) -> str:
    """The report, once its edit has waited for its turn."""
    team.world.later(seconds=10)
    await team.world.settles()
    return team.report.text


async def test_typing_into_the_conversation_answers_one_question_a_line(team: Team) -> None:
    await asked(team)
    said = await team.ann.mentions("the export\nthe import\nAPI keys", direct=True)
    assert said == (
        f"Noted as your answer\n{DONE}: the export\n{PLAN}: the import\n{STUCK}: API keys\n"
        "[Change]"
    )
    assert "Answered: 1 of 3 · Ann\n" in await refreshed(team)
    assert "- Ann: API keys · waits for the team" in team.report.text
    # What comes next is no answer any more.
    assert "What I can do" in await team.ann.mentions("thank you!", direct=True)


async def test_typing_with_nothing_asked_gets_help(team: Team) -> None:
    assert "What I can do" in await team.ann.mentions("the export", direct=True)


async def test_the_next_day_is_filled_in_with_the_plan_and_the_changes_moved(team: Team) -> None:
    await asked(team)
    await answers(team.dan, q0="the export", q1="finish the import", q2="")
    team.world.later(hours=4)
    await team.ann.types("/change Export must include cancelled orders")
    await team.ann.fills()
    await team.dan.presses("Assess")
    await team.dan.fills(effort="2")
    await team.comes("2026-11-27 09:30")
    await presses_in_dm(team.dan, "Answer")
    assert team.dan.form is not None
    filled = [getattr(one, "value", "") for one in team.dan.form.fields]
    assert filled[:3] == [
        "finish the import\n#1 Export must include cancelled orders: assessed",
        "",
        "",
    ]


async def test_the_same_as_last_time_takes_one_press(team: Team) -> None:
    await asked(team)
    assert "[Same as last time]" not in prompts(team.dan)[0]
    await answers(team.dan, q0="the export", q1="more of it", q2="keys\nVPN")
    card = team.world.posted(thread=team.report.id)[-1]
    assert "VPN" in card.text
    await team.dan.presses("Solved", card)
    await team.comes("2026-11-27 09:30")
    assert "[Same as last time]" in prompts(team.dan)[1]
    said = await presses_in_dm(team.dan, "Same as last time")
    assert f"{DONE}: the export\n{PLAN}: more of it\n{STUCK}: keys\n" in said  # the VPN works


async def test_an_answer_can_be_changed_in_place_until_the_deadline(team: Team) -> None:
    await asked(team)
    await answers(team.dan, q0="the export")
    await answers(team.dan, q0="the whole export")
    assert team.world.thread(team.report) == [f"Dan\n{DONE}: the whole export"]
    await team.comes("2026-11-26 12:00")
    await presses_in_dm(team.dan, "Answer")
    assert team.dan.form is not None
    assert "The change will be marked" in str(team.dan.form.fields[0])
    await team.dan.fills(q0="half of it", direct=True)
    assert team.world.thread(team.report) == [
        "Dan · changed Thu 26 Nov 2026 12:00 (Shanghai time), after the deadline\n"
        f"{DONE}: half of it"
    ]
    assert "Dan (late)" not in await refreshed(team)


async def test_nothing_said_is_no_answer(team: Team) -> None:
    await asked(team)
    await presses_in_dm(team.dan, "Answer")
    await team.dan.fills(q0=" ", direct=True)
    assert team.dan.errors == {"q0": "Answer at least one question, or press “Not today”."}


async def test_not_today_is_said_and_can_be_unsaid(team: Team) -> None:
    await asked(team)
    assert await presses_in_dm(team.dan, "Not today") == "All right, not today."
    assert "Answered: 0 of 2\nWaiting for: Ann, Lea\nNot today: Dan" in await refreshed(team)
    await answers(team.dan, q0="after all")
    assert "Answered: 1 of 3 · Dan" in await refreshed(team)
    assert "already" in await presses_in_dm(team.dan, "Not today")


async def test_the_report_has_a_door_for_whoever_lost_the_message(team: Team) -> None:
    await asked(team)
    await team.lea.presses("Answer", team.report)
    await team.lea.fills(q0="reviews")
    assert "Answered: 1 of 3 · Lea" in await refreshed(team)
    # Who was not asked may join; a client may not.
    await team.max.presses("Answer", team.report)
    await team.max.fills(q0="a call with the client")
    assert "Answered: 2 of 4 · Lea, Max" in await refreshed(team)
    assert "You take no part" in await team.clara.presses("Answer", team.report)


async def test_a_form_drawn_for_other_questions_is_not_taken(team: Team) -> None:
    await asked(team)
    await presses_in_dm(team.dan, "Answer")
    await team.ann.types("/standup")
    await team.ann.fills(more="Reviews?")
    said = await team.dan.fills(q0="the export", direct=True)
    assert "The questions were changed" in said


async def test_moods_are_an_average_from_four_up(world: World) -> None:
    team = await gathered(world)
    await set_up(team.ann, at="09:30", until="11:00", extras=("mood",), roles=("developer",))
    others = [world.person(name) for name in ("Eva", "Finn")]
    for one in others:
        await one.types("/change list")
    await comes(world, at("2026-11-26 09:30"))
    for person, mood in ((team.ann, "5"), (team.dan, "4"), (others[0], "4")):
        await answers(person, q0="work", mood=mood)
    world.later(seconds=10)
    await world.settles()
    assert "Mood" not in reports(world)["Thu 26 Nov 2026"]
    await answers(others[1], q0="work", mood="4")
    world.later(seconds=10)
    await world.settles()
    assert "Mood: 🙂\n" in reports(world)["Thu 26 Nov 2026"]
    assert all("🙂" not in one and "😄" not in one for one in world.thread(team.report))
    await team.ann.types("/standup export")
    (_, _, content), *_ = world.chat.files.values()
    assert "work" in content
    assert "🙂" not in content


async def test_a_reminder_does_not_come_at_night(world: World) -> None:
    """Asked by hand in the evening, with a deadline in the night."""
    team = await gathered(world)
    await set_up(team.ann, at="09:30", until="18:00", roles=("developer",))
    world.now = at("2026-11-26 20:45")
    await team.ann.types("/standup now")
    assert len(prompts(team.dan)) == 1
    await comes(world, at("2026-11-27 07:59"))
    assert not [text for text in told(team.dan) if "still waiting" in text]


async def test_in_chinese_from_the_prompt_to_the_report(world: World) -> None:
    li, han = (world.person(name, locale="zh-CN") for name in ("李雷", "韩梅梅"))
    for one in (li, han):
        await one.types("/变更 列表")
    await li.types("/早会")
    await li.fills(at="上午九点半", until="11:00")
    await comes(world, at("2026-11-26 09:30"))
    assert prompts(han) == [
        "orders · 站会 2026年11月26日 周四\n"
        "- 上次站会以来完成了什么？\n- 今天打算做什么？\n- 有什么阻碍吗？\n"
        "[回答] [今天不参加]\n"
        "11:00 截止。也可以直接在这里打字回答，每行对应一个问题。"
    ]
    said = await han.mentions("1、导出\n2、导入\n3、等测试账号", direct=True)
    assert said.startswith("已记下您的回答\n上次站会以来完成了什么？: 导出\n")
    world.later(seconds=10)
    await world.settles()
    report = reports(world, language="zh-CN")["2026年11月26日 周四"]
    assert report == (
        "已回答: 1/2 · 韩梅梅\n还在等: 李雷\n阻碍\n- 韩梅梅: 等测试账号 · 等团队\n"
        "每个人的回答在话题里。\n[回答]"
    )
    await comes(world, at("2026-11-26 10:30"))
    assert "「orders」的站会还差您的回答，11:00 截止。" in told(li)[-1]


async def test_a_reader_of_the_other_language_gets_the_same_questions(world: World) -> None:
    ann = world.person("Ann")
    li = world.person("李雷", locale="zh-CN")
    await ann.types("/change list")
    await li.types("/变更 列表")
    await ann.types("/standup")
    await ann.fills()
    await comes(world, at("2026-11-26 09:30"))
    assert "- 今天打算做什么？" in prompts(li)[0]
    assert "- What will you do today?" in prompts(ann)[0]


async def test_long_and_hard_words_are_drawn_and_kept_as_they_are(team: Team) -> None:
    hard = "<!channel> *bold* <at id=all></at> & 长" * 30
    await asked(team, more="\n".join(f"{number}. {hard}"[:150] for number in range(1, 8)))
    assert len(prompts(team.dan)) == 1
    long = {f"q{place}": (hard * 2)[:1500] for place in range(10)}
    await answers(team.dan, **long)
    assert hard[:100] in team.world.thread(team.report)[0]
    assert "🚧 Dan" in team.world.thread(team.report)[1]
    await refreshed(team)
    assert hard[:100] in await team.ann.types("/standup report")
    await team.comes("2026-11-27 09:30")
    assert "Still in your way? <!channel>" in prompts(team.dan)[-1]
    await presses_in_dm(team.dan, "Same as last time")
