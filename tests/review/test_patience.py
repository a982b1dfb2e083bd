"""What a review waits for: late beginnings, an end, and answers that never came."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.review import rules
from storage.reviews import Review
from tests.chat import World
from tests.review.team import gathered
from tests.summary.talk import RELEASE, VERSION_ZH, newest, talk

THURSDAY = datetime(2026, 11, 26, 7, tzinfo=UTC)  # 15:00 in Shanghai


@pytest.mark.parametrize(
    ("grace_min", "late_by", "is_missed"),
    [
        (120, timedelta(minutes=120), False),
        (120, timedelta(minutes=121), True),
        (30, timedelta(minutes=31), True),
        (240, timedelta(minutes=121), False),
    ],
)
def test_how_late_is_too_late(grace_min: int, late_by: timedelta, *, is_missed: bool) -> None:
    review = Review(
        project_id=1,
        kind="weekly",
        at=THURSDAY,
        platform="slack",
        tenant="T1",
        room="orders",
        author_id=1,
        made_at=THURSDAY,
        grace_min=grace_min,
    )
    assert rules.is_missed(review, THURSDAY + late_by) is is_missed


async def test_how_late_it_may_begin_is_set_where_it_is_planned(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/review retro every Thursday 15:00")
    assert team.ann.form is not None
    await team.ann.fills(grace="30")
    world.now = THURSDAY + timedelta(minutes=45)
    await world.ticks()
    assert "Missed: I was not there" in world.posted()[0].text
    world.now = THURSDAY + timedelta(days=7, minutes=45)  # the next of the series keeps it
    await world.ticks()
    assert sum("Missed: I was not there" in one.text for one in world.posted()) == 2


async def test_who_opened_it_is_reminded_once_of_one_that_nobody_finished(world: World) -> None:
    team = await gathered(world)
    await team.dan.types("/review status Friday 15:00")
    await team.lea.presses("Begin now", world.card)
    before = len(world.posted(room=f"@{team.lea.user}"))
    for hours in (21, 1, 24, 24, 24):  # Thursday 9:00, 10:00, and the days after
        world.later(hours=hours)
        await world.ticks()
    reminded = world.posted(room=f"@{team.lea.user}")[before:]
    assert [one.text for one in reminded] == [
        "Review #1: Weekly status meeting is still open. Finish it, so that its minutes can be "
        "confirmed.\n[Finish]"
    ]
    assert "Finished" in await team.lea.presses("Finish", reminded[0], direct=True)
    assert "Minutes #1" in world.posted(thread=team.world.posted()[-1].id)[-1].text


async def test_over_the_weekend_nobody_is_reminded(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/review status Friday 15:00")
    world.now = THURSDAY + timedelta(days=1)
    await world.ticks()
    told = len(world.posted(room=f"@{team.ann.user}"))
    world.later(days=2)
    await world.ticks()
    assert len(world.posted(room=f"@{team.ann.user}")) == told
    world.later(days=1)
    await world.ticks()
    assert "is still open" in newest(team.ann).text


async def test_what_is_finished_reminds_nobody(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/review status now")
    await team.ann.presses("Finish", team.meeting())
    told = len(world.chat.messages)
    world.later(days=2)
    await world.ticks()
    assert len(world.chat.messages) == told


async def test_questions_nobody_answered_are_on_the_agenda(world: World) -> None:
    team = await gathered(world)
    thread = talk(world)
    await team.ann.mentions("summarise", thread=thread[0].message)
    await team.ann.types("/review status now")
    assert (
        "- Not answered – Ann asks: who tells the client about the new date? where it was said"
        in team.meeting().text
    )


@pytest.mark.parametrize(
    ("who", "words", "is_open"),
    [
        ("dan", "Lea does, this afternoon.", False),
        ("ann", "I mean the client of the portal.", True),  # the one who asked adds to it
        ("dan", "The one in Berlin?", True),  # asks back
    ],
)
async def test_an_answer_in_the_thread_takes_it_off(
    world: World, who: str, words: str, *, is_open: bool
) -> None:
    team = await gathered(world)
    thread = talk(world)
    await team.ann.mentions("summarise", thread=thread[0].message)
    await getattr(team, who).writes(words, thread=thread[0].message)
    await team.ann.types("/review status now")
    assert ("Not answered" in team.meeting().text) is is_open


async def test_only_the_newest_summary_of_this_channel_counts(world: World) -> None:
    team = await gathered(world)
    elsewhere = talk(world, room="payments")
    await team.ann.mentions(f"summary {elsewhere[0].link}")
    await team.ann.types("/review status now")
    assert "Not answered" not in team.meeting().text
    old = talk(world)
    await team.ann.mentions("summarise", thread=old[0].message)
    world.later(minutes=5)
    new = talk(world, RELEASE[:2])
    await team.ann.mentions("summarise", thread=new[0].message)
    await team.ann.types("/review status now")
    assert "Not answered" not in team.meeting().text


async def test_questions_in_chinese(world: World) -> None:
    li = world.person("李雷", locale="zh-CN")
    thread = talk(world, VERSION_ZH)
    await li.mentions("总结一下", thread=thread[0].message)
    await li.mentions("评审 周会 现在")
    assert "还没人回答：李雷：新的上线日期谁去跟客户说？" in "".join(
        one.text_in("zh-CN") for one in world.posted()
    )
