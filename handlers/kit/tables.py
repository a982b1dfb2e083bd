"""Tables for a spreadsheet: CSV in which nothing people wrote becomes a formula. Pure."""

import csv
import io
from collections.abc import Iterable

# What a spreadsheet takes for a formula (OWASP, CSV injection); full-width forms included, since
# Excel reads them the same way.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001
_TRIMMED = ("\t", "\r", "\n")  # what stands after them may become one


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    for cells in (columns, *rows):
        writer.writerow(harmless(cell) for cell in cells)
    return out.getvalue()


def harmless(cell: str) -> str:
    is_formula = cell.startswith(_TRIMMED) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if is_formula else cell
