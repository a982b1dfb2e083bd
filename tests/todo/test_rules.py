"""What is asked for, whom it falls to, and the mornings people are reminded on."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.kit import errands
from handlers.kit.calendars import Leave, calendar_of
from handlers.kit.due import Scene
from handlers.kit.mornings import reached
from handlers.todo import rules
from storage.people import Known, Person, Role

WEDNESDAY = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai
SCENE = Scene(WEDNESDAY, "Asia/Shanghai", calendar_of("CN"))


def person(name: str) -> Person:
    return Person(name=name, language="en", zone="Asia/Shanghai", first_seen=WEDNESDAY)


MEMBERS = [Known(person(name), Role.DEVELOPER, ()) for name in ("Ann", "Anna", "小丹")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("mine", "")),
        ("mine", ("mine", "")),
        ("逾期", ("overdue", "")),
        ("all", ("all", "")),
        ("all hands meeting on Friday", ("add", "all hands meeting on Friday")),
        ("done", ("closed", "")),
        ("done 7", ("done", "7")),
        ("done with the export", ("add", "done with the export")),  # no number: something to do
        ("完成 #7", ("done", "#7")),
        ("drop 7 not needed", ("drop", "7 not needed")),
        ("drop the old table", ("add", "drop the old table")),
        ("#12", ("show", "#12")),
    ],
)
def test_what_is_asked_for(text: str, expected: tuple[str, str]) -> None:
    assert rules.asked(text) == expected


@pytest.mark.parametrize(
    ("text", "owner", "words", "day"),
    [
        ("@Anna write the tests by Friday", "Anna", "write the tests", "2026-11-27"),
        ("@ann write the tests", "Ann", "write the tests", None),  # any case
        ("please @Ann write the tests", "Ann", "write the tests", None),  # the name in between
        ("@小丹 周五前写好测试", "小丹", "写好测试", "2026-11-27"),
        ("write the tests", None, "write the tests", None),
        ("fix what broke on Monday 2026-11-02", None, "fix what broke on Monday 2026-11-02", None),
        ("Friday or Monday, call them", None, "Friday or Monday, call them", None),  # which?
    ],
)
def test_an_errand_is_read(text: str, owner: str | None, words: str, day: str | None) -> None:
    found = errands.parse(text, (), MEMBERS, SCENE)
    assert (found.owner.name if found.owner else None, found.text) == (owner, words)
    assert (found.due_day.isoformat() if found.due_day else None) == day


def test_a_name_nobody_has_is_said_so() -> None:
    assert errands.parse("@bob write the tests", (), MEMBERS, SCENE).unknown == "bob"


@pytest.mark.parametrize(
    ("dues", "now", "expected"),
    [
        (["2026-11-27"], "2026-11-25T10:00", "2026-11-26T09:00"),  # the working day before
        (["2026-11-30"], "2026-11-25T10:00", "2026-11-27T09:00"),  # Monday: on Friday
        (["2026-11-29"], "2026-11-25T10:00", "2026-11-27T09:00"),  # a Sunday: on Friday too
        (["2026-11-26"], "2026-11-25T10:00", "2026-11-27T09:00"),  # too late: once overdue
        (["2026-11-26"], "2026-11-25T08:59", "2026-11-25T09:00"),  # this morning still
        (["2026-11-26"], "2026-11-25T09:00", "2026-11-27T09:00"),  # this morning is over
        (["2026-11-20"], "2026-11-25T10:00", "2026-11-26T09:00"),  # overdue: every morning
        (["2026-11-20"], "2026-11-27T10:00", "2026-11-30T09:00"),  # but not at weekends
        (["2026-10-08"], "2026-09-29T10:00", "2026-09-30T09:00"),  # before the Golden Week
        (["2026-09-30"], "2026-09-30T10:00", "2026-10-08T09:00"),  # not during it
        (["2026-10-09"], "2026-10-02T10:00", "2026-10-08T09:00"),
        (["2026-10-12"], "2026-10-08T10:00", "2026-10-10T09:00"),  # on a make-up Saturday
        (["2027-11-30"], "2026-11-25T10:00", "2027-11-29T09:00"),  # a year ahead
        ([], "2026-11-25T10:00", None),
    ],
)
def test_the_next_morning_with_something_to_remind_of(
    dues: list[str], now: str, expected: str | None
) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    found = rules.next_digest(
        [date.fromisoformat(day) for day in dues],
        now=datetime.fromisoformat(now).replace(tzinfo=zone),
        zone="Asia/Shanghai",
        calendar=calendar_of("CN"),
    )
    assert (found.astimezone(zone).strftime("%Y-%m-%dT%H:%M") if found else None) == expected


def test_who_is_away_is_reminded_before_and_after() -> None:
    away = Leave(date(2026, 11, 26), date(2026, 11, 30))
    found = rules.next_digest(
        [date(2026, 11, 27)],
        now=WEDNESDAY,
        zone="Asia/Shanghai",
        calendar=calendar_of("CN", leave=(away,)),
    )
    assert found is not None
    assert found.date() == date(2026, 12, 1)


@pytest.mark.parametrize("night", ["2026-10-24T23:00", "2027-03-27T23:00"])
def test_nine_is_nine_after_the_clocks_changed(night: str) -> None:
    zone = ZoneInfo("Europe/Berlin")
    found = rules.next_digest(
        [date(2026, 10, 1)],
        now=datetime.fromisoformat(night).replace(tzinfo=zone),
        zone="Europe/Berlin",
        calendar=calendar_of("DE"),
    )
    assert found is not None
    assert found.astimezone(zone).strftime("%a %H:%M") in {"Mon 09:00", "Tue 09:00"}


A, B = ("slack", "T1"), ("feishu", "F1")


@pytest.mark.parametrize(
    ("accounts", "where", "expected"),
    [
        ([A, B], {1: {A, B}}, [(A, {1})]),  # one message where one is enough
        ([A, B], {1: {A}, 2: {A, B}}, [(A, {1, 2})]),
        ([A, B], {1: {A}, 2: {B}}, [(A, {1}), (B, {2})]),  # never across tenants
        ([A], {1: {B}}, []),  # nowhere to say it
    ],
)
def test_nothing_of_a_project_is_told_where_it_has_no_room(
    accounts: list[tuple[str, str]],
    where: dict[int, set[tuple[str, str]]],
    expected: list[tuple[tuple[str, str], set[int]]],
) -> None:
    assert reached(accounts, where) == expected
