"""Tables as Feishu's table component (content-components/table, facts 3.2). Pure.

Its words exist in one language only. Days are text: a column of type `date` would show a day in
each reader's zone, and so for some of them the day before.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from handlers.kit.tables import Column, Table
from handlers.kit.text import Line, is_bare, plain, shortened

Json: TypeAlias = dict[str, Any]

MOST = 5  # tables of one card
COLUMNS = 50
PAGE = 10  # rows; further ones are a page further
CELL = 300  # characters: no limit of Feishu's; more makes a table unreadable


def drawn(table: Table, marked: Callable[[Line], str]) -> Json | None:
    """None for what Feishu would refuse: too much of it, or nothing at all."""
    if not table.rows or not 0 < len(table.columns) <= COLUMNS:
        return None
    columns = [
        _column(one, place, [row[place] for row in table.rows])
        for place, one in enumerate(table.columns)
    ]
    rows = [
        {one["name"]: _cell(cell, one, marked) for one, cell in zip(columns, row, strict=True)}
        for row in table.rows
    ]
    size = {"page_size": min(PAGE, len(rows)), "row_height": "auto"}
    return {"tag": "table", **size, "columns": columns, "rows": rows}


def _column(column: Column, place: int, cells: list[Line]) -> Json:
    return {
        "name": f"c{place}",
        "display_name": column.heading,
        "data_type": "text" if all(map(is_bare, cells)) else "lark_md",
        "horizontal_align": column.align.value,
        "width": "auto",
    }


def _cell(cell: Line, column: Json, marked: Callable[[Line], str]) -> str:
    if column["data_type"] == "text":
        return shortened(plain(cell), CELL)
    return marked(cell) if cell else ""
