"""Numbers as a picture, and the same numbers as text for whoever cannot see it.

Each platform draws the picture itself; where it does not, the bars stand in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from handlers.kit.text import Line, line

FULL, EMPTY = "█", "░"
WIDTH = 10  # of a whole bar, in characters
MOST_LINES = 60  # of bars in a text: more is not read

# Of the first series, the second, and so on, wherever we choose them (docs/adr/0023). Each stands
# out on white and on black, and from each other for people who do not tell red from green.
COLOURS = ("#1b7bfe", "#ef690e", "#29a96e", "#9a4da7", "#d81734", "#656c73")


class ChartKind(StrEnum):
    BAR = "bar"
    LINE = "line"
    AREA = "area"  # one series stacked upon the other
    PIE = "pie"
    TIMELINE = "timeline"  # a day as planned and a day as expected now, for every label


@dataclass(frozen=True)
class Series:
    """One value for every label of the chart."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Chart:
    """`alt` says what is to be seen, with the numbers; a pie shows the first series alone.

    A timeline's values are days after `since`; `today` is one of its days, too.
    """

    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    since: date | None = None
    today: date | None = None

    def day(self, value: float) -> date:
        assert self.since is not None, "only a timeline has days"
        return self.since + timedelta(days=value)


def chart(kind: ChartKind, title: str, labels: tuple[str, ...], *series: Series) -> Chart:
    """With the alt text made of its numbers: `Votes: Tue 3, Wed 1`."""
    return Chart(kind, title, labels, series, "; ".join(_told(labels, one) for one in series))


def timeline(
    title: str,
    names: tuple[str, str],
    today: date,
    rows: Sequence[tuple[str, date, date]],
    alt: str,
) -> Chart:
    """`rows`: a label, the day as planned, the day as expected now."""
    since = min((min(planned, due) for _, planned, due in rows), default=today)
    planned = tuple(float((day - since).days) for _, day, _ in rows)
    due = tuple(float((day - since).days) for _, _, day in rows)
    shown = (Series(names[0], planned), Series(names[1], due))
    labels = tuple(label for label, _, _ in rows)
    return Chart(ChartKind.TIMELINE, title, labels, shown, alt, since, today)


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
    if shown.kind is ChartKind.TIMELINE:
        yield from _dates(shown)
        return
    series = shown.series[:1] if shown.kind is ChartKind.PIE else shown.series
    values = [value for one in series for value in one.values]
    low, most = min(values, default=0), max(values, default=0)
    low, most = min(low, 0), max(most, 0)  # a Net Promoter Score may be below zero
    for place, label in enumerate(shown.labels):
        for one in series:
            value = one.values[place]
            name = f"{label} · {one.name}" if len(series) > 1 else label
            share = (value - low) / (most - low) if most > low else 0
            yield line(f"{bar(share)}  {number(value)}  {name}")


def _dates(shown: Chart) -> Iterator[Line]:
    """How far off the day is, and the day it was planned for where that is another one."""
    planned, due = (one.values for one in shown.series)
    most = max(due, default=0)
    for label, before, after in zip(shown.labels, planned, due, strict=True):
        days = (after,) if before == after else (before, after)
        said = " → ".join(f"{shown.day(day):%m-%d}" for day in days)
        yield line(f"{bar(after / most if most > 0 else 0)}  {said}  {label}")
