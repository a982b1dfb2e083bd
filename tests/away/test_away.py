"""Days away: said in words, counted in working days, taken back."""

from datetime import UTC, datetime

import pytest

from handlers.away import rules
from handlers.kit.calendars import calendar_of
from handlers.kit.errors import Refused
from tests.chat import World

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # Wednesday, 10:00 in Shanghai


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12-24 to 12-31", "2026-12-24", "2026-12-31"),  # as the issue says it
        ("下周一到周三", "2026-11-30", "2026-12-02"),  # the second weekday is of the same week
        ("tomorrow", "2026-11-26", "2026-11-26"),  # one day
        ("from Monday until Friday", "2026-11-30", "2026-12-04"),  # Monday is next week's
        ("12月24日到31日", "2026-12-24", "2026-12-31"),  # the month is said once
    ],
)
def test_days_are_read_from_words(text: str, first: str, last: str) -> None:
    span = rules.span(text, now=NOW, zone="Asia/Shanghai", calendar=calendar_of("CN"))
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("soon", "away-unreadable"),  # no day
        ("Dec 24, Dec 26 and Dec 28", "away-unreadable"),  # three days: which to which?
        ("2026-12-31 to 2026-12-24", "away-backwards"),
        ("2026-12-31 to 2028-12-31", "away-backwards"),  # two years are a slip of the pen
        ("2026-11-02", "away-past"),
    ],
)
def test_what_is_no_leave_is_refused_with_a_reason(text: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.span(text, now=NOW, zone="Asia/Shanghai", calendar=calendar_of("CN"))
    assert refused.value.reason.key == key


async def test_leave_is_noted_listed_and_taken_back(world: World) -> None:
    ann = world.person("Ann")
    said = await ann.types("/away 12-24 to 12-31")
    assert said == (
        "Noted: away Thu 24 Dec – Thu 31 Dec (6 working days). Nobody stands in for you."
    )
    assert "Thu 24 Dec – Thu 31 Dec [Take back]" in await ann.types("/away")
    assert ann.private is not None
    assert "No days away noted" in await ann.presses("Take back", ann.private)


async def test_leave_works_in_chinese(world: World) -> None:
    li = world.person("李雷", locale="zh-CN")
    said = await li.mentions("请假 下周一到周三")
    assert said == "已登记：11月30日 周一 – 12月2日 周三 请假，共 3 个工作日。没有指定代班人。"


async def test_nobody_takes_back_the_leave_of_somebody_else(world: World) -> None:
    ann, max_ = world.person("Ann"), world.person("Max")
    await ann.types("/away tomorrow")
    await ann.types("/away")
    assert ann.private is not None
    assert "no longer works" in await max_.presses("Take back", ann.private)
    assert "Take back" in await ann.types("/away")


async def test_a_card_that_waits_for_somebody_away_says_whom_to_ask(world: World) -> None:
    ann, lea, bob = world.person("Ann"), world.person("Lea"), world.person("Bob")
    await ann.types("/project")
    for one in (lea, bob):
        await one.types("/change list")
    await ann.fills(tech_lead=(lea.user,))
    await lea.types("/away today to Friday", people=(bob.user,))
    await ann.types("/change Export must include cancelled orders")
    await ann.fills()
    assert "Lea (away until Fri 27 Nov 2026, ask Bob)" in world.card.text
