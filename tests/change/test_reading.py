"""What people type into the forms: what is read out of it, and what is said when it cannot be."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.change import asking, reading, words
from handlers.kit import amounts
from handlers.kit.calendars import calendar_of
from handlers.kit.due import Scene
from handlers.kit.errors import Invalid
from handlers.kit.i18n import LANGUAGES, translator

# Wednesday 25 November 2026, noon in Shanghai
SCENE = Scene(datetime(2026, 11, 25, 4, tzinfo=UTC), "Asia/Shanghai", calendar_of("CN"))
FRIDAY_WEEK = date(2026, 12, 4)


def problems(values: dict[str, Any], language: str = "en") -> dict[str, str]:
    with pytest.raises(Invalid) as caught:
        reading.draft({"title": "Something", **values}, SCENE)
    t = translator(language)
    return {name: t.reason(why) for name, why in caught.value.fields.items()}


def estimate_problems(**values: str) -> dict[str, str]:
    with pytest.raises(Invalid) as caught:
        reading.estimate({"effort": "1", **values}, "CNY")
    t = translator("en")
    return {name: t.reason(why) for name, why in caught.value.fields.items()}


@pytest.mark.parametrize(
    ("text", "title", "due"),
    [
        ("Export must work by next Friday", "Export must work", FRIDAY_WEEK),
        ("Export must work by next Friday.", "Export must work.", FRIDAY_WEEK),
        ("By next Friday, export must work", "export must work", FRIDAY_WEEK),
        ("Export (due 15 Dec) must work", "Export must work", date(2026, 12, 15)),
        ("导出要包含已取消的订单，下周五前", "导出要包含已取消的订单", FRIDAY_WEEK),
        ("导出要在下周五前包含已取消的订单", "导出要包含已取消的订单", FRIDAY_WEEK),
        ("导出要改（12月15日前）", "导出要改", date(2026, 12, 15)),
        ("next Friday", "next Friday", FRIDAY_WEEK),  # a title is never empty
        ("Broken since yesterday", "Broken since yesterday", None),  # no due date: it is over
        ("Demo on Monday, release on Friday", "Demo on Monday, release on Friday", None),  # which?
        ("Fix the 3 day delay", "Fix the 3 day delay", None),
        ("  \n ", "", None),
        ("صدّر الطلبات الملغاة", "صدّر الطلبات الملغاة", None),
        ("🚀 ship it 👩‍💻", "🚀 ship it 👩‍💻", None),
    ],
)
def test_a_form_is_prefilled_from_what_was_said(text: str, title: str, due: date | None) -> None:
    found = reading.prefill(text, SCENE)
    assert (found.title, found.due and found.due.day, found.what) == (title, due, "")


def test_more_than_a_title_is_kept_as_the_text() -> None:
    found = reading.prefill("First line\n\nsecond line, by Friday", SCENE)
    assert found.title == "First line"
    assert found.what == "First line\n\nsecond line, by Friday"
    assert found.due is not None


def test_what_is_longer_than_the_fields_is_cut_and_says_so() -> None:
    found = reading.prefill("x" * 10_000, SCENE)
    assert (len(found.title), len(found.what)) == (reading.TITLE, reading.WHAT)
    assert found.title.endswith("…")
    assert found.what.endswith("…")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two \n lines\t here ", "two lines here"),
        ("<!channel> <@U123> <http://x|y>", "<!channel> <@U123> <http://x|y>"),
        ("*bold* _it_ ~no~ `code`", "*bold* _it_ ~no~ `code`"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),  # made harmless where it is exported
        ("👩‍👩‍👧‍👦 family", "👩‍👩‍👧‍👦 family"),  # joiners inside an emoji stay
        ("عنوان مع English", "عنوان مع English"),
        ("nul\x00 and half \ud83d", "nul and half"),  # PostgreSQL and UTF-8 take neither
    ],
)
def test_a_title_stays_as_it_was_typed(typed: str, kept: str) -> None:
    assert reading.draft({"title": typed}, SCENE).title == kept


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\n\t", "\u3000", "\u200b\u200e", "\x00"],
    ids=["nothing", "spaces", "breaks", "a Chinese space", "what cannot be seen", "nul"],
)
def test_an_empty_title_is_asked_for(typed: str) -> None:
    assert problems({"title": typed}) == {"title": "Say in a few words what should change."}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"title": "x" * 121},
            {"title": "This has 121 characters; at most 120 fit. Please shorten it."},
        ),
        (
            {"what": "x" * 10_000},
            {"what": "This has 10,000 characters; at most 3,000 fit. Please shorten it."},
        ),
        (
            {"criteria": "x\n" * 500},
            {
                "criteria": "These are 500 lines; at most 50 can be kept. "
                "Please put some of them together."
            },
        ),
        (
            {"criteria": "fine\n" + "long " * 40},
            {
                "criteria": "The line that starts with “long long long long long long ” is longer "
                "than 150 characters. Please shorten or split it."
            },
        ),
        (
            {"criteria": "\n".join(["x" * 149] * 21)},  # each line fits, all of them do not
            {"criteria": "This has 3,149 characters; at most 3,000 fit. Please shorten it."},
        ),
        (
            {"due": "whenever"},
            {"due": "I cannot read a date in this. Try “next Friday”, “15 Dec” or “2026-12-15”."},
        ),
        (
            {"due": "Monday or Tuesday"},
            {"due": "I cannot read a date in this. Try “next Friday”, “15 Dec” or “2026-12-15”."},
        ),
        (
            {"due": "2026-11-24"},
            {"due": "That is Tue 24 Nov 2026, which is over. When is it needed?"},
        ),
        (
            {"due": "2026-11-25 09:00"},  # this morning
            {"due": "That is Wed 25 Nov 2026, which is over. When is it needed?"},
        ),
    ],
)
def test_a_form_says_what_is_wrong_under_the_field(
    values: dict[str, str], said: dict[str, str]
) -> None:
    assert problems(values) == said


def test_a_form_says_all_that_is_wrong_at_once_and_in_chinese_too() -> None:
    said = problems({"title": "", "due": "2026-11-24", "criteria": "条\n" * 51}, "zh-CN")
    assert said == {
        "title": "请用几个字说明要改什么。",
        "due": "2026年11月24日 周二 已经过去了，希望什么时候完成？",
        "criteria": "一共 51 行，最多 50 行，请合并几条。",
    }


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("", None, None),
        ("   ", None, None),
        ("today", date(2026, 11, 25), None),  # the day is not over yet
        ("2026-11-25 23:59", date(2026, 11, 25), time(23, 59)),
        ("next Friday 5pm", FRIDAY_WEEK, time(17)),
        ("下周五下午三点", FRIDAY_WEEK, time(15)),
        ("两周内", date(2026, 12, 9), None),
    ],
)
def test_a_due_date_is_read_as_it_is_said(typed: str, day: date | None, at: time | None) -> None:
    found = reading.draft({"title": "t", "due": typed}, SCENE)
    assert (found.due_day, found.due_time) == (day, at)


def test_a_day_is_judged_by_the_clock_of_the_project() -> None:
    """Already the 26th in Auckland, while it is the 25th in Shanghai."""
    auckland = Scene(datetime(2026, 11, 25, 12, tzinfo=UTC), "Pacific/Auckland", calendar_of("NZ"))
    with pytest.raises(Invalid):
        reading.draft({"title": "t", "due": "2026-11-25"}, auckland)


def test_a_due_date_that_stays_may_be_over() -> None:
    before = date(2026, 11, 20)
    found = reading.draft({"title": "t", "due": "2026-11-20"}, SCENE, due_before=before)
    assert found.due_day == before
    with pytest.raises(Invalid):
        reading.draft({"title": "t", "due": "2026-11-19"}, SCENE, due_before=before)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    day=st.dates(date(2026, 11, 26), date(2036, 1, 1)),
    at=st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0)),
)
def test_a_date_that_is_shown_in_a_form_is_read_back_the_same(
    language: str, day: date, at: time | None
) -> None:
    shown = words.due(day, at, translator(language))
    found = reading.draft({"title": "t", "due": shown}, SCENE)
    assert (found.due_day, found.due_time) == (day, at)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("one\n\n  two  \n", ("one", "two")),
        ("- one\n* two\n• three\n1. four\n2) five", ("one", "two", "three", "four", "five")),
        ("1、一\n（2）二\n(3) 三", ("一", "二", "三")),
        ("1.5 hours at most\n-5 is refused", ("1.5 hours at most", "-5 is refused")),  # no bullets
        ("2026 reports", ("2026 reports",)),
        ("\r\none\r\ntwo", ("one", "two")),
    ],
)
def test_criteria_are_one_a_line_without_their_bullets(typed: str, lines: tuple[str, ...]) -> None:
    assert reading.draft({"title": "t", "criteria": typed}, SCENE).criteria == lines


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("3", "3"),
        ("0", "0"),
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("1,5", "1.5"),  # a German comma
        ("1,200.50", "1200.5"),
        ("2 days", "2"),
        ("2d", "2"),
        ("3人天", "3"),
        ("2.5 个工作日", "2.5"),
        ("３．５", "3.5"),  # noqa: RUF001  a Chinese keyboard
        ("", None),
        (".", None),
        ("soon", None),
        ("2 weeks", None),
        ("-1", None),
        ("1.2.3", None),
        ("1-2", None),
        ("9" * 40, None),
    ],
)
def test_effort_is_read_in_working_days(typed: str, days: str | None) -> None:
    assert amounts.days(typed) == (Decimal(days) if days else None)


@pytest.mark.parametrize(
    ("typed", "currency", "amount"),
    [
        ("1200", "EUR", "1200"),
        ("1,200.50", "EUR", "1200.5"),
        ("1.200,50", "EUR", "1200.5"),
        ("1.200", "EUR", "1200"),  # nobody writes a tenth of a cent
        ("1,200,000", "EUR", "1200000"),
        ("1,5", "EUR", "1.5"),
        ("€1200", "EUR", "1200"),
        ("1200 eur", "EUR", "1200"),
        ("US$ 5", "USD", "5"),
        ("5k", "USD", "5000"),
        ("￥3,000", "CNY", "3000"),
        ("3万", "CNY", "30000"),
        ("1.2万元", "CNY", "12000"),
        ("人民币 500", "CNY", "500"),
        ("$5", "EUR", None),  # five dollars are no euros
        ("3 million", "EUR", None),  # ... and this is not three
        ("-5", "EUR", None),
        ("100-200", "EUR", None),
        ("12,34.5", "EUR", None),
        ("a lot", "EUR", None),
    ],
)
def test_money_is_read_in_the_currency_of_the_project(
    typed: str, currency: str, amount: str | None
) -> None:
    assert amounts.money(typed, currency) == (Decimal(amount) if amount else None)


@given(st.text())
def test_whatever_is_typed_as_an_amount_is_read_or_refused(typed: str) -> None:
    for found in (amounts.days(typed), amounts.money(typed, "CNY")):
        assert found is None or found >= 0


def test_an_estimate_says_what_is_wrong_with_it() -> None:
    assert estimate_problems(effort="2001", cost="a lot", risk="x" * 1001, moves="m\n" * 21) == {
        "effort": "Give a number of working days between 0 and 2,000, for instance 3 or 0.5.",
        "cost": "Give an amount in CNY such as 1200 or 1,200.50, or leave it empty.",
        "risk": "This has 1,001 characters; at most 1,000 fit. Please shorten it.",
        "moves": "These are 21 lines; at most 20 can be kept. Please put some of them together.",
    }


def test_a_no_needs_a_reason() -> None:
    for typed in ("", "  ", "\u200b"):
        with pytest.raises(Invalid):
            reading.why({"reason": typed})
    assert reading.why({"reason": " too\nexpensive "}) == "too\nexpensive"


@pytest.mark.parametrize(
    ("text", "word", "rest"),
    [
        ("", None, ""),
        ("list", "list", ""),
        ("LIST mine", "list", "mine"),
        ("列表 我的", "list", "我的"),
        ("列表我的", "list", "我的"),
        ("list cancelled orders", "list", "cancelled orders"),
        ("List all users by name", None, "List all users by name"),
        ("列表要支持排序", None, "列表要支持排序"),
        ("history 12", "history", "12"),
        ("历史12", "history", "12"),
        ("历史#12", "history", "#12"),
        ("history", "history", ""),
        ("History must show who", None, "History must show who"),
        ("记录用户登录时间", None, "记录用户登录时间"),
        ("export", "export", ""),
        ("导出", "export", ""),
        ("Export must include cancelled orders", None, "Export must include cancelled orders"),
        ("导出要包含已取消的订单", None, "导出要包含已取消的订单"),
        ("help", "help", ""),
        ("?", "help", ""),
        ("怎么用", "help", ""),
        ("list\nmine", "list", "mine"),
    ],
)
def test_a_word_of_ours_is_told_from_a_requirement(text: str, word: str | None, rest: str) -> None:
    assert asking.asked(text) == (word, rest)
