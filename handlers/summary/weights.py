"""The learnt tables of weights/, read once. Each says where its numbers come from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handlers.summary.tokens import Language

FOLDER = Path(__file__).parent / "weights"


@dataclass(frozen=True)
class Table:
    """A linear model: `constant` and one weight a name; what has no weight counts nothing."""

    constant: float
    weights: Mapping[str, float]

    def value(self, row: Mapping[str, float]) -> float:
        weights = self.weights
        return self.constant + sum(weights.get(name, 0.0) * x for name, x in row.items() if x)


@cache
def table(kind: str, language: Language) -> Table:
    """`kind` is `ranking` or `requests`."""
    read = tomllib.loads((FOLDER / f"{kind}.{language}.toml").read_text(encoding="utf-8"))
    return Table(read["constant"], read["weights"])
