"""What the words after /summary mean."""

from datetime import UTC, date, datetime

import pytest

from handlers.kit.calendars import calendar_of
from handlers.kit.errors import Refused
from handlers.summary import asking

NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)  # a Wednesday, noon in Shanghai


def wanted(text: str) -> asking.Wanted:
    return asking.wanted(text, now=NOW, zone="Asia/Shanghai", calendar=calendar_of("CN"))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", date(2026, 11, 25), None),
        ("今天", date(2026, 11, 25), None),
        ("yesterday", date(2026, 11, 24), date(2026, 11, 24)),
        ("this week", date(2026, 11, 23), None),
        ("本周", date(2026, 11, 23), None),
        ("last week", date(2026, 11, 16), date(2026, 11, 22)),
        ("上周", date(2026, 11, 16), date(2026, 11, 22)),
        ("2026-11-16 to 11-20", date(2026, 11, 16), date(2026, 11, 20)),  # as the issue says it
        ("11月16日到20日", date(2026, 11, 16), date(2026, 11, 20)),  # the month is said once
        ("since 2026-11-16", date(2026, 11, 16), None),
        ("last Friday", date(2026, 11, 20), date(2026, 11, 20)),
        ("December 1 to December 3", date(2025, 12, 1), date(2025, 12, 3)),  # over, so last year's
    ],
)
def test_days_are_those_that_are_over(text: str, first: date, last: date | None) -> None:
    span = wanted(text).span
    assert span is not None
    assert span.since.date() == first
    assert (span.until.date() if span.until else None) == last


@pytest.mark.parametrize(
    "text",
    ["", "this thread", "please", "一下", "这个话题", "here", "发到这里", "this thread here"],
)
def test_without_days_it_is_the_place_itself(text: str) -> None:
    found = wanted(text)
    assert (found.span, found.link) == (None, "")
    assert found.is_here == ("here" in text or "发到" in text)


def test_a_link_may_come_with_words() -> None:
    found = wanted("https://acme.slack.com/archives/C1/p1764043200000100 please")
    assert found.link == "https://acme.slack.com/archives/C1/p1764043200000100"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the quick brown fox", "summary-unreadable"),
        ("2026-11-20 to 2026-11-16", "summary-backwards"),
        ("2025-01-01 to 2026-11-16", "summary-too-long"),
        ("weekly perhaps", "summary-weekly-how"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(text: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        wanted(text)
    assert refused.value.reason.key == key


@pytest.mark.parametrize(
    ("mark", "since"),
    [
        (datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (None, datetime(2026, 11, 23, 16, tzinfo=UTC)),  # Tuesday began in Shanghai
        (datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 11, 23, 16, tzinfo=UTC)),  # long ago
    ],
)
def test_new_is_what_came_since_one_last_asked(mark: datetime | None, since: datetime) -> None:
    span = asking.since_last(mark, now=NOW, zone="Asia/Shanghai", calendar=calendar_of("CN"))
    assert span.since == since
