"""What people type after /poll, and what it means."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.kit.calendars import calendar_of
from handlers.kit.due import Scene
from handlers.kit.errors import Invalid, Refused
from handlers.poll import asking, emoji, reading, repeats, settings
from handlers.poll.asking import Typed
from handlers.poll.repeats import Rhythm
from handlers.poll.settings import Settings
from storage.people import Role
from storage.poll import Hidden, Style

NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)  # a Wednesday, noon in Shanghai
SCENE = Scene(NOW, "Asia/Shanghai", calendar_of("CN"))
DAYS = Typed("Which day?", ("Tue", "Wed"))


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        ("Which day? | Tue | Wed", DAYS, "bars"),
        ("Which day?|Tue|Wed", DAYS, "without spaces"),
        ("Which day? ｜ Tue ｜ Wed", DAYS, "as a Chinese keyboard has them"),
        ("Which day?\nTue\nWed", DAYS, "lines"),
        ("Which day?\n1. Tue\n2) Wed", DAYS, "a numbered list"),
        ("Which day?\n- Tue\n• Wed\n", DAYS, "bullets"),
        ("Which day?\n| Tue | Wed", DAYS, "lines and bars"),
        ('"Which day?" "Tue" "Wed"', DAYS, "quotes"),
        ("“Which day?” “Tue” “Wed”", DAYS, "curly quotes"),
        ("「Which day?」「Tue」「Wed」", DAYS, "Chinese quotes"),
        ('Which day? "Tue" "Wed"', DAYS, "only the options in quotes"),
        ("Which day? | Tue | Wed |", DAYS, "a bar too many"),
        ('What is "done"? | yes | no', Typed('What is "done"?', ("yes", "no")), "quotes inside"),
        ("Ship today?", Typed("Ship today?"), "no options"),
        ("", Typed(), "nothing"),
        ("Which day? | Tue | Wed [max 2]", replace(DAYS, settings="max 2"), "settings"),
        ("Which day?｜Tue｜Wed【匿名】", replace(DAYS, settings="匿名"), "in Chinese brackets"),
        ("Ship [v2]? | Tue | Wed", Typed("Ship [v2]?", ("Tue", "Wed")), "brackets elsewhere"),
    ],
)
def test_a_question_and_its_options(text: str, expected: Typed, note: str) -> None:
    assert asking.typed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("list", ("list", "")),
        ("列表", ("list", "")),
        ("close 3", ("close", "3")),
        ("关闭3", ("close", "3")),
        ("remind #12", ("remind", "#12")),
        ("list the risks? | yes | no", (None, "list the risks? | yes | no")),
        ("3", (None, "3")),
    ],
)
def test_words_of_ours_are_told_from_questions(text: str, expected: tuple[str, str]) -> None:
    assert asking.asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Settings()),
        ("anonymous", Settings(is_anonymous=True)),
        (
            "anonymous by Friday 17:00 max 2",  # without commas
            Settings(
                style=Style.MULTIPLE,
                most=2,
                is_anonymous=True,
                closes_at=datetime(2026, 11, 27, 9, 0, tzinfo=UTC),
            ),
        ),
        ("max 2", Settings(style=Style.MULTIPLE, most=2)),
        ("max 1", Settings()),
        ("ranked, max 2", Settings(Style.RANKED, 2)),  # in whatever order it is said
        ("max 2, ranked", Settings(Style.RANKED, 2)),
        ("multiple, max 2", Settings(Style.MULTIPLE, 2)),
        ("最多2项，多选", Settings(Style.MULTIPLE, 2)),
        ("最多2项，匿名", Settings(style=Style.MULTIPLE, most=2, is_anonymous=True)),
        ("multiple and hidden", Settings(Style.MULTIPLE, 10, hidden=Hidden.CLOSED)),
        ("ranked; hidden until voted", Settings(Style.RANKED, 10, hidden=Hidden.VOTED)),
        ("排序、投票后可见", Settings(Style.RANKED, 10, hidden=Hidden.VOTED)),
        ("when all voted, anybody may add", Settings(closes_when_all=True, may_add=True)),
        ("team only", Settings(is_internal=True)),
        ("for developers", Settings(asked_role=Role.DEVELOPER)),
        ("by Friday 17:00", Settings(closes_at=datetime(2026, 11, 27, 9, 0, tzinfo=UTC))),
        ("周五17:00", Settings(closes_at=datetime(2026, 11, 27, 9, 0, tzinfo=UTC))),
        ("in 2 hours", Settings(closes_at=datetime(2026, 11, 25, 6, 0, tzinfo=UTC))),
        ("every second Friday", Settings(rhythm=Rhythm("0 10 * * fri", 2))),
    ],
)
def test_settings_in_words(text: str, expected: Settings) -> None:
    assert settings.read(text, SCENE) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("maybe", "poll-not-understood"),
        ("anonymous, whatever", "poll-not-understood"),
        ("Monday at 9:00 or Tuesday", "poll-not-understood"),  # nobody could say which
        ("yesterday 17:00", "poll-closes-past"),
    ],
)
def test_what_means_nothing_is_said_so(text: str, key: str) -> None:
    with pytest.raises(Refused, match=key):
        settings.read(text, SCENE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every Friday at 17:00", Rhythm("0 17 * * fri")),
        ("every second Friday", Rhythm("0 10 * * fri", 2)),
        ("every other week on Wednesday 3pm", Rhythm("0 15 * * wed", 2)),
        ("every weekday 9:30", Rhythm("30 9 * * mon-fri")),
        ("every month on the 1st", Rhythm("0 10 1 * *")),
        ("every day", Rhythm("0 10 * * *")),
        ("每周五 17:00", Rhythm("0 17 * * fri")),
        ("每两周周五", Rhythm("0 10 * * fri", 2)),
        ("每隔一周周三下午3点", Rhythm("0 15 * * wed", 2)),
        ("每个工作日上午9点半", Rhythm("30 9 * * mon-fri")),
        ("每月1日", Rhythm("0 10 1 * *")),
        ("每天", Rhythm("0 10 * * *")),
        ("every banana", None),
        ("every month on the 31st", None),  # not every month has one
        ("every day at 25:00", None),
        ("Friday", None),
    ],
)
def test_rhythms(text: str, expected: Rhythm | None) -> None:
    assert repeats.read(text) == expected


@pytest.mark.parametrize(
    ("option", "sign", "slack", "words"),
    [
        ("🚀 Ship it", "🚀", "rocket", "Ship it"),
        (":rocket: Ship it", "🚀", "rocket", "Ship it"),
        (":shipit: Go", ":shipit:", "shipit", "Go"),  # the workspace's own
        ("👍🏽 Yes", "👍", "+1", "Yes"),  # in any colour
        (":thumbsup: Yes", "👍", "+1", "Yes"),  # by its other name
        ("Tue", "1️⃣", "one", "Tue"),
        ("12 o'clock", "1️⃣", "one", "12 o'clock"),  # a number is no emoji
        ("🦩 Rare", "1️⃣", "one", "🦩 Rare"),  # one whose name we do not know stays in the words
        ("✓ Done", "1️⃣", "one", "✓ Done"),  # so does what only looks like one
        ("🚀", "🚀", "rocket", "🚀"),  # an emoji alone is both
        (":thumbsup:", "👍", "+1", "👍"),
    ],
)
def test_the_emoji_before_an_option_is_its_reaction(
    option: str, sign: str, slack: str, words: str
) -> None:
    (found,) = reading.options([option])
    assert (found["sign"], found["slack"], found["text"]) == (sign, slack, words)


def test_every_option_has_a_mark_of_its_own_on_both_platforms() -> None:
    lines = ["🚀 a", ":rocket: b", "👍 c", ":thumbsup: d", "1️⃣ e", "f", "g", "🔥 h", "i", "🎉 j"]
    found = reading.options(lines)
    for platform in ("slack", "feishu"):
        assert len({one[platform] for one in found}) == emoji.MOST
    assert [one["text"] for one in found[:2]] == ["a", ":rocket: b"]  # taken by the one before
    more = reading.options(["🚀 k"], found[:9])
    assert more[0]["slack"] not in {one["slack"] for one in found[:9]}


@pytest.mark.parametrize(
    ("name", "canonical"),
    [("thumbsup", "+1"), ("+1::skin-tone-3", "+1"), ("one", "one"), ("shipit", "shipit")],
)
def test_names_of_one_emoji_are_one(name: str, canonical: str) -> None:
    assert emoji.canonical(name) == canonical


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ("one", "one option is no choice"),
        ("\n".join(f"o{n}" for n in range(11)), "eleven are too many"),
        ("Tue\ntue", "the same twice"),
        (f"Tue\n{'x' * 121}", "too long for a button"),
    ],
)
def test_options_that_are_none_open_the_form(lines: str, note: str) -> None:
    given = Typed("Which?", tuple(lines.splitlines()))
    with pytest.raises(Invalid):
        reading.from_words(given, SCENE)


@pytest.mark.parametrize(
    ("text", "options", "given", "note"),
    [
        ("Which? | Login [M] | Export [L]", "Login [M]/Export [L]", "", "so are options called"),
        ("Which? | Login [M] | Export [anonymous]", "Login [M]/Export", "anonymous", "a setting"),
        ("Which? | Login | Export [L]", "Login/Export", "L", "to be asked about"),
        (
            "哪个？｜登录【大】｜导出【小】",
            "登录【大】/导出【小】",
            "",
            "as on a Chinese keyboard",
        ),
    ],
)
def test_brackets_at_the_end_of_several_options_are_theirs(
    text: str, options: str, given: str, note: str
) -> None:
    found = reading.understood(text, SCENE)
    assert ("/".join(found.options), found.settings) == (options, given)


@pytest.mark.parametrize(
    ("values", "expected", "note"),
    [
        ({"most": "2"}, (Style.MULTIPLE, 2), "a number says that several may be chosen"),
        ({"most": "1"}, (Style.SINGLE, 1), "one is one"),
        ({"style": "ranked", "most": "2"}, (Style.RANKED, 2), "an order of so many"),
        ({"style": "multiple"}, (Style.MULTIPLE, 10), "no number is any number"),
    ],
)
def test_how_many_in_the_form(
    values: dict[str, str], expected: tuple[Style, int], note: str
) -> None:
    filled = {"question": "Which?", "options": "a\nb\nc", "style": "single", **values}
    found = reading.from_form(filled, SCENE).settings
    assert (found.style, found.most) == expected


def test_nobody_adds_options_to_a_secret_ballot_and_that_is_said() -> None:
    given = replace(DAYS, settings="anonymous, anybody may add")
    with pytest.raises(Invalid) as refused:
        reading.from_words(given, SCENE)
    assert refused.value.fields["extras"].key == "poll-wrong-secret-add"


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("Day? | Tue | Wed | Thu anonymous max 2 by Friday 17:00", "Tue/Wed/Thu", True),
        ("Day?｜Tue｜Wed｜Thu，匿名，最多2项，周五17:00截止", "Tue/Wed/Thu", True),
        ("Day?\nTue\nWed\nThu 匿名 最多2项 周五17:00前", "Tue/Wed/Thu", True),
        ('"Day?" "Tue" "Wed" anonymous max 2 by Friday 5pm', "Tue/Wed", True),
        ("「Day?」「Tue」「Wed」匿名，最多2项，截止周五17:00", "Tue/Wed", True),
        ("Day? | Tue | Wed | anonymous, up to 2 until Friday 17:00", "Tue/Wed", True),
        ("Ballot? | open | anonymous", "open/anonymous", False),  # there must be options left
        ("When? | now | by Friday", "now/by Friday", False),  # no time of day: an option
        ("When? | by Thursday 17:00 | by Friday 17:00", None, False),  # so are options called
        ("Who? | Ann | our team", "Ann/our team", False),
        ("谁？｜开发｜客户", "开发/客户", False),
    ],
)
def test_settings_need_no_brackets_where_they_can_mean_nothing_else(
    text: str, options: str | None, said: bool
) -> None:
    found = reading.understood(text, SCENE)
    assert options is None or "/".join(found.options) == options
    read = settings.read(found.settings, SCENE)
    friday = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    secret = Settings(style=Style.MULTIPLE, most=2, is_anonymous=True, closes_at=friday)
    assert read == (secret if said else Settings())
