"""Learns weights/ranking.*.toml: ridge regression from features to what a line shares with the
reference summary, per token.

    python -m bench.summary.train_ranking            writes both tables, in about a minute
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bench.summary.public import ORIGINS, SETS, Reference, references
from bench.summary.tables import write
from handlers.summary.features import Row, rows
from handlers.summary.people import People
from handlers.summary.rewriting import retold
from handlers.summary.sentences import sentences
from handlers.summary.tokens import Language, tokens
from handlers.summary.weights import Table

PAIRS_COUNT = 2  # times a single word: a shared pair says more than two shared words
SHORT_LINES_PAY = 3  # tokens added to each line, so that `Yes.` is not the best of lines
RIDGE = 3.0

Example = tuple[Row, float, float]  # features, worth, weight


def examples(reference: Reference) -> list[Example]:
    said = sentences(reference.thread)
    people = People(reference.thread)
    lines = [retold(sentence, people) for sentence in said]
    weight = 1 / math.sqrt(max(1, len(said)))  # a long thread teaches more, but not in proportion
    found = zip(rows(reference.thread, said), lines, strict=True)
    return [(row, worth(tokens(line), reference.words), weight) for row, line in found]


def worth(line: Sequence[str], reference: Sequence[str]) -> float:
    words = (Counter(line) & Counter(reference)).total()
    pairs = (_pairs(line) & _pairs(reference)).total()
    return (words + PAIRS_COUNT * pairs) / (len(line) + SHORT_LINES_PAY)


def _pairs(words: Sequence[str]) -> Counter[tuple[str, str]]:
    return Counter(pairwise(words))


def learnt(taught: Sequence[Example]) -> Table:
    """Scaled so that the values of the examples have mean 0 and deviation 1."""
    names = sorted(taught[0][0])
    vectors = [([row[name] for name in names] + [1.0], y, weight) for row, y, weight in taught]
    *solution, constant = _ridge(vectors)
    raw = Table(constant, dict(zip(names, solution, strict=True)))
    values = [raw.value(row) for row, _, _ in taught]
    mean = sum(values) / len(values)
    spread = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    scaled = {name: weight / spread for name, weight in raw.weights.items()}
    return Table((constant - mean) / spread, scaled)


def _ridge(vectors: Sequence[tuple[list[float], float, float]]) -> list[float]:
    size = len(vectors[0][0])
    left = [[0.0] * size for _ in range(size)]
    right = [0.0] * size
    for x, y, weight in vectors:
        present = [number for number, value in enumerate(x) if value]
        for i in present:
            scaled = weight * x[i]
            right[i] += scaled * y
            for j in present:
                left[i][j] += scaled * x[j]
    for number in range(size - 1):  # the constant is not held down
        left[number][number] += RIDGE
    return _solved(left, right)


def _solved(left: list[list[float]], right: list[float]) -> list[float]:
    """Gaussian elimination; the matrix is symmetric and positive, so no pivoting is needed."""
    size = len(right)
    for i in range(size):
        for j in range(i + 1, size):
            factor = left[j][i] / left[i][i]
            if factor:
                left[j] = [b - factor * a for a, b in zip(left[i], left[j], strict=True)]
                right[j] -= factor * right[i]
    for i in reversed(range(size)):
        known = sum(left[i][j] * right[j] for j in range(i + 1, size))
        right[i] = (right[i] - known) / left[i][i]
    return right


def learnt_from(found: Iterable[Reference]) -> Table:
    return learnt([example for reference in found for example in examples(reference)])


def main() -> None:
    for language, name in SETS.items():
        _write(language, learnt_from(references(name)))


def _write(language: Language, table: Table) -> None:
    write(
        "ranking",
        language,
        made_by="bench/summary/train_ranking.py",
        origin=ORIGINS[language],
        table=table,
    )


if __name__ == "__main__":
    main()
