"""Days shown to people, and read again."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.kit.dates import day_in_words, moment_in_words
from handlers.kit.when import find, read

UNHURRIED = settings(deadline=None)  # a test machine may be busy

FRIDAY = date(2026, 11, 27)
NOW = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


# Language, today, what is shown, and why.
DAYS = [
    ("en", None, "Fri 27 Nov 2026", "without a today the year is always there"),
    ("en", date(2026, 1, 1), "Fri 27 Nov", "this year needs no number"),
    ("en", date(2027, 1, 1), "Fri 27 Nov 2026", "another does"),
    ("zh-CN", None, "2026年11月27日 周五", "the year first, the weekday last"),
    ("zh-CN", date(2026, 1, 1), "11月27日 周五", "this year needs no number"),
]


@pytest.mark.parametrize(("language", "today", "words", "reason"), DAYS)
def test_a_day_is_shown_with_its_weekday(
    language: str, today: date | None, words: str, reason: str
) -> None:
    assert day_in_words(FRIDAY, language, today=today) == words, reason


# Language, the reader's zone, the room's, what is shown, and why.
MOMENTS = [
    ("en", "Asia/Shanghai", "Asia/Shanghai", "Fri 27 Nov 2026 10:00", "the room's own zone"),
    ("en", "Asia/Shanghai", None, "Fri 27 Nov 2026 10:00", "no room, no doubt"),
    ("en", "Europe/Berlin", "Asia/Shanghai", "Fri 27 Nov 2026 03:00 (Berlin time)", "another"),
    ("en", "America/New_York", "UTC", "Thu 26 Nov 2026 21:00 (New York time)", "a day earlier"),
    ("en", "UTC", "Asia/Shanghai", "Fri 27 Nov 2026 02:00 (UTC)", "UTC is no city"),
    ("zh-CN", "Europe/Berlin", "UTC", "2026年11月27日 周五 03:00（柏林时间）", "in Chinese"),
]


@pytest.mark.parametrize(("language", "zone", "room_zone", "words", "reason"), MOMENTS)
def test_a_moment_names_the_zone_when_it_is_not_the_rooms(
    language: str, zone: str, room_zone: str | None, words: str, reason: str
) -> None:
    moment = datetime(2026, 11, 27, 2, tzinfo=UTC)
    assert moment_in_words(moment, language, zone, room_zone) == words, reason


# Hypothesis takes its bounds without a zone.
NAIVE = (datetime(2021, 11, 25), datetime(2031, 11, 25))  # noqa: DTZ001
AROUND = st.dates(date(2021, 11, 25), date(2031, 11, 25))


@UNHURRIED
@given(AROUND, st.sampled_from(["en", "zh-CN"]))
def test_a_day_that_is_shown_is_read_again(day: date, language: str) -> None:
    moment = read(day_in_words(day, language), NOW, "Asia/Shanghai")
    assert moment is not None
    assert (moment.day, moment.time) == (day, None)
    assert moment.sure == 1


@UNHURRIED
@given(st.dates(date(2026, 11, 25), date(2026, 12, 31)), st.sampled_from(["en", "zh-CN"]))
def test_a_coming_day_is_read_again_without_its_year(day: date, language: str) -> None:
    moment = read(day_in_words(day, language, today=NOW.date()), NOW, "Asia/Shanghai")
    assert moment is not None
    assert moment.day == day


@UNHURRIED
@given(
    st.datetimes(*NAIVE),
    st.sampled_from(["en", "zh-CN"]),
)
def test_a_moment_that_is_shown_is_read_again(at: datetime, language: str) -> None:
    shown = at.replace(hour=at.hour or 7, second=0, microsecond=0, tzinfo=ZoneInfo("UTC"))
    (moment,) = find(f"→ {moment_in_words(shown, language, 'UTC')}!", NOW, "UTC")
    assert moment.at() == shown
