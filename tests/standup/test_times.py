"""When people are asked, reminded and given up, as tables."""

from datetime import date, time

import pytest

from handlers.standup import times
from tests.standup.team import EVERY_DAY, at, standup

SHANGHAI, BERLIN, LONDON = "Asia/Shanghai", "Europe/Berlin", "Europe/London"


@pytest.mark.parametrize(
    ("zone", "after", "days", "expected"),
    [
        (SHANGHAI, "2026-11-25 09:29", EVERY_DAY, "2026-11-25 09:30"),
        (SHANGHAI, "2026-11-25 09:30", EVERY_DAY, "2026-11-26 09:30"),
        (SHANGHAI, "2026-11-27 10:00", EVERY_DAY, "2026-11-30 09:30"),  # over a weekend
        (SHANGHAI, "2026-10-09 10:00", EVERY_DAY, "2026-10-10 09:30"),  # a make-up Saturday
        (SHANGHAI, "2026-10-09 10:00", ["mon", "fri"], "2026-10-12 09:30"),  # not ticked
        (SHANGHAI, "2026-09-30 10:00", EVERY_DAY, "2026-10-08 09:30"),  # Golden Week
        (BERLIN, "2026-12-24 10:00", EVERY_DAY, "2026-12-28 09:30"),  # Christmas, then a weekend
        (BERLIN, "2026-10-23 10:00", EVERY_DAY, "2026-10-26 09:30"),  # the clocks go back
        (BERLIN, "2027-03-25 10:00", EVERY_DAY, "2027-03-30 09:30"),  # Easter, clocks forward
        (LONDON, "2026-12-24 10:00", EVERY_DAY, "2026-12-29 09:30"),  # Boxing Day is moved
    ],
)
def test_the_next_time_is_on_the_persons_own_working_day(
    zone: str, after: str, days: list[str], expected: str
) -> None:
    found = times.next_moment(standup(days=days), zone, at(after, zone))
    assert found == at(expected, zone)


@pytest.mark.parametrize(
    ("planned", "now", "is_missed", "is_late"),
    [
        ("2026-11-25 09:30", "2026-11-25 09:30", False, False),
        ("2026-11-25 09:30", "2026-11-25 09:35", False, False),  # no excuse needed
        ("2026-11-25 09:30", "2026-11-25 09:36", False, True),
        ("2026-11-25 09:30", "2026-11-25 11:30", False, True),  # the last moment of grace
        ("2026-11-25 09:30", "2026-11-25 11:31", True, True),
        ("2026-11-25 20:00", "2026-11-25 21:10", True, True),  # in grace, but by now it is late
    ],
)
def test_after_an_outage_a_prompt_comes_late_or_not_at_all(
    planned: str, now: str, is_missed: bool, is_late: bool
) -> None:
    it = standup(at=time.fromisoformat(planned[-5:]), until=time(20, 30))
    assert times.is_missed(it, SHANGHAI, at(planned), at(now)) is is_missed
    assert times.planned_slot(it, SHANGHAI, at(planned), at(now)).is_late is is_late


@pytest.mark.parametrize(
    ("now", "deadline"),
    [
        ("2026-11-25 09:30", "2026-11-25 11:00"),
        ("2026-11-25 09:50", "2026-11-25 11:00"),
        ("2026-11-25 10:50", "2026-11-25 11:50"),  # asked late: an hour at least
    ],
)
def test_there_is_time_to_answer(now: str, deadline: str) -> None:
    slot = times.planned_slot(standup(), SHANGHAI, at("2026-11-25 09:30"), at(now))
    assert slot.deadline == at(deadline)


@pytest.mark.parametrize(
    ("deadline", "before", "expected"),
    [
        ("2026-11-25 11:00", 30, "2026-11-25 10:30"),
        ("2026-11-25 11:00", 0, None),  # never
        ("2026-11-25 09:40", 30, None),  # before the question itself
        ("2026-11-26 08:20", 30, "2026-11-26 08:00"),  # the quiet hours end
        ("2026-11-26 07:50", 30, None),  # all of it lies in them
    ],
)
def test_reminders_keep_the_quiet_hours(deadline: str, before: int, expected: str | None) -> None:
    now = at("2026-11-25 09:30")
    found = times.remind_at(standup(remind_min=before), SHANGHAI, at(deadline), now)
    assert found == (at(expected) if expected else None)


@pytest.mark.parametrize(
    ("zone", "moment", "expected"),
    [
        (SHANGHAI, "2026-11-25 12:00", "2026-11-25 12:00"),
        (SHANGHAI, "2026-11-25 22:00", "2026-11-26 08:00"),
        (SHANGHAI, "2026-11-25 03:00", "2026-11-25 08:00"),
        (BERLIN, "2026-10-24 23:00", "2026-10-25 08:00"),  # an hour longer, that night
        (BERLIN, "2027-03-27 23:00", "2027-03-28 08:00"),  # and an hour shorter
    ],
)
def test_whoever_sleeps_hears_of_it_in_the_morning(zone: str, moment: str, expected: str) -> None:
    assert times.awake(zone, at(moment, zone)) == at(expected, zone)


@pytest.mark.parametrize(
    ("since", "days", "expected"),
    [
        (date(2026, 11, 25), 2, "2026-11-27 09:30"),
        (date(2026, 11, 27), 2, "2026-12-01 09:30"),  # over a weekend
        (date(2026, 9, 30), 1, "2026-10-08 09:30"),  # over Golden Week
        (date(2026, 11, 25), 0, None),
    ],
)
def test_a_blocker_is_told_to_others_after_working_days(
    since: date, days: int, expected: str | None
) -> None:
    found = times.escalation(standup(escalate_days=days), SHANGHAI, since)
    assert found == (at(expected) if expected else None)


def test_what_came_due_is_found_day_by_day_for_each_zone() -> None:
    it = standup(asked_until=at("2026-11-25 12:00"))
    found = times.due(it, (SHANGHAI, BERLIN), at("2026-11-26 12:00"))
    assert found == {
        date(2026, 11, 25): {BERLIN: at("2026-11-25 09:30", BERLIN)},
        date(2026, 11, 26): {SHANGHAI: at("2026-11-26 09:30")},
    }


def test_after_weeks_of_outage_only_the_last_days_are_spoken_of() -> None:
    it = standup(asked_until=at("2026-11-02 12:00"))
    found = times.due(it, (SHANGHAI,), at("2026-11-26 12:00"))
    assert sorted(found) == [date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26)]


def test_a_zone_without_a_known_calendar_has_weekends() -> None:
    assert times.next_moment(standup(), "Etc/UTC", at("2026-11-27 10:00", "Etc/UTC")) == at(
        "2026-11-30 09:30", "Etc/UTC"
    )
