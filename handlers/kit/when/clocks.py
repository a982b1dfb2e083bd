"""Times of day: `3pm`, `15:00`, `noon`, `下午两点半`."""

import re
from dataclasses import replace
from datetime import time

from handlers.kit.when.numerals import number
from handlers.kit.when.phrases import Found, Lexicon, is_whole
from handlers.kit.when.pieces import Clock, Value
from handlers.kit.when.scene import Scene

CLOCKS = Lexicon()

LAST_MINUTE = time(23, 59)  # "by midnight on Friday" is still Friday
LATEST = 6  # "at 6" is in the evening, "at 7" in the morning, for those who work
SHIFTS = {"half past": 30, "quarter past": 15, "quarter to": -15}  # minutes
DEADLINE = ("by ", "before ", "until ", "till ", "at ", "from ", "than ")
DEADLINE_HANZI = ("前", "之前", "以前", "开会", "上线", "截止")
MEETING_HANZI = (*DEADLINE_HANZI, "左右", "见", "发布", "开始")
# Much is by five ("sort by 5"); these are done by five o'clock.
DONE_BY = re.compile(r"(?:^|(?<![a-z])(?:done|ready|finished|in|back|live) )(?:by|before) $")
LONE = r"(?<![a-z0-9_./:\-+#$€¥%])"
NO_FIGURE = r"(?![a-z0-9_]|[.:/%-]?\d|%)"
NIGHT = ("傍晚", "晚上", "晚间", "晚", "深夜")
AFTERNOON = ("下午", "午后", "pm", *NIGHT)
LATE_HOURS = ("夜里", "半夜")  # 夜里11点 is before midnight, 夜里2点 after it
SMALL_HOURS = ("凌晨", "夜里", "半夜", "am")
PARTS = r"凌晨|清晨|早上|早晨|早|上午|中午|正午|下午|午后|傍晚|晚上|晚间|晚|夜里|半夜|深夜"
HOUR = r"[01]?\d|2[0-4]|二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九]"
MINUTE = r"[0-5]\d|[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九](?=分)|\d(?=分)"


def clock(hour: int, minute: int, part: str = "") -> time | None:
    """`part` is am, pm, or in Chinese. 24:00 and 晚上12点 end a day, 00:00 and 零点 begin it."""
    if hour == 24 or (hour == 12 and part in NIGHT):
        return LAST_MINUTE if minute == 0 else None
    if hour > 24 or minute > 59:
        return None
    if (part in AFTERNOON and hour < 12) or (part == "中午" and hour <= 2):
        hour += 12
    elif part in SMALL_HOURS and hour == 12:
        hour = 0
    elif part in LATE_HOURS and 6 <= hour < 12:
        hour += 12
    return time(hour, minute)


def likely(hour: int, minute: int) -> Clock | None:
    """`At 3` is in the afternoon where people work."""
    at = clock(hour + 12 if 1 <= hour <= LATEST else hour, minute)
    sure = 0.7 if 1 <= hour <= 8 else 0.95 if hour <= 12 else 1.0
    return Clock(at, sure=sure) if at else None


@CLOCKS.english(
    r"(?<![\d./:\-])(?P<h>0?[1-9]|1[0-2])(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)?"
    r"(?: ?(?:-|to|~) ?\d\d?(?::\d\d)?)? ?(?P<half>[ap])(?:m|\.m\.?)"
)
def twelve_hours(found: Found, scene: Scene) -> Value | None:
    at = clock(int(found["h"]), int(found["m"] or 0), found["half"] + "m")
    return Clock(at, alone=True) if at else None


@CLOCKS.figures(
    rf"{LONE}(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?: ?[-~到至] ?\d\d?:\d\d)?"
    r"(?![a-z0-9_]|[:./]\d|%)",
    r"(?<=\d)t(?P<h>[01]\d|2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?:\.\d+)?",
)
def twenty_four_hours(found: Found, scene: Scene) -> Value | None:
    hour, minute = int(found["h"]), int(found["m"])
    if found["h"].startswith("0"):
        return Clock(clock(hour, minute), alone=_is_deadline(found))
    guess = likely(hour, minute)
    return replace(guess, alone=_is_deadline(found)) if guess else None


def _is_deadline(found: Found) -> bool:
    rest = found.string[found.end() :].lstrip()
    before = found.string[: found.start()]
    return is_whole(found) or before.endswith(DEADLINE) or rest.startswith(DEADLINE_HANZI)


@CLOCKS.english(r"noon|midday|midnight|lunch(?: ?time)?")
def named_time(found: Found, scene: Scene) -> Value:
    if found[0] == "midnight":
        return Clock(LAST_MINUTE, alone=_is_deadline(found), sure=0.7)
    return Clock(time(12), alone=_is_deadline(found), sure=0.9 if found[0] != "lunch" else 0.6)


@CLOCKS.english(
    r"{hour} o'?clock",
    r"(?P<shift>half past|quarter past|quarter to) {hour}",
    r"(?<=at\s){hour}(?! (?:point|time|place|end|go|of))",
)
def spoken(found: Found, scene: Scene) -> Value | None:
    shift = " ".join((found.groupdict().get("shift") or "").split())
    minutes = number(found["hour"]) * 60 + SHIFTS.get(shift, 0)
    if guess := likely(minutes // 60, minutes % 60):
        return replace(guess, alone=bool(shift) or "clock" in found[0], sure=0.7)
    return None


@CLOCKS.english(r"{hour} (?:in the (?P<half>morning|afternoon|evening)|at night)")
def spoken_half(found: Found, scene: Scene) -> Value | None:
    half = "am" if found["half"] == "morning" else "pm"
    return Clock(clock(number(found["hour"]), 0, half), alone=True)


@CLOCKS.english(
    rf"(?<=at\s)(?P<h>\d\d?){NO_FIGURE}",
    rf"(?<=by\s)(?P<h>\d\d?){NO_FIGURE}",
    rf"(?<=before\s)(?P<h>\d\d?){NO_FIGURE}",
)
def bare_hour(found: Found, scene: Scene) -> Value | None:
    """`Tomorrow at 3`. Without a day only `by 5` and `done by 5`: much else is by five."""
    guess = likely(int(found["h"]), 0)
    rest = found.string[found.end() :].strip(" .!?,")
    alone = not rest and DONE_BY.search(found.string[: found.start()]) is not None
    return replace(guess, alone=alone, sure=0.5) if guess else None


@CLOCKS.english(
    r"(?:first thing |early |late )?(?:in the )?(?:morning|afternoon|evening|night)",
    r"first thing",
)
def part_of_day(found: Found, scene: Scene) -> Value:
    return Clock(None, sure=0.8, late=found[0].endswith(("noon", "evening", "night")))


@CLOCKS.english(
    r"eod|eob|cob|close of (?:business|play)|(?:the )?end of (?:business|play)"
    r"|(?:the )?end of (?:the )?(?:business |working |work )?day"
)
def end_of_day(found: Found, scene: Scene) -> Value:
    return Clock(None, alone=True, sure=0.9)


@CLOCKS.chinese(
    # Not 早一点, "a little earlier".
    rf"(?P<part>{PARTS})(?<![早晚](?=[一1]点)) ?(?P<h>{HOUR})(?:[-~到至](?:{HOUR}))?"
    rf" ?[点时] (?:钟|整)? (?P<m>半|[一三]刻|{MINUTE})?分?",
    rf"(?P<part>{PARTS}) ?(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)",
)
def part_and_hour(found: Found, scene: Scene) -> Value | None:
    at = clock(number(found["h"]), _minute(found["m"]), found["part"])
    return Clock(at, alone=True) if at else None


@CLOCKS.chinese(
    r"(?:(?<![\d.第有这那哪几早提差一二两三四五六七八九十周期拜])|(?<=[周期拜][一二三四五六日天]))"
    rf"(?P<h>{HOUR}) ?点 (?P<tail>钟|整)? (?P<m>半|[一三]刻|{MINUTE})?分?"
    r"(?![\d建意要原好说注疑想优缺理])"
)
def hour(found: Found, scene: Scene) -> Value | None:
    """两点建议 are two points; 两点半, 两点前, 两点开会 are times."""
    guess = likely(number(found["h"]), _minute(found["m"]))
    rest = found.string[found.end() :].lstrip()
    told = (
        bool(found["m"] or found["tail"])
        or (is_whole(found) and number(found["h"]) > 12)
        or rest.startswith(MEETING_HANZI)
    )
    return Clock(guess.at, alone=told, sure=guess.sure) if guess else None


@CLOCKS.chinese(r"中午|正午")
def noon(found: Found, scene: Scene) -> Value:
    rest = found.string[found.end() :]
    return Clock(time(12), alone=rest.startswith(("前", "之前", "以前")), sure=0.9)


@CLOCKS.chinese(
    r"凌晨|清晨|早上|早晨|上午|下午|午后|傍晚|晚上|晚间|夜里|[上下]班(?=之?前|以前)"
    r"|早(?![会期日点就已餐饭高先知退在该])|晚(?![会点于了期安饭宴高])"
)
def part_in_hanzi(found: Found, scene: Scene) -> Value:
    return Clock(None, sure=0.8)


@CLOCKS.chinese(r"午夜|零点")
def midnight(found: Found, scene: Scene) -> Value:
    return Clock(time(0) if found[0] == "零点" else LAST_MINUTE, sure=0.7)


def _minute(words: str | None) -> int:
    match words:
        case None:
            return 0
        case "半":
            return 30
        case "一刻" | "三刻":
            return 15 if words[0] == "一" else 45
        case _:
            return number(words.removeprefix("零"))
