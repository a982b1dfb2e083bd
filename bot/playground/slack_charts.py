"""Tables and native charts of Block Kit. Limits: docs.slack.dev, blocks/table-block,
data-table-block and data-visualization-block; the lower number where pages disagree."""

from collections.abc import Iterator
from typing import Any

from bot.playground.slack_objects import ID
from bot.playground.slack_rich_text import RICH_TEXT
from bot.playground.slack_shapes import (
    anything,
    at,
    flag,
    items,
    number,
    one_of,
    shape,
    tagged,
    text,
    whole,
)

_CELL_TEXT = text(10_000, least=0)
_RAW_TEXT = shape({"type": anything, "text": _CELL_TEXT})
_RAW_NUMBER = shape({"type": anything, "value": number()}, {"text": text(255)})
_CELL = tagged({"raw_text": _RAW_TEXT, "raw_number": _RAW_NUMBER, "rich_text": RICH_TEXT})
_PLAIN_CELL = tagged({"raw_text": _RAW_TEXT, "raw_number": _RAW_NUMBER})

TABLE = shape(
    {"type": anything, "rows": items(items(_CELL, 20), 100)},
    {
        "block_id": ID,
        "column_settings": items(
            shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag}), 20
        ),
    },
)


def _rows_are_even(value: dict[str, Any], path: str) -> Iterator[str]:
    widths = {len(row) for row in value["rows"]}
    if len(widths) > 1:
        yield at("all rows must have the same number of cells", f"{path}/rows")
    yield from items(_PLAIN_CELL, 20)(value["rows"][0], f"{path}/rows/0")
    letters = sum(len(cell.get("text", "")) for row in value["rows"] for cell in row)
    if letters > 10_000:
        yield at("must be less than 10001 characters", f"{path}/rows")


DATA_TABLE = shape(
    {
        "type": anything,
        "caption": text(255),
        "rows": items(items(_CELL, 20), 101, least=2),
    },
    {"block_id": ID, "page_size": whole(1, 100), "row_header_column_index": whole(0, 19)},
    _rows_are_even,
)

_POINT = shape({"label": text(20), "value": number()})
_SERIES = shape({"name": text(20), "data": items(_POINT, 20)})
_AXES = shape({"categories": items(text(20), 20)}, {"x_label": text(50), "y_label": text(50)})


def _series_cover_categories(value: dict[str, Any], path: str) -> Iterator[str]:
    categories = value["axis_config"]["categories"]
    for index, series in enumerate(value["series"]):
        labels = [point["label"] for point in series["data"]]
        if sorted(labels) != sorted(categories):
            yield at("must have one point for every category", f"{path}/series/{index}/data")
    names = [series["name"] for series in value["series"]]
    if len(names) != len(set(names)):
        yield at("series names must be unique", f"{path}/series")


_AXIS_CHART = shape(
    {"type": anything, "series": items(_SERIES, 6), "axis_config": _AXES},
    {},
    _series_cover_categories,
)
_SEGMENT = shape({"label": text(20), "value": number(above=0)})
_CHART = tagged(
    {
        "bar": _AXIS_CHART,
        "line": _AXIS_CHART,
        "area": _AXIS_CHART,
        "pie": shape({"type": anything, "segments": items(_SEGMENT, 6)}),
    }
)
DATA_VISUALIZATION = shape(
    {"type": anything, "title": text(50), "chart": _CHART}, {"block_id": ID}
)
