"""Normalise, recognise, resolve: from a text to the moments it names."""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.kit.calendars import Calendar, WorkingDays
from handlers.kit.when.amounts import AMOUNTS
from handlers.kit.when.chinese import CHINESE
from handlers.kit.when.clocks import CLOCKS
from handlers.kit.when.english import ENGLISH
from handlers.kit.when.feasts import FEASTS
from handlers.kit.when.folding import folded
from handlers.kit.when.foreign import FOREIGN
from handlers.kit.when.joins import joined, same_moment, without_nothing
from handlers.kit.when.moment import Moment
from handlers.kit.when.numeric import NUMERIC
from handlers.kit.when.pieces import Clock, Day, Piece, Span, Value
from handlers.kit.when.relations import related
from handlers.kit.when.scene import Scene
from handlers.kit.when.zones import zone_beside

LEXICONS = (NUMERIC, ENGLISH, CHINESE, AMOUNTS, CLOCKS, FEASTS, FOREIGN)
LONGEST = 4000  # characters: a message, not a book
MONDAY_TO_FRIDAY = Calendar()
# Without one of these a text names no date: most texts are done after one look.
HINT = re.compile(
    r"\d|[今明昨后周月年日号点时刻半晚早午夜节旦夕末底初旬内天前后]|下班|礼拜|星期|春节|元宵|双十|工作日|季度|圣诞"
    r"|国庆|中秋|端午|清明|除夕"
    r"|day|week|month|year|quarter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed"
    r"|thu|fri|sat|sun|t[mo][mor]+r?o|tmr|tonight|noon|night|morning|evening|hour|minute|eo[bdmqwy]"
    r"|cob|business|fortnight|lunch|christmas|xmas|new year|easter|thanksgiving|festival|cny|nye"
    r"|o'?clock|past (?:one|two|three|four|five|six|seven|eight|nine|ten)|first thing|mins|hrs|yrs"
    r"|tonite|of play|halloween|valentine|autumn"
)


def find(
    text: str,
    now: datetime,
    zone: str,
    calendar: WorkingDays | None = None,
    week_start: int = 0,
) -> list[Moment]:
    """Every moment the text names, in order. `now` is aware; `week_start` 0 is Monday."""
    plain = folded(text[:LONGEST])
    if not HINT.search(plain):
        return []
    scene = Scene(
        now.astimezone(ZoneInfo(zone)),
        calendar or MONDAY_TO_FRIDAY,
        week_start,
        zone,
    )
    pieces = _resolved(_recognised(plain, scene), plain, scene)
    return _moments(_in_context(pieces, plain, scene), text, plain, zone)


def _moments(days: list[tuple[Piece, Day]], text: str, plain: str, zone: str) -> list[Moment]:
    """A zone named beside a time belongs to its words, as far as they are free."""
    moments: list[Moment] = []
    for index, (piece, day) in enumerate(days):
        start, end, named = piece.start, piece.end, None
        if day.at is not None and not day.counted:
            last = moments[-1].end if moments else 0
            limit = days[index + 1][0].start if index + 1 < len(days) else len(plain)
            named, start, end = zone_beside(plain, start, end, (last, limit))
        words = text[start:end]
        moments.append(Moment(day.day, day.at, words, start, end, day.sure, named or zone))
    return moments


def read(
    text: str, now: datetime, zone: str, calendar: WorkingDays | None = None
) -> Moment | None:
    """The one moment a form's field names; None when it names none, or several."""
    found = find(text, now, zone, calendar)
    return found[0] if len(found) == 1 else None


def _recognised(text: str, scene: Scene) -> list[Piece]:
    """The longest pieces that do not overlap, joined where they belong together."""
    found = [piece for lexicon in LEXICONS for piece in lexicon.found(text, scene)]
    pieces = joined(_longest(found), text, scene)
    return without_nothing(pieces, text)


def _longest(found: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in sorted(found, key=lambda piece: (-piece.length, piece.start)):
        place = bisect_left([other.start for other in kept], piece.start)
        free_left = place == 0 or kept[place - 1].end <= piece.start
        free_right = place == len(kept) or kept[place].start >= piece.end
        if free_left and free_right:
            kept.insert(place, piece)
    return kept


def _resolved(pieces: list[Piece], text: str, scene: Scene) -> list[Piece]:
    dated = [
        piece.meaning(_as_day(piece.value, scene))
        for each in pieces
        if (piece := related(each, text, scene)) is not None
    ]
    usable = [piece for piece in dated if isinstance(piece.value, Day | Clock)]
    return same_moment(usable, text)


def _as_day(value: Value, scene: Scene) -> Value:
    if isinstance(value, Span) and value.alone:
        return Day(scene.last_day(value), value.sure)
    return value


def _in_context(pieces: list[Piece], text: str, scene: Scene) -> list[tuple[Piece, Day]]:
    """A time without a day is today's; `Monday to Wednesday` ends after it begins."""
    days: list[tuple[Piece, Day]] = []
    for piece in pieces:
        match piece.value:
            case Day() as day:
                if days and (day.bare or day.monthday):
                    day = _following(days[-1], day, text, piece, scene)
                days.append((piece, day))
            case Clock(alone=True) as clock:
                days.append((piece, _today_at(clock, scene)))
    return days


LISTED = re.compile(r"\s*(?:到|至|和|或者?|、|跟|及|与|[,，]|-|~|to|and|or|through|until|till)\s*")
THEN = re.compile(r"\s*(?:再|然后|then)")


def _following(last: tuple[Piece, Day], day: Day, text: str, piece: Piece, scene: Scene) -> Day:
    """下周一到周三: Wednesday is of the same week. 下周三上线,周五再复盘: Friday comes after."""
    between = text[last[0].end : piece.start]
    listed = LISTED.fullmatch(between) or THEN.match(text, piece.end)
    if not listed or last[1].day < scene.today or day.day > last[1].day:
        return day
    if day.monthday:
        return replace(day, day=scene.monthday(day.day.day, last[1].day) or day.day)
    return replace(day, day=scene.upcoming(day.day.weekday(), last[1].day))


def _today_at(clock: Clock, scene: Scene) -> Day:
    if clock.at is None or clock.at > scene.now.time():
        return Day(scene.today, clock.sure, clock.at)
    return Day(scene.today + timedelta(days=1), 0.5, clock.at)
