"""The commands of `parley`. Each imports what it needs, so that none waits for the others."""

import asyncio
import gc
import sys
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bot.exits import stop
from bot.playground.demo_command import demo
from bot.when_command import when

if TYPE_CHECKING:
    from bot.settings import Settings


@click.group(no_args_is_help=True)
def app() -> None:
    """Parley: requirement changes, recorded and agreed on where the team talks."""


app.add_command(when)
app.add_command(demo)

WRONG_SETTINGS = WRONG_INPUT = 2
NO_DATABASE = 1

T = TypeVar("T")


def settings() -> "Settings":
    from bot.settings import WrongSettings, read  # noqa: PLC0415

    try:
        return read()
    except WrongSettings as wrong:
        for line in str(wrong).splitlines():
            click.echo(f"parley: {line}", err=True)
        sys.exit(WRONG_SETTINGS)


def done(work: Coroutine[Any, Any, T]) -> T:
    """Its result; a database that cannot be used is one line, not a traceback."""
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415  `parley manifest` needs no database

    from bot.logs import hidden  # noqa: PLC0415

    try:
        return asyncio.run(work)
    except (DBAPIError, OSError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        said = next(iter(str(cause).splitlines()), "") or type(cause).__name__
        stop(f"the database: {hidden(said)} (see parley doctor)", NO_DATABASE)


@app.command()
def run() -> None:
    """Start the bot."""
    gc.disable()  # what is loaded stays; looking through it for garbage is a fifth of the start
    from bot import logs, process  # noqa: PLC0415

    found = settings()
    if not (found.uses_slack or found.uses_feishu):
        stop("SLACK_BOT_TOKEN or FEISHU_APP_ID is missing: see .env.example", WRONG_SETTINGS)
    logs.set_up(found.log_level, in_colour=sys.stderr.isatty())
    done(process.migrated(found))
    sys.exit(process.run(found))


@app.command()
def migrate() -> None:
    """Bring the database's tables up to date."""
    from bot.process import migrated  # noqa: PLC0415

    click.echo(done(migrated(settings())))


@app.command()
def doctor() -> None:
    """Check settings, database, tokens, scopes and clock. Says how to mend what is wrong."""
    from bot.doctor import examine  # noqa: PLC0415

    findings = asyncio.run(examine(settings()))
    for finding in findings:
        click.echo(str(finding))
    sys.exit(0 if all(one.is_good for one in findings) else 1)


@app.command()
@click.argument("platform", type=click.Choice(["slack", "feishu"]))
@click.option("--url", default="", help="Where the bot is reached: https://…")
@click.option("--socket", is_flag=True, help="Socket Mode: no public address needed.")
@click.option("--prefix", default="", help="Put before the names of the commands.")
def manifest(platform: str, url: str, socket: bool, prefix: str) -> None:
    """Print what the platform wants to know when the app is made.

    A manifest for Slack, the steps for Feishu.
    """
    if platform == "feishu":
        from bot.platforms.feishu.manifest import manifest as feishu_manifest  # noqa: PLC0415

        click.echo(feishu_manifest(url))
        return
    from bot.platforms.slack.manifest import manifest as slack_manifest  # noqa: PLC0415

    if bool(url) == socket or (url and not url.startswith("https://")):
        stop("say either --socket or --url https://…", WRONG_SETTINGS)
    click.echo(slack_manifest(url, prefix=prefix))


@app.command()
def verify() -> None:
    """Check the seals of the history. Names the first entry that was tampered with."""
    from bot.ledger import verified  # noqa: PLC0415

    complaint, count = done(verified(settings()))
    click.echo(complaint or f"{count} entries, every seal is whole")
    sys.exit(1 if complaint else 0)


@app.command()
@click.argument("project", type=int, default=0)
@click.option("--list", "show", is_flag=True, help="The projects and their numbers.")
@click.option("--lang", "language", default="en", show_default=True, help="Of the headings.")
def export(project: int, show: bool, language: str) -> None:
    """Print the changes of the PROJECT of this number as CSV."""
    from bot.ledger import changes_csv, project_list  # noqa: PLC0415

    if show or not project:
        click.echo(done(project_list(settings())), nl=False)
        return
    table = done(changes_csv(settings(), project, language))
    if table is None:
        stop(f"there is no project {project}: see parley export --list", WRONG_SETTINGS)
    click.echo(table, nl=False)


@app.command()
@click.argument("file", default="")
@click.option("--now", help="When messages without a time were said: 2026-11-16T09:00+08:00.")
@click.option("--zone", default="UTC", show_default=True, help="The zone that dates are read in.")
@click.option("--not-right", is_flag=True, help="Instead: how often people pressed “Not right”.")
def summarise(file: str, now: str | None, zone: str, not_right: bool) -> None:
    """Summarise exported threads: JSON lines in, JSON lines out.

    FILE holds them; - reads standard input.
    """
    if not_right:
        from bot.ledger import called_wrong  # noqa: PLC0415

        click.echo(done(called_wrong(settings())), nl=False)
        return
    if not file:
        stop("name a file of threads, or - for standard input", WRONG_INPUT)
    from bot.summarise_command import summarise_lines  # noqa: PLC0415

    summarise_lines(file, now, zone)
