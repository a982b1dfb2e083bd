"""Learns weights/requests.en.toml: logistic regression over words, pairs and triples.

python -m bench.summary.train_requests           writes the table, in about half a minute
"""

import math
import random
import re
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Mapping, Sequence

from bench.summary.public import REQUESTS_ORIGIN, requests
from bench.summary.tables import write
from handlers.summary.requests import grams
from handlers.summary.weights import Table

ROUNDS = 12
STEP = 0.3
L2 = 3.0  # over all examples; a gram pays its share each time it is seen
SEEN_AT_LEAST = 4
ROWS = 1000  # of the table; more gain 0.3 of F1 at most
LEAN = 0.3  # towards yes: a request missed costs more than one too many
LEAST = 0.02  # below this a weight never decides
FOLDS = 10

Marked = tuple[bool, str]


def learnt(taught: Sequence[Marked]) -> Table:
    vectors = [(mark, sorted(grams(text))) for mark, text in taught]
    counts = Counter(gram for _, present in vectors for gram in present)
    names = _names([text for _, text in taught])
    usual = {
        gram
        for gram, count in counts.items()
        if count >= SEEN_AT_LEAST and names.isdisjoint(gram.split())
    }
    first = _fitted(vectors, {gram: counts[gram] for gram in usual})
    telling = sorted(usual, key=lambda g: (-abs(first.weights[g]) * math.sqrt(counts[g]), g))
    return _fitted(vectors, {gram: counts[gram] for gram in telling[:ROWS]})


def _names(texts: Sequence[str]) -> set[str]:
    """Words that are capitalised inside of sentences: of no use, and nobody else's business."""
    inside = [word for text in texts for word in re.findall(r"[A-Za-z']+", text)[1:]]
    spelt = Counter(inside)
    lowered = Counter(word.lower() for word in inside)
    calendar = {name.lower() for name in [*day_name, *month_name]}
    return {
        word
        for word, count in lowered.items()
        if spelt[word] * 5 < count and not word.startswith("i'") and word != "i"
    } - calendar


def _fitted(vectors: Sequence[tuple[bool, list[str]]], counts: Mapping[str, int]) -> Table:
    """AdaGrad over the examples in a fixed shuffled order."""
    weights = dict.fromkeys(sorted(counts), 0.0)
    steps = dict.fromkeys(weights, 1e-6)
    constant = 0.0
    order = [(mark, [gram for gram in present if gram in counts]) for mark, present in vectors]
    for number in range(ROUNDS):
        random.Random(number).shuffle(order)
        for mark, present in order:
            odds = constant + sum(weights[gram] for gram in present)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - mark
            constant -= STEP * 0.02 * error
            for gram in present:
                slope = error + L2 / counts[gram] * weights[gram]
                steps[gram] += slope * slope
                weights[gram] -= STEP * slope / math.sqrt(steps[gram] + 1)
    return Table(constant + LEAN, weights)


def cross_validated(taught: Sequence[Marked]) -> list[tuple[bool, bool]]:
    """(is, was taken for a request), each judged by a table that never saw it."""
    shuffled = list(taught)
    random.Random(0).shuffle(shuffled)
    judged = []
    for fold in range(FOLDS):
        table = learnt([one for number, one in enumerate(shuffled) if number % FOLDS != fold])
        judged += [(mark, score(table, text) > 0) for mark, text in shuffled[fold::FOLDS]]
    return judged


def score(table: Table, text: str) -> float:
    return table.value(dict.fromkeys(grams(text), 1.0))


def main() -> None:
    table = learnt(requests("requests.en.train.tsv"))
    told = {gram: weight for gram, weight in table.weights.items() if abs(weight) >= LEAST}
    write(
        "requests",
        "en",
        made_by="bench/summary/train_requests.py",
        origin=REQUESTS_ORIGIN,
        table=Table(table.constant, told),
    )


if __name__ == "__main__":
    main()
