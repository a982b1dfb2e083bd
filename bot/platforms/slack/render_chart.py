"""Charts as Slack's own block. Pure. Limits: docs.slack.dev, blocks/data-visualization-block;
the lower number where pages disagree."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from handlers.kit.cards import Card
from handlers.kit.charts import Chart, ChartKind, Series
from handlers.kit.text import shortened

Json: TypeAlias = dict[str, Any]

MOST = 2  # charts of one message
TITLE, NAME = 50, 20
ALT, IMAGE_TITLE = 2000, 300  # of an image; its title may have 2,000, which would be a page
SERIES, SEGMENTS, POINTS = 6, 6, 20


def drawn(chart: Chart) -> Json | None:
    """None for what Slack would refuse: too much of it, or nothing at all; it knows no days."""
    if chart.kind is ChartKind.TIMELINE:
        return None
    shape = _pie(chart) if chart.kind is ChartKind.PIE else _axes(chart)
    if shape is None:
        return None
    title = shortened(chart.title.strip(), TITLE) or "–"
    return {"type": "data_visualization", "title": title, "chart": shape}


def shared_out(card: Card, most: int) -> tuple[list[Chart], list[Chart]]:
    """The charts that Slack draws itself, `most` of them, and those that something else shows."""
    own: list[Chart] = []
    rest: list[Chart] = []
    for block in card.blocks:
        if isinstance(block, Chart):
            is_own = len(own) < most and drawn(block) is not None
            (own if is_own else rest).append(block)
    return own, rest


def image(chart: Chart, file: str) -> Json:
    found: Json = {"type": "image", "slack_file": {"id": file}}
    found["alt_text"] = shortened(chart.alt or chart.title, ALT) or "–"
    if chart.title.strip():
        words = shortened(chart.title.strip(), IMAGE_TITLE)
        found["title"] = {"type": "plain_text", "text": words, "emoji": False}
    return found


def _pie(chart: Chart) -> Json | None:
    values = chart.series[0].values if chart.series else ()
    pairs = zip(_distinct(chart.labels), values, strict=True)
    segments = [{"label": label, "value": value} for label, value in pairs if value > 0]
    return {"type": "pie", "segments": segments} if 0 < len(segments) <= SEGMENTS else None


def _axes(chart: Chart) -> Json | None:
    if not 0 < len(chart.series) <= SERIES or not 0 < len(chart.labels) <= POINTS:
        return None
    labels = _distinct(chart.labels)
    names = _distinct(one.name for one in chart.series)
    series = [_series(name, one, labels) for name, one in zip(names, chart.series, strict=True)]
    return {"type": chart.kind.value, "series": series, "axis_config": {"categories": labels}}


def _series(name: str, series: Series, labels: list[str]) -> Json:
    pairs = zip(labels, series.values, strict=True)
    return {"name": name, "data": [{"label": label, "value": value} for label, value in pairs]}


def _distinct(names: Iterable[str]) -> list[str]:
    """As short as Slack wants them, and still each its own."""
    found: list[str] = []
    for name in names:
        short = shortened(name.strip(), NAME) or "–"
        number = 2
        while short in found:
            mark = f" {number}"
            short = shortened(name.strip(), NAME - len(mark)) + mark
            number += 1
        found.append(short)
    return found
