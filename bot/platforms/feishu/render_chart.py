"""Charts as Feishu's chart component: a VChart specification without functions (facts 3.2); a
timeline as an image, because a specification without functions writes no dates. Pure."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from handlers.kit.charts import COLOURS, Chart, ChartKind

Json: TypeAlias = dict[str, Any]


def drawn(chart: Chart) -> Json:
    return {"tag": "chart", "aspect_ratio": "16:9", "chart_spec": _spec(chart)}


def image(chart: Chart, file: str) -> Json:
    told = {"tag": "plain_text", "content": chart.alt or chart.title or " "}
    return {"tag": "img", "img_key": file, "alt": told, "preview": True}


def _spec(chart: Chart) -> Json:
    data: Json = {"data": {"values": list(_values(chart))}, "legends": {"visible": True}}
    data["color"] = list(COLOURS)  # of the series in their order, whatever theme the client has
    if chart.kind is ChartKind.PIE:
        shape = {"type": "pie", "categoryField": "label", "valueField": "value"}
        return {**shape, **data, "outerRadius": 0.9, "label": {"visible": True}}
    shape = {"type": chart.kind.value, "yField": "value", "seriesField": "series"}
    data["legends"] = {"visible": len(chart.series) > 1}
    match chart.kind:
        case ChartKind.BAR:
            beside = ["label", "series"] if len(chart.series) > 1 else "label"
            return {**shape, **data, "xField": beside, "label": {"visible": True}}
        case ChartKind.AREA:
            return {**shape, **data, "xField": "label", "stack": True}
    return {**shape, **data, "xField": "label"}


def _values(chart: Chart) -> Iterator[Json]:
    """Two labels of the same words stay two: VChart tells categories apart by their words."""
    labels = [
        label + "\u200b" * chart.labels[:place].count(label)
        for place, label in enumerate(chart.labels)
    ]
    for one in chart.series[:1] if chart.kind is ChartKind.PIE else chart.series:
        for label, value in zip(labels, one.values, strict=True):
            yield {"label": label, "series": one.name, "value": value}
