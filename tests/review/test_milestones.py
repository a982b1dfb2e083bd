"""Two working days after each milestone, wherever it moves to."""

from datetime import UTC, date, datetime

from storage import plan
from tests.chat import World
from tests.review.team import gathered


async def morning(world: World, day: int, month: int = 12) -> None:
    world.now = datetime(2026, month, day, 23, 0, 1, tzinfo=UTC)  # 07:00 of the next day there
    await world.ticks()


def announced(world: World) -> list[str]:
    return [one.text for one in world.posted() if one.text.startswith("Review #")]


async def test_each_milestone_is_followed_by_its_review(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/plan add milestone Beta due 12-18")
    await team.ann.types("/plan add Schema due 12-10")
    said = await team.ann.types("/review milestone two working days after each milestone")
    assert "as each milestone of /plan comes near" in said
    await morning(world, 3)
    assert announced(world) == []  # too far away: its date may still move
    await morning(world, 10)
    (card,) = announced(world)
    assert card.splitlines()[:3] == [
        "Review #1: Beta",
        "When: Tue 22 Dec 2026 10:00 (Shanghai time)",
        "Repeats: two working days after each milestone",
    ]
    await morning(world, 11)
    assert announced(world) == [card]

    async with world.database.transaction() as tx:
        found = await plan.items(tx, 1)
        found[0].due = date(2026, 12, 21)
    await morning(world, 12)
    (card,) = announced(world)
    assert "When: Wed 23 Dec 2026 10:00" in card
    world.now = datetime(2026, 12, 23, 2, 0, 1, tzinfo=UTC)
    await world.ticks()
    assert "What was promised for this milestone" in team.meeting().text
    assert "[Finish]" in team.meeting().text


async def test_a_milestone_long_past_gets_none(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/plan add milestone Beta due 12-02")
    world.now = datetime(2026, 12, 20, tzinfo=UTC)
    await team.ann.types("/review milestone two working days after each milestone")
    await morning(world, 21)
    assert announced(world) == []
