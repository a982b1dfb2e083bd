"""Numbers as a picture, and the same numbers as text for whoever cannot see it.

Each platform draws the picture itself; where it does not, the bars stand in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handlers.kit.text import Line, line

FULL, EMPTY = "█", "░"
WIDTH = 10  # of a whole bar, in characters
MOST_LINES = 60  # of bars in a text: more is not read


class ChartKind(StrEnum):
    BAR = "bar"
    LINE = "line"
    AREA = "area"  # one series stacked upon the other
    PIE = "pie"


@dataclass(frozen=True)
class Series:
    """One value for every label of the chart."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Chart:
    """`alt` says what is to be seen, with the numbers; a pie shows the first series alone."""

    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str


def chart(kind: ChartKind, title: str, labels: tuple[str, ...], *series: Series) -> Chart:
    """With the alt text made of its numbers: `Votes: Tue 3, Wed 1`."""
    return Chart(kind, title, labels, series, "; ".join(_told(labels, one) for one in series))


def _told(labels: tuple[str, ...], series: Series) -> str:
    pairs = zip(labels, series.values, strict=True)
    said = ", ".join(f"{label} {number(value)}" for label, value in pairs)
    return f"{series.name}: {said}" if series.name else said


def number(value: float) -> str:
    """`3` and `2.5`: as short as it is exact to two places."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def bar(share: float, width: int = WIDTH) -> str:
    """`███████░░░` for 0.7. Something is never drawn as nothing, nor a part as the whole."""
    full = round(min(max(share, 0.0), 1.0) * width)
    full = max(full, 1) if share > 0 else full
    full = min(full, width - 1) if share < 1 else full
    return FULL * full + EMPTY * (width - full)


def bars(shown: Chart) -> tuple[Line, ...]:
    """The chart in text: its title, and a line for every value."""
    lines = [*([line(shown.title)] if shown.title else []), *_bars(shown)]
    return tuple(lines[:MOST_LINES]) + ((line("…"),) if len(lines) > MOST_LINES else ())


def _bars(shown: Chart) -> Iterator[Line]:
    series = shown.series[:1] if shown.kind is ChartKind.PIE else shown.series
    most = max((value for one in series for value in one.values), default=0)
    for place, label in enumerate(shown.labels):
        for one in series:
            value = one.values[place]
            name = f"{label} · {one.name}" if len(series) > 1 else label
            yield line(f"{bar(value / most if most > 0 else 0)}  {number(value)}  {name}")
