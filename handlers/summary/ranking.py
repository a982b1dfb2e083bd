"""Which sentences carry a thread: a linear model's value, then a choice without repetition."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers.summary.features import rows
from handlers.summary.messages import Thread
from handlers.summary.people import People
from handlers.summary.rewriting import retold
from handlers.summary.segments import segments
from handlers.summary.sentences import Sentence
from handlers.summary.tokens import subjects, tokens
from handlers.summary.weights import table

# Measured on the public development sets, cross-validated; flat between half and twice of each.
_SAID_BEFORE = 1.0  # what a line loses when all its subjects are in the lines chosen so far
_SAME_MESSAGE = 0.5  # ... and for each line already taken from its message
_LAST_LINE_OVER = 1.2  # the last line may reach a little over the budget


@dataclass(frozen=True)
class Candidate:
    """`value` is in standard deviations of its language, so that both languages compare."""

    sentence: Sentence
    text: str
    value: float
    cost: int  # in tokens
    subjects: frozenset[str]


def candidates(thread: Thread, sentences: Sequence[Sentence]) -> list[Candidate]:
    people = People(thread)
    found = []
    for sentence, row in zip(sentences, rows(thread, sentences), strict=True):
        text = retold(sentence, people)
        words = tokens(text)
        value = table("ranking", sentence.language).value(row)
        found.append(Candidate(sentence, text, value, len(words), frozenset(subjects(words))))
    return found


def chosen(found: Sequence[Candidate], budget: int) -> list[Candidate]:
    """In the order they were said. A long thread is chosen from part by part."""
    parts = segments([candidate.sentence for candidate in found])
    picked: list[Candidate] = []
    start = 0
    for size in parts:
        share = round(budget * size / len(found))
        picked += _Choice(list(found[start : start + size]), share).made()
        start += size
    return picked


@dataclass
class _Choice:
    found: list[Candidate]
    left: int
    said: set[str] = field(default_factory=set)
    taken: Counter[str] = field(default_factory=Counter)  # lines by message

    def made(self) -> list[Candidate]:
        picked: list[int] = []
        open_ = set(range(len(self.found)))
        while open_ and self.left > 0:
            best = max(open_, key=lambda number: (self._gain(self.found[number]), -number))
            open_.discard(best)
            if self.found[best].cost <= self.left * _LAST_LINE_OVER:
                self._take(self.found[best])
                picked.append(best)
        return [self.found[number] for number in sorted(picked)]

    def _take(self, candidate: Candidate) -> None:
        self.left -= candidate.cost
        self.said |= candidate.subjects
        self.taken[candidate.sentence.message.id] += 1

    def _gain(self, candidate: Candidate) -> float:
        repeated = len(candidate.subjects & self.said) / max(1, len(candidate.subjects))
        again = self.taken[candidate.sentence.message.id]
        return candidate.value - _SAID_BEFORE * repeated - _SAME_MESSAGE * again
