"""When a rule comes round again, on the nights the clocks change and on days off."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.kit.calendars import Calendar, WorkingDays, both, calendar_of
from handlers.kit.recurrence import Policy, Recurrence

UNHURRIED = settings(deadline=None)  # a test machine may be busy

EVERY_DAY = Calendar(weekend=frozenset())
CHINA = calendar_of("CN")


def coming(
    rule: Recurrence, after: str, count: int, calendar: WorkingDays = EVERY_DAY
) -> list[str]:
    """The next occurrences on the rule's own wall clock, with their offset."""
    zone = ZoneInfo(rule.zone)
    moment = datetime.fromisoformat(after).replace(tzinfo=zone)
    found = []
    for _ in range(count):
        moment = rule.following(moment, calendar)
        assert moment.tzinfo is UTC
        found.append(f"{moment.astimezone(zone):%m-%d %H:%M %z}")
    return found


# Zone, rule, said when, the next occurrences, and what the clocks do.
NIGHTS = [
    (
        "Europe/Berlin", "30 2 * * *", "2026-03-28T12:00",
        ["03-29 03:00 +0200", "03-30 02:30 +0200"], "02:00 to 03:00 is skipped",
    ),
    (
        "Europe/Berlin", "*/30 1-3 * * *", "2026-03-29T01:00",
        ["03-29 01:30 +0100", "03-29 03:00 +0200", "03-29 03:30 +0200"],
        "02:00, 02:30 and 03:00 meet at 03:00, which is one occurrence",
    ),
    (
        "Europe/Berlin", "30 2 * * *", "2026-10-24T12:00",
        ["10-25 02:30 +0200", "10-26 02:30 +0100"], "02:00 to 03:00 comes twice",
    ),
    (
        "America/New_York", "30 2 * * *", "2026-03-07T12:00",
        ["03-08 03:00 -0400", "03-09 02:30 -0400"], "02:00 to 03:00 is skipped",
    ),
    (
        "America/New_York", "30 1 * * *", "2026-10-31T12:00",
        ["11-01 01:30 -0400", "11-02 01:30 -0500"], "01:00 to 02:00 comes twice",
    ),
    (
        "Australia/Lord_Howe", "15 2 * * *", "2026-10-03T12:00",
        ["10-04 02:30 +1100", "10-05 02:15 +1100"], "half an hour from 02:00 is skipped",
    ),
    (
        "Australia/Lord_Howe", "45 1 * * *", "2026-04-04T12:00",
        ["04-05 01:45 +1100", "04-06 01:45 +1030"], "half an hour from 01:30 comes twice",
    ),
    (
        "Asia/Shanghai", "0 10 * * mon-fri", "2026-11-27T10:00",
        ["11-30 10:00 +0800", "12-01 10:00 +0800"], "strictly after, over a weekend",
    ),
    (
        "Asia/Shanghai", "0 10 * * 0", "2026-11-25T10:00",
        ["11-29 10:00 +0800"], "0 is Sunday, as crontab counts",
    ),
    (
        "Asia/Shanghai", "0 10 * * 7,1-2", "2026-11-25T10:00",
        ["11-29 10:00 +0800", "11-30 10:00 +0800", "12-01 10:00 +0800"], "and so is 7",
    ),
    (
        "Asia/Shanghai", "0 10 29 2 *", "2026-11-25T10:00",
        ["02-29 10:00 +0800"], "years ahead",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "cron", "after", "expected", "reason"), NIGHTS)
def test_an_occurrence_is_neither_lost_nor_doubled(
    zone: str, cron: str, after: str, expected: list[str], reason: str
) -> None:
    assert coming(Recurrence(cron, zone), after, len(expected)) == expected, reason


# The Golden Week of 2026 is from 1 to 7 October; Saturday the 10th is worked.
POLICIES: list[tuple[str, Policy, list[str], str]] = [
    ("0 10 * * mon", "skip", ["09-28", "10-12", "10-19"], "Monday the 5th is off"),
    ("0 10 * * mon", "next", ["09-28", "10-08", "10-12"], "it is made up on Thursday the 8th"),
    ("0 10 * * mon", "previous", ["09-28", "09-30", "10-12"], "or before the week begins"),
    ("0 10 * * *", "next", ["09-28", "09-29", "09-30", "10-08", "10-09", "10-10", "10-12"],
     "seven days off move to the 8th and are one there"),
    ("0 10 * * *", "previous", ["09-28", "09-29", "09-30", "10-08"], "or to the 30th"),
    ("0 10 * * sat", "skip", ["10-10"], "of all Saturdays the one that is worked"),
]  # fmt: skip


@pytest.mark.parametrize(("cron", "policy", "days", "reason"), POLICIES)
def test_a_day_off_is_skipped_or_moved(
    cron: str, policy: Policy, days: list[str], reason: str
) -> None:
    rule = Recurrence(cron, "Asia/Shanghai", policy)
    found = coming(rule, "2026-09-27T12:00", len(days), CHINA)
    assert [moment.split()[0] for moment in found] == days, reason


WRONG_RULES = [
    ("* * * *", "UTC", "four fields"),
    ("0 9 * * 8", "UTC", "no eighth weekday"),
    ("0 25 * * *", "UTC", "no hour 25"),
    ("0 9 30 2 *", "UTC", "no 30 February"),
    ("0 9 * * *", "Mars/Olympus", "no such zone"),
    ("0 9 * * *", "Europe", "a continent"),
]


@pytest.mark.parametrize(("cron", "zone", "reason"), WRONG_RULES)
def test_a_rule_that_means_nothing_is_refused_at_once(cron: str, zone: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Recurrence(cron, zone)


def test_a_rule_of_days_off_alone_has_no_next_occurrence() -> None:
    with pytest.raises(ValueError, match="no working day"):
        Recurrence("0 9 * * sun", "UTC").following(datetime(2026, 11, 25, tzinfo=UTC), Calendar())


RULES = st.builds(
    Recurrence,
    st.sampled_from(
        ["0 9 * * mon-fri", "30 2 * * *", "0 10 * * mon", "15 */6 * * *", "0 9 1 * *",
         "0 18 * * 5", "45 1 1,15 * *"]
    ),
    st.sampled_from(
        ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "UTC"]
    ),
    st.sampled_from(["skip", "next", "previous"]),
)  # fmt: skip
# Hypothesis takes its bounds without a zone.
NAIVE = (datetime(2021, 11, 25), datetime(2031, 11, 25))  # noqa: DTZ001
MOMENTS = st.datetimes(*NAIVE, timezones=st.just(UTC))
CALENDARS = st.sampled_from([CHINA, calendar_of("DE", "BY"), both(CHINA, calendar_of("US"))])


@UNHURRIED
@given(RULES, MOMENTS, CALENDARS)
def test_the_next_occurrence_is_after_now_and_never_on_a_day_off(
    rule: Recurrence, after: datetime, calendar: WorkingDays
) -> None:
    moment = rule.following(after, calendar)
    assert moment > after
    assert calendar.is_working(moment.astimezone(ZoneInfo(rule.zone)).date())


@UNHURRIED
@given(RULES, MOMENTS, CALENDARS)
def test_nothing_is_left_out_between_now_and_the_next_occurrence(
    rule: Recurrence, after: datetime, calendar: WorkingDays
) -> None:
    moment = rule.following(after, calendar)
    halfway = after + (moment - after) / 2
    assert rule.following(halfway, calendar) == moment
    assert rule.following(moment - timedelta(seconds=1), calendar) == moment


@UNHURRIED
@given(st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]), MOMENTS)
def test_a_daily_rule_happens_once_on_every_local_day(zone: str, after: datetime) -> None:
    rule = Recurrence("30 2 * * *", zone)
    days: list[date] = []
    for _ in range(5):
        after = rule.following(after, EVERY_DAY)
        days.append(after.astimezone(ZoneInfo(zone)).date())
    assert days == [days[0] + timedelta(days=n) for n in range(5)]
