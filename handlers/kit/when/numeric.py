"""Dates in figures, in either language: `2026-12-15`, `12/15`, `Dec 15th`, `the 15th`."""

import re
from datetime import date

from handlers.kit.when import spans
from handlers.kit.when.english import leaning
from handlers.kit.when.numerals import year_number
from handlers.kit.when.phrases import Found, Lexicon, is_whole, month_number
from handlers.kit.when.pieces import Day, Value
from handlers.kit.when.scene import Scene

NUMERIC = Lexicon()

# Not inside a version, a path, an address, a longer number.
LONE = r"(?<![a-z0-9_./:\-#$€¥])"
END = r"(?![a-z0-9_/]|[.:]\d|-\d(?!\d?[./]\d))"  # a range of dates may go on
CLOCK = re.compile(r"\d\d?:\d\d|\d\d? ?[ap]m")
RANGE = re.compile(r"(?:到|至|to|-|~)\s*\d\d?[/-](?P<day>\d\d?)(?!\d)")
DOTTED_RANGE = re.compile(r"\d\d?\.\d\d?\.?\s*(?:-|~|to|bis|到|至)\s*\d\d?\.\d\d?\.?")
DUE = frozenset({"by", "on", "until", "till", "before", "due", "from", "to", "the"})
TH = "(?:st|nd|rd|th)?"
TO = "(?:-|~|to|through|until)"
YEARS_AHEAD = 5  # 20261215 is a date, 20791215 is an order number
# What may follow "the 15th" without making a noun of it ("the 15th floor").
NO_NOUN = (
    r"(?= ?(?:$|[^\w\s'-])| (?:at|by|in the (?:morning|afternoon|evening)|or|and|noon|so|if|then"
    r"|please|because|with|for|to|works|is|would|we|i|eod|cob|before|until|instead|latest|morning"
    r"|afternoon|evening|\d)(?![a-z]))"
)


@NUMERIC.figures(
    rf"{LONE}(?P<y>20\d\d)(?P<dash>[-/.])(?P<m>\d\d?)(?P=dash)(?P<d>\d\d?)(?=t\d\d:|{END})",
    rf"{LONE}(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d){END}",
)
def year_first(found: Found, scene: Scene) -> Value | None:
    year = int(found["y"])
    if found[0].isdigit() and abs(year - scene.today.year) > YEARS_AHEAD:
        return None
    return _day(year, int(found["m"]), int(found["d"]))


@NUMERIC.figures(
    rf"(?:{LONE}|(?<=20\d\d-))(?P<a>\d\d?)(?P<dash>[/.\-])(?P<b>\d\d?)(?P=dash)(?P<y>20\d\d){END}"
)
def year_last(found: Found, scene: Scene) -> Value | None:
    a, b = int(found["a"]), int(found["b"])
    return _either_order(scene, a, b, int(found["y"]), dotted=found["dash"] == ".")


@NUMERIC.figures(rf"{LONE}(?P<a>\d\d?)/(?P<b>\d\d?)(?![a-z0-9_/%.]|\s*(?:of|的)(?![a-z]))")
def slashed(found: Found, scene: Scene) -> Value | None:
    if not (_meant(found) or _follows_weekday(found)):
        return None
    return _either_order(scene, int(found["a"]), int(found["b"]), None, dotted=False)


@NUMERIC.figures(r"(?<=/\d\d[-~到至])\s*(?P<a>\d\d?)/(?P<b>\d\d?)(?![\d/])")
def slashed_end_of_range(found: Found, scene: Scene) -> Value | None:
    a, b = int(found["a"]), int(found["b"])
    return _either_order(scene, a, b, None, dotted=False) if max(a, b) > 12 else None


@NUMERIC.figures(
    rf"{LONE}(?P<a>[0-3]?\d)\.(?P<b>[01]?\d)\.(?!\d)",
    rf"(?:{LONE}|(?<=\.\d\d-))(?P<a>\d\d?)\.(?P<b>\d\d){END}",
)
def dotted(found: Found, scene: Scene) -> Value | None:
    """15.12. is German; 12.15前 is Chinese. `Python 3.11.` is neither."""
    a, b = int(found["a"]), int(found["b"])
    is_range = DOTTED_RANGE.fullmatch(found.string.strip()) is not None
    if found[0].endswith("."):
        before = found.string[: found.start()]
        if (
            is_whole(found)
            or is_range
            or before.endswith(("by ", "until ", "before ", "till ", "due "))
        ):
            return _either_order(scene, a, b, None, dotted=True)
        return None
    return _in_coming(scene, a, b) if is_range or _due_follows(found) else None


@NUMERIC.figures(rf"{LONE}(?P<a>\d\d)-(?P<b>\d\d){END}")
def dashed(found: Found, scene: Scene) -> Value | None:
    return _in_coming(scene, int(found["a"]), int(found["b"])) if _meant(found) else None


@NUMERIC.figures(rf"{LONE}(?P<y>20\d\d)[-/](?P<m>0[1-9]|1[0-2]){END}")
def year_and_month(found: Found, scene: Scene) -> Value | None:
    if not leaning(found):
        return None
    return spans.month(int(found["y"]), int(found["m"]))


@NUMERIC.english(
    rf"{{month}}\.?[ -](?:the )?{{monthday}}{TH}(?:,? (?P<y>(?:19|20)\d\d))?(?![\d:.]\d|%)",
    rf"(?:the )?{{monthday}}{TH}(?: of)?[ -]?{{month}}"
    r"(?:\.?,?[ -](?P<y>(?:19|20)\d\d|'?\d\d(?![:\d])))?",
    # The other end of "Dec 24-31" and "24 to 31 December".
    rf"{{month}}\.? \d\d?{TH} ?{TO} ?(?P<words>{{monthday}}{TH})(?![:.]\d|%)",
    rf"(?P<words>{{monthday}}{TH}) ?{TO} ?\d\d?{TH}(?: of)? {{month}}",
)
def month_and_day(found: Found, scene: Scene) -> Value | None:
    if found["month"] in ("may", "march", "mar") and not _is_month(found):
        return None
    y = found.groupdict().get("y")
    year = year_number(y.lstrip("'")) if y else None
    return scene.dated(month_number(found["month"]), int(found["monthday"]), year)


def _is_month(found: Found) -> bool:
    """`May 5 users connect?` and `march 3 steps on` are none."""
    rest = found.string[found.end() :].lstrip()
    return (
        leaning(found)
        or bool(found.groupdict().get("y"))
        or not rest[:1].isalpha()
        or rest.startswith("at ")
    )


@NUMERIC.english(rf"(?:the )?{{monthday}}(?:st|nd|rd|th){NO_NOUN}")
def ordinal_day(found: Found, scene: Scene) -> Value | None:
    if not (found[0].startswith("the ") or leaning(found, DUE) or _follows_weekday(found)):
        return None
    day = scene.monthday(int(found["monthday"]))
    return Day(day, 0.85, monthday=True) if day else None


def _either_order(scene: Scene, a: int, b: int, year: int | None, *, dotted: bool) -> Day | None:
    """15/12 and 1.12. are sure; 1/12 depends on where the reader lives."""
    day_first = dotted or a > 12 or (b <= 12 and not scene.month_first)
    number, day = (b, a) if day_first else (a, b)
    doubtful = a <= 12 and b <= 12 and a != b and not dotted
    if not (1 <= number <= 12):
        return None
    found = scene.dated(number, day, year)
    return Day(found.day, min(found.sure, 0.6 if doubtful else 0.95)) if found else None


def _in_coming(scene: Scene, number: int, day: int) -> Day | None:
    coming = scene.dated(number, day) if 1 <= number <= 12 else None
    return Day(coming.day, min(coming.sure, 0.8)) if coming else None


def _meant(found: Found) -> bool:
    return leaning(found) or _due_follows(found)


def _due_follows(found: Found) -> bool:
    rest = found.string[found.end() :].lstrip()
    if further := RANGE.match(rest):
        return max(int(found["a"]), int(found["b"]), int(further["day"])) > 12
    return CLOCK.match(rest) is not None or rest.startswith(
        ("前", "之前", "以前", "号", "日", "截止", "上线", "交付", "发布", "提测",
         "下午", "上午", "早上", "晚上", "中午")
    )  # fmt: skip


def _follows_weekday(found: Found) -> bool:
    before = found.string[: found.start()].rstrip(" ,(")
    return before.endswith(("day", "mon", "tue", "wed", "thu", "fri", "sat", "sun")) or (
        before[-2:-1] in ("周", "期")
    )


def _day(year: int, number: int, day: int) -> Day | None:
    try:
        return Day(date(year, number, day))
    except ValueError:
        return None
