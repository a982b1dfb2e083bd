"""`parley when`: what is understood of a date, for people who wonder and for measuring."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

if TYPE_CHECKING:
    from handlers.kit.when import Moment

WRONG_USAGE = 2
STANDARD_INPUT = "-"


def when(
    texts: Annotated[
        list[str], typer.Argument(metavar="TEXT…|-", help="What was said; - reads lines.")
    ],
    now: Annotated[
        str | None, typer.Option(metavar="ISO", help="When it was said; now by default.")
    ] = None,
    zone: Annotated[
        str, typer.Option(metavar="ZONE", help="IANA zone of the reader.")
    ] = "Asia/Shanghai",
    country: Annotated[
        str, typer.Option(metavar="CN", help="Whose holidays count, ISO 3166-1.")
    ] = "CN",
) -> None:
    """Show how dates in a text are read: one line of JSON for each text."""
    from handlers.kit.calendars import calendar_of  # noqa: PLC0415  as the other commands do
    from handlers.kit.when import find  # noqa: PLC0415

    said_at = _moment(now, _zone(zone))
    try:
        calendar = calendar_of(country.upper())
    except ValueError as wrong:
        raise _refused(f"--country: {wrong}") from None
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


def _lines(texts: list[str]) -> Iterable[str]:
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
        raise _refused(f"--zone: no such time zone: {name!r}") from None


def _moment(words: str | None, zone: ZoneInfo) -> datetime:
    """Without an offset it is the time of the zone."""
    if words is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        example = "2026-11-25T10:00"
        raise _refused(f"--now: not an ISO date and time ({example}): {words!r}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _refused(message: str) -> typer.Exit:
    typer.echo(f"parley: {message}", err=True)
    return typer.Exit(WRONG_USAGE)
