"""How a phrase of the grammar is written down: a pattern with named words, and its reader."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from re import Match, Pattern
from typing import TypeAlias

from handlers.kit.when import numerals
from handlers.kit.when.pieces import Piece, Unit, Value
from handlers.kit.when.scene import Scene

Found: TypeAlias = Match[str]
Reader: TypeAlias = Callable[[Found, Scene], Value | None]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HANZI_WEEKDAYS = "一二三四五六日"
ENGLISH_UNITS: dict[str, Unit] = {
    "min": "minute", "h": "hour", "d": "day", "we": "week", "wk": "week", "mo": "month",
    "q": "quarter", "y": "year", "work": "workday", "bus": "workday",
}  # fmt: skip
CHINESE_UNITS: dict[str, Unit] = {
    "分": "minute", "m": "minute", "小": "hour", "钟": "hour", "h": "hour", "工": "workday",
    "天": "day", "日": "day", "周": "week", "星": "week", "礼": "week", "月": "month",
    "季": "quarter", "年": "year",
}  # fmt: skip

# 十五, 二十, 两三 (two or three).
HANZI = (
    r"[二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
    r"|[一二两三四五六七八九]{1,2}"
)
COUNT = r"\d{1,3}|" + "|".join(sorted(numerals.ENGLISH, key=len, reverse=True))
# What `{name}` in a pattern stands for; each becomes a group of that name.
WORDS = {
    "weekday": r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?",
    "month": r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
    "year": r"(?:19|20)\d\d",
    "monthday": r"0?[1-9]|[12]\d|3[01]",
    "count": rf"(?:{COUNT})(?: ?(?:-|~|to|or) ?(?:{COUNT}))?",
    "hour": r"1[0-2]|0?[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    "unit": r"(?:working|business|work|bus\.?)[ -]?days?|minutes?|mins?|hours?|hrs?|h|days?"
    r"|weeks?|wks?|months?|quarters?|years?|yrs?",
    "nth": "|".join(numerals.ORDINALS),
    "edge": r"very end|end|close|start|beginning|middle|mid|early|later|late",
    "周": r"周|星期|礼拜",
    "星期": r"[一二三四五六日天1-6]",
    "数": rf"\d{{1,3}}(?:[-~到至]\d{{1,3}})? |(?:{HANZI})(?:[-~到至](?:{HANZI}))?",
    "单位": r"工作日|小时|钟头|分钟|天|日|周|星期|礼拜|月|季度|年|h|min",
    "月": r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]",
    "日": r"[12]\d|3[01]|0?[1-9]|二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?"
    r"|[一二三四五六七八九]|廿[一二三四五六七八九]?",
    "年": r"(?:19|20)?\d\d|二[零〇]二[零〇一二三四五六七八九]",
    # Not the 下 of 看一下.
    "移": r"(?:这|本|下下|再下|(?<!一)下|上上|上)(?:一?个)?",
}  # fmt: skip


# What leaves a text as it is: punctuation, and that it is meant roughly.
ASIDE = re.compile(
    r"[\s.,;:!?。、()]+|左右|大约|大概|差不多|about|around|roughly|approximately|maybe|probably"
)


@dataclass
class Phrase:
    pattern: str
    read: Reader

    @cached_property
    def compiled(self) -> Pattern[str]:
        # Compiled when the first text needs it: a start must not wait for it.
        return re.compile(self.pattern)


@dataclass
class Lexicon:
    """The phrases of one part of the grammar, in the order they were written."""

    phrases: list[Phrase] = field(default_factory=list)

    def english(self, *patterns: str) -> Callable[[Reader], Reader]:
        """A space is any white space; the phrase begins and ends with a whole word."""
        spaced = (re.sub(r" (?![?*+])", r"\\s+", pattern) for pattern in patterns)
        return self._adds(
            rf"(?<![a-z0-9_])(?:{pattern})(?![a-z0-9_]|\.[a-z])" for pattern in spaced
        )

    def chinese(self, *patterns: str) -> Callable[[Reader], Reader]:
        """A space is white space or none: `12月15日`, `12 月 15 日`."""
        return self._adds(pattern.replace(" ", r"\s*") for pattern in patterns)

    def figures(self, *patterns: str) -> Callable[[Reader], Reader]:
        return self._adds(patterns)

    def found(self, text: str, scene: Scene) -> Iterator[Piece]:
        for phrase in self.phrases:
            for match in phrase.compiled.finditer(text):
                value = phrase.read(match, scene)
                if value is not None:
                    # A pattern may need to see more than the words that mean something.
                    group = "words" if "words" in phrase.compiled.groupindex else 0
                    yield _trimmed(text, *match.span(group), value)

    def _adds(self, patterns: Iterable[str]) -> Callable[[Reader], Reader]:
        expanded = [_expanded(pattern) for pattern in patterns]

        def register(reader: Reader) -> Reader:
            self.phrases.extend(Phrase(pattern, reader) for pattern in expanded)
            return reader

        return register


def _trimmed(text: str, start: int, end: int, value: Value) -> Piece:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Piece(start, start + len(words.strip()), value)


def _expanded(pattern: str) -> str:
    # `{3}` and `{1,2}` are quantifiers: a name never starts with a digit.
    return re.sub(r"\{([^\d}]+)\}", lambda name: rf"(?P<{name[1]}>{_word(name[1])})", pattern)


def _word(name: str) -> str:
    return WORDS[name].replace(" ", r"\s*")


def weekday(words: str) -> int:
    """Monday is 0."""
    if words.isdigit():
        return int(words) - 1
    if words in "一二三四五六日天":
        return HANZI_WEEKDAYS.index(words.replace("天", "日"))
    return WEEKDAYS.index(words[:3])


def month_number(words: str) -> int:
    return MONTHS.index(words[:3]) + 1 if words[:3] in MONTHS else numerals.number(words)


def unit(words: str) -> Unit:
    return next(unit for prefix, unit in ENGLISH_UNITS.items() if words.startswith(prefix))


def unit_in_hanzi(words: str) -> Unit:
    return CHINESE_UNITS[words[0]]


def moved(words: str) -> int:
    """`下下个` and `再下` are 2, `上` is -1, `这个` is 0."""
    return words.count("下") + words.count("再") - words.count("上")


def is_whole(found: Found) -> bool:
    """Nothing else was said, so that a bare "3 days" can only be a date."""
    text = found.string
    return not ASIDE.sub("", text[: found.start()] + text[found.end() :])
