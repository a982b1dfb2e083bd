"""What an edit changed, as people read it: ~what went~ and *what came*."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.change.differences import compared, listed
from handlers.kit.text import Line, Words


def marked(line: Line) -> str:
    found = []
    for span in line:
        assert isinstance(span, Words)
        sign = "~" if span.strike else "*" if span.bold else ""
        found.append(f"{sign}{span.text}{sign}")
    return "".join(found)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("red car", "blue car", "~red~*blue* car"),  # words, not letters
        ("导出订单", "导出全部订单", "导出*全部*订单"),  # a Chinese character is a word
        ("one two", "one", "one~ two~"),
        ("", "new", "*new*"),
        ("old", "", "~old~"),
        ("same", "same", "same"),
        ("a <@U1> b", "a <@U2> b", "a <@~U1~*U2*> b"),
        ("👍 yes", "👎 yes", "~👍~*👎* yes"),
    ],
)
def test_a_difference_is_told_in_words(before: str, after: str, shown: str) -> None:
    assert marked(compared(before, after, 300)) == shown


def test_what_did_not_change_is_left_out_of_the_middle() -> None:
    before, after = f"one {'y' * 200} two", f"ONE {'y' * 200} TWO"
    assert marked(compared(before, after, 900)) == (
        f"~one~*ONE* {'y' * 39} … {'y' * 39} ~two~*TWO*"
    )


def test_a_difference_that_is_cut_says_so() -> None:
    assert marked(compared("a" * 500, "b" * 500, 300)) == f"~{'a' * 299}…~"


def without(line: Line, mark: str) -> str:
    return "".join(
        span.text for span in line if isinstance(span, Words) and not getattr(span, mark)
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_either_text_can_be_read_out_of_a_short_difference(before: str, after: str) -> None:
    shown = compared(before, after, 1000)
    assert without(shown, "bold") == before
    assert without(shown, "strike") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("的" * 3000, "的" * 2999 + "了"),
        ("的了" * 1500, "了的" * 1500),
        ("a b " * 750, "b a " * 750),
        (
            "".join(map(chr, range(0x4E00, 0x4E00 + 3000))),
            "".join(map(chr, range(0x5E00, 0x5E00 + 3000))),
        ),
        ("." * 3000, "!" * 3000),
        (".\n" * 1500, "\n." * 1500),
    ],
    ids=[
        "all the same",
        "swapped",
        "swapped words",
        "nothing in common",
        "only ends",
        "only lines",
    ],
)
def test_the_longest_texts_are_compared_in_no_time(before: str, after: str) -> None:
    """It is drawn while everybody else waits: word by word these take a second and more."""
    started = time.process_time()
    shown = compared(before, after, 3000)
    assert time.process_time() - started < 0.3
    assert sum(len(span.text) for span in shown if isinstance(span, Words)) <= 3000


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (["a", "b"], ["a", "b", "c"], "*c*"),
        (["a", "b"], ["b"], "~a~"),
        (["a", "b"], ["a", "B"], "~b~\n*B*"),
        (["a", "b"], ["b", "a"], "*b*\n~b~"),  # moved
        ([], ["a"], "*a*"),
        (["a"], ["a"], ""),
    ],
)
def test_of_criteria_only_those_that_went_or_came_are_named(
    before: list[str], after: list[str], shown: str
) -> None:
    assert marked(listed(before, after, 300)) == shown
