"""Rows and columns: on a card, and as CSV in which nothing somebody wrote is a formula. Pure."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from handlers.kit.text import Line, Words, joined, line, plain

# What a spreadsheet takes for a formula (OWASP, CSV injection); full-width forms included, since
# Excel reads them the same way.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001
_TRIMMED = ("\t", "\r", "\n")  # what stands after them may become one


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class Column:
    """What it becomes where the table is drawn as lines: `is_name` begins the line, in bold;
    `is_said` puts the heading before the value, which says too little without it."""

    heading: str
    align: Align = Align.LEFT
    is_name: bool = False
    is_said: bool = False


@dataclass(frozen=True)
class Table:
    """In every row one cell for each column; () for an empty one.

    Platforms hold tables in some places and up to some size; elsewhere its lines stand in.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]


def as_lines(table: Table) -> tuple[Line, ...]:
    """`#3 Beta  Fri 18 Dec · Ann · Started`: a line for every row, without the empty cells."""
    return tuple(_line(table.columns, row) for row in table.rows)


def _line(columns: tuple[Column, ...], row: tuple[Line, ...]) -> Line:
    given = [(one, cell) for one, cell in zip(columns, row, strict=True) if plain(cell).strip()]
    name = joined((_bold(cell) for one, cell in given if one.is_name), " ")
    rest = joined(
        (
            line(f"{one.heading}: ", *cell) if one.is_said else cell
            for one, cell in given
            if not one.is_name
        ),
        " · ",
    )
    return joined((part for part in (name, rest) if part), "  ")


def _bold(cell: Line) -> Line:
    return tuple(replace(one, bold=True) if isinstance(one, Words) else one for one in cell)


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    for cells in (columns, *rows):
        writer.writerow(harmless(cell) for cell in cells)
    return out.getvalue()


def harmless(cell: str) -> str:
    is_formula = cell.startswith(_TRIMMED) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if is_formula else cell
