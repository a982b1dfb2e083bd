"""The report's pictures: what there was to do and was done, dates, changes. Pure."""

from collections.abc import Iterator

from handlers.kit import dates
from handlers.kit.cards import Block, Card
from handlers.kit.charts import ChartKind, Series, chart
from handlers.kit.i18n import Translate
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
    milestones = [one for one in shown.items if one.is_milestone][:MOST_MILESTONES]
    if milestones:
        yield _timeline(milestones, t)
    if any(week.proposed or week.accepted for week in shown.weeks):
        proposed = Series(t("progress-proposed"), tuple(float(w.proposed) for w in shown.weeks))
        accepted = Series(t("progress-accepted"), tuple(float(w.accepted) for w in shown.weeks))
        yield chart(ChartKind.BAR, t("progress-per-week"), labels, proposed, accepted)


def _timeline(milestones: list[Item], t: Translate) -> Block:
    """Days from the first of all dates, because neither platform draws a date axis."""
    first = min(min(one.planned, one.due) for one in milestones)
    labels = tuple(f"#{one.number} {one.title}" for one in milestones)
    planned = tuple(float((one.planned - first).days) for one in milestones)
    due = tuple(float((one.due - first).days) for one in milestones)
    title = t("progress-timeline", day=dates.day_in_words(first, t.language))
    series = (Series(t("progress-planned"), planned), Series(t("progress-forecast"), due))
    return chart(ChartKind.BAR, title, labels, *series)
