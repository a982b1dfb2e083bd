"""Days, weeks, months as they are said in English."""

from dataclasses import replace
from datetime import date, timedelta

from handlers.kit.when import spans
from handlers.kit.when.numerals import ordinal, year_number
from handlers.kit.when.phrases import Found, Lexicon, is_whole, month_number, weekday
from handlers.kit.when.pieces import Day, Edge, EdgeOf, Nothing, NthOf, Span, Value
from handlers.kit.when.scene import Scene

ENGLISH = Lexicon()

RELATIVE_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tonite": 0}
AHEAD = {"next": 1, "following": 1, "after next": 2, "last": -1, "past": -1, "previous": -1}
EDGES: dict[str, Edge] = {
    "very end": "end", "end": "end", "close": "end", "start": "start", "beginning": "start",
    "middle": "middle", "mid": "middle", "early": "early", "late": "late", "later": "late",
}  # fmt: skip
WORDS_TOO = ("mon", "wed", "weds", "sat", "sun")  # le mon, to wed, he sat, the sun
# Words after which a short or doubtful name is meant as a date.
LEADS = frozenset({"by", "until", "till", "before", "from", "since", "after"})
DAY_LEADS = LEADS | {"on", "due", "to", "over", "at", "this", "next"}
MONTH_LEADS = LEADS | {"in", "of", "during", "through", "mid"}
ALL_LEADS = DAY_LEADS | MONTH_LEADS
PEOPLE = ("jan", "april", "june", "august", "may")


def leaning(found: Found, leads: frozenset[str] = ALL_LEADS) -> bool:
    """One of these words stands before it, or it stands alone: then it is meant as a date."""
    before = found.string[: found.start()].rsplit(None, 1)
    return is_whole(found) or (bool(before) and before[-1].lstrip("(") in leads)


def ahead(rel: str | None) -> int | None:
    """How many weeks or months on; None for "this", "coming", or nothing."""
    return AHEAD.get((rel or "").removeprefix("the "))


@ENGLISH.english(r"yesterday|today|tonight|tonite")
def relative_day(found: Found, scene: Scene) -> Value:
    day = scene.today + timedelta(days=RELATIVE_DAYS[found[0]])
    return Day(day, late=found[0].startswith("toni"))


@ENGLISH.english(r"tomm?orr?ow|tmrw?|tmr|2moro")
def tomorrow(found: Found, scene: Scene) -> Value:
    return Day(scene.today + timedelta(days=1))


@ENGLISH.english(r"(?:the )?day after tomorrow", r"(?:the )?day before yesterday")
def day_beyond(found: Found, scene: Scene) -> Value:
    return Day(scene.today + timedelta(days=2 if "after" in found[0] else -2))


@ENGLISH.english(
    r"(?P<words>(?:later |earlier )?this) (?:morning|afternoon|evening)",
    r"(?P<words>later today)",
)
def part_of_today(found: Found, scene: Scene) -> Value:
    return Day(scene.today, 0.9)


@ENGLISH.english(
    r"(?:every|each|most|any other|any) (?:other |second )?(?:{weekday}|weekday|day|week|month"
    r"|morning|quarter|year|fortnight)",
    r"(?:every|each) \d+ \w+|daily|weekly|monthly|nightly",
    r"at the end of the day(?! (?:on|today|tomorrow|mon|tue|wed|thu|fri|sat|sun))",
    r"(?:happy|merry) \w+(?: new year)?|new year's resolutions?",
    r"(?:have a |enjoy (?:the|your) |a )?(?!good friday)(?:nice|great|good|lovely) (?:\w+ )?"
    r"(?:day|week|weekend|evening|morning|{weekday})",
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days",
    r"sat down|sat (?:in|on|with|at|through|for)|sun (?:is|was)|casual friday",
)
def no_date(found: Found, scene: Scene) -> Value:
    return Nothing()


@ENGLISH.english(r"mon(?:day)?(?: ?- ?| to | through )fri(?:day)?")
def every_weekday(found: Found, scene: Scene) -> Value | None:
    return None if is_whole(found) else Nothing()


@ENGLISH.english(
    r"(?:(?P<rel>this coming|this|next|coming|the coming|upcoming|the following|last|past"
    r"|previous) )?{weekday}",
    r"(?P<rel>this coming|this|next|coming|last) week(?:'s)? (?:on )?{weekday}",
    r"{weekday} (?:of )?(?P<rel>this|next|last) week",
)
def named_weekday(found: Found, scene: Scene) -> Value | None:
    name, rel = found["weekday"], found["rel"]
    number, weeks = weekday(name), ahead(rel)
    if rel is None:
        if name in WORDS_TOO and not (leaning(found, DAY_LEADS) or _is_among_others(found)):
            return None
        return Day(scene.upcoming(number), 0.9, weekday=True, bare=True)
    if "week" in found[0]:
        return Day(spans.weekday_in(scene.week(weeks or 0), number), 0.95, weekday=True)
    if weeks is None:
        return Day(_this(scene, number), 0.95, weekday=True)
    if weeks < 0:
        return Day(scene.upcoming(number) - timedelta(days=7), 0.7, weekday=True)
    # "Next Friday" on a Wednesday is next week's for some and in two days for others.
    day = spans.weekday_in(scene.week(1), number)
    return Day(day, 0.6 if (day - scene.today).days > 7 else 0.9, weekday=True)


def _this(scene: Scene, number: int) -> date:
    """`This Wednesday` on a Wednesday is today."""
    return scene.today if scene.today.weekday() == number else scene.upcoming(number)


def _is_among_others(found: Found) -> bool:
    """A time or a day follows, or a range leads to it."""
    if found.string[: found.start()].endswith(("-", "/")):
        return True
    rest = found.string[found.end() :].lstrip(" ,")
    return rest[:1].isdigit() or rest.startswith(("at ", "noon", "morning", "eod", "cob"))


@ENGLISH.english(r"{weekday} week", r"tomorrow week")
def week_later(found: Found, scene: Scene) -> Value:
    if found[0].startswith("tomorrow"):
        return Day(scene.today + timedelta(days=8))
    return Day(scene.upcoming(weekday(found["weekday"])) + timedelta(days=7), 0.8, weekday=True)


@ENGLISH.english(r"(?:the )?{weekday} after next")
def weekday_after_next(found: Found, scene: Scene) -> Value:
    return Day(spans.weekday_in(scene.week(2), weekday(found["weekday"])), 0.7, weekday=True)


@ENGLISH.english(
    r"(?:(?P<rel>this coming|this|the current|current|next|the following|coming|the coming|last"
    r"|the previous|previous|the) )?(?P<what>week|weekend|month|quarter|year)",
    r"(?P<what>week|month|quarter|year) (?P<rel>after next)",
)
def relative_span(found: Found, scene: Scene) -> Value:
    rel, count = found["rel"], ahead(found["rel"]) or 0
    alone = rel not in (None, "the") or (found[0] == "the weekend" and leaning(found))
    if found["what"] == "year" and count <= 0:
        alone = is_whole(found)  # "this year" seldom says when something is due
    span = _span(scene, found["what"], count)
    return replace(span, alone=alone, rolls=rel in (None, "the"))


def _span(scene: Scene, what: str, ahead: int) -> Span:
    match what:
        case "week":
            return scene.week(ahead)
        case "weekend":
            return scene.weekend(ahead)
        case "month":
            return scene.month(ahead)
        case "quarter":
            return scene.quarter(ahead)
        case _:
            return scene.year(ahead)


def _alone(span: Span, alone: bool) -> Span:
    return replace(span, alone=alone)


@ENGLISH.english(r"(?:(?P<rel>next|this|last) )?{month}(?:,? {year})?")
def named_month(found: Found, scene: Scene) -> Value | None:
    number, year = month_number(found["month"]), found["year"]
    if found["rel"] == "last":
        return None
    span = scene.named_month(number, int(year) if year else None, found["rel"] == "next")
    # Jan, April, June and August are people; may, march and dec are words.
    leads = MONTH_LEADS - {"from"} if found["month"] in PEOPLE else MONTH_LEADS
    alone = leaning(found, leads) or bool(year) or found["rel"] == "next"
    return _alone(span, alone)


@ENGLISH.english(
    r"q(?P<n>[1-4])(?:[ /-]? ?{year}|'(?P<short>\d\d))?",
    r"(?:the )?(?P<nth>first|second|third|fourth|last) quarter(?: of {year})?",
)
def named_quarter(found: Found, scene: Scene) -> Value:
    words = found.groupdict()
    number = int(words["n"]) if words.get("n") else ordinal(words["nth"]) % 5
    written = words["year"] or words.get("short")
    span = scene.named_quarter(number, year_number(written) if written else None)
    return _alone(span, bool(written) or leaning(found))


@ENGLISH.english(r"h(?P<n>[12])(?: {year})?")
def half_year(found: Found, scene: Scene) -> Value:
    number = int(found["n"])
    year = int(found["year"]) if found["year"] else scene.today.year
    if not found["year"] and spans.half(year, number).last < scene.today:
        year += 1
    return _alone(spans.half(year, number), bool(found["year"]))


@ENGLISH.english(r"(?P<year>20\d\d)")
def bare_year(found: Found, scene: Scene) -> Value:
    return _alone(spans.year(int(found["year"])), False)


@ENGLISH.english(
    r"(?:cw|kw|iso week|calendar week) ?(?P<n>\d\d?)(?:[/ ]{year})?",
    r"{year}-?w(?P<n>\d\d)",
)
def calendar_week(found: Found, scene: Scene) -> Value | None:
    number, year = int(found["n"]), int(found["year"] or scene.today.year)
    if not found["year"] and number < scene.today.isocalendar().week:
        year += 1
    try:
        return scene.week(of=date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


@ENGLISH.english(r"(?:eow|eom|eoq|eoy)(?= (?:of )?(?:next|this) )")
def abbreviated_end_of(found: Found, scene: Scene) -> Value:
    return EdgeOf("end")


@ENGLISH.english(r"first thing in the morning")
def next_morning(found: Found, scene: Scene) -> Value:
    return Day(scene.today + timedelta(days=1), 0.8)


@ENGLISH.english(
    r"(?:the )?{edge}(?:[ -](?:of|in|to|by))?",
    r"(?:the )?(?:rest|remainder|course) of",
)
def edge_of(found: Found, scene: Scene) -> Value:
    return EdgeOf(EDGES[found.groupdict().get("edge") or "end"])


@ENGLISH.english(r"(?:the )?(?:week of|w/c|week commencing|week starting|week beginning)")
def week_of(found: Found, scene: Scene) -> Value:
    return EdgeOf("inside")


@ENGLISH.english(r"eow|eom|eoq|eoy", r"(?P<what>week|month|quarter|year)[ -]end")
def abbreviated_end(found: Found, scene: Scene) -> Value:
    names = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
    what = found.groupdict().get("what") or names[found[0]]
    return scene.edge(_span(scene, what, 0), "end")


@ENGLISH.english(
    r"(?:the )?{nth} (?P<what>week|weekend|working day|business day|workday|day|{weekday})"
    r" (?:of|in)"
)
def nth_of(found: Found, scene: Scene) -> Value:
    n, what = ordinal(found["nth"]), found["what"]
    if found["weekday"]:
        return NthOf(n, weekday(found["weekday"]))
    match what:
        case "week" | "weekend" | "day":
            return NthOf(n, what)
        case _:
            return NthOf(n, "workday")


@ENGLISH.english(r"(?:the )?first of", r"(?:the )?{monthday}(?:st|nd|rd|th) of")
def day_of(found: Found, scene: Scene) -> Value:
    return NthOf(int(found.groupdict().get("monthday") or 1), "day")


@ENGLISH.english(r"(?:the )?next (?:working|business|work) ?day")
def next_working_day(found: Found, scene: Scene) -> Value:
    return Day(scene.calendar.following(scene.today), 0.9)
