"""The same numbers as bars and as words, for whoever does not see the chart."""

import pytest

from handlers.kit.charts import Chart, ChartKind, Series, bar, bars, chart, number
from handlers.kit.text import plain


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0, "░░░░░░░░░░"),
        (0.001, "█░░░░░░░░░"),  # one vote of thousands is still a vote
        (0.5, "█████░░░░░"),
        (0.999, "█████████░"),  # and somebody voted otherwise
        (1, "██████████"),
        (1.5, "██████████"),
        (-1, "░░░░░░░░░░"),
    ],
)
def test_a_bar_shows_its_share(share: float, expected: str) -> None:
    assert bar(share) == expected


@pytest.mark.parametrize(
    ("value", "said"), [(3, "3"), (2.50, "2.5"), (100, "100"), (0, "0"), (0.125, "0.12")]
)
def test_numbers_are_short(value: float, said: str) -> None:
    assert number(value) == said


def told(shown: Chart) -> list[str]:
    return [plain(one) for one in bars(shown)]


def test_a_chart_is_told_in_words_and_in_bars() -> None:
    shown = chart(ChartKind.BAR, "Which day?", ("Tue", "Wed"), Series("Votes", (3, 1)))
    assert shown.alt == "Votes: Tue 3, Wed 1"
    assert told(shown) == ["Which day?", "██████████  3  Tue", "███░░░░░░░  1  Wed"]


def test_several_series_are_told_apart() -> None:
    shown = chart(ChartKind.LINE, "", ("W1",), Series("open", (2,)), Series("done", (4,)))
    assert shown.alt == "open: W1 2; done: W1 4"
    assert told(shown) == ["█████░░░░░  2  W1 · open", "██████████  4  W1 · done"]


def test_a_long_chart_admits_that_it_is_cut() -> None:
    labels = tuple(str(label) for label in range(100))
    assert told(chart(ChartKind.BAR, "t", labels, Series("", (1,) * 100)))[-1] == "…"


def test_every_label_needs_its_value() -> None:
    with pytest.raises(ValueError, match="zip"):
        chart(ChartKind.BAR, "t", ("a", "b"), Series("", (1,)))
