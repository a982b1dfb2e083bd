"""Which sentences carry a thread: a linear model's value, then a choice without repetition."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heapreplace
from statistics import fmean

from handlers.summary.features import rows
from handlers.summary.messages import Thread
from handlers.summary.people import People
from handlers.summary.rewriting import retold
from handlers.summary.segments import segments
from handlers.summary.sentences import Sentence
from handlers.summary.tokens import Language
from handlers.summary.tokens import tokens as tokens_of
from handlers.summary.weights import table

# Measured on the public development sets, cross-validated; flat between half and twice of each.
_SAID_BEFORE = 1.0  # what a line loses when all its subjects are in the lines chosen so far
_SAME_MESSAGE = 0.5  # ... and for each line already taken from its message
_LAST_LINE_OVER = 1.2  # the last line may reach a little over the budget
_TOKENS_A_PART = 40  # room for a line at least
_FEWEST_SUBJECTS = 2  # `Will do`, `收到` and `Thursday` are nobody's key point


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
    found: list[Candidate] = []
    for sentence, row in zip(sentences, rows(thread, sentences), strict=True):
        text = retold(sentence, people)
        words = tokens_of(text)
        value = table("ranking", sentence.language).value(row)
        found.append(Candidate(sentence, text, value, len(words), frozenset(sentence.subjects)))
    return _comparable(found)


def _comparable(found: Sequence[Candidate]) -> list[Candidate]:
    """In a mixed thread each language's usual line counts the same: chat in one of them is further
    from what its table was learnt from.
    """
    values: dict[Language, list[float]] = {}
    for one in found:
        values.setdefault(one.sentence.language, []).append(one.value)
    if len(values) == 1:
        return list(found)
    usual = {language: fmean(some) for language, some in values.items()}
    return [replace(one, value=one.value - usual[one.sentence.language]) for one in found]


def chosen(found: Sequence[Candidate], *, tokens: int, lines: int) -> list[Candidate]:
    """At most so many, in the order they were said. A long thread is chosen from part by part."""
    worth = [candidate for candidate in found if len(candidate.subjects) >= _FEWEST_SUBJECTS]
    if not worth:
        return []
    most_parts = max(1, min(lines, tokens // _TOKENS_A_PART))
    picked: list[Candidate] = []
    start = 0
    for size in segments([candidate.sentence for candidate in worth], most_parts):
        end = start + size
        share = _Share(start / len(worth), end / len(worth))
        picked += _Choice(worth[start:end], share.of(tokens), share.of(lines)).made()
        start = end
    return picked


@dataclass(frozen=True)
class _Share:
    """A part of a whole, rounded so that all parts together are the whole."""

    start: float
    end: float

    def of(self, whole: int) -> int:
        return round(whole * self.end) - round(whole * self.start)


@dataclass
class _Choice:
    found: list[Candidate]
    tokens: int  # that are left
    lines: int
    said: set[str] = field(default_factory=set)
    taken: Counter[str] = field(default_factory=Counter)  # lines by message

    def made(self) -> list[Candidate]:
        """The best first. A gain only ever falls, so an old one is looked at again just where it
        would win.
        """
        picked: list[int] = []
        heap = [(-self._gain(candidate), number) for number, candidate in enumerate(self.found)]
        heapify(heap)
        while heap and self.tokens > 0 and len(picked) < self.lines:
            number = heap[0][1]
            gain = -self._gain(self.found[number])
            if gain > heap[0][0]:
                heapreplace(heap, (gain, number))
                continue
            heappop(heap)
            if self.found[number].cost <= self.tokens * _LAST_LINE_OVER:
                self._take(self.found[number])
                picked.append(number)
        return [self.found[number] for number in sorted(picked)]

    def _take(self, candidate: Candidate) -> None:
        self.tokens -= candidate.cost
        self.said |= candidate.subjects
        self.taken[candidate.sentence.message.id] += 1

    def _gain(self, candidate: Candidate) -> float:
        repeated = len(candidate.subjects & self.said) / max(1, len(candidate.subjects))
        again = self.taken[candidate.sentence.message.id]
        return candidate.value - _SAID_BEFORE * repeated - _SAME_MESSAGE * again
