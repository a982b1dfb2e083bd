"""Times of day: `3pm`, `15:00`, `noon`, `下午两点半`."""

from dataclasses import replace
from datetime import time

from handlers.kit.when.numerals import number
from handlers.kit.when.phrases import Found, Lexicon, is_whole
from handlers.kit.when.pieces import Clock, Value
from handlers.kit.when.scene import Scene

CLOCKS = Lexicon()

LAST_MINUTE = time(23, 59)  # "by midnight on Friday" is still Friday
SPOKEN_HOURS = (
    "one two three four five six seven eight nine ten eleven twelve".split()  # "five o'clock"
)
DEADLINE = ("by ", "before ", "until ", "till ", "at ", "from ", "than ")
LONE = r"(?<![a-z0-9_./:\-#$€¥%])"
AFTERNOON = ("下午", "午后", "傍晚", "晚上", "晚间", "晚", "今晚", "夜里", "pm", "p")
PARTS = r"凌晨|清晨|早上|早晨|早|上午|中午|正午|下午|午后|傍晚|晚上|晚间|晚|夜里|半夜|深夜"
HOUR = r"[01]?\d|2[0-4]|二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九]"
MINUTE = r"[0-5]\d|[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九](?=分)|\d(?=分)"


def clock(hour: int, minute: int, part: str = "") -> time | None:
    """`part`: am, pm, or a Chinese part of the day. Midnight ends a day, 零点 and 00:00 begin it."""
    if not (hour <= 24 and minute <= 59):
        return None
    if hour == 24 or (
        hour == 12 and part in AFTERNOON and part not in ("下午", "午后", "pm", "p")
    ):
        return LAST_MINUTE if minute == 0 else time(0, minute)
    if part in AFTERNOON and hour < 12:
        hour += 12
    elif part == "中午" and hour <= 2:
        hour += 12
    elif part in ("am", "a", "凌晨", "半夜", "夜里") and hour == 12:
        hour = 0
    return time(hour, minute)


def likely(hour: int, minute: int) -> Clock | None:
    """`At 3` is in the afternoon where people work."""
    at = clock(hour + 12 if 1 <= hour <= 6 else hour, minute)
    return Clock(at, sure=0.7 if 1 <= hour <= 8 else 0.95 if hour <= 12 else 1.0) if at else None


@CLOCKS.english(
    r"(?<![\d./:\-])(?P<h>0?[1-9]|1[0-2])(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)?"
    r"(?: ?(?:-|to|~) ?\d\d?(?::\d\d)?)? ?(?P<half>[ap])(?:m|\.m\.?)"
)
def twelve_hours(found: Found, scene: Scene) -> Value | None:
    at = clock(int(found["h"]), int(found["m"] or 0), found["half"] + "m")
    return Clock(at, alone=True) if at else None


@CLOCKS.any(
    rf"{LONE}(?:t|(?<=\d)t)?(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?: ?[-~到至] ?\d\d?:\d\d)?(?![a-z0-9_]|[:./]\d|%)",
    r"(?<=\d)t(?P<h>[01]\d|2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?:\.\d+)?",
)
def twenty_four_hours(found: Found, scene: Scene) -> Value | None:
    hour, minute = int(found["h"]), int(found["m"])
    if not found["h"].startswith("0"):
        guess = likely(hour, minute)
        return replace(guess, alone=_is_deadline(found)) if guess else None
    at = clock(hour, minute)
    return Clock(at, alone=_is_deadline(found)) if at else None


def _is_deadline(found: Found) -> bool:
    rest = found.string[found.end() :].lstrip()
    before = found.string[: found.start()]
    return (
        is_whole(found)
        or before.endswith(DEADLINE)
        or rest.startswith(("前", "之前", "以前", "开会", "上线", "截止"))
    )


@CLOCKS.english(r"noon|midday|midnight|lunch(?: ?time)?")
def named_time(found: Found, scene: Scene) -> Value:
    if found[0] == "midnight":
        return Clock(LAST_MINUTE, alone=_is_deadline(found), sure=0.7)
    return Clock(time(12), alone=_is_deadline(found), sure=0.9 if found[0] != "lunch" else 0.6)


@CLOCKS.english(
    r"{hour} o'?clock",
    r"(?P<shift>half past|quarter past|quarter to) {hour}",
    r"(?<=at\s){hour}(?= (?:on|today|tomorrow|mon|tue|wed|thu|fri|sat|sun))",
)
def spoken(found: Found, scene: Scene) -> Value | None:
    words, shift = found["hour"], found.groupdict().get("shift")
    hour = int(words) if words.isdigit() else SPOKEN_HOURS.index(words) + 1
    minutes = {"half past": 30, "quarter past": 15, "quarter to": 45}
    guess = likely(hour - (shift == "quarter to"), minutes.get(" ".join((shift or "").split()), 0))
    return Clock(guess.at, alone=True, sure=0.7) if guess else None


@CLOCKS.english(
    r"(?<=at\s)(?P<h>\d\d?)(?![a-z0-9_]|[.:/%-]?\d|%)",
    r"(?<=by\s)(?P<h>\d\d?)(?![a-z0-9_]|[.:/%-]?\d|%)",
    r"(?<=before\s)(?P<h>\d\d?)(?![a-z0-9_]|[.:/%-]?\d|%)",
)
def bare_hour(found: Found, scene: Scene) -> Value | None:
    """`Tomorrow at 3`. Without a day only `by 5` and `done by 5`: much else is by five."""
    hour = int(found["h"])
    guess = likely(hour, 0) if hour <= 23 else None
    before, rest = found.string[: found.start()], found.string[found.end() :].strip(" .!?,")
    done = ("by", "before", "done by", "ready by", "finished by", "in by", "back by", "live by")
    alone = (
        not rest
        and before.strip().endswith(done)
        and (
            before.strip() in done
            or before.strip().split()[-2:-1] != []
            and " ".join(before.strip().split()[-2:]) in done
        )
    )
    return Clock(guess.at, alone=alone, sure=0.5) if guess else None


@CLOCKS.english(
    r"(?:first thing |early |late )?(?:in the )?(?:morning|afternoon|evening|night)",
    r"first thing",
)
def part_of_day(found: Found, scene: Scene) -> Value:
    return Clock(None, sure=0.8, late=found[0].endswith(("noon", "evening", "night")))


@CLOCKS.english(
    r"eod|eob|cob|close of (?:business|play)|(?:the )?end of (?:the )?(?:business |working |work )?day"
    r"|(?:the )?end of (?:business|play)"
)
def end_of_day(found: Found, scene: Scene) -> Value:
    return Clock(None, alone=True, sure=0.9)


@CLOCKS.chinese(
    rf"(?P<part>{PARTS})(?<![早晚](?=[一1]点)) ?(?P<h>{HOUR}) ?(?:点|时) (?:钟|整)? (?P<m>半|[一三]刻|{MINUTE})?分?",
    rf"(?P<part>{PARTS}) ?(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)",
)
def part_and_hour(found: Found, scene: Scene) -> Value | None:
    at = clock(number(found["h"]), _minute(found["m"]), found["part"])
    return Clock(at, alone=True) if at else None


@CLOCKS.chinese(
    rf"(?:(?<![\d.第有这那哪几早提差一二两三四五六七八九十周期拜])|(?<=[周期拜][一二三四五六日天]))(?P<h>{HOUR}) ?点 (?P<tail>钟|整)? (?P<m>半|[一三]刻|{MINUTE})?分?(?![\d建意要原好说注疑想优缺理])"
)
def hour(found: Found, scene: Scene) -> Value | None:
    """两点建议 are two points; 两点半, 两点前, 两点开会 are times."""
    guess = likely(number(found["h"]), _minute(found["m"]))
    rest = found.string[found.end() :].lstrip()
    told = (
        bool(found["m"] or found["tail"])
        or (is_whole(found) and number(found["h"]) > 12)
        or rest.startswith(
            ("前", "之前", "以前", "开会", "左右", "见", "上线", "截止", "发布", "开始")
        )
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
