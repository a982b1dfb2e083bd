"""Tables as Slack's own block. Pure. Limits: docs.slack.dev, blocks/table-block."""

from collections.abc import Callable
from typing import Any, TypeAlias

from handlers.kit.tables import Align, Table
from handlers.kit.text import Line, is_bare, plain, shortened

Json: TypeAlias = dict[str, Any]

MOST = 1  # tables of one message
ROWS, COLUMNS = 100, 20  # the headings are a row
CELL = 300  # characters: no limit of Slack's; more makes a table unreadable


def drawn(table: Table, rich_text: Callable[[Line], Json]) -> Json | None:
    """None for what Slack would refuse: too much of it, or nothing at all."""
    if not 0 < len(table.rows) < ROWS or not 0 < len(table.columns) <= COLUMNS:
        return None
    headings = [_raw(one.heading) for one in table.columns]
    rows = [[_cell(cell, rich_text) for cell in row] for row in table.rows]
    settings = [
        {"align": one.align.value, "is_wrapped": one.align is Align.LEFT} for one in table.columns
    ]
    return {"type": "table", "rows": [headings, *rows], "column_settings": settings}


def _cell(cell: Line, rich_text: Callable[[Line], Json]) -> Json:
    if is_bare(cell):
        return _raw(plain(cell))
    return rich_text(cell)


def _raw(words: str) -> Json:
    return {"type": "raw_text", "text": shortened(words, CELL) or " "}
