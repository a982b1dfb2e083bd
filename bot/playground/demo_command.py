"""`parley demo`."""

import os
import sys
from pathlib import Path

import click

from bot.exits import stop

PORT = 7070
REFUSED = 1


@click.command()
@click.option("--empty", is_flag=True, help="Without the weeks of history.")
@click.option(
    "--port", type=int, default=PORT, show_default=True, help="Of the page, on 127.0.0.1."
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "zh-CN"]),
    default="en",
    show_default=True,
    help="Of the page.",
)
@click.option(
    "--keep",
    type=click.Path(path_type=Path),
    help="Folder in which everything stays, to go on another time.",
)
def demo(empty: bool, port: int, language: str, keep: Path | None) -> None:
    """Try everything in a browser, with no account. The real bot before stand-in platforms."""
    from bot.playground.demo import Options, run  # noqa: PLC0415  half a second
    from bot.playground.keeping import NotOurs  # noqa: PLC0415  the same

    try:
        code = run(Options(port, language, empty, keep, opens_browser=_has_browser()))
    except NotOurs as error:
        reason = "is not empty, and holds no demo that this release can go on with"
        stop(f"{error} {reason}: name another folder", REFUSED)
    except OSError as error:
        stop(f"port {port} cannot be used ({error.strerror}): try --port", REFUSED)
    sys.exit(code)


def _has_browser() -> bool:
    """Somebody sits here, before a screen."""
    is_desktop = sys.platform in ("darwin", "win32")
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.stdout.isatty() and (is_desktop or any(os.environ.get(one) for one in screens))
