"""A review from its plan to confirmed minutes, as the people in the channel see it."""

from datetime import UTC, datetime, timedelta

from storage import projects
from tests.chat import Message, Person, World, said
from tests.review.team import Team, gathered


async def finished(team: Team) -> Message:
    """Dan decided alone. Returns the minutes."""
    await team.ann.types("/review status now")
    thread = team.meeting().id
    await team.dan.writes("decision: we cache for an hour", thread=thread)
    await team.ann.presses("Finish", team.meeting())
    return team.world.posted(thread=thread)[-1]


async def test_the_agenda_is_collected_and_posted_in_time(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/change Export must include cancelled orders")
    await team.ann.fills()
    await team.ann.types("/todo @Dan call the client tomorrow", people=(team.dan.user,))
    await team.ann.types("/review status Thursday 15:00")
    plan = world.card
    assert plan.text.splitlines()[:2] == [
        "Review #1: Weekly status meeting",
        "When: Thu 26 Nov 2026 15:00 (Shanghai time)",
    ]
    await team.dan.types("/review add The cache grows")
    await team.lea.presses("Add a point …", plan)
    await team.lea.fills(text="Who is on call?")
    pinned = said("The tests are flaky", by=team.dan)
    world.chat.said[pinned.message] = pinned
    await team.lea.reacts(team.sign("pushpin", "Pin"), pinned.message)
    await team.ann.reacts(team.sign("pushpin", "Pin"), pinned.message)  # once is enough
    assert plan.text.count("The tests are flaky") == 1
    assert "- The cache grows – Dan" in plan.text
    assert "- The tests are flaky – Lea where it was said" in plan.text

    world.now = datetime(2026, 11, 26, 7, 0, 1, tzinfo=UTC)
    await world.ticks()
    agenda = team.meeting()
    assert agenda.text.startswith("Review #1: Weekly status meeting\nAgenda\n")
    assert "- Waits for assessment: #1 Export must include cancelled orders" in agenda.text
    assert "- Due – #1 Dan: call the client" in agenda.text
    assert "- Who is on call? – Lea" in agenda.text
    assert "Under way ↓" in plan.text
    assert world.thread(agenda)[0].startswith("We meet in this thread.")
    before = len(world.posted())
    await world.ticks()
    assert len(world.posted()) == before  # once


async def test_feedback_is_on_the_agenda_once_it_has_waited_more_than_five_working_days(
    world: World,
) -> None:
    team = await gathered(world)
    await team.dan.types("/parley feedback The export is slow")  # on a Wednesday
    point = "- Feedback nobody has answered – #1 Dan: The export is slow"
    for days, is_there in ((7, False), (1, True)):  # next Wednesday, next Thursday
        world.later(days=days)
        await team.ann.types("/review status now")
        assert (point in team.meeting().text) is is_there, days
    await team.ann.types("/project")
    await team.ann.fills(language="zh-CN")
    await team.ann.types("/review status now")
    shown = world.posted()[-1].text_in("zh-CN")
    assert "- 反馈还没有答复：#1 Dan: The export is slow" in shown


async def test_what_is_said_becomes_decisions_and_todos(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/review status now")
    thread = team.meeting().id
    await team.ann.writes("hello", thread=thread)
    await team.ann.writes("decision: we cache for an hour", thread=thread)
    await team.dan.writes("待办：@Lea 周五前写好测试", thread=thread)
    marked = said("We also drop IE", by=team.lea, message="17.5")
    world.chat.said["17.5"] = marked
    await team.lea.writes("We also drop IE", thread=thread, message="17.5")
    for one in (team.ann, team.dan):  # two of them agree: one decision
        await one.reacts(team.sign("white_check_mark", "DONE"), "17.5")
    world.chat.said["17.6"] = said("I could ask the client by Monday", by=team.dan, message="17.6")
    await team.dan.writes("I could ask the client by Monday", thread=thread, message="17.6")
    await team.ann.reacts(team.sign("dart", "OnIt"), "17.6")
    text = team.meeting().text
    assert "Decisions\n- #1 we cache for an hour\n- #2 We also drop IE" in text
    assert "- #1 Lea: 写好测试 · Fri 27 Nov 2026" in text
    assert "- #2 Dan: I could ask the client · Mon 30 Nov 2026" in text
    assert "where it was said" in world.thread(team.meeting())[-1]
    assert "we cache for an hour" in await team.lea.types("/decision list")
    assert "写好测试" in await team.lea.types("/todo")


async def test_outside_of_the_thread_nothing_is_taken(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/review status now")
    await team.ann.writes("decision: lunch")
    elsewhere = said("lunch", by=team.dan, message="18.1")
    world.chat.said["18.1"] = elsewhere
    await team.ann.reacts(team.sign("white_check_mark", "DONE"), "18.1")
    assert "Nothing here." in await team.ann.types("/decision list")


async def test_minutes_are_drafted_corrected_confirmed_and_found(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/review status now")
    thread = team.meeting().id
    await team.ann.types("/review add The cache grows")
    await team.dan.writes("decision: we cache for an hour", thread=thread)
    await team.dan.writes("action: @Dan write the tests by Friday", thread=thread)
    await team.ann.presses("Finish", team.meeting())
    minutes = world.posted(thread=thread)[-1]
    assert minutes.text.splitlines()[:5] == [
        "Minutes #1: Weekly status meeting",
        "Wed 25 Nov 2026 12:00 · version 1 by Ann · draft, please correct and confirm",
        "There were",
        "Dan",
        "Points",
    ]
    assert "- The cache grows" in minutes.text
    assert "- #1 @Dan write the tests by Fri 27 Nov 2026" in minutes.text

    assert "Only those who were there" in await team.lea.presses("Correct …", minutes)
    await team.dan.presses("Correct …", minutes)
    await team.dan.fills(
        decisions="#1 We cache for two hours\nWe drop IE",
        actions="#1 @Lea write the tests by Mon 30 Nov 2026",
        notes="It was short",
    )
    assert team.dan.errors == {}
    assert "version 2 by Dan" in minutes.text
    assert "- #1 We cache for two hours\n- #2 We drop IE" in minutes.text
    assert "- #1 @Lea write the tests by Mon 30 Nov 2026" in minutes.text
    assert "We cache for two hours" in await team.ann.types("/decision list")
    assert "write the tests" in await team.lea.types("/todo")
    await team.dan.presses("Confirm", minutes)
    assert "confirmed by Dan" in minutes.text
    assert "[Confirm]" not in minutes.text

    assert "Minutes with “two hours”" in await team.lea.types("/minutes search two hours")
    assert "Nothing here." in await team.lea.types("/minutes search kubernetes")
    assert "version 2 by Dan" in await team.lea.types("/minutes 1")
    assert team.lea.private is not None
    earlier = await team.lea.presses("Earlier version", team.lea.private)
    assert "we cache for an hour" in earlier
    await team.lea.presses("As Markdown", minutes)
    _, name, content = list(world.chat.files.values())[-1]
    assert name == "minutes-1.md"
    assert content.startswith("# Minutes \\#1: Weekly status meeting\n")
    assert "## Decisions\n\n- \\#1 We cache for two hours\n- \\#2 We drop IE\n" in content


async def test_two_who_correct_at_once_do_not_overwrite_each_other(world: World) -> None:
    team = await gathered(world)
    minutes = await finished(team)
    await team.dan.presses("Correct …", minutes)
    form = team.dan.form
    await team.dan.fills(notes="first")
    team.dan.form = form
    assert "Somebody changed these minutes" in await team.dan.fills(notes="second")


async def test_a_line_taken_out_of_the_minutes_no_longer_holds(world: World) -> None:
    team = await gathered(world)
    minutes = await finished(team)
    await team.dan.presses("Correct …", minutes)
    await team.dan.fills(decisions="")
    assert "Nothing here." in await team.ann.types("/decision list")


async def test_it_works_in_chinese(world: World) -> None:
    han, li = (world.person(name, locale="zh-CN") for name in ("韩梅梅", "李雷"))
    await li.types("/变更 列表")
    await han.mentions("评审 周会 每两周周四下午三点")
    plan = world.card
    assert plan.text_in("zh-CN").splitlines()[:3] == [
        "会议 #1：周例会",
        "时间: 2026年11月26日 周四 15:00（上海时间）",
        "重复: 每两周周四下午三点",
    ]
    await li.mentions("评审 添加 缓存方案")
    world.now = datetime(2026, 11, 26, 7, 0, 1, tzinfo=UTC)
    await world.ticks()
    agenda = next(one for one in world.posted() if "[结束]" in one.text_in("zh-CN"))
    assert "- 缓存方案 – 李雷" in agenda.text_in("zh-CN")
    await li.writes("决定：缓存一小时", thread=agenda.id)
    await li.writes("待办：@李雷 周五前写好测试", thread=agenda.id)
    await han.presses("结束", agenda)
    minutes = world.posted(thread=agenda.id)[-1].text_in("zh-CN")
    assert "决定\n- #1 缓存一小时" in minutes
    assert "- #1 @李雷 写好测试，2026年11月27日 周五 前" in minutes
    assert "时间: 2026年12月10日 周四 15:00（上海时间）" in world.card.text_in("zh-CN")


async def after_an_outage(world: World, hours: float) -> Team:
    team = await gathered(world)
    await team.ann.types("/review status every Thursday 15:00")
    world.now = datetime(2026, 11, 26, 7, 0, tzinfo=UTC) + timedelta(hours=hours)
    await world.ticks()
    return team


async def test_a_little_late_it_is_held_and_says_so(world: World) -> None:
    team = await after_an_outage(world, 1.5)
    assert "This was planned for Thu 26 Nov 2026 15:00; I am late." in team.meeting().text


async def test_much_too_late_it_is_missed_and_the_next_is_planned(world: World) -> None:
    await after_an_outage(world, 3)
    assert "Missed: I was not there" in world.posted()[0].text
    assert "When: Thu 3 Dec 2026 15:00" in world.card.text


async def test_a_planned_one_is_moved_and_cancelled(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/review status every Thursday 15:00")
    plan = world.card
    await team.ann.presses("Move …", plan)
    await team.ann.fills(when="every Friday 15:00")
    assert "Say one time" in team.ann.errors["when"]
    await team.ann.fills(when="Friday 16:00")
    assert "Fri 27 Nov 2026 16:00" in plan.text
    await team.ann.presses("Cancel", plan)
    assert "Cancelled." in plan.text
    assert "Thu 3 Dec 2026 15:00" in world.card.text
    await team.ann.presses("End the series", world.card)
    assert "Cancelled." in world.card.text
    world.later(days=14)
    before = len(world.chat.messages)
    await world.ticks()
    assert len(world.chat.messages) == before


async def client(team: Team) -> Person:
    clara = team.world.person("Clara")
    await clara.types("/change list")
    await team.ann.types("/project")
    await team.ann.fills(client=(clara.user,))
    return clara


async def test_the_client_reads_no_minutes_of_the_team(world: World) -> None:
    team = await gathered(world)
    clara = await client(team)
    minutes = await finished(team)
    assert "no minutes #1" in await clara.types("/minutes 1")
    assert "Nothing here." in await clara.types("/minutes search cache")
    assert "no review #1" in await clara.types("/review 1")
    assert "no longer here" in await clara.presses("As Markdown", minutes)


async def test_in_the_clients_room_only_what_is_the_clients_is_listed(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/todo hide the outage 2026-11-25")
    async with world.database.transaction() as tx:
        room = await projects.room(tx, (world.chat.name, "T1", world.room))
        assert room is not None
        room.audience = "client"
    await team.ann.types("/todo send the logo 2026-11-25")
    await team.ann.types("/review status now")
    text = team.meeting().text
    assert "send the logo" in text
    assert "hide the outage" not in text
