"""The report's pictures: what there was to do and was done, dates, changes. Pure."""

from collections.abc import Iterator
from datetime import date

from handlers.kit import dates
from handlers.kit.cards import Block, Card, Text
from handlers.kit.charts import ChartKind, Series, chart, timeline
from handlers.kit.i18n import Translate
from handlers.kit.text import line
from handlers.progress.snapshot import Item, Snapshot

MOST_MILESTONES = 8


def picture_card(shown: Snapshot, t: Translate) -> Card | None:
    """None for a project that has no numbers yet."""
    blocks = tuple(_pictures(shown, t))
    return Card(blocks=blocks, gist=t("progress-pictures")) if blocks else None


def _pictures(shown: Snapshot, t: Translate) -> Iterator[Block]:
    labels = tuple(f"{week.monday:%m-%d}" for week in shown.weeks)
    if any(week.scope for week in shown.weeks):
        scope = Series(t("progress-scope"), tuple(float(one.scope) for one in shown.weeks))
        done = Series(t("progress-done"), tuple(float(one.done) for one in shown.weeks))
        yield chart(ChartKind.LINE, t("progress-burn-up"), labels, scope, done)
    milestones = [one for one in shown.items if one.is_milestone]
    if milestones:
        yield _timeline(shown, _first(milestones), t)
    if more := len(milestones[MOST_MILESTONES:]):
        yield Text((line(t("progress-timeline-more", count=more)),), small=True)
    if any(week.proposed or week.accepted for week in shown.weeks):
        proposed = Series(t("progress-proposed"), tuple(float(w.proposed) for w in shown.weeks))
        accepted = Series(t("progress-accepted"), tuple(float(w.accepted) for w in shown.weeks))
        yield chart(ChartKind.BAR, t("progress-per-week"), labels, proposed, accepted)


def _first(milestones: list[Item]) -> list[Item]:
    """In the order of their days: those still to come before those that are done."""
    by_need = sorted(milestones, key=lambda one: (one.done_on is not None, one.due))
    return sorted(by_need[:MOST_MILESTONES], key=lambda one: (one.due, one.number))


def _timeline(shown: Snapshot, milestones: list[Item], t: Translate) -> Block:
    names = (t("progress-planned"), t("progress-forecast"))
    rows = [(f"#{one.number} {one.title}", one.planned, one.due) for one in milestones]
    told = "; ".join(_told(*row, shown.today, t) for row in rows)
    return timeline(t("progress-timeline"), names, shown.today, rows, told)


def _told(label: str, planned: date, due: date, today: date, t: Translate) -> str:
    days = [dates.day_in_words(day, t.language, today=today) for day in (planned, due)]
    return f"{label}: {days[0]}" if planned == due else f"{label}: {days[0]} → {days[1]}"
