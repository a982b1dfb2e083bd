"""The items of the plan, a row each. Pure."""

from collections.abc import Iterable, Sequence

from handlers.kit.i18n import Translate
from handlers.kit.tables import Align, Column, Table
from handlers.kit.text import Line, Words, line, shortened
from handlers.plan import words
from handlers.plan.view import View
from storage.plan import Item

NAME = 40  # characters of an owner
NAMED = 3  # items named below a table; more are counted


def table(items: Sequence[Item], view: View, t: Translate) -> Table:
    columns = (
        Column("#", Align.RIGHT, is_name=True),
        Column(t("plan-item-short"), is_name=True),
        Column(t("plan-owner")),
        Column(t("plan-due")),
        Column(t("plan-progress")),
        Column(t("plan-after"), is_said=True),
    )
    return Table(columns, tuple(_row(one, view, t) for one in items))


def _row(item: Item, view: View, t: Translate) -> tuple[Line, ...]:
    """`#3 | ◆ Beta | Ann | Fri 11 Dec → Fri 18 Dec (+5) | Started · 60% | #1, #2`"""
    named = f"{words.mark(item.kind)}{shortened(item.title, words.TITLE)}"
    title = Words(named, strike=not item.is_open)
    state = words.progress(item, t)
    if item.is_open and item.due < view.today:
        state = f"{state} · {t('plan-overdue')}"
    waits = t("kit-comma").join(f"#{one}" for one in item.after)
    return (
        line(f"#{item.number}"),
        (title,),
        line(shortened(view.name(item.owner_id), NAME)),
        line(_due(item, view, t)),
        line(state),
        line(waits),
    )


def _due(item: Item, view: View, t: Translate) -> str:
    day = words.short_day(item.due, view.today, t)
    if not view.is_moved(item):
        return day
    planned = words.short_day(item.planned, view.today, t)
    count = view.book.accounted(item).whole
    return t("plan-moved", day=day, planned=planned, count=f"{count:+}")


def days_off(items: Iterable[Item], view: View, t: Translate) -> str:
    """Which of them are due on a day that not both sides work; "" if none is."""
    found = [one for one in items if one.is_open and not view.book.calendar.is_working(one.due)]
    if not found:
        return ""
    told = t("kit-comma").join(_named_day(one, view, t) for one in found[:NAMED])
    return t("plan-days-off", count=len(found), more=max(0, len(found) - NAMED), items=told)


def _named_day(item: Item, view: View, t: Translate) -> str:
    return f"#{item.number} {words.short_day(item.due, view.today, t)}"
