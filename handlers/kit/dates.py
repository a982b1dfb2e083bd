"""Days and moments shown back to people, in their language, always with the weekday."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

# CLDR patterns (Unicode TR 35): with the year, and without it in the running year.
PATTERNS = {
    "en": ("EEE d MMM y", "EEE d MMM"),
    "zh-CN": ("y年M月d日 EEE", "M月d日 EEE"),
}
UNIVERSAL = ("UTC", "Etc/UTC")
LOCALES = {"en": "en", "zh-CN": "zh_Hans_CN"}


def monday(day: date) -> date:
    """Of the week that day is in."""
    return day - timedelta(days=day.weekday())


def day_in_words(day: date, language: str, *, today: date | None = None) -> str:
    """`Fri 27 Nov 2026`, `2026年11月27日 周五`; without the year when it is today's."""
    from babel.dates import format_date  # noqa: PLC0415  35 ms and its locale data

    full, short = PATTERNS[language]
    pattern = short if today is not None and today.year == day.year else full
    return format_date(day, pattern, locale=LOCALES[language])


def moment_in_words(
    moment: datetime,
    language: str,
    zone: str,
    room_zone: str | None = None,
    *,
    today: date | None = None,
) -> str:
    """The aware moment on the clock of `zone`, which is named when the room's is another."""
    local = moment.astimezone(ZoneInfo(zone))
    words = f"{day_in_words(local.date(), language, today=today)} {local:%H:%M}"
    if room_zone is None or room_zone == zone:
        return words
    name = zone_name(zone, language)
    return f"{words}（{name}）" if language == "zh-CN" else f"{words} ({name})"


def zone_name(zone: str, language: str) -> str:
    """The zone's city: "Berlin time", "柏林时间"."""
    from babel.dates import get_timezone_location  # noqa: PLC0415  see day_in_words

    if zone in UNIVERSAL:
        return "UTC"
    city = get_timezone_location(zone, locale=LOCALES[language], return_city=True)
    return f"{city}时间" if language == "zh-CN" else f"{city} time"
