"""From a promise to its end, as the people in the channel see it."""

from datetime import UTC, datetime

from tests.chat import Person, World


def told(world: World, person: Person) -> list[str]:
    return [one.text_in(person.language) for one in world.posted(room=f"@{person.user}")]


async def test_a_todo_is_given_shown_and_done(world: World) -> None:
    ann, dan = world.person("Ann"), world.person("Dan")
    await dan.types("/change list")
    await ann.types("/todo @Dan write the migration by Friday", people=(dan.user,))
    assert world.card.text == (
        "To do #1\nwrite the migration\nWho: Dan\nBy: Fri 27 Nov\nStatus: Open\n"
        "Asked for by: Ann\nfor the team\n[Done] [Edit …] [Drop …]"
    )
    assert "One thing for you to do" in await dan.types("/todo")
    assert "You have nothing to do" in await ann.types("/todo mine")
    assert "#1 is done" in await dan.presses("Done", world.posted()[0])
    assert "Status: Done" in world.posted()[0].text
    assert "closed already" in await dan.types("/todo done 1")


async def test_it_works_in_chinese(world: World) -> None:
    han, dan = (world.person(name, locale="zh-CN") for name in ("韩梅梅", "小丹"))
    await dan.types("/变更 列表")
    await han.mentions("待办 @小丹 周五前写好迁移脚本")
    assert world.card.text_in("zh-CN").splitlines()[:4] == [
        "待办 #1",
        "写好迁移脚本",
        "负责人: 小丹",
        "截止: 11月27日 周五",
    ]
    await dan.mentions("待办 完成 1")
    assert "状态: 已完成" in world.posted()[0].text_in("zh-CN")


async def test_dropping_asks_for_a_reason_and_keeps_it(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/todo write the migration")
    await ann.presses("Drop …")
    await ann.fills(reason=" ")
    assert ann.errors == {"reason": "Please give a reason; it is kept with it."}
    await ann.fills(reason="We keep the old table")
    assert "Status: Dropped" in world.card.text
    assert "We keep the old table" in world.card.text
    assert "One thing done or dropped" in await ann.types("/todo closed")
    await ann.presses("Open again")
    assert "Status: Open" in world.card.text


async def test_others_may_not_close_it(world: World) -> None:
    ann, dan = world.person("Ann"), world.person("Dan")
    await ann.types("/todo write the migration")
    assert "up to its owner" in await dan.presses("Done")
    assert "Status: Open" in world.card.text


async def test_a_tick_on_its_card_closes_it(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/todo write the migration")
    await ann.reacts("eyes", world.card)
    assert "Status: Open" in world.card.text
    emoji = "white_check_mark" if world.chat.name == "slack" else "DONE"
    await ann.reacts(emoji, world.card)
    assert "Status: Done" in world.card.text


async def test_it_is_edited_and_handed_on(world: World) -> None:
    ann, dan = world.person("Ann"), world.person("Dan")
    await dan.types("/change list")
    await ann.types("/todo write the migration")
    await ann.presses("Edit …")
    await ann.fills(due="nonsense", owner=())
    assert set(ann.errors) == {"due", "owner"}
    await ann.fills(due="next Friday", owner=(dan.user,))
    assert "Who: Dan\nBy: Fri 4 Dec" in world.card.text


async def test_a_name_nobody_has_is_refused(world: World) -> None:
    ann = world.person("Ann")
    assert "I do not know “bob” here" in await ann.types("/todo @bob write the tests")


async def test_the_client_reads_only_what_is_theirs(world: World) -> None:
    ann, clara = world.person("Ann"), world.person("Clara")
    await ann.types("/project")
    await clara.types("/change list")
    await ann.fills(client=(clara.user,))
    await ann.types("/todo hide the outage")
    await ann.types("/todo @Clara send the logo", people=(clara.user,))
    listed = await clara.types("/todo all")
    assert "send the logo" in listed
    assert "hide the outage" not in listed
    assert "no to-do #1" in await clara.types("/todo 1")


async def test_one_digest_a_day_until_it_is_closed(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/todo write the migration by Friday")
    await ann.types("/todo call the client by Friday")
    before = len(told(world, ann))
    await world.ticks()

    async def at(day: int, hour: int) -> int:
        world.now = datetime(2026, 11, day, hour - 8, 0, 1, tzinfo=UTC)
        await world.ticks()
        return len(told(world, ann)) - before

    assert await at(25, 18) == 0  # Wednesday evening: it is not time yet
    assert await at(26, 9) == 1  # Thursday, the working day before
    assert told(world, ann)[-1].splitlines()[:3] == [
        "2 things wait for you",
        "Due by the next working day",
        "#1 write the migration",
    ]
    await ann.types("/todo and one more by Friday")
    assert await at(26, 10) == 1  # a new one does not make a second message
    assert await at(27, 9) == 1  # the day itself: they know
    assert await at(28, 9) == 1  # Saturday
    assert await at(30, 9) == 2  # Monday: overdue
    assert told(world, ann)[-1].splitlines()[1] == "Overdue"
    for number in (1, 2, 3):
        await ann.types(f"/todo done {number}")
    count = len(told(world, ann))
    world.later(days=2)
    await world.ticks()
    assert len(told(world, ann)) == count  # nothing is left to say


async def test_nobody_is_woken_at_night_by_what_is_late(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/todo write the migration by Friday")
    await world.ticks()
    before = len(told(world, ann))
    world.now = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)  # found at 23:00, after an outage
    await world.ticks()
    assert len(told(world, ann)) == before
    world.now = datetime(2026, 11, 30, 1, 0, 1, tzinfo=UTC)
    await world.ticks()
    assert "Overdue" in told(world, ann)[-1]


async def test_done_in_the_digest_is_done(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/todo write the migration by Friday")
    await world.ticks()
    world.now = datetime(2026, 11, 26, 1, 0, 1, tzinfo=UTC)
    await world.ticks()
    digest = world.posted(room=f"@{ann.user}")[-1]
    assert "#1 is done" in await ann.presses("Done", digest, direct=True)
    assert "Status: Done" in world.posted()[0].text
