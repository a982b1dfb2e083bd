"""Bars that lie, each with its label before it and its value behind: for long labels."""

from bot.pictures import fonts
from bot.pictures.sheet import GRID, LEGEND, MARGIN, SIZE, SMALL, WIDTH, Sheet, colour
from handlers.kit.charts import Chart, number

BAR, GAP = 34, 18
LABELS = 400  # most of the width that they may take
VALUES = 110  # behind the longest bar
MOST = 60  # bars: a taller picture is shrunk until nobody can read it


def draw(chart: Chart) -> Sheet:
    several = len(chart.series)
    labels = chart.labels[: max(MOST // max(several, 1), 1)]
    first = LEGEND + 8 if several > 1 else MARGIN
    each = BAR * several + GAP
    sheet = Sheet.of(int(first + each * max(len(labels), 1) + MARGIN - GAP))
    if several > 1:
        sheet.legend([one.name for one in chart.series])
    shown = [fonts.fitted(label, LABELS, SIZE) for label in labels]
    left = MARGIN + max((fonts.width(one, SIZE) for one in shown), default=0) + 20
    most = max((value for one in chart.series for value in one.values), default=0) or 1
    for row, label in enumerate(shown):
        top = first + each * row
        sheet.write(left - 20, top + BAR * several / 2, label, align="right")
        for place, one in enumerate(chart.series):
            y = top + BAR * place
            wide = max(one.values[row], 0) / most * (WIDTH - MARGIN - VALUES - left)
            if wide:
                sheet.draw.rectangle((left, y, left + wide, y + BAR - 5), colour(place))
            sheet.write(left + wide + 12, y + BAR / 2 - 2, number(one.values[row]), size=SMALL)
    sheet.draw.line((left - 1, first - 6, left - 1, sheet.height - MARGIN + 6), GRID, 2)
    return sheet
