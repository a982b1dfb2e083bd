"""What is asked for, what is marked, which notes are alike."""

from datetime import UTC, datetime

import pytest

from handlers.kit.calendars import calendar_of
from handlers.kit.due import Scene
from handlers.kit.errors import Invalid, Refused
from handlers.review import corrections, likeness, reading, retro, rules
from handlers.review.corrections import Corrections
from storage.retros import Board
from storage.reviews import Kind

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # Wednesday, 10:00 in Shanghai
SCENE = Scene(NOW, "Asia/Shanghai", calendar_of("CN"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("list", "")),
        ("7", ("show", "7")),
        ("add the cache", ("add", "the cache")),
        ("添加 缓存", ("add", "缓存")),
        ("help", ("help", "")),
        ("every second Thursday 15:00", ("plan", "every second Thursday 15:00")),
        ("retro Friday 16:00", ("plan", "retro Friday 16:00")),
    ],
)
def test_what_is_asked_for(text: str, expected: tuple[str, str]) -> None:
    assert rules.asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("retro Friday 16:00", (Kind.RETRO, "Friday 16:00")),
        ("复盘 周五下午四点", (Kind.RETRO, "周五下午四点")),
        ("复盘周五下午四点", (Kind.RETRO, "周五下午四点")),  # Chinese writes no spaces
        ("里程碑评审 明天10点", (Kind.MILESTONE, "明天10点")),  # the longest word counts
        ("delivery now", (Kind.DELIVERY, "now")),
        ("every Thursday 15:00", (None, "every Thursday 15:00")),
    ],
)
def test_the_kind_is_its_first_word(text: str, expected: tuple[Kind | None, str]) -> None:
    assert rules.kind(text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("decision: we ship on Monday", ("decision", "we ship on Monday")),
        ("Decision： we ship", ("decision", "we ship")),
        ("决定：周一上线", ("decision", "周一上线")),
        ("决定: 周一上线", ("decision", "周一上线")),
        ("action: @Dan write it by Friday", ("action", "@Dan write it by Friday")),
        ("待办：@小丹 写好，周五前", ("action", "@小丹 写好，周五前")),
        ("行动项：@小丹 写好", ("action", "@小丹 写好")),
        ("the decision: was hard", None),  # in the middle of a sentence
        ("decision", None),
        ("decision:", None),
        ("actions speak louder", None),
    ],
)
def test_marks_are_read_with_either_colon(words: str, expected: tuple[str, str] | None) -> None:
    assert rules.mark(words) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Deploys are too slow", "deploys are slow!", True),  # nearly the same letters
        ("部署太慢了", "部署太慢", True),
        ("Deploys are slow", "部署太慢", True),  # the same two things, in two languages
        ("Too many meetings", "会议太多", True),
        ("The requirements change late", "需求变更太晚了", True),
        ("Great team", "团队很好", True),
        ("Deploys are slow", "Reviews are slow", False),  # one thing of two
        ("Deploys are slow", "The client is nice", False),
        ("需求不清楚", "会议太多", False),
        ("x", "y", False),
    ],
)
def test_notes_that_say_the_same_are_alike(one: str, other: str, expected: bool) -> None:
    assert likeness.alike(one, other) is expected
    assert likeness.alike(other, one) is expected


def test_each_note_is_in_one_group() -> None:
    notes = ["Deploys are slow", "Nice team", "部署太慢", "deploys are slow"]
    assert likeness.grouped(notes) == [
        ["Deploys are slow", "部署太慢", "deploys are slow"],
        ["Nice team"],
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "review-when-unreadable"),
        ("soon", "review-when-unreadable"),
        ("Thursday", "review-time-missing"),
        ("2026-11-02 15:00", "review-when-past"),
    ],
)
def test_what_names_no_time_is_refused(text: str, key: str) -> None:
    time, problem = reading.time_of(text, SCENE)
    assert time is None
    assert problem is not None
    assert problem.key == key


def test_now_is_now() -> None:
    for word in ("now", "现在"):
        time, problem = reading.time_of(word, SCENE)
        assert problem is None
        assert time is not None
        assert time.at == NOW


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (["#1 one", "#2 two"], Corrections({}, (), ())),
        (["#1 one!", "#2 two"], Corrections({1: "one!"}, (), ())),
        (["#2 two"], Corrections({}, (), (1,))),
        (["#2 two", "#1 one", "three"], Corrections({}, ("three",), ())),  # order is free
        (["#9 nine", "#1 one", "#2 two"], Corrections({}, (), ())),  # no such number: not ours
    ],
)
def test_what_was_corrected(after: list[str], expected: Corrections) -> None:
    assert corrections.compared(["#1 one", "#2 two"], after) == expected


def board(*, is_anonymous: bool) -> Board:
    made = Board(review_id=1, is_anonymous=is_anonymous, notes=[], tokens=[], votes=[], ballots={})
    made.begin()
    return made


def test_in_the_open_one_may_add_and_change_ones_vote() -> None:
    mine = board(is_anonymous=False)
    retro.write(mine, 7, [("well", "Nice team")])
    retro.write(mine, 7, [("badly", "Deploys are slow")])
    assert (mine.voices, len(mine.notes)) == (1, 2)
    retro.reveal(mine)
    retro.vote(mine, 7, ("0",))
    retro.vote(mine, 7, ("1",))
    assert (mine.votes, retro.voters(mine)) == ([0, 1], 1)


def test_anonymously_everybody_has_one_voice() -> None:
    mine = board(is_anonymous=True)
    retro.write(mine, 7, [("well", "Nice team")])
    with pytest.raises(Refused, match="review-wrote-already"):
        retro.write(mine, 7, [("well", "Very nice team")])
    retro.reveal(mine)
    retro.vote(mine, 7, ("0",))
    with pytest.raises(Refused, match="review-voted-already"):
        retro.vote(mine, 7, ("0",))
    assert mine.votes == [1]


@pytest.mark.parametrize("chosen", [(), ("0", "1", "2", "3"), ("9",), ("x",)])
def test_a_vote_is_for_one_to_three(chosen: tuple[str, ...]) -> None:
    mine = board(is_anonymous=True)
    notes = ["Nice team", "Deploys are slow", "More coffee please", "Kanban"]
    retro.write(mine, 7, [("try", one) for one in notes])
    retro.reveal(mine)
    with pytest.raises(Invalid):
        retro.vote(mine, 7, chosen)


def test_each_round_has_a_salt_of_its_own() -> None:
    mine = board(is_anonymous=True)
    retro.write(mine, 7, [("well", "Nice team")])
    wrote, salt = mine.tokens[0], mine.salt
    retro.reveal(mine)
    retro.vote(mine, 7, ("0",))
    assert mine.tokens != [wrote]
    assert mine.salt != salt
    mine.forget()
    assert (mine.salt, mine.tokens) == ("", [])
