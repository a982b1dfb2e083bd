"""The plan as a picture: where each item was planned, and where it is expected now. Pure."""

from handlers.kit.cards import Bullets, Card, Text
from handlers.kit.charts import Chart, ChartKind, Series
from handlers.kit.i18n import Translate
from handlers.kit.text import line, shortened
from handlers.plan import words
from handlers.plan.view import View
from storage.plan import Item, Kind

SHOWN = 12  # bars one can still tell apart
LABEL = 18  # characters below a bar


def timeline_card(view: View, t: Translate) -> Card:
    """Milestones, and what room there is for of the tasks still to do."""
    items = _chosen(view)
    title = t("plan-timeline", project=view.project.name)
    if not items:
        return Card(title, (Text((line(t("plan-empty")),)),))
    first = min(min(one.planned, one.due) for one in items)
    start = min(first, view.today)
    planned, due = (
        tuple(float(view.book.distance(start, getattr(one, name))) for one in items)
        for name in ("planned", "due")
    )
    since = t("plan-timeline-since", day=words.day(start, t))
    chart = Chart(
        ChartKind.BAR,
        since,
        tuple(f"#{one.number} {shortened(one.title, LABEL)}" for one in items),
        (Series(t("plan-baseline"), planned), Series(t("plan-forecast"), due)),
        f"{since}. {'; '.join(_told(one, view, t) for one in items)}",
    )
    rows = Bullets(tuple(line(_told(one, view, t)) for one in items))
    more = len(view.items) - len(items)
    rest = (Text((line(t("plan-and-more", count=more)),), small=True),) if more else ()
    return Card(title, (chart, rows, *rest))


def _chosen(view: View) -> list[Item]:
    ordered = sorted(
        view.items, key=lambda one: (one.kind != Kind.MILESTONE, not one.is_open, one.due)
    )
    return sorted(ordered[:SHOWN], key=lambda one: (one.due, one.number))


def _told(item: Item, view: View, t: Translate) -> str:
    title = words.title(item, words.TITLE)
    due = words.short_day(item.due, view.today, t)
    if item.due == item.planned:
        return f"{title}: {due}"
    planned = words.short_day(item.planned, view.today, t)
    off = words.off(view.book.distance(item.planned, item.due), t)
    return t("plan-step", title=title, before=planned, after=due, off=off)
