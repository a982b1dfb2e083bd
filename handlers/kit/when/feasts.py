"""Holidays as people name them. "Before Christmas" does not include it."""

import re
from datetime import date, timedelta
from functools import cache

from handlers.kit.when import spans
from handlers.kit.when.chinese import year_named
from handlers.kit.when.phrases import Found, Lexicon
from handlers.kit.when.pieces import Day, Value
from handlers.kit.when.scene import Scene

FEASTS = Lexicon()

# By name, without its apostrophes.
FIXED = {
    "christmas eve": (12, 24), "xmas eve": (12, 24), "christmas": (12, 25), "xmas": (12, 25),
    "christmas day": (12, 25), "xmas day": (12, 25), "boxing day": (12, 26),
    "new years eve": (12, 31), "new year eve": (12, 31), "nye": (12, 31),
    "new year": (1, 1), "new years": (1, 1), "new years day": (1, 1), "new year day": (1, 1),
    "halloween": (10, 31), "valentines day": (2, 14), "national day": (10, 1),
    "singles day": (11, 11), "may day": (5, 1), "labour day": (5, 1),
    "元旦节": (1, 1), "元旦": (1, 1), "跨年": (12, 31), "情人节": (2, 14), "妇女节": (3, 8),
    "愚人节": (4, 1), "劳动节": (5, 1), "儿童节": (6, 1), "国庆节": (10, 1), "国庆": (10, 1),
    "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12),
    "万圣节": (10, 31), "平安夜": (12, 24), "圣诞节": (12, 25), "圣诞": (12, 25),
}  # fmt: skip
# These are words of their own, too: 十一 is eleven, 新年快乐 no date.
ONLY_WHEN_DUE = {
    "五一节": (5, 1), "五一": (5, 1), "六一": (6, 1), "618": (6, 18), "十一": (10, 1),
    "新年": (1, 1),
}  # fmt: skip
SPRING, TOMBS = "Spring Festival", "Tomb-Sweeping Day"
BOATS, MOON = "Dragon Boat Festival", "Mid-Autumn Festival"
# How the table of China's holidays names those that follow the moon, and how many days from it.
LUNAR = {
    "chinese new year": (SPRING, 0), "lunar new year": (SPRING, 0), "cny": (SPRING, 0),
    "spring festival": (SPRING, 0), "dragon boat festival": (BOATS, 0),
    "mid-autumn festival": (MOON, 0), "mid-autumn": (MOON, 0),
    "春节": (SPRING, 0), "大年初一": (SPRING, 0), "除夕": (SPRING, -1),
    "元宵节": (SPRING, 14), "元宵": (SPRING, 14), "清明节": (TOMBS, 0), "清明": (TOMBS, 0),
    "端午节": (BOATS, 0), "端午": (BOATS, 0), "中秋节": (MOON, 0), "中秋": (MOON, 0),
}  # fmt: skip
LUNAR_ONLY_WHEN_DUE = {"过年": (SPRING, 0), "农历新年": (SPRING, 0), "农历年": (SPRING, 0)}
THANKSGIVING = {
    "thanksgiving": 0, "thanksgiving day": 0, "感恩节": 0, "black friday": 1, "cyber monday": 4,
}  # fmt: skip
EASTER = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}
YEAR = r"(?:(?:(?P<which>[今明后去来])年|{年} 年)的?)?"
DUE = r"(?=之?前|以前|节前|假期|长假)"


def _any(*, english: bool) -> str:
    """A pattern of the names, the longest first; an apostrophe may be written or left out."""
    names = sorted((*FIXED, *LUNAR, *THANKSGIVING, *EASTER), key=len, reverse=True)
    spelled = [re.sub(r"(?<=year)s\b|s(?= day)", "'?s'?", name) for name in names]
    return "|".join(name for name in spelled if name.isascii() is english)


@FEASTS.english(rf"(?:the )?(?P<name>{_any(english=True)})(?: {{year}})?")
def english_feast(found: Found, scene: Scene) -> Value | None:
    year = int(found["year"]) if found["year"] else None
    return named(scene, " ".join(found["name"].replace("'", "").split()), year)


@FEASTS.chinese(
    rf"{YEAR}(?P<name>{_any(english=False)})",
    rf"{YEAR}(?P<name>{'|'.join((*LUNAR_ONLY_WHEN_DUE, *ONLY_WHEN_DUE))}){DUE}",
)
def chinese_feast(found: Found, scene: Scene) -> Value | None:
    year = year_named(found, scene)
    return named(scene, found["name"], year.first.year if year else None)


@FEASTS.chinese(
    r"(?<![\d一二两三四五六七八九十百几多半数些亿万千今明后去来本当学多])年前(?![端台后])"
)
def before_new_year(found: Found, scene: Scene) -> Value | None:
    """年前 means before the Spring Festival, to some before the first of January."""
    spring = named(scene, "春节")
    return Day(spring.day - timedelta(days=1), 0.5) if spring else None


def named(scene: Scene, name: str, year: int | None = None) -> Day | None:
    """The feast of the year; without one, the coming feast."""
    years = [year] if year else [scene.today.year, scene.today.year + 1]
    days = (_day_of(name, each) for each in years)
    day = next((day for day in days if day and (year or day >= scene.today)), None)
    return Day(day, 0.95, feast=True) if day else None


def _day_of(name: str, year: int) -> date | None:
    if fixed := FIXED.get(name) or ONLY_WHEN_DUE.get(name):
        return date(year, *fixed)
    if lunar := LUNAR.get(name) or LUNAR_ONLY_WHEN_DUE.get(name):
        first = _lunar(lunar[0], year)
        return first + timedelta(days=lunar[1]) if first else None
    if name in EASTER:
        return _easter(year) + timedelta(days=EASTER[name])
    return _thanksgiving(year) + timedelta(days=THANKSGIVING[name])


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November (United States)."""
    return spans.weekday_in(spans.month(year, 11), spans.THURSDAY) + timedelta(weeks=3)


def _easter(year: int) -> date:
    # Rarely named; it ships no types.
    from dateutil.easter import easter  # type: ignore[import-untyped]  # noqa: PLC0415

    found: date = easter(year)
    return found


@cache
def _lunar(holiday: str, year: int) -> date | None:
    import holidays  # noqa: PLC0415  40 ms, only when such a feast is named

    table = holidays.country_holidays("CN", years=year, observed=False, language="en_US")
    return min(table.get_named(holiday), default=None)
