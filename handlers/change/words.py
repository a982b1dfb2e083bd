"""How a change's values read, in the reader's language."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from handlers.kit import dates
from handlers.kit.i18n import Translate
from handlers.kit.money import money_in_words
from handlers.kit.text import Line, Words
from storage.change import Assessment, Change
from storage.projects import Project


def due(day: date | None, at: time | None, t: Translate) -> str:
    if day is None:
        return t("change-due-open")
    said = dates.day_in_words(day, t.language)
    return f"{said} {at:%H:%M}" if at else said


def due_for_all(change: Change, zone: str, t: Translate) -> str:
    """With the zone named: readers sit in several."""
    if change.due_day is None or change.due_time is None:
        return due(change.due_day, change.due_time, t)
    at = datetime.combine(change.due_day, change.due_time, ZoneInfo(zone))
    return dates.moment_in_words(at, t.language, zone, room_zone="")


def days(number: Decimal, t: Translate) -> str:
    return t("change-days", days=float(number))


def money(amount: Decimal, project: Project, t: Translate) -> str:
    return money_in_words(amount, project.currency, t.language)


def status(value: str, t: Translate) -> str:
    return t(f"change-status-{value.replace('_', '-')}")


def number(change: Change) -> str:
    return f"#{change.number}"


def title(change: Change) -> str:
    return f"#{change.number} {change.title}"


def costs(assessment: Assessment, project: Project, t: Translate) -> Line:
    said = days(assessment.effort_days, t)
    if assessment.cost is not None:
        said += f" · {money(assessment.cost, project, t)}"
    return (Words(said),)
