"""What the words around a piece make of it: by, before, after, 前, 之后."""

import re
from dataclasses import replace
from datetime import timedelta

from handlers.kit.when.pieces import Day, Piece, Span
from handlers.kit.when.scene import Scene

BEFORE = re.compile(r"(?<![a-z])(?:before|prior to|ahead of)\s+(?:the\s+)?$")
BY = re.compile(r"(?<![a-z])by\s+(?:the\s+)?$")
WITHIN = re.compile(r"(?<![a-z])(?:within|during|over)\s+(?:the\s+)?$")
AFTER = re.compile(r"(?<![a-z])(?:(?<!day\s)after|since|(?:as|was) of)\s+(?:the\s+)?$")
BEFORE_HANZI = re.compile(
    r"\s*(?:结束|来临|到来|放?假期?|长假|开始)?(?:之前|以前|节前|前(?![端台面后言期提置缀]))"
)
END_HANZI = re.compile(r"\s*结束(?:之前|以前|前)?")
AFTER_HANZI = re.compile(r"\s*(?:之后|以后|过后|后(?![端台续天面缀期]))")
LOOK_BACK = 16  # characters: "ahead of the " is the longest


def related(piece: Piece, text: str, scene: Scene) -> Piece | None:
    """None when the text only says that something comes after it."""
    before = text[max(0, piece.start - LOOK_BACK) : piece.start]
    if AFTER.search(before) or AFTER_HANZI.match(text, piece.end):
        return None
    if END_HANZI.match(text, piece.end) and isinstance(piece.value, Span):
        return piece.meaning(scene.edge(piece.value, "end"))
    if BEFORE_HANZI.match(text, piece.end) or BEFORE.search(before):
        return _before(piece, scene)
    if WITHIN.search(before) and isinstance(piece.value, Span):
        return piece.meaning(scene.edge(piece.value, "inside"))
    if BY.search(before):
        return _by(piece)
    return piece


def _before(piece: Piece, scene: Scene) -> Piece:
    """Before a holiday or a month is the day before; "before Friday" names Friday."""
    match piece.value:
        case Day(feast=True, sure=sure) as feast:
            return piece.meaning(Day(feast.day - timedelta(days=1), min(sure, 0.8)))
        case Span() as span:
            return piece.meaning(scene.before(span))
        case _:
            return piece


def _by(piece: Piece) -> Piece:
    """By December: when it begins. By next week: in it."""
    match piece.value:
        case Span(unit="month" | "quarter" | "half" | "year", first=first):
            return piece.meaning(Day(first, 0.5))
        case Span() as span:
            return piece.meaning(replace(span, alone=True))
        case _:
            return piece
