"""`parley demo`."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

PORT = 7070
REFUSED = 1


class Language(StrEnum):
    ENGLISH = "en"
    CHINESE = "zh-CN"


def demo(
    empty: Annotated[bool, typer.Option("--empty", help="without the weeks of history")] = False,
    port: Annotated[int, typer.Option(help="of the page, on 127.0.0.1")] = PORT,
    language: Annotated[Language, typer.Option("--lang", help="of the page")] = Language.ENGLISH,
    keep: Annotated[
        Path | None, typer.Option(help="folder in which everything stays, to go on another time")
    ] = None,
) -> None:
    """Try everything in a browser, with no account: the real bot before stand-in platforms."""
    from bot.playground.demo import Options, run  # noqa: PLC0415  half a second
    from bot.playground.keeping import NotOurs  # noqa: PLC0415  the same

    try:
        code = run(Options(port, language.value, empty, keep, opens_browser=_has_browser()))
    except NotOurs as error:
        reason = "is not empty, and holds no demo that this release can go on with"
        typer.echo(f"parley: {error} {reason}: name another folder", err=True)
        raise typer.Exit(REFUSED) from None
    except OSError as error:
        typer.echo(f"parley: port {port} cannot be used ({error.strerror}): try --port", err=True)
        raise typer.Exit(REFUSED) from None
    raise typer.Exit(code)


def _has_browser() -> bool:
    """Somebody sits here, before a screen."""
    is_desktop = sys.platform in ("darwin", "win32")
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.stdout.isatty() and (is_desktop or any(os.environ.get(one) for one in screens))
