"""How the parts of a stand-up read, in the reader's language. Pure."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.kit import dates
from handlers.kit.i18n import Translate
from handlers.kit.mornings import calendar_in
from storage.blockers import Blocker
from storage.standup import Kind, Round, Turn

MOODS = ("😫", "🙁", "😐", "🙂", "😄")


def question(one: Mapping[str, str], t: Translate) -> str:
    """`one` is a question as it is set, or as it was answered."""
    said = one.get("text", "") if "question" not in one else one["question"]
    if said or one["kind"] == Kind.FREE:
        return said
    return t(f"standup-question-{one['kind']}")


def title(row: Round, t: Translate) -> str:
    if not row.topic:
        return day_title(row, t)
    day = dates.day_in_words(row.day, t.language)
    return t("standup-title-topic", day=day, topic=row.topic)


def day_title(row: Round, t: Translate) -> str:
    return t("standup-title", day=dates.day_in_words(row.day, t.language))


def clock(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def why_off(turn: Turn, day: date, t: Translate) -> str:
    """Why somebody was not asked."""
    if turn.why == "holiday":
        name = calendar_in(turn.detail).holiday(day, t.language)
        return name or t("standup-off-holiday")
    return t(f"standup-off-{turn.why}")


def blocker(found: Blocker, t: Translate, *, on: date | None = None, zone: str = "UTC") -> str:
    """What it waits for, and how many working days it has lasted."""
    waits = t(f"standup-waits-{found.waits_for}")
    days = calendar_in(zone).count(found.since_day, on) if on else 0
    return f"{waits} · {t('standup-days', days=days)}" if days > 0 else waits


def moved(number: int, title: str, act: str, t: Translate) -> str:
    """A change somebody moved: "#7 Export …: delivered"."""
    key = f"standup-moved-{act}"
    return f"#{number} {title}: {t(key if t.knows(key) else 'standup-moved')}"
