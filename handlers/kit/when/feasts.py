"""Holidays as people name them. "Before Christmas" does not include it."""

from datetime import date, timedelta
from functools import cache

from handlers.kit.when import spans
from handlers.kit.when.chinese import year_named
from handlers.kit.when.phrases import Found, Lexicon
from handlers.kit.when.pieces import Day, Value
from handlers.kit.when.scene import Scene

FEASTS = Lexicon()

FIXED = {
    "christmas eve": (12, 24), "xmas eve": (12, 24), "christmas": (12, 25), "xmas": (12, 25),
    "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new years eve": (12, 31), "nye": (12, 31), "new year": (1, 1), "new year's": (1, 1),
    "new years": (1, 1), "new year's day": (1, 1), "halloween": (10, 31),
    "valentine's day": (2, 14), "national day": (10, 1), "singles' day": (11, 11),
    "may day": (5, 1), "labour day": (5, 1),
    "元旦节": (1, 1), "元旦": (1, 1), "新年": (1, 1), "跨年": (12, 31), "情人节": (2, 14),
    "妇女节": (3, 8), "愚人节": (4, 1), "五一": (5, 1), "五一节": (5, 1), "劳动节": (5, 1),
    "儿童节": (6, 1), "六一": (6, 1), "618": (6, 18), "国庆节": (10, 1), "国庆": (10, 1),
    "十一": (10, 1), "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12),
    "平安夜": (12, 24), "圣诞节": (12, 25), "圣诞": (12, 25), "万圣节": (10, 31),
}  # fmt: skip
# How the table of China's holidays names those that follow the moon, and how many days from it.
LUNAR = {
    "chinese new year": ("Spring Festival", 0), "spring festival": ("Spring Festival", 0),
    "lunar new year": ("Spring Festival", 0), "cny": ("Spring Festival", 0),
    "春节": ("Spring Festival", 0), "大年初一": ("Spring Festival", 0),
    "过年": ("Spring Festival", 0),
    "农历新年": ("Spring Festival", 0), "农历年": ("Spring Festival", 0),
    "除夕": ("Spring Festival", -1),
    "元宵节": ("Spring Festival", 14), "元宵": ("Spring Festival", 14),
    "清明节": ("Tomb-Sweeping Day", 0), "清明": ("Tomb-Sweeping Day", 0),
    "端午节": ("Dragon Boat Festival", 0), "端午": ("Dragon Boat Festival", 0),
    "dragon boat festival": ("Dragon Boat Festival", 0),
    "中秋节": ("Mid-Autumn Festival", 0), "中秋": ("Mid-Autumn Festival", 0),
    "mid-autumn festival": ("Mid-Autumn Festival", 0), "mid-autumn": ("Mid-Autumn Festival", 0),
}  # fmt: skip
THANKSGIVING = {
    "thanksgiving": 0,
    "thanksgiving day": 0,
    "感恩节": 0,
    "black friday": 1,
    "cyber monday": 4,
}
EASTER = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}
YEAR = r"(?:(?:(?P<which>[今明后去来])年|{年} 年)的?)?"
DUE = r"(?=之?前|以前|节前|假期|长假)"


@FEASTS.english(
    r"(?P<name>(?:christmas|xmas)(?: eve| day)?|boxing day|(?:the )?new year'?s?(?: eve| day)?|nye"
    r"|halloween|valentine's day|national day|may day|labour day|singles' day"
    r"|chinese new year|lunar new year|spring festival|cny|dragon boat festival"
    r"|mid-autumn(?: festival)?|good friday|easter(?: sunday| monday)?|thanksgiving(?: day)?"
    r"|black friday|cyber monday)"
    r"(?: {year})?"
)
def english_feast(found: Found, scene: Scene) -> Value | None:
    year = int(found["year"]) if found["year"] else None
    return named(scene, found["name"].removeprefix("the "), year)


@FEASTS.chinese(
    rf"{YEAR}(?P<name>元旦节?|跨年|情人节|妇女节|愚人节|劳动节|儿童节|国庆节?|双十一|双11|双十二|双12|平安夜|圣诞节?|万圣节"
    r"|春节|大年初一|除夕|元宵节?|清明节?|端午节?|中秋节?|感恩节)",
    rf"{YEAR}(?P<name>五一节?|六一|十一|618|农历新?年|新年|过年){DUE}",
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
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in EASTER:
        return _easter(year) + timedelta(days=EASTER[name])
    if name in LUNAR:
        holiday, days = LUNAR[name]
        first = _lunar(holiday, year)
        return first + timedelta(days=days) if first else None
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
