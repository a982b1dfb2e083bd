"""Charts as PNG, drawn with Pillow.

Its own font has no Chinese letters, and a server may have none either: the picture holds numbers
and short labels; names and colours are explained in the HTML beside it (templates/blocks.html).
"""

import io
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from handlers.kit.charts import Chart, ChartKind, number

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

COLOURS = ("#1a5fb4", "#e66100", "#26a269", "#813d9c", "#a51d2d", "#5e5c64")
WIDTH, HEIGHT = 1200, 480  # shown at half that, sharp on a good screen
LEFT, TOP, BOTTOM = 90, 30, 60
INK, GRID = "#5e6a75", "#dde3e9"
SIZE = 24  # of letters
LONGEST_LABEL = 6


def png(chart: Chart) -> bytes:
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415  for whoever needs a picture

    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    draw.font = ImageFont.load_default(SIZE)
    _draw(draw, chart)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def labels(chart: Chart) -> tuple[str, ...]:
    """As written in the picture: a number where the name would not fit, or not be drawn."""
    if all(len(one) <= LONGEST_LABEL and one.isascii() for one in chart.labels):
        return chart.labels
    return tuple(str(place) for place in range(1, len(chart.labels) + 1))


def _draw(draw: "ImageDraw", chart: Chart) -> None:
    series = chart.series[:1] if chart.kind is ChartKind.PIE else chart.series
    most = top(value for one in series for value in one.values)
    _grid(draw, most)
    width = (WIDTH - LEFT - 20) / max(len(chart.labels), 1)
    for place, label in enumerate(labels(chart)):
        middle = LEFT + width * (place + 0.5)
        draw.text((middle, HEIGHT - BOTTOM + 12), label, INK, anchor="mt")
    for place, one in enumerate(series):
        colour = COLOURS[place % len(COLOURS)]
        heights = [_height(value, most) for value in one.values]
        if chart.kind in (ChartKind.LINE, ChartKind.AREA):
            _line(draw, heights, width, colour)
        else:
            _bars(draw, heights, width, colour, place, len(series))


def top(values: Iterable[float]) -> float:
    """Of the axis: half of it is a whole number too, where all values are."""
    found = tuple(values)
    most = max(found, default=0)
    if any(value != int(value) for value in found):
        return most
    return max(2 * math.ceil(most / 2), 2)


def _grid(draw: "ImageDraw", most: float) -> None:
    for share in (0, 0.5, 1):
        y = _height(most * share, most)
        draw.line((LEFT, y, WIDTH - 20, y), GRID, 2)
        draw.text((LEFT - 12, y), number(most * share), INK, anchor="rm")


def _height(value: float, most: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * max(value, 0) / most


def _line(draw: "ImageDraw", heights: Sequence[float], width: float, colour: str) -> None:
    points = [(LEFT + width * (place + 0.5), y) for place, y in enumerate(heights)]
    if len(points) > 1:
        draw.line(points, colour, 5, joint="curve")
    for x, y in points:
        draw.ellipse((x - 6, y - 6, x + 6, y + 6), colour)


def _bars(  # noqa: PLR0913, PLR0917  where it stands, and among how many
    draw: "ImageDraw",
    heights: Sequence[float],
    width: float,
    colour: str,
    place: int,
    count: int,
) -> None:
    one = width * 0.7 / count
    for number_, y in enumerate(heights):
        if y >= HEIGHT - BOTTOM:  # nothing: a line of its colour would look like a little
            continue
        left = LEFT + width * (number_ + 0.15) + one * place
        draw.rectangle((left, y, left + one - 3, HEIGHT - BOTTOM), colour)
