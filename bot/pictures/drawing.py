"""Any chart as a PNG."""

import io
from dataclasses import replace
from threading import Lock

from bot.pictures import columns, fonts, pie, rows, timeline
from bot.pictures.sheet import Sheet
from handlers.kit.charts import Chart, ChartKind

COLOURS = 64  # a third of the bytes, and no eye sees the difference
# Pillow's fonts are not for several threads at once, nor are pictures worth several cores.
_ONE_AT_A_TIME = Lock()


def png(chart: Chart) -> bytes:
    """Some 20 ms of work: call it in a thread where anybody waits for the event loop."""
    with _ONE_AT_A_TIME:
        sheet = _drawn(legible(chart))
        out = io.BytesIO()
        sheet.image.quantize(COLOURS).save(out, "PNG")
    return out.getvalue()


def _drawn(chart: Chart) -> Sheet:
    match chart.kind:
        case ChartKind.PIE:
            return pie.draw(chart)
        case ChartKind.TIMELINE:
            return timeline.draw(chart)
        case ChartKind.BAR if not columns.fits(chart):
            return rows.draw(chart)
    return columns.draw(chart)


def legible(chart: Chart) -> Chart:
    """A number in the place of each name, where a letter of one of them cannot be drawn."""
    named = [
        replace(one, name=name) for one, name in zip(chart.series, _names(chart), strict=True)
    ]
    return replace(chart, labels=labels(chart), series=tuple(named))


def labels(chart: Chart) -> tuple[str, ...]:
    return _legible(chart.labels)


def _names(chart: Chart) -> tuple[str, ...]:
    return _legible(tuple(one.name for one in chart.series))


def _legible(words: tuple[str, ...]) -> tuple[str, ...]:
    if all(fonts.drawable(one) is not None or not one.strip() for one in words):
        return words
    return tuple(str(place) for place in range(1, len(words) + 1))


def key(chart: Chart) -> str:
    """What the numbers in the picture stand for: `1 = …`; "" where there are none."""
    with _ONE_AT_A_TIME:
        pairs = [
            *zip(labels(chart), chart.labels, strict=True),
            *zip(_names(chart), (one.name for one in chart.series), strict=True),
        ]
    return " · ".join(f"{shown} = {meant}" for shown, meant in pairs if shown != meant)
