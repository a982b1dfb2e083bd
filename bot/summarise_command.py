"""`parley summarise FILE|-`: threads as JSON lines in, summaries as JSON lines out, one for one.

in   {"id", "title", "budget", "messages": [{"id", "author", "text", "at", "kind", "files"}]}
out  {"id", "points": [{"text", "cites", "author"}], "gist": [number of a point, ...],
      "decisions": [...], "actions": [... with "owner" and "due"], "questions": [...],
      "coverage": {"messages", "read", "unread_files"}}

Only `id`, and of a message `id`, `author` and `text` must be there. What else stands in a line is
left alone. `budget` is the number of tokens (English words, Chinese characters) for `points`.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

import click
from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from bot.exits import stop
from handlers.summary import ActionItem, Line, Message, Summary, Thread, summarise
from handlers.summary.messages import Kind

WRONG_INPUT = 2


class _Message(BaseModel):
    id: str
    author: str
    text: str
    at: AwareDatetime | None = None
    kind: Kind = "said"
    files: int = Field(default=0, ge=0)


class _Thread(BaseModel):
    id: str
    messages: list[_Message]
    title: str = ""
    budget: int | None = Field(default=None, ge=1)

    def thread(self) -> Thread:
        said = (Message(**dict(message)) for message in self.messages)
        return Thread(tuple(said), self.title)


def summarise_lines(file: str, now: str | None, zone: str) -> None:
    moment = _moment(now, zone)
    with _opened(file) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                asked = _read(line, number)
                made = summarise(asked.thread(), now=moment, zone=zone, budget=asked.budget)
                told = json.dumps(_written(asked.id, made), ensure_ascii=False)
                click.echo(told)


def _moment(now: str | None, zone: str) -> datetime:
    try:
        there = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        stop(f"{zone} is not a time zone; one is Europe/Berlin", WRONG_INPUT)
    try:
        said = datetime.fromisoformat(now) if now else datetime.now(UTC)
    except ValueError:
        stop(f"{now} is not a time; one is 2026-11-16T09:00+08:00", WRONG_INPUT)
    return said if said.tzinfo else said.replace(tzinfo=there)


@contextmanager
def _opened(file: str) -> Iterator[IO[str]]:
    if file == "-":
        sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stdin can
        yield sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8") as lines:
            yield lines
    except OSError as error:
        stop(f"cannot read {file}: {error.strerror}", WRONG_INPUT)


def _read(line: str, number: int) -> _Thread:
    try:
        return _Thread.model_validate_json(line)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        stop(f"line {number}: {where + ': ' if where else ''}{first['msg']}", WRONG_INPUT)


def _written(thread: str, made: Summary) -> dict[str, Any]:
    return {
        "id": thread,
        "points": [_line(line) for line in made.lines],
        "gist": [made.lines.index(line) for line in made.gist],
        "decisions": [_line(line) for line in made.decisions],
        "actions": [_action(item) for item in made.actions],
        "questions": [_line(line) for line in made.questions],
        "coverage": {
            "messages": made.coverage.messages,
            "read": made.coverage.read,
            "unread_files": made.coverage.unread_files,
        },
    }


def _line(line: Line) -> dict[str, Any]:
    return {"text": line.text, "cites": list(line.sources), "author": line.author}


def _action(item: ActionItem) -> dict[str, Any]:
    due = item.due and {
        "date": item.due.day.isoformat(),
        "time": item.due.time.isoformat("minutes") if item.due.time else None,
        "words": item.due.words,
    }
    return {**_line(item.line), "owner": item.owner, "due": due}
