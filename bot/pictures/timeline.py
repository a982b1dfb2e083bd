"""Where each item was planned and where it is expected now, on an axis of days."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.pictures import fonts
from bot.pictures.sheet import GRID, INK, LEGEND, MARGIN, PALE, SIZE, SMALL, WIDTH, Sheet, colour
from handlers.kit.charts import Chart

ROW = 50
STRIPE = "#f4f6f8"  # of every other row
DAY = 70  # what `12-31` takes, with some room
AXIS = 44
LABELS = 360  # most of the width that they may take
DATES = 190  # behind the axis
MOST_TICKS = 5
STEPS = (1, 2, 7, 14, 28, 56, 91, 182, 364)  # days between two marks of the axis
LATE = 1  # the colour of what moved, by its place; what is as planned has the first


def draw(chart: Chart) -> Sheet:
    first = LEGEND + AXIS
    sheet = Sheet.of(first + ROW * max(len(chart.labels), 1) + MARGIN // 2)
    shown = [fonts.fitted(label, LABELS, SIZE) for label in chart.labels]
    left = MARGIN + max((fonts.width(one, SIZE) for one in shown), default=0) + 40
    scale = _Scale(chart, left, WIDTH - MARGIN - DATES)
    _legend(sheet, chart)
    for row in range(1, len(shown), 2):
        y = float(first + ROW * row)
        sheet.draw.rectangle((MARGIN // 2, y, WIDTH - MARGIN // 2, y + ROW), STRIPE)
    _axis(sheet, scale, chart.today)
    planned, due = (one.values for one in chart.series)
    for row, label in enumerate(shown):
        y = first + ROW * (row + 0.5)
        sheet.write(left - 40, y, label, align="right")
        _item(sheet, scale, y, planned[row], due[row])
        days = (due[row],) if planned[row] == due[row] else (planned[row], due[row])
        said = f" {fonts.ARROW} ".join(f"{chart.day(one):%m-%d}" for one in days)
        sheet.write(WIDTH - MARGIN - DATES + 36, y, said, size=SMALL)
    return sheet


def _axis(sheet: Sheet, scale: "_Scale", today: date | None) -> None:
    """Today's day stands above its own line; a mark too near to it has none."""
    top, bottom = LEGEND + AXIS - 6, sheet.height - MARGIN // 2
    now = scale.at(today) if today is not None and scale.shows(today) else None
    for day in scale.ticks():
        x = scale.at(day)
        sheet.draw.line((x, top, x, bottom), GRID, 2)
        if now is None or abs(x - now) > DAY:
            sheet.write(x, top - 18, f"{day:%m-%d}", colour=PALE, size=SMALL, align="middle")
    if now is not None:
        sheet.dashes(now, top, bottom, INK)
        sheet.write(now, top - 18, f"{today:%m-%d}", size=SMALL, align="middle")


class _Scale:
    def __init__(self, chart: Chart, left: float, right: float) -> None:
        values = [value for one in chart.series for value in one.values]
        self.start = chart.day(0)
        if chart.today is not None:  # far from everything, it would squeeze the rest
            self.start = max(min(self.start, chart.today), self.start - timedelta(days=30))
        self.shift = (chart.day(0) - self.start).days
        self.days = max([*values, 1]) + self.shift
        self.left, self.right = left, right

    def x(self, days: float) -> float:
        return self.left + (self.right - self.left) * days / self.days

    def at(self, day: date) -> float:
        return self.x((day - self.start).days)

    def shows(self, day: date) -> bool:
        return 0 <= (day - self.start).days <= self.days

    def ticks(self) -> Iterator[date]:
        step = next((one for one in STEPS if self.days / one <= MOST_TICKS), STEPS[-1])
        day = self.start
        while step >= STEPS[2] and day.weekday():  # weeks are counted from their Mondays
            day += timedelta(days=1)
        while self.shows(day):
            yield day
            day += timedelta(days=step)


def _item(sheet: Sheet, scale: _Scale, y: float, planned: float, due: float) -> None:
    before, after = (scale.x(one + scale.shift) for one in (planned, due))
    place = LATE if due > planned else 0
    if planned != due:
        ends = sorted((before, after))
        sheet.draw.rectangle((ends[0], y - 5, ends[1], y + 5), colour(place))
        _planned(sheet, before, y)
    sheet.mark(place, after, y, 12)


def _planned(sheet: Sheet, x: float, y: float) -> None:
    sheet.draw.ellipse((x - 11, y - 11, x + 11, y + 11), "white", PALE, 4)


def _legend(sheet: Sheet, chart: Chart) -> None:
    planned, due = (one.name for one in chart.series)
    y = LEGEND / 2 + 4
    _planned(sheet, MARGIN + 10, y)
    sheet.write(MARGIN + 34, y, planned)
    x = MARGIN + 34 + fonts.width(planned, SIZE) + 40
    sheet.mark(0, x, y, 11)
    sheet.mark(LATE, x + 30, y, 11)
    sheet.write(x + 56, y, due)
