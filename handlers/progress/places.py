"""Where a line of a report leads: to the card of what it tells of, where it is read. Pure.

Only the cards of that room are known, so nothing leads from a client's room into the team's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from handlers.kit.actions import Start
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Link, Span, Words, joined
from handlers.progress.snapshot import Cause, Snapshot

MOST_NUMBERS = 12  # of a line in a chat; the others are counted

# What the numbers of a cause are of; each is a feature, whose cards stand in slots of its name.
_ABOUT = {
    "progress-health-milestone-overdue": "plan",
    "progress-health-milestone-slips": "plan",
    "progress-missing-estimate": "change",
    "progress-missing-acceptance": "change",
    "progress-missing-cost": "change",
    "progress-missing-owner": "plan",
    "progress-missing-agreement": "plan",
    "progress-missing-risk-owner": "risk",
}


@dataclass(frozen=True)
class Places:
    """`addresses`: of cards, by slot. `is_chat`: it is read where commands are understood."""

    addresses: Mapping[str, str] = field(default_factory=dict)
    is_chat: bool = True

    def named(self, kind: str, id_: int, number: int, words: str, t: Translate) -> Line:
        """`#3 Beta`, a link to its card; where none stands, with the command that shows it."""
        found = self.number(kind, id_, number)
        name = (found, Words(f" {words}"))
        if isinstance(found, Link) or not self.is_chat:
            return name
        return t.line("progress-shown-by", name=name, command=command(Start(kind, str(number)), t))

    def number(self, kind: str, id_: int, number: int) -> Span:
        address = self.addresses.get(_slot(kind, id_))
        return Link(address, f"#{number}") if address else Words(f"#{number}")

    def numbers(self, kind: str, numbers: Iterable[int], found: Snapshot) -> Line:
        ids = _ids(kind, found)
        return joined(((self.number(kind, ids.get(n, 0), n),) for n in numbers), ", ")

    def card(self, kind: str, id_: int, text: str) -> Line:
        """For what has no number: a link after a space, or nothing."""
        address = self.addresses.get(_slot(kind, id_))
        return (Words(" "), Link(address, text)) if address else ()

    def cause(self, cause: Cause, found: Snapshot, t: Translate) -> Line:
        """With links to what it is about, or else with the command that lists it."""
        kind = _ABOUT.get(cause.key)
        if kind is None:
            return t.line(cause.key, **cause.params)
        (name,) = {"number", "numbers"} & set(cause.params)
        listed = self._listed(kind, str(cause.params[name]), found, t)
        said = t.line(cause.key, **{**cause.params, name: listed})
        is_linked = any(isinstance(one, Link) for one in listed)
        return said if is_linked or not self.is_chat else (*said, Words(f" – {_lists(kind, t)}"))

    def _listed(self, kind: str, numbers: str, found: Snapshot, t: Translate) -> Line:
        every = [int(one) for one in re.findall(r"\d+", numbers)]
        shown = every[:MOST_NUMBERS] if self.is_chat else every
        listed = self.numbers(kind, shown, found)
        if left := len(every) - len(shown):
            return (*listed, Words(f" {t('progress-left-out', count=left)}"))
        return listed


NOWHERE = Places()
ON_PAPER = Places(is_chat=False)  # letters and pages


def slots(found: Snapshot) -> set[str]:
    """Of everything it speaks of."""
    return set(_slots(found))


def _slots(found: Snapshot) -> Iterator[str]:
    yield _slot("plan", found.project_id)
    for kind, rows in (
        ("change", found.changes),
        ("blocker", found.blockers),
        ("risk", found.risks),
        ("decision", found.decisions),
        ("todo", found.todos),
        ("feedback", found.feedback),
    ):
        yield from (_slot(kind, one.id) for one in rows)


def command(start: Start, t: Translate) -> str:
    """What somebody types for it, in their language."""
    word = t.words(f"{start.feature}-word")[0]
    key = f"{start.feature}-word-{start.text}"
    return f"/{word} {t.words(key)[0] if t.knows(key) else start.text}".rstrip()


def _lists(kind: str, t: Translate) -> str:
    return command(Start(kind, "list" if kind == "change" else ""), t)


def _ids(kind: str, found: Snapshot) -> Mapping[int, int]:
    match kind:
        case "change":
            return {one.number: one.id for one in found.changes}
        case "risk":
            return {one.number: one.id for one in found.risks}
    return dict.fromkeys((one.number for one in found.items), found.project_id)


def _slot(kind: str, id_: int) -> str:
    return f"{kind}:{id_}"
