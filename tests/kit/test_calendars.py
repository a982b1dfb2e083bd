"""Which days are worked, and how they are counted."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.kit.calendars import (
    Calendar,
    Leave,
    Off,
    WorkingDays,
    both,
    calendar_of,
    missing_years,
)

UNHURRIED = settings(deadline=None)  # a test machine may be busy

CHINA = calendar_of("CN")
BAVARIA = calendar_of("DE", "BY")
BERLIN = calendar_of("DE", "BE")

# Whose calendar, the day, why it is off (None: worked), and where that stands.
DAYS: list[tuple[WorkingDays, str, Off | None, str]] = [
    (CHINA, "2026-09-20", None, "a Sunday worked for the Golden Week"),
    (CHINA, "2026-09-27", Off("holiday", "Mid-autumn Festival"), "Mid-Autumn runs to Sunday"),
    (CHINA, "2026-09-30", None, "the eve of the Golden Week"),
    (CHINA, "2026-10-01", Off("holiday", "National Day"), "its first day"),
    (CHINA, "2026-10-07", Off("holiday", "National Day"), "its last day"),
    (CHINA, "2026-10-08", None, "back at work"),
    (CHINA, "2026-10-10", None, "a Saturday worked for it"),
    (CHINA, "2026-10-11", Off("weekend"), "an ordinary Sunday"),
    (CHINA, "2026-02-14", None, "a Saturday worked for the Spring Festival"),
    (CHINA, "2026-02-17", Off("holiday", "Spring Festival"), "the first day of the Horse"),
    (BAVARIA, "2026-06-04", Off("holiday", "Corpus Christi"), "a holiday in Bavaria"),
    (BERLIN, "2026-06-04", None, "and none in Berlin"),
    (calendar_of("TW"), "2025-02-08", None, "Taiwan makes up, too"),
    (calendar_of("IL"), "2026-11-27", Off("weekend"), "Friday is of Israel's weekend"),
    (calendar_of("US"), "2026-11-26", Off("holiday", "Thanksgiving Day"), "the fourth Thursday"),
    (Calendar(), "2026-10-01", None, "without a country no holidays are known"),
    (Calendar(weekend=frozenset({4, 5})), "2026-11-27", Off("weekend"), "Friday off by choice"),
    (Calendar(weekend=frozenset({4, 5})), "2026-11-29", None, "and Sunday worked"),
]


@pytest.mark.parametrize(("calendar", "day", "off", "reason"), DAYS)
def test_a_day_is_off_for_a_reason(
    calendar: WorkingDays, day: str, off: Off | None, reason: str
) -> None:
    assert calendar.why_not(date.fromisoformat(day)) == off, reason
    assert calendar.is_working(date.fromisoformat(day)) is (off is None)


# The calendar, the day, its name in English and in Chinese.
NAMES = [
    (CHINA, "2026-10-01", "National Day", "国庆节"),  # from the official table
    (CHINA, "2032-10-01", "National Day", "国庆节"),  # from the rules
    (BAVARIA, "2026-06-04", "Corpus Christi", "Corpus Christi"),  # nobody translated Bavaria's
    (CHINA, "2026-10-08", None, None),
]


@pytest.mark.parametrize(("calendar", "day", "english", "chinese"), NAMES)
def test_a_holiday_has_a_name_in_the_readers_language(
    calendar: Calendar, day: str, english: str | None, chinese: str | None
) -> None:
    assert calendar.holiday(date.fromisoformat(day), "en") == english
    assert calendar.holiday(date.fromisoformat(day), "zh-CN") == chinese


def test_leave_is_off_from_its_first_day_to_its_last() -> None:
    leave = (Leave(date(2026, 12, 24), date(2026, 12, 31)),)
    calendar = calendar_of("DE", "BY", leave=leave)
    assert calendar.is_working(date(2026, 12, 23))
    assert calendar.why_not(date(2026, 12, 24)) == Off("leave")
    assert calendar.why_not(date(2026, 12, 31)) == Off("leave")
    assert calendar.following(date(2026, 12, 23)) == date(2027, 1, 4)


def test_both_sides_work_only_when_each_does() -> None:
    shared = both(CHINA, BAVARIA)
    assert shared.why_not(date(2026, 10, 2)) == Off("holiday", "National Day")  # China's
    assert shared.why_not(date(2026, 10, 10)) == Off("weekend")  # worked in China alone
    assert shared.add(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert shared.preceding(date(2026, 10, 8)) == date(2026, 9, 30)


def test_a_year_without_an_official_table_follows_the_rules() -> None:
    assert CHINA.why_not(date(2032, 10, 1)) == Off("holiday", "National Day")
    assert CHINA.why_not(date(2032, 10, 9)) == Off("weekend")  # nobody makes up by rule


# The country, today, the years to warn of.
MISSING = [
    ("CN", "2026-10-01", (), "thirteen weeks ahead is early enough to wait"),
    ("CN", "2026-11-25", (2027,), "the table of 2027 is out and not here: five weeks left"),
    ("CN", "2030-12-30", (2030, 2031), "this year's is missing, too"),
    ("DE", "2030-12-30", (), "holidays by rule need no table"),
]


@pytest.mark.parametrize(("country", "today", "years", "reason"), MISSING)
def test_a_missing_table_is_told_weeks_before_it_matters(
    country: str, today: str, years: tuple[int, ...], reason: str
) -> None:
    # The tables that ship with chinese_calendar 1.11 end with 2026.
    assert missing_years(country, date.fromisoformat(today)) == years, reason


# The hour, whether it is quiet from 21:00 to 8:00, whether from 12:00 to 13:00.
HOURS = [
    ("20:59", False, False),
    ("21:00", True, False),
    ("00:00", True, False),
    ("07:59", True, False),
    ("08:00", False, False),
    ("12:00", False, True),
    ("12:59", False, True),
    ("13:00", False, False),
]


@pytest.mark.parametrize(("hour", "at_night", "at_noon"), HOURS)
def test_quiet_hours_may_cross_midnight(hour: str, at_night: bool, at_noon: bool) -> None:
    at = datetime.fromisoformat(f"2026-11-25T{hour}+08:00")
    assert Calendar().is_quiet(at) is at_night
    assert Calendar(quiet=(time(12), time(13))).is_quiet(at) is at_noon


@pytest.mark.parametrize(
    ("country", "subdivision"),
    [("XX", None), ("DE", "XX"), ("", None)],
)
def test_an_unknown_place_has_no_calendar(country: str, subdivision: str | None) -> None:
    with pytest.raises(ValueError, match=r"no holidays|no subdivision"):
        calendar_of(country, subdivision)


def test_a_calendar_without_a_working_day_says_so() -> None:
    never = Calendar(weekend=frozenset(range(7)))
    with pytest.raises(ValueError, match="no working day"):
        never.add(date(2026, 11, 25), 1)


# The libraries know these years; ten around today are looked at.
DAYS_AROUND = st.dates(date(2021, 11, 25), date(2031, 11, 25))
CALENDARS = st.sampled_from([Calendar(), CHINA, BAVARIA, both(CHINA, BAVARIA)])


@UNHURRIED
@given(CALENDARS, DAYS_AROUND, st.integers(-60, 60))
def test_counting_gives_what_was_added(calendar: WorkingDays, day: date, n: int) -> None:
    assert calendar.count(day, calendar.add(day, n)) == n


@UNHURRIED
@given(CALENDARS, DAYS_AROUND, st.integers(-60, 60).filter(bool))
def test_adding_ends_on_a_working_day(calendar: WorkingDays, day: date, n: int) -> None:
    end = calendar.add(day, n)
    assert calendar.is_working(end)
    assert (end > day) is (n > 0)


@UNHURRIED
@given(CALENDARS, DAYS_AROUND)
def test_no_working_day_lies_between_a_day_and_the_following(
    calendar: WorkingDays, day: date
) -> None:
    following = calendar.following(day)
    assert calendar.count(day, following) == 1
    assert calendar.preceding(following) == day or not calendar.is_working(day)
