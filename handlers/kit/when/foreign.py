"""Dates written out in German, French or Spanish: colleagues write to an English room, too.

dateparser knows the names and orders of these; it is asked only for words that are such a date
for certain, since it costs a quarter of a second to load.
"""

from datetime import date, datetime, time
from functools import lru_cache

from handlers.kit.when.phrases import Found, Lexicon
from handlers.kit.when.pieces import Day, Value
from handlers.kit.when.scene import Scene

FOREIGN = Lexicon()

LANGUAGES = ["de", "fr", "es"]
MONTHS = (
    r"januar|februar|märz|mai|juni|juli|oktober|dezember"
    r"|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)


@FOREIGN.figures(
    rf"(?<![\w.:/-])(?:3[01]|[12]\d|0?[1-9])(?:\.|er)?\s(?:de\s)?(?:{MONTHS})(?!\w)"
    r"(?:\s(?:del?\s)?20\d\d)?"
)
def written_out(found: Found, scene: Scene) -> Value | None:
    day = _read(found[0], scene.today)
    return Day(day) if day else None


@lru_cache(maxsize=256)
def _read(words: str, today: date) -> date | None:
    # 250 ms with its languages; it ships no types.
    import dateparser  # type: ignore[import-untyped]  # noqa: PLC0415

    found = dateparser.parse(
        words,
        languages=LANGUAGES,
        settings={
            "REQUIRE_PARTS": ["day", "month"],
            "PREFER_DATES_FROM": "future",
            "PARSERS": ["absolute-time"],
            "RELATIVE_BASE": datetime.combine(today, time.min),
        },
    )
    return found.date() if isinstance(found, datetime) else None
