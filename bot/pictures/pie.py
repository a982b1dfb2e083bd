"""Parts of a whole: a ring, and beside it what each part is."""

from bot.pictures import fonts
from bot.pictures.sheet import GRID, MARGIN, PAPER, SIZE, WIDTH, Sheet, colour
from handlers.kit.charts import Chart, number

RING = 340  # across
ROW = 48


def draw(chart: Chart) -> Sheet:
    values = chart.series[0].values if chart.series else ()
    parts = [(label, max(value, 0)) for label, value in zip(chart.labels, values, strict=True)]
    whole = sum(value for _, value in parts)
    sheet = Sheet.of(max(RING, ROW * len(parts)) + 2 * MARGIN)
    middle = sheet.height / 2
    box = (MARGIN, middle - RING / 2, MARGIN + RING, middle + RING / 2)
    sheet.draw.ellipse(box, GRID)
    before = -90.0
    for place, (_, value) in enumerate(parts):
        if value:
            after = before + 360 * value / whole
            sheet.draw.pieslice(box, before, after, colour(place), PAPER, 3)
            before = after
    hole = RING / 4
    sheet.draw.ellipse((box[0] + hole, box[1] + hole, box[2] - hole, box[3] - hole), PAPER)
    left = MARGIN + RING + 60
    for place, (label, value) in enumerate(parts):
        y = middle + (place - (len(parts) - 1) / 2) * ROW
        sheet.draw.rectangle((left, y - 12, left + 24, y + 12), colour(place))
        share = f"{number(value)}  ({value / whole:.0%})" if whole else number(value)
        room = WIDTH - MARGIN - left - 60 - fonts.width(share, SIZE)
        sheet.write(left + 40, y, f"{fonts.fitted(label, room, SIZE)}  {share}")
    return sheet
