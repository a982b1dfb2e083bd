"""`parley when`: what is understood of a date, for people who wonder and for measuring."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from bot.exits import stop

if TYPE_CHECKING:
    from handlers.kit.when import Moment

WRONG_USAGE = 2
STANDARD_INPUT = "-"


@click.command()
@click.argument("texts", metavar="TEXT…|-", nargs=-1, required=True)
@click.option("--now", metavar="ISO", help="When it was said; now by default.")
@click.option(
    "--zone",
    metavar="ZONE",
    default="Asia/Shanghai",
    show_default=True,
    help="IANA zone of the reader.",
)
@click.option(
    "--country",
    metavar="CN",
    default="CN",
    show_default=True,
    help="Whose holidays count, ISO 3166-1.",
)
def when(texts: tuple[str, ...], now: str | None, zone: str, country: str) -> None:
    """Show how dates in a TEXT are read. One line of JSON for each; - reads lines."""
    from handlers.kit.calendars import calendar_of  # noqa: PLC0415  as the other commands do
    from handlers.kit.when import find  # noqa: PLC0415

    said_at = _moment(now, _zone(zone))
    try:
        calendar = calendar_of(country.upper())
    except ValueError as wrong:
        stop(f"--country: {wrong}", WRONG_USAGE)
    for text in _lines(texts):
        # Flushed, for whoever feeds it a line and waits for the answer.
        print(_line(text, find(text, said_at, zone, calendar)), flush=True)  # noqa: T201  its output


def _line(text: str, found: "list[Moment]") -> str:
    moments = [
        {
            "words": moment.words,
            "start": moment.start,
            "end": moment.end,
            "date": moment.day.isoformat(),
            "time": moment.time.strftime("%H:%M") if moment.time else None,
            "sure": round(moment.sure, 2),
        }
        for moment in found
    ]
    return json.dumps({"text": text, "found": moments}, ensure_ascii=False)


def _lines(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        if text == STANDARD_INPUT:
            # Bytes that are no UTF-8 are somebody's text too: show what can be shown.
            with open(0, encoding="utf-8", errors="replace", closefd=False) as lines:
                yield from (line.rstrip("\r\n") for line in lines)
        else:
            yield text


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder, "Europe"
        stop(f"--zone: no such time zone: {name!r}", WRONG_USAGE)


def _moment(words: str | None, zone: ZoneInfo) -> datetime:
    """Without an offset it is the time of the zone."""
    if words is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        example = "2026-11-25T10:00"
        stop(f"--now: not an ISO date and time ({example}): {words!r}", WRONG_USAGE)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
