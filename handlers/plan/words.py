"""How the values of a plan read, in the reader's language."""

from datetime import date

from handlers.kit import dates
from handlers.kit.calendars import calendar_of
from handlers.kit.i18n import Translate
from handlers.kit.replanning import Plan
from handlers.kit.text import shortened
from storage.plan import Item, Kind, State
from storage.projects import Project

TITLE = 60  # in lists


def mark(kind: str) -> str:
    """Before a title."""
    return "◆ " if kind == Kind.MILESTONE else ""


def title(item: Item, limit: int = 200) -> str:
    return f"#{item.number} {mark(item.kind)}{shortened(item.title, limit)}"


def day(value: date, t: Translate) -> str:
    return dates.day_in_words(value, t.language)


def short_day(value: date, today: date, t: Translate) -> str:
    return dates.day_in_words(value, t.language, today=today)


def day_off(value: date, project: Project, t: Translate) -> str:
    """Why not both sides work on that day; "" where they do."""
    for side, country in (("team", project.country), ("client", project.client_country)):
        calendar = calendar_of(country) if country else None
        if calendar is not None and not calendar.is_working(value):
            why = calendar.holiday(value, t.language) or t("plan-weekend")
            return t("plan-day-off", day=day(value, t), side=side, why=why)
    return ""


def days(count: int, t: Translate) -> str:
    return t("plan-days", days=count)


def off(count: int, t: Translate) -> str:
    """`3 working days later`, `on the day`."""
    if count == 0:
        return t("plan-off-none")
    return t("plan-off-earlier" if count < 0 else "plan-off-later", days=abs(count))


def progress(item: Item, t: Translate) -> str:
    said = t(f"plan-state-{item.state}")
    if item.state == State.DONE:
        return said
    if item.remaining is not None:
        return f"{said} · {t('plan-remaining', days=item.remaining)}"
    return f"{said} · {item.percent}%" if item.percent else said


def why(item: Item, book: Plan, numbers: dict[int, int], t: Translate) -> str:
    """`client 2, change #14 3`: the working days of each cause."""
    found: dict[str, int] = {}
    for slip, move in book.moves_of.get(item.id or 0, []):
        name = cause(slip.cause, numbers.get(slip.change_id or 0), t)
        found[name] = found.get(name, 0) + book.distance(move.before, move.after)
    return t("kit-comma").join(f"{name} {count:+}" for name, count in found.items())


def cause(value: str, change: int | None, t: Translate) -> str:
    if change is not None:
        return t("plan-cause-change-number", number=change)
    return t(f"plan-cause-{value.replace('_', '-')}")
