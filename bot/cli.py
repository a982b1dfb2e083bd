"""The commands of `parley`. Each imports what it needs, so that none waits for the others."""

import asyncio
import gc
import sys
from collections.abc import Coroutine
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from bot.playground.demo_command import demo
from bot.when_command import when

if TYPE_CHECKING:
    from bot.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Parley: requirement changes, recorded and agreed on where the team talks.",
)

app.command()(when)
app.command()(demo)

WRONG_SETTINGS = WRONG_INPUT = 2
NO_DATABASE = 1

T = TypeVar("T")


def settings() -> "Settings":
    from bot.settings import WrongSettings, read  # noqa: PLC0415

    try:
        return read()
    except WrongSettings as wrong:
        for line in str(wrong).splitlines():
            typer.echo(f"parley: {line}", err=True)
        raise typer.Exit(WRONG_SETTINGS) from None


def done(work: Coroutine[Any, Any, T]) -> T:
    """Its result; a database that cannot be used is one line, not a traceback."""
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415  `parley manifest` needs no database

    from bot.logs import hidden  # noqa: PLC0415

    try:
        return asyncio.run(work)
    except (DBAPIError, OSError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        said = next(iter(str(cause).splitlines()), "") or type(cause).__name__
        typer.echo(f"parley: the database: {hidden(said)} (see parley doctor)", err=True)
        raise typer.Exit(NO_DATABASE) from None


@app.command()
def run() -> None:
    """Start the bot."""
    gc.disable()  # what is loaded stays; looking through it for garbage is a fifth of the start
    from bot import logs, process  # noqa: PLC0415

    found = settings()
    if not (found.uses_slack or found.uses_feishu):
        missing = "SLACK_BOT_TOKEN or FEISHU_APP_ID is missing: see .env.example"
        typer.echo(f"parley: {missing}", err=True)
        raise typer.Exit(WRONG_SETTINGS)
    logs.set_up(found.log_level, in_colour=sys.stderr.isatty())
    done(process.migrated(found))
    raise typer.Exit(process.run(found))


@app.command()
def migrate() -> None:
    """Bring the database's tables up to date."""
    from bot.process import migrated  # noqa: PLC0415

    typer.echo(done(migrated(settings())))


@app.command()
def doctor() -> None:
    """Check settings, database, tokens, scopes and clock; say how to mend what is wrong."""
    from bot.doctor import examine  # noqa: PLC0415

    findings = asyncio.run(examine(settings()))
    for finding in findings:
        typer.echo(str(finding))
    raise typer.Exit(0 if all(one.is_good for one in findings) else 1)


class ManifestOf(StrEnum):
    SLACK = "slack"
    FEISHU = "feishu"


@app.command()
def manifest(
    platform: ManifestOf,
    url: Annotated[str, typer.Option(help="where the bot is reached: https://…")] = "",
    socket: Annotated[bool, typer.Option(help="Socket Mode: no public address needed")] = False,
    prefix: Annotated[str, typer.Option(help="put before the names of the commands")] = "",
) -> None:
    """Print what the platform wants to know when the app is made: a manifest, or the steps."""
    if platform is ManifestOf.FEISHU:
        from bot.platforms.feishu.manifest import manifest as feishu_manifest  # noqa: PLC0415

        typer.echo(feishu_manifest(url))
        return
    from bot.platforms.slack.manifest import manifest as slack_manifest  # noqa: PLC0415

    if bool(url) == socket or (url and not url.startswith("https://")):
        typer.echo("parley: say either --socket or --url https://…", err=True)
        raise typer.Exit(WRONG_SETTINGS)
    typer.echo(slack_manifest(url, prefix=prefix))


@app.command()
def verify() -> None:
    """Check the seals of the history; name the first entry that was tampered with."""
    from bot.ledger import verified  # noqa: PLC0415

    complaint, count = done(verified(settings()))
    typer.echo(complaint or f"{count} entries, every seal is whole")
    raise typer.Exit(1 if complaint else 0)


@app.command()
def export(
    project: Annotated[int, typer.Argument(help="number of the project; see --list")] = 0,
    show: Annotated[bool, typer.Option("--list", help="the projects and their numbers")] = False,
    language: Annotated[str, typer.Option("--lang")] = "en",
) -> None:
    """Print the changes of a project as CSV."""
    from bot.ledger import changes_csv, project_list  # noqa: PLC0415

    if show or not project:
        typer.echo(done(project_list(settings())), nl=False)
        return
    table = done(changes_csv(settings(), project, language))
    if table is None:
        typer.echo(f"parley: there is no project {project}: see parley export --list", err=True)
        raise typer.Exit(WRONG_SETTINGS)
    typer.echo(table, nl=False)


@app.command()
def summarise(
    file: Annotated[
        str, typer.Argument(help="A file of JSON lines; - reads standard input.")
    ] = "",
    now: Annotated[
        str | None,
        typer.Option(help="When messages without a time were said: 2026-11-16T09:00+08:00."),
    ] = None,
    zone: Annotated[str, typer.Option(help="The time zone that dates are read in.")] = "UTC",
    not_right: Annotated[
        bool, typer.Option("--not-right", help="Instead: how often people pressed “Not right”.")
    ] = False,
) -> None:
    """Summarise exported threads: JSON lines in, JSON lines out."""
    if not_right:
        from bot.ledger import called_wrong  # noqa: PLC0415

        typer.echo(done(called_wrong(settings())), nl=False)
        return
    if not file:
        typer.echo("parley: name a file of threads, or - for standard input", err=True)
        raise typer.Exit(WRONG_INPUT)
    from bot.summarise_command import summarise_lines  # noqa: PLC0415

    summarise_lines(file, now, zone)
