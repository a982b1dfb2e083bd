"""Bars that stand, lines and areas: labels below, values at the left."""

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate

from bot.pictures import fonts
from bot.pictures.sheet import GRID, LEGEND, MARGIN, PALE, SMALL, WIDTH, Sheet, colour
from handlers.kit.charts import Chart, ChartKind, number

HEIGHT = 440
BOTTOM = 60  # for the labels
LEFT = 100  # for the values
MOST_VALUES = 40  # beside bars and points; more would cover each other


def fits(chart: Chart) -> bool:
    """Whether each label has room below its bars."""
    room = _step(chart) - 10
    return all(fonts.width(label, SMALL) <= room for label in chart.labels)


def draw(chart: Chart) -> Sheet:
    sheet = Sheet.of(HEIGHT)
    top_edge = LEGEND + MARGIN if len(chart.series) > 1 else MARGIN + 20
    if len(chart.series) > 1:
        sheet.legend([one.name for one in chart.series])
    rows = [one.values for one in chart.series]
    if chart.kind is ChartKind.AREA:  # each upon the ones before it
        rows = list(accumulate(rows, _sum))
    most = top(value for row in rows for value in row)
    axes = _Axes(sheet, chart, top_edge, most)
    axes.draw()
    match chart.kind:
        case ChartKind.AREA:
            for place in reversed(range(len(rows))):
                axes.area(place, rows[place])
        case ChartKind.LINE:
            for place, row in enumerate(rows):
                axes.line(place, row)
        case _:
            for place, row in enumerate(rows):
                axes.bars(place, row, len(rows))
    return sheet


def _sum(one: tuple[float, ...], two: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(a + b for a, b in zip(one, two, strict=True))


def top(values: Iterable[float]) -> float:
    """Of the axis: half of it is a whole number too, where all values are."""
    found = tuple(values)
    most = max(found, default=0)
    if any(value != int(value) for value in found):
        return max(most, 1)
    return max(2 * math.ceil(most / 2), 2)


def _step(chart: Chart) -> float:
    return (WIDTH - LEFT - MARGIN) / max(len(chart.labels), 1)


class _Axes:
    def __init__(self, sheet: Sheet, chart: Chart, top_edge: float, most: float) -> None:
        self.sheet, self.chart, self.top_edge, self.most = sheet, chart, top_edge, most
        values = [value for one in chart.series for value in one.values]
        self.least = min([0.0, *values])
        self.step = _step(chart)
        self.shows_values = len(values) <= MOST_VALUES

    def draw(self) -> None:
        low = self.least or self.most / 2  # below nothing too, where something is
        for value in (self.most, 0, low):
            y = self.y(value)
            self.sheet.draw.line((LEFT, y, WIDTH - MARGIN, y), GRID, 2)
            self.sheet.write(LEFT - 14, y, number(value), colour=PALE, size=SMALL, align="right")
        every = max(1, math.ceil(len(self.chart.labels) * 60 / (WIDTH - LEFT)))
        for place, label in enumerate(self.chart.labels):
            if place % every == 0:
                shown = fonts.fitted(label, self.step * every - 6, SMALL)
                middle = HEIGHT - BOTTOM / 2
                self.sheet.write(self.x(place), middle, shown, size=SMALL, align="middle")

    def x(self, place: int) -> float:
        return LEFT + self.step * (place + 0.5)

    def y(self, value: float) -> float:
        low = HEIGHT - BOTTOM
        return low - (low - self.top_edge) * (value - self.least) / (self.most - self.least)

    def bars(self, place: int, values: Sequence[float], count: int) -> None:
        wide = min(self.step * 0.72 / count, 110)
        for at, value in enumerate(values):
            if not value:
                continue  # a line of its colour would look like a little
            left = self.x(at) - wide * count / 2 + wide * place
            ends = sorted((self.y(value), self.y(0)))
            self.sheet.draw.rectangle((left, ends[0], left + wide - 4, ends[1]), colour(place))
            self._say(left + wide / 2 - 2, ends[0] - 16, value)

    def line(self, place: int, values: Sequence[float]) -> None:
        points = [(self.x(at), self.y(value)) for at, value in enumerate(values)]
        if len(points) > 1:
            self.sheet.draw.line(points, colour(place), 5, joint="curve")
        for (x, y), value in zip(points, values, strict=True):
            self.sheet.mark(place, x, y, 8)
            if len(self.chart.series) == 1:
                self._say(x, y - 26, value)
        if len(self.chart.series) > 1 and points:
            x, y = points[-1]
            below = any(one.values[-1] > values[-1] for one in self.chart.series)
            self._say(x, y + (26 if below else -26), values[-1])

    def area(self, place: int, values: Sequence[float]) -> None:
        points = [(self.x(at), self.y(value)) for at, value in enumerate(values)]
        if len(points) == 1:
            points = [(points[0][0] - 40, points[0][1]), (points[0][0] + 40, points[0][1])]
        if points:
            ends = [(points[-1][0], self.y(0)), (points[0][0], self.y(0))]
            self.sheet.draw.polygon([*points, *ends], colour(place))

    def _say(self, x: float, y: float, value: float) -> None:
        if self.shows_values:
            self.sheet.write(x, y, number(value), size=SMALL, align="middle")
