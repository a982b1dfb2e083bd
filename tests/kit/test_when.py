"""What people write, and the moment they mean."""

import re
import sys
import time as stopwatch
from datetime import UTC, date, datetime, time
from pathlib import Path
from subprocess import run
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.kit.calendars import Calendar, Leave, calendar_of
from handlers.kit.when import Moment, feasts, find, read, reading

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared/data/due_dates.tsv"
ZONE = "Asia/Shanghai"
# Hypothesis takes its bounds without a zone.
NAIVE = (datetime(2021, 11, 25), datetime(2031, 11, 25))  # noqa: DTZ001
WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(ZONE))


def table(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(phrase, accepted) for phrase, accepted in rows]


def shown(moments: list[Moment]) -> str:
    return " & ".join(_shown(moment) for moment in moments) or "none"


def _shown(moment: Moment) -> str:
    return f"{moment.day} {moment.time:%H:%M}" if moment.time else f"{moment.day}"


def named(text: str, now: datetime = WEDNESDAY, zone: str = ZONE, *, week_start: int = 0) -> str:
    return shown(find(text, now, zone, week_start=week_start))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared table is not beside this project")
def test_the_shared_table_is_read_in_full() -> None:
    wrong = {
        phrase: (named(phrase), accepted)
        for phrase, accepted in table(SHARED)
        if named(phrase) not in accepted.split("|")
    }
    assert table(SHARED)
    assert wrong == {}


@pytest.mark.parametrize(("phrase", "accepted"), table(HERE / "phrases.tsv"))
def test_a_phrase_names_the_moment_most_teams_mean(phrase: str, accepted: str) -> None:
    assert named(phrase) in accepted.split("|")


def test_ordinary_sentences_name_no_date() -> None:
    sentences = (HERE / "no_dates.txt").read_text(encoding="utf-8").splitlines()
    found = {text: named(text) for text in sentences if named(text) != "none"}
    assert len(sentences) >= 500
    assert found == {}


def test_the_first_look_passes_over_no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = [phrase for phrase, _ in table(HERE / "phrases.tsv")]
    quick = {phrase: named(phrase) for phrase in phrases}
    monkeypatch.setattr(reading, "HINT", re.compile(""))
    assert {phrase: named(phrase) for phrase in phrases} == quick


def test_the_span_is_of_the_very_words() -> None:
    texts = [f"İ: {phrase}" for phrase, _ in table(HERE / "phrases.tsv")]
    found = [(text, moment) for text in texts for moment in find(text, WEDNESDAY, ZONE)]
    assert len(found) > len(texts) / 2  # "İ" grows when it is lowered
    for text, moment in found:
        assert text[moment.start : moment.end] == moment.words
        assert moment.words == moment.words.strip() != ""
        assert 0 < moment.sure <= 1


def test_two_dates_of_a_sentence_are_found_with_their_words() -> None:
    found = find("客户希望下周三上午十点前上线,周五再复盘", WEDNESDAY, ZONE)
    assert [(moment.words, moment.day, moment.time) for moment in found] == [
        ("下周三上午十点", date(2026, 12, 2), time(10)),
        ("周五", date(2026, 12, 4), None),  # 再: after it, not before
    ]


# Said when, what, which day, and why.
MOMENTS_OF_SAYING = [
    ("2026-11-27", "周五", "2026-12-04", "a weekday said on itself is the next one"),
    ("2026-11-27", "this Friday", "2026-11-27", "unless it is called this"),
    ("2026-11-28", "end of week", "2026-11-29", "on a Saturday what is left of the week"),
    ("2026-11-29", "下周五", "2026-12-04", "a Sunday is still of the old week"),
    ("2026-11-29", "next Friday", "2026-12-04", "in English too"),
    ("2026-11-29", "this weekend", "2026-11-29", "a Sunday is of its weekend"),
    ("2026-11-30", "月底", "2026-11-30", "the last day of the month is its end"),
    ("2026-12-31", "下月底", "2027-01-31", "over the end of the year"),
    ("2026-12-31", "next quarter", "2027-03-31", "likewise"),
    ("2026-01-31", "in a month", "2026-02-28", "no 31 February"),
    ("2028-02-29", "in a year", "2029-02-28", "no 29 February"),
    ("2026-03-01", "Feb 29", "2028-02-29", "the next year that has one"),
    ("2026-12-02", "Dec 1", "2027-12-01", "passed yesterday: next year's"),
    ("2026-12-02", "2026-12-01", "2026-12-01", "with its year it stays in the past"),
    ("2026-12-26", "before Christmas", "2027-12-24", "the coming one"),
    ("2027-02-07", "春节前", "2028-01-25", "the Spring Festival of 2028 is on 26 January"),
    ("2026-11-16", "mid month", "2026-12-15", "the 15th is over"),
    ("2026-11-14", "mid month", "2026-11-15", "the 15th is to come"),
]


@pytest.mark.parametrize(("said", "phrase", "day", "reason"), MOMENTS_OF_SAYING)
def test_the_day_follows_from_when_it_is_said(
    said: str, phrase: str, day: str, reason: str
) -> None:
    now = datetime.fromisoformat(said).replace(hour=10, tzinfo=ZoneInfo(ZONE))
    assert named(phrase, now) == day, reason


def test_the_readers_own_day_counts_not_the_servers() -> None:
    now = datetime(2026, 11, 25, 20, tzinfo=UTC)  # in Shanghai it is already Thursday
    assert named("today", now) == "2026-11-26"
    assert named("today", now, "America/New_York") == "2026-11-25"


def test_a_week_that_starts_on_sunday_ends_on_saturday() -> None:
    sunday = datetime(2026, 11, 29, 10, tzinfo=ZoneInfo(ZONE))
    assert named("下周五", sunday, week_start=0) == "2026-12-04"
    assert named("下周五", sunday, week_start=6) == "2026-12-11"


def test_figures_are_in_the_order_of_the_readers_country() -> None:
    assert named("4/12") == "2027-04-12"
    assert named("4/12", zone="America/New_York") == "2027-04-12"
    assert named("4/12", zone="Europe/Berlin") == "2026-12-04"
    assert named("4/12", zone="Asia/Kolkata") == "2026-12-04"
    doubtful, plain = find("4/12", WEDNESDAY, ZONE)[0], find("25/12", WEDNESDAY, ZONE)[0]
    assert doubtful.sure < plain.sure


def test_working_days_are_those_of_the_readers_calendar() -> None:
    eve = datetime(2026, 9, 30, 10, tzinfo=ZoneInfo(ZONE))
    golden_week = find("3个工作日内", eve, ZONE, calendar_of("CN"))
    assert golden_week[0].day == date(2026, 10, 10)  # 1 to 7 October off, Saturday the 10th worked
    away = Calendar(leave=(Leave(date(2026, 11, 26), date(2026, 11, 27)),))
    assert find("in 2 working days", WEDNESDAY, ZONE, away)[0].day == date(2026, 12, 1)
    assert find("end of week", WEDNESDAY, ZONE, away)[0].day == date(2026, 11, 25)


def test_hours_are_counted_through_the_change_of_clocks() -> None:
    zone = "Europe/Berlin"
    evening = datetime(2026, 10, 24, 20, tzinfo=ZoneInfo(zone))
    (moment,) = find("in 8 hours", evening, zone)  # the night has 25 hours
    assert (moment.day, moment.time) == (date(2026, 10, 25), time(3))


def test_a_zone_beside_the_time_is_the_zone_it_is_read_in() -> None:
    (moment,) = find("tomorrow 3pm UTC, ok?", WEDNESDAY, ZONE)
    assert (moment.words, moment.zone) == ("tomorrow 3pm UTC", "UTC")
    assert moment.at() == datetime(2026, 11, 26, 15, tzinfo=UTC)
    (moment,) = find("明天北京时间下午3点", WEDNESDAY, "Europe/Berlin")
    assert moment.at() == datetime(2026, 11, 26, 7, tzinfo=UTC)
    (moment,) = find("2026-12-15T10:00:00+08:00", WEDNESDAY, "Europe/Berlin")
    assert moment.at() == datetime(2026, 12, 15, 2, tzinfo=UTC)


def test_a_day_without_a_time_is_due_at_its_end() -> None:
    (moment,) = find("Friday", WEDNESDAY, ZONE)
    assert moment.time is None
    assert moment.at() == datetime(2026, 11, 27, 18, tzinfo=ZoneInfo(ZONE))
    assert moment.at(time(9)) == datetime(2026, 11, 27, 9, tzinfo=ZoneInfo(ZONE))


# The doubtful reading, the plain one.
LESS_SURE = [
    ("next Friday", "this Friday"),  # in two days to some
    ("next week", "by Friday"),  # any day of it
    ("early December", "December 1"),
    ("tomorrow at 3", "tomorrow at 15:00"),  # 3 in the morning is unlikely, not impossible
    ("年前", "春节前"),  # before the Spring Festival, or the first of January
    ("Nov 20", "Nov 28"),  # five days ago, or next year
    ("Friday 28 Nov", "Friday 27 Nov"),  # the 28th is a Saturday
]


@pytest.mark.parametrize(("doubtful", "plain"), LESS_SURE)
def test_of_two_usual_readings_one_is_given_with_doubt(doubtful: str, plain: str) -> None:
    (less,), (more,) = find(doubtful, WEDNESDAY, ZONE), find(plain, WEDNESDAY, ZONE)
    assert less.sure < more.sure
    assert less.sure < 0.75


def test_a_field_is_read_only_when_it_names_one_moment() -> None:
    friday = read("下周五", WEDNESDAY, ZONE)
    assert friday is not None
    assert friday.day == date(2026, 12, 4)
    assert read("Thursday or Friday", WEDNESDAY, ZONE) is None
    assert read("as soon as possible", WEDNESDAY, ZONE) is None
    assert read("", WEDNESDAY, ZONE) is None


# Messages made to be slow: long runs of what starts a phrase and does not end one.
WALLS = [
    "1",
    "一",
    "1 ",
    "next ",
    "12/15 ",
    "1-",
    "今天明天",
    "每周一、",
    "a couple of ",
    "周一到",
    " ",
]


@pytest.mark.parametrize("brick", WALLS)
def test_no_message_keeps_the_reader_busy(brick: str) -> None:
    start = stopwatch.process_time()
    find(brick * 10_000, WEDNESDAY, ZONE)
    assert stopwatch.process_time() - start < 3  # measured: at most 0.4 s


LAZY = """
import re
import sys
from handlers.kit import calendars, dates, recurrence, when
from datetime import UTC, datetime
assert when.find("the cache is full", datetime.now(UTC), "UTC") == []
heavy = {"dateparser", "holidays", "chinese_calendar", "babel", "apscheduler", "dateutil"}
print(*sorted(heavy & sys.modules.keys()))
"""


def test_a_start_loads_no_library_of_dates() -> None:
    command = [sys.executable, "-c", f"import sys{LAZY}"]
    done = run(command, check=True, capture_output=True, text=True, cwd=HERE.parents[1])
    assert done.stdout.strip() == ""


# Pieces of every phrase of the table, to be said in any order.
WORDS = sorted({word for phrase, _ in table(HERE / "phrases.tsv") for word in phrase.split()})
HANZI = sorted({char for phrase, _ in table(HERE / "phrases.tsv") for char in phrase})
MESSAGES = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.lists(st.sampled_from(HANZI), max_size=20).map("".join),
    st.text(max_size=40),
)
NOWS = st.datetimes(*NAIVE, timezones=st.just(UTC))
ZONES = st.sampled_from([ZONE, "Europe/Berlin", "America/New_York", "Pacific/Kiritimati"])


@settings(max_examples=1000, deadline=None)  # a test machine may be busy
@given(MESSAGES, NOWS, ZONES)
def test_whatever_is_said_is_answered_with_spans_in_order(
    text: str, now: datetime, zone: str
) -> None:
    end = 0
    for moment in find(text, now, zone):
        assert end <= moment.start < moment.end <= len(text)
        assert text[moment.start : moment.end] == moment.words
        assert 0 < moment.sure <= 1
        assert moment.at().tzinfo is not None
        end = moment.end


def test_a_holiday_is_known_under_all_its_names() -> None:
    names = [*feasts.FIXED, *feasts.LUNAR, *feasts.THANKSGIVING, *feasts.EASTER]
    only_due = [*feasts.ONLY_WHEN_DUE, *feasts.LUNAR_ONLY_WHEN_DUE]
    said = [*names, *(f"{name}前" for name in only_due), "new year's eve", "singles' day", "NYE"]
    assert [name for name in said if named(name) == "none"] == []
