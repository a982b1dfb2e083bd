"""One palette everywhere, for everybody's eyes."""

import itertools
import math
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.platforms.feishu import render_chart
from bot.playground import page
from handlers.kit.charts import COLOURS, ChartKind, Series, chart

WHITE, SLACK_DARK = "#ffffff", "#1a1d21"
LEAST_CONTRAST = 3.0  # of graphics: WCAG 2.2, success criterion 1.4.11
# Machado, Oliveira and Fernandes 2009, table 1, severity 1.0: what is left of a colour.
SIGHT = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
TELLS_APART = 20.0  # CIE 1976; some 2.3 is the least that a careful eye sees


def linear(colour: str) -> list[float]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]


def contrast(one: str, two: str) -> float:
    lights = [sum(map(float.__mul__, linear(c), (0.2126, 0.7152, 0.0722))) for c in (one, two)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(colour: str, sight: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    seen = [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in sight]
    r, g, b = (min(max(one, 0.0), 1.0) for one in seen)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("paper", [WHITE, SLACK_DARK])
def test_every_colour_stands_out(paper: str) -> None:
    assert min(contrast(one, paper) for one in COLOURS) >= LEAST_CONTRAST


@pytest.mark.parametrize("sight", SIGHT)
def test_no_two_colours_look_alike(sight: str) -> None:
    seen = [lab(one, SIGHT[sight]) for one in COLOURS]
    assert min(math.dist(a, b) for a, b in itertools.combinations(seen, 2)) >= TELLS_APART


def test_feishu_is_told_the_colours() -> None:
    drawn = render_chart.drawn(chart(ChartKind.LINE, "t", ("a",), Series("s", (1,))))
    assert drawn["chart_spec"]["color"] == list(COLOURS)
    assert "color_theme" not in drawn  # the specification's own colours would switch it off


def test_the_playground_has_the_same() -> None:
    style = (Path(page.__file__).parent / "static" / "parley.css").read_text()
    assert re.findall(r"--c\d: (#\w{6})", style) == list(COLOURS)
