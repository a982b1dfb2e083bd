"""Our own labelled work threads, and how well the engine finds what a person marked in them.

A file of threads/ is a thread: `HH:MM Author: text {labels}`, all on Monday, 16 November 2026.
Labels: `decision`, `action OWNER [DAY]`, `open` (asked and not answered), several with `;`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from handlers.summary import Message, Summary, Thread, summarise

Half = Literal["build", "kept"]  # the rules were written with `build` in sight, never with `kept`

FOLDER = Path(__file__).parent / "threads"
DAY = date(2026, 11, 16)
ZONE = "UTC"
_SAID = re.compile(r"(\d\d):(\d\d) ([^:]+): (.*?)(?: \{(.*)\})?$")
_PROGRAMS = re.compile(r"机器人|告警|扫描|Bot$")


@dataclass(frozen=True)
class Labelled:
    name: str
    thread: Thread
    decisions: frozenset[str]  # message ids
    actions: frozenset[tuple[str, str, date | None]]  # message id, owner, day it is due
    questions: frozenset[str]


@dataclass(frozen=True)
class Score:
    right: int
    found: int
    marked: int

    @property
    def precision(self) -> float:
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        return 100 * self.right / max(1, self.marked)

    @property
    def f1(self) -> float:
        return 200 * self.right / max(1, self.found + self.marked)

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:5.1f}  precision {self.precision:5.1f}  recall {self.recall:5.1f}"
            f"  ({self.right} right, {self.found} found, {self.marked} marked)"
        )


def threads(half: Half) -> list[Labelled]:
    return [read(path) for path in sorted((FOLDER / half).glob("*.txt"))]


def read(path: Path) -> Labelled:
    title, *lines = path.read_text(encoding="utf-8").splitlines()
    messages: list[Message] = []
    marks: list[tuple[str, str]] = []
    for number, line in enumerate(lines, 1):
        said = _SAID.match(line)
        if not said:
            raise ValueError(f"{path.name}: not a message: {line}")
        hour, minute, author, text, labels = said.groups()
        at = datetime(DAY.year, DAY.month, DAY.day, int(hour), int(minute), tzinfo=UTC)
        kind: Literal["bot", "said"] = "bot" if _PROGRAMS.search(author) else "said"
        messages.append(Message(f"m{number}", author, text, at, kind))
        marks += [(f"m{number}", label.strip()) for label in (labels or "").split(";") if label]
    return Labelled(
        path.stem,
        Thread(tuple(messages), title.removeprefix("title: ")),
        frozenset(message for message, label in marks if label == "decision"),
        frozenset(_action(message, label) for message, label in marks if "action" in label),
        frozenset(message for message, label in marks if label == "open"),
    )


def _action(message: str, label: str) -> tuple[str, str, date | None]:
    owner, day = re.match(r"action (.*?)(?: (\d{4}-\d\d-\d\d))?$", label).groups()  # type: ignore[union-attr]  # a label that does not match must fail the test
    return message, owner, date.fromisoformat(day) if day else None


def summary_of(labelled: Labelled) -> Summary:
    now = datetime(DAY.year, DAY.month, DAY.day, 20, tzinfo=UTC)
    return summarise(labelled.thread, now=now, zone=ZONE)


def scores(half: Half) -> dict[str, Score]:
    """By kind of find: decisions, actions (owner and day both right), questions."""
    found = [(labelled, summary_of(labelled)) for labelled in threads(half)]
    return {
        "decisions": _score((one.decisions, _firsts(found_.decisions)) for one, found_ in found),
        "actions": _score((one.actions, _items(found_)) for one, found_ in found),
        "questions": _score((one.questions, _firsts(found_.questions)) for one, found_ in found),
    }


def _firsts(lines: Sequence[object]) -> set[object]:
    return {line.sources[0] for line in lines}  # type: ignore[attr-defined]  # lines


def _items(summary: Summary) -> set[object]:
    return {
        (item.line.sources[0], item.owner, item.due.day if item.due else None)
        for item in summary.actions
    }


def _score(pairs: Iterable[tuple[frozenset[object], set[object]]]) -> Score:
    listed = list(pairs)
    return Score(
        right=sum(len(marked & found) for marked, found in listed),
        found=sum(len(found) for _, found in listed),
        marked=sum(len(marked) for marked, _ in listed),
    )
