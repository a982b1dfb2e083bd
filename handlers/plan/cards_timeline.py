"""The plan as a picture: where each item was planned, and where it is expected now. Pure."""

from handlers.kit.cards import Card, Text
from handlers.kit.charts import timeline
from handlers.kit.i18n import Translate
from handlers.kit.text import line
from handlers.plan import words
from handlers.plan.view import View
from storage.plan import Item, Kind

SHOWN = 20  # rows that can still be read on a phone


def timeline_card(view: View, t: Translate) -> Card:
    """Milestones, and what room there is for of the tasks still to do."""
    items = _chosen(view)
    title = t("plan-timeline", project=view.project.name)
    if not items:
        return Card(title, (Text((line(t("plan-empty")),)),))
    chart = timeline(
        t("plan-timeline-what"),
        (t("plan-baseline"), t("plan-forecast")),
        view.today,
        [(words.title(one, words.TITLE), one.planned, one.due) for one in items],
        "; ".join(_told(one, view, t) for one in items),
    )
    more = len(view.items) - len(items)
    rest = (Text((line(t("plan-and-more", count=more)),), small=True),) if more else ()
    return Card(title, (chart, *rest))


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
