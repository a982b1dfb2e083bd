"""A whole plan as a list: one item a line, a table of Markdown, or CSV. Pure.

What /plan export writes comes back as it was; columns may be named in either language.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from handlers.kit import when
from handlers.kit.errors import Reason, reason
from handlers.kit.fields import kept
from handlers.kit.i18n import LANGUAGES, translator
from handlers.plan import asking, reading
from handlers.plan.reading import Sight, Written
from storage.plan import Kind, State

E = TypeVar("E", Kind, State)

COLUMNS = (
    *("number", "kind", "title", "owner", "due", "baseline", "after", "days", "state"),
    *("progress", "change"),
)
MOST = 300  # lines at a time: more than a form holds, and as many as anybody checks

_DELIMITERS = ("\t", "|", ";", ",")
_RULE = re.compile(r"[\s|:-]+")  # the line below a Markdown table's head
_HEADING = re.compile(r"#{1,6}\s+\D")  # a headline; "# 3" is a number


def count(text: str) -> int:
    """Lines with something in them: more than MOST are not read."""
    return sum(bool(one.strip()) for one in kept(text).splitlines())


def read(text: str, sight: Sight) -> list[Written]:
    lines = kept(text).splitlines()
    table = _table(lines)
    if table is not None:
        columns, rows = table
        cells = ((at, dict(zip(columns, row, strict=False))) for at, row in rows)
        return [replace(_row(row, sight), at=at) for at, row in cells]
    return [
        replace(reading.line(one, sight), at=at)
        for at, one in enumerate(lines, start=1)
        if one.strip() and not _HEADING.match(one.strip())
    ]


def _table(lines: list[str]) -> tuple[list[str], list[tuple[int, list[str]]]] | None:
    """Its columns by our names ("" for one we do not know), and its rows with their lines."""
    first = next((one for one in lines if one.strip()), "")
    for delimiter in _DELIMITERS:
        if delimiter not in first:
            continue
        (_, names), *rows = _cells(lines, delimiter)
        columns = [_COLUMN.get(one.strip().lower(), "") for one in names]
        if "title" in columns:
            return columns, rows
    return None


def _cells(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """With the line that each row ends in."""
    if delimiter != "|":
        reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)
        yield from ((reader.line_num, row) for row in reader if any(one.strip() for one in row))
        return
    for at, one in enumerate(lines, start=1):
        if one.strip() and not _RULE.fullmatch(one):
            inner = one.strip().removeprefix("|").removesuffix("|")
            yield at, [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner)]


_COLUMN: Mapping[str, str] = {
    word.lower(): name
    for name in COLUMNS
    for language in LANGUAGES
    for word in translator(language).words(f"plan-column-{name}")
}


def _row(cells: Mapping[str, str], sight: Sight) -> Written:
    found = {name: _unguarded(kept(cells.get(name, ""))) for name in COLUMNS}
    title = " ".join(found["title"].split())
    wrong: dict[str, Reason] = {}
    moment = _day(found["due"], sight)
    if found["due"] and moment is None:
        wrong["due"] = reason("plan-line-due", start=title[: reading.ECHO])
    owner = found["owner"].removeprefix("@").strip()
    owner_id = sight.people.get(owner.lower())
    read = Written(
        title=title,
        kind=_meant(found["kind"], Kind) or Kind.TASK,
        owner_id=owner_id,
        owner="" if owner_id is not None else owner,
        due=moment,
        after=tuple(one.strip() for one in re.split(r"[,，、;；]", found["after"]) if one.strip()),
        days=int(found["days"]) if found["days"].isdecimal() else None,
        change=reading.number(found["change"]),
        state=_meant(found["state"], State) or State.OPEN,
        number=found["number"].lstrip("#").strip(),
        words=title,
        wrong=tuple(wrong.items()),
    )
    return _with_progress(read, found["progress"])


def _with_progress(read: Written, text: str) -> Written:
    percent, remaining = asking.progress(text) or (None, None)
    share = 100 if read.state is State.DONE else percent or 0
    is_open = read.state is State.OPEN
    state = reading.state_of(share, is_done=False) if is_open and share else read.state
    if remaining is not None and state is State.OPEN:
        state = State.STARTED
    return replace(read, percent=share, remaining=remaining, state=state)


def _day(text: str, sight: Sight) -> date | None:
    scene = sight.scene
    moment = when.read(text, scene.now, scene.zone, scene.calendar) if text else None
    return moment.day if moment else None


def _meant(text: str, of: type[E]) -> E | None:
    """The value of that name, in either language."""
    said = unicodedata.normalize("NFKC", text).strip().lower()
    for one in of:
        for language in LANGUAGES:
            if said == translator(language)(f"plan-{of.__name__.lower()}-{one}").lower():
                return one
    return None


def _unguarded(cell: str) -> str:
    """Without the mark that keeps a spreadsheet from taking it for a formula (kit/tables.py)."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip()[:1] in set("=+-@＝＋－＠") else cell  # noqa: RUF001  as in kit/tables.py
