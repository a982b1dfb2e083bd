"""The charts of both platforms as a small picture: bars, lines, areas, pies."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TypeAlias

from markupsafe import Markup

JSON: TypeAlias = dict[str, Any]

WIDTH, LABELS, ROW, HIGH = 420, 130, 20, 130
COLOURS = 6  # classes c0 to c5 of the style sheet
SHOWN = 18  # letters of a label


@dataclass(frozen=True)
class Picture:
    kind: str
    title: str
    labels: list[str]
    series: list[tuple[str, list[float]]]

    @property
    def told(self) -> str:
        """What a screen reader says."""
        said = (f"{name} {label} {value:g}" for label, name, value in self.points())
        return f"{self.title}: {', '.join(said)}"

    def points(self) -> Iterator[tuple[str, str, float]]:
        for place, label in enumerate(self.labels):
            for name, values in self.series:
                yield label, name, values[place]


def of_slack(block: JSON) -> Markup:
    """Of a `data_visualization` block."""
    chart = block["chart"]
    if chart["type"] == "pie":
        labels = [one["label"] for one in chart["segments"]]
        values = [float(one["value"]) for one in chart["segments"]]
        return drawn(Picture("pie", block["title"], labels, [("", values)]))
    labels = chart["axis_config"]["categories"]
    series = []
    for one in chart["series"]:
        given = {point["label"]: float(point["value"]) for point in one["data"]}
        series.append((one["name"], [given[label] for label in labels]))
    return drawn(Picture(chart["type"], block["title"], labels, series))


def of_feishu(element: JSON) -> Markup:
    """Of a `chart` element whose fields have the names Parley gives them."""
    spec = element["chart_spec"]
    rows = spec["data"]["values"]
    labels = list(dict.fromkeys(str(one["label"]) for one in rows))
    names = list(dict.fromkeys(str(one["series"]) for one in rows))
    given = {(one["label"], one["series"]): float(one["value"]) for one in rows}
    series = [(name, [given.get((label, name), 0.0) for label in labels]) for name in names]
    return drawn(Picture(spec["type"], "", labels, series))


def drawn(picture: Picture) -> Markup:
    draw = {"bar": _bars, "pie": _pie}.get(picture.kind, _lines)
    high, inside = draw(picture)
    return Markup(
        '<figure class="chart">{}<svg viewBox="0 0 {} {}" role="img">{}</svg>{}</figure>'
    ).format(
        Markup("<figcaption>{}</figcaption>").format(picture.title) if picture.title else "",
        WIDTH,
        high,
        Markup("<title>{}</title>").format(picture.told) + Markup("").join(inside),
        _legend([name for name, _ in picture.series]),
    )


def _bars(picture: Picture) -> tuple[int, list[Markup]]:
    most = max((value for _, _, value in picture.points()), default=0) or 1
    several = len(picture.series)
    inside = []
    for row, (label, _, value) in enumerate(picture.points()):
        wide = max(value, 0) / most * (WIDTH - LABELS - 40)
        if row % several == 0:
            inside.append(_text(0, row * ROW + 14, label))
        inside.append(
            Markup('<rect class="c{}" x="{}" y="{}" width="{:.0f}" height="{}" rx="2"/>').format(
                row % several % COLOURS, LABELS, row * ROW + 3, wide, ROW - 6
            )
        )
        inside.append(_text(LABELS + wide + 6, row * ROW + 14, f"{value:g}"))
    return max(len(picture.labels) * several, 1) * ROW, inside


def _lines(picture: Picture) -> tuple[int, list[Markup]]:
    """Areas as lines upon each other."""
    rows = [values for _, values in picture.series]
    if picture.kind == "area":
        rows = list(
            accumulate(rows, lambda one, two: [a + b for a, b in zip(one, two, strict=True)])
        )
    values = [value for row in rows for value in row]
    low, most = min(values, default=0), max(values, default=0)
    low, most = min(low, 0), max(most, 0)  # a Net Promoter Score may be below zero
    scale = (HIGH - 12) / ((most - low) or 1)
    step = (WIDTH - 40) / max(len(picture.labels) - 1, 1)
    inside = []
    for colour, row in enumerate(rows):
        points = " ".join(
            f"{20 + place * step:.0f},{HIGH - (value - low) * scale:.0f}"
            for place, value in enumerate(row)
        )
        inside.append(
            Markup('<polyline class="c{}" points="{}"/>').format(colour % COLOURS, points)
        )
    for first in picture.labels[:1]:
        inside.append(_text(4, HIGH + 16, first))
    for last in picture.labels[1:][-1:]:
        inside.append(_text(WIDTH - 4, HIGH + 16, last, anchor="end"))
    return HIGH + 22, inside


def _pie(picture: Picture) -> tuple[int, list[Markup]]:
    values = picture.series[0][1] if picture.series else []
    whole, radius, inside, before = sum(values) or 1, HIGH / 2, [], 0.0
    for place, (label, value) in enumerate(zip(picture.labels, values, strict=True)):
        ends = [2 * math.pi * share / whole for share in (before, before + value)]
        (x1, y1), (x2, y2) = (
            (radius * (1 + math.sin(a)), radius * (1 - math.cos(a))) for a in ends
        )
        path = f"M{radius:.1f} {radius:.1f} L{x1:.1f} {y1:.1f} A{radius:.1f} {radius:.1f} 0 "
        path += f"{int(value > whole / 2)} 1 {x2:.1f} {y2:.1f} Z"
        colour = place % COLOURS
        shape = Markup('<circle class="c{}" cx="{}" cy="{}" r="{}"/>').format(
            colour, radius, radius, radius
        )
        if value < whole:  # an arc that ends where it began is not drawn
            shape = Markup('<path class="c{}" d="{}"/>').format(colour, path)
        key = Markup('<rect class="c{}" x="{}" y="{}" width="10" height="10"/>').format(
            colour, HIGH + 24, place * ROW + 6
        )
        inside += [shape, key, _text(HIGH + 40, place * ROW + 15, f"{label} {value:g}")]
        before += value
    return max(HIGH, len(values) * ROW), inside


def _text(x: float, y: float, words: str, *, anchor: str = "start") -> Markup:
    shown = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
    return Markup('<text x="{:.0f}" y="{:.0f}" text-anchor="{}">{}</text>').format(
        x, y, anchor, shown
    )


def _legend(names: list[str]) -> Markup:
    if len(names) < 2:
        return Markup("")
    items = (
        Markup('<span><i class="c{}"></i>{}</span>').format(place % COLOURS, name)
        for place, name in enumerate(names)
    )
    return Markup('<p class="chart-key">{}</p>').format(Markup("").join(items))
