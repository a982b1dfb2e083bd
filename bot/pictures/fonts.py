"""Letters, and which of them can be drawn.

A server has no Chinese font more often than not, so two come along: Noto Sans for the alphabets
of Europe (LICENSE.latin) and, for the 4,755 most used simplified characters, Droid Sans Fallback
(LICENSE.han), both reduced to what is drawn here. The second was given a ◆ for milestones.
"""

from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

LATIN, HAN = "latin.woff2", "han.woff2"
NOBODYS = "\U0010fffd"  # no font has this one: what is missing looks like it
ARROW = "›"  # noqa: RUF001  as a sign between two days
CUT = "…"


def drawable(words: str) -> str | None:
    """The words without pictures and marks that only adorn them; None if a letter is lacking."""
    kept = [_drawn(one) for one in words]
    found = " ".join("".join(one for one in kept if one is not None).split())
    is_whole = all(kept[place] is not None or not one.isalnum() for place, one in enumerate(words))
    return found if is_whole and found else None


def _drawn(letter: str) -> str | None:
    letter = ARROW if letter == "→" else letter
    is_there = letter.isspace() or (letter.isprintable() and _font_of(letter))
    return letter if is_there else None


@cache
def _font_of(letter: str) -> str:
    """ "" where neither has it."""
    return next((name for name in (LATIN, HAN) if _has(name, letter)), "")


def _has(name: str, letter: str) -> bool:
    font = _font(name, 24)
    return bytes(font.getmask(letter)) != bytes(font.getmask(NOBODYS))


@cache
def _font(name: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415  see the package

    # The plain layout: what needs more, as Arabic does, has no letters here anyway.
    plain = ImageFont.Layout.BASIC
    return ImageFont.truetype(Path(__file__).with_name(name), size, layout_engine=plain)


def width(words: str, size: int) -> float:
    return sum(_font(name, size).getlength(run) for name, run in _runs(words))


def _runs(words: str) -> list[tuple[str, str]]:
    """Pieces of one font each. What cannot be drawn is left out."""
    shown = drawable(words) or ""
    pairs = groupby(shown, lambda one: LATIN if one.isspace() else _font_of(one))
    return [(name, "".join(letters)) for name, letters in pairs if name]


def fitted(words: str, most: float, size: int) -> str:
    """As much of the words as has room, in pixels."""
    if width(words, size) <= most:
        return words
    while words and width(words.rstrip() + CUT, size) > most:
        words = words[:-1]
    return words.rstrip() + CUT


def write(  # noqa: PLR0913, PLR0917  words, and where and how
    draw: "ImageDraw",
    x: float,
    middle: float,
    words: str,
    colour: str,
    size: int,
    align: Literal["left", "middle", "right"] = "left",
) -> None:
    """`middle`: of the line's height."""
    whole = width(words, size)
    x -= {"left": 0, "middle": whole / 2, "right": whole}[align]
    for name, run in _runs(words):
        font = _font(name, size)
        draw.text((x, middle + size * 0.36), run, colour, font=font, anchor="ls")
        x += font.getlength(run)
