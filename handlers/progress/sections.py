"""A snapshot as sections of lines, in the reader's words. Pure.

A line has a signature: what it says, without the days that pass by themselves. A line whose
signature stood in the last report is folded away.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from handlers.kit.actions import Start
from handlers.kit.i18n import Translate
from handlers.kit.text import Line
from handlers.progress import lines, lines_people
from handlers.progress.places import NOWHERE, Places
from handlers.progress.snapshot import Snapshot

Told: TypeAlias = tuple[str, Line]  # signature, words


@dataclass(frozen=True)
class Section:
    """`source`: what shows the records it was counted from; `unread`: how many it lacks."""

    name: str
    title: str
    told: tuple[Told, ...]
    source: Start | None = None
    unread: int = 0


Tell: TypeAlias = Callable[[Snapshot, Translate, Places], Iterator[Told]]

# What these show is for the team alone, or of one room's stand-up: no client finds a door there.
INSIDE = ("blockers", "scores", "standups")

# In the order of what a reader has to know first; where there is no room, the last lose lines.
SECTIONS: tuple[tuple[str, Tell, Start | None], ...] = (
    ("waiting", lines.waiting, Start("change", "list")),
    ("blockers", lines_people.blockers, Start("standup", "report")),
    ("waited", lines_people.waited, None),
    ("milestones", lines.milestones, Start("plan")),
    ("done", lines.done, Start("plan")),
    ("doing", lines.doing, Start("plan")),
    ("coming", lines.coming, Start("plan")),
    ("slips", lines.slips, Start("plan", "why")),
    ("decisions", lines_people.decisions, Start("decision", "list")),
    ("risks", lines_people.risks, Start("risk")),
    ("todos", lines_people.todos, Start("todo", "all")),
    ("feedback", lines_people.feedback, Start("feedback", "list")),
    ("scores", lines_people.scores, Start("survey", "results")),
    ("standups", lines_people.standups, Start("standup", "report")),
    ("budget", lines.budget, Start("change", "list")),
    ("said", lines_people.said, None),
    ("missing", lines.missing, None),
)


def sections(
    found: Snapshot, t: Translate, to: Places = NOWHERE, *, is_internal: bool = True
) -> tuple[Section, ...]:
    """Those that have something to say, with the doors that open for whoever reads them."""
    made = (
        Section(
            name,
            t(f"progress-section-{name}", count=len(told) + found.unread.get(name, 0)),
            told,
            source if is_internal or name not in INSIDE else None,
            found.unread.get(name, 0),
        )
        for name, tell, source in SECTIONS
        if (told := tuple(tell(found, t, to)))
    )
    return tuple(made)


def signatures(found: Snapshot, t: Translate) -> frozenset[str]:
    return frozenset(_signed(one.name, sign) for one in sections(found, t) for sign, _ in one.told)


def split(section: Section, before: frozenset[str]) -> tuple[Sequence[Line], Sequence[Line]]:
    """What is new, and what was said last time."""
    fresh = [words for sign, words in section.told if _signed(section.name, sign) not in before]
    still = [words for sign, words in section.told if _signed(section.name, sign) in before]
    return fresh, still


def _signed(name: str, sign: str) -> str:
    return f"{name}:{sign}"
