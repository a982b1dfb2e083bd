"""What is asked for after /poll: one of its words, or a question with its options. Pure."""

import re
from dataclasses import dataclass

from handlers.kit.words import split_word, subwords

WORDS = ("list", "close", "remind", "export", "help")
QUESTION, OPTION = 300, 120  # characters at most

# The bar, as keyboards of both languages have it, and the stroke that looks like it.
_BAR = re.compile(r"\s*[|｜丨]\s*")
_QUOTED = re.compile(r"\"([^\"]+)\"|“([^”]+)”|「([^」]+)」|『([^』]+)』|«([^»]+)»")
_SETTINGS = re.compile(r"[\[【［]([^\[\]【】［］]*)[\]】］]\s*$")  # noqa: RUF001  full-width too
_BULLET = re.compile(r"^\s*(?:[-*•·–]\s+|\(?\d{1,2}[.)、）]\s*|[a-jA-J][.)、）]\s*)")


@dataclass(frozen=True)
class Typed:
    """`settings`: what stands in brackets at the end."""

    question: str = ""
    options: tuple[str, ...] = ()
    settings: str = ""


def asked(text: str) -> tuple[str | None, str]:
    """Which of WORDS is meant, and what follows it; None for a question.

    "List the risks? | yes | no" is a question.
    """
    word, rest = split_word(text, subwords("poll", WORDS))
    if word is None:
        word, rest = _without_space(text.strip())
    return (word, rest) if word and (not rest or is_number(rest)) else (None, text.strip())


def _without_space(text: str) -> tuple[str | None, str]:
    """Chinese writes no spaces: 关闭12."""
    for word, meaning in subwords("poll", WORDS).items():
        rest = text.removeprefix(word)
        if not word.isascii() and rest != text and is_number(rest):
            return meaning, rest
    return None, text


def is_number(text: str) -> bool:
    digits = text.strip().lstrip("#")
    return digits.isdecimal() and len(digits) <= 9


def typed(text: str, *, is_bare: bool = False) -> Typed:
    """`is_bare`: brackets at the end are the last option's."""
    text, settings = (text.strip(), "") if is_bare else _without_settings(text.strip())
    for parts in (_lines(text), _BAR.split(text), _quotes(text)):
        if len(parts) > 1:
            question, *options = parts
            return Typed(question.strip(), tuple(one for one in options if one), settings)
    return Typed(text.strip().strip("|｜"), (), settings)


def _without_settings(text: str) -> tuple[str, str]:
    found = _SETTINGS.search(text)
    return (text[: found.start()].strip(), found.group(1).strip()) if found else (text, "")


def ends_in_brackets(option: str) -> bool:
    return _SETTINGS.search(option) is not None


def _lines(text: str) -> list[str]:
    """A question and a list below it; a single bar in it means that bars part the options."""
    lines = [one.strip() for one in text.splitlines() if one.strip()]
    if len(lines) < 2 or any(_BAR.search(one) for one in lines):
        return [part for one in lines for part in _BAR.split(one) if part] if lines else []
    return [lines[0], *(_BULLET.sub("", one).strip() for one in lines[1:])]


def _quotes(text: str) -> list[str]:
    """`"Which day?" "Tue" "Wed"`; also with the question outside of them."""
    found = list(_QUOTED.finditer(text))
    if len(found) < 2 or _QUOTED.sub("", text[found[0].end() :]).strip(" ,，、"):
        return []
    before = text[: found[0].start()].strip(" :：")
    quoted = [next(part for part in one.groups() if part).strip() for one in found]
    return [before, *quoted] if before else quoted
