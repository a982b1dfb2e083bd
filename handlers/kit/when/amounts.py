"""So much time from now: `in 3 days`, `两周后`, `10 working days`, `the day before` …"""

import re

from handlers.kit.when.numerals import number
from handlers.kit.when.phrases import Found, Lexicon, is_whole, unit, unit_in_hanzi
from handlers.kit.when.pieces import Amount, Unit, Value
from handlers.kit.when.scene import Scene

AMOUNTS = Lexicon()

# "Runs in 5 minutes" says how long something takes.
TAKES = "".join(
    rf"(?<!{verb}\s)"
    for verb in ("runs", "ran", "finishes", "finished", "completes", "completed", "loads", "done")
)
# 最近三天内, 每三天后 are no due dates either.
WITHIN = r"(?<![近去每第前过用约了续时共为长\d.~至到一二两三四五六七八九十])(?<![近每第前过]\x20)"
AHEAD = r"(?:未来|接下来|今后|后面|再过|过|在|请|需要?|最多|最迟|最晚)"
INSIDE = r"以内|之内|内(?![存部网容测核置嵌])"
LATER = r"以后|之后|后(?![端台续面天缀期视盾门来的])"
# "5 posts within 30 minutes" is a rate.
RATE = re.compile(r"\d%? (?:\w+ ){1,2}$")
MINUTES_IN_QUARTER = 15


def _amount(words: str, kind: Unit) -> Amount | None:
    count = number(words)
    return Amount(count, kind) if count else None


@AMOUNTS.english(
    rf"{TAKES}(?:in|within|inside|(?:(?:with)?in|over|for) the (?:next|coming))"
    r" (?:about |around |roughly |at most |the next )?{count}[ -]?(?:more |full )?{unit}"
    r"(?:'? time| from now| from today)?",
    r"{count}[ -]?(?:more )?{unit} (?:from now|from today|later|hence)",
    r"{count} {unit} (?P<ago>ago)",
    r"(?:in |within )?(?:the )?next {count} {unit}",
)
def from_now(found: Found, scene: Scene) -> Value | None:
    amount = _amount(found["count"], unit(found["unit"]))
    if amount is None or found[0].startswith(("next a", "in a min", "in one min")):
        return None
    if found.string.startswith(" of ", found.end()):
        return amount  # "within 5 days of Friday", and nothing for "within 5 days of the launch"
    if amount.unit in ("minute", "hour") and RATE.search(found.string[: found.start()]):
        return None
    return scene.counted(Amount(-amount.n, amount.unit) if "ago" in found[0].split() else amount)


@AMOUNTS.english(
    r"(?:in|within) (?:(?:a|one) )?(?P<half>half)(?: of)? an? (?P<what>hour|year)",
    r"(?:in|within) half (?:an? )?(?P<what>hour|year)",
    r"half an? (?P<what>hour|year) from now",
)
def in_half(found: Found, scene: Scene) -> Value | None:
    return scene.counted(Amount(30, "minute") if found["what"] == "hour" else Amount(6, "month"))


@AMOUNTS.english(r"(?:in|within) an? (?P<half>fortnight)(?:'s time)?", r"an? fortnight from now")
def in_fortnight(found: Found, scene: Scene) -> Value | None:
    return scene.counted(Amount(2, "week"))


@AMOUNTS.english(r"(?:in|within) an? {unit} or (?P<more>two|so)")
def in_one_or_two(found: Found, scene: Scene) -> Value | None:
    return scene.counted(Amount(2 if found["more"] == "two" else 1, unit(found["unit"])))


@AMOUNTS.english(r"after {count}[ -]?{unit}")
def after_amount(found: Found, scene: Scene) -> Value | None:
    """`Expires after 15 minutes` tells a rule; by itself it is an answer."""
    amount = _amount(found["count"], unit(found["unit"]))
    return scene.counted(amount) if amount and is_whole(found) else None


@AMOUNTS.english(
    r"(?:in|within) (?P<which>an hour and a half|(?:a )?quarter of an hour)",
    r"within (?P<which>the hour)",
)
def in_part_of_hour(found: Found, scene: Scene) -> Value | None:
    minutes = {"an": 90, "the": 60}.get(found["which"].split()[0], MINUTES_IN_QUARTER)
    return scene.counted(Amount(minutes, "minute"))


@AMOUNTS.english(
    r"{count} ?{unit}",
    r"an? fortnight",
    r"(?:the )?(?P<unit>day|evening|night)(?= (?:before|after))",
)
def bare_amount(found: Found, scene: Scene) -> Value | None:
    """Waits for `from Friday`; by itself it is a date only where nothing else was said."""
    words = found.groupdict()
    if "fortnight" in found[0]:
        return Amount(2, "week")
    kind = "day" if words["unit"] in ("evening", "night") else unit(words["unit"])
    amount = _amount(words.get("count") or "one", kind)
    return scene.counted(amount) if amount and is_whole(found) and words.get("count") else amount


@AMOUNTS.chinese(
    rf"{WITHIN}{AHEAD}? ?{{数}}(?:个 )?(?P<half>半)?{{单位}} ?(?:{INSIDE}|{LATER})",
    r"(?:within|in) {数}(?:个 )?(?P<half>半)?{单位}(?:之?内)?",
    r"(?:再过|未来|接下来) ?{数}(?:个 )?(?P<half>半)?{单位}",
)
def from_now_in_hanzi(found: Found, scene: Scene) -> Value | None:
    if _is_month_name(found) or RATE.search(found.string[: found.start()]):
        return None
    count, kind = number(found["数"]), unit_in_hanzi(found["单位"])
    if not count:
        return None
    if not found["half"]:
        return scene.counted(Amount(count, kind))
    match kind:
        case "hour":
            return scene.counted(Amount(count * 60 + 30, "minute"))
        case "month":
            whole = scene.counted(Amount(count, "month"))
            return scene.counted(Amount(15, "day"), whole.day) if whole else None
        case _:
            return None


@AMOUNTS.chinese(rf"{WITHIN}{{数}}(?:个 )?{{单位}}(?:之前|以前|前)(?![端台面后])")
def ago_in_hanzi(found: Found, scene: Scene) -> Value | None:
    if _is_month_name(found) or found["单位"] == "日":
        return None
    return scene.counted(Amount(-number(found["数"]), unit_in_hanzi(found["单位"])))


def _is_month_name(found: Found) -> bool:
    """3月 is March, 3个月 three months; 3日 is the third, 3天 three days."""
    return found["单位"] == "月" and "个" not in found[0]


@AMOUNTS.chinese(r"{数}(?:个 )?{单位}")
def bare_amount_in_hanzi(found: Found, scene: Scene) -> Value | None:
    if _is_month_name(found) or found["单位"] == "日" or not number(found["数"]):
        return None
    amount = Amount(number(found["数"]), unit_in_hanzi(found["单位"]))
    return scene.counted(amount) if is_whole(found) else amount


@AMOUNTS.chinese(
    rf"{WITHIN}(?:过|再过)?半 ?个?(?P<what>小时|钟头|月|年|天)(?:之后|以后|后|之内|以内|内)"
)
def half_in_hanzi(found: Found, scene: Scene) -> Value | None:
    halves: dict[str, Amount] = {"月": Amount(15, "day"), "年": Amount(6, "month")}
    if found["what"] == "天":
        return scene.counted(Amount(4, "hour"))
    return scene.counted(halves.get(found["what"], Amount(30, "minute")))


@AMOUNTS.chinese(rf"{WITHIN}(?P<n>[一二三两])刻钟(?:之后|以后|后|之内|以内|内)")
def quarter_hours(found: Found, scene: Scene) -> Value | None:
    return scene.counted(Amount(number(found["n"]) * MINUTES_IN_QUARTER, "minute"))
