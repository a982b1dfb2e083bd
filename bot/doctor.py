"""parley doctor: what is wrong, and how to mend it."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

import httpx

from bot.settings import Settings
from handlers.kit.calendars import missing_years
from storage import migrate, projects
from storage.engine import Database

CLOCK_OFF_S = 60  # Slack refuses signatures older than five minutes; say so long before
WITHIN_S = 10


@dataclass(frozen=True)
class Finding:
    is_good: bool
    what: str
    mend: str = ""

    def __str__(self) -> str:
        mark = "ok  " if self.is_good else "BAD "
        return f"{mark}{self.what}" + (f"\n    {self.mend}" if self.mend else "")


async def examine(settings: Settings) -> list[Finding]:
    findings = [await _database(settings)]
    if findings[0].is_good:
        findings += await _calendars(settings, date.today())  # noqa: DTZ011  any zone will do
    if not (settings.uses_slack or settings.uses_feishu):
        mend = "Put SLACK_BOT_TOKEN or FEISHU_APP_ID into .env: README."
        return [*findings, Finding(False, "neither Slack nor Feishu: no token", mend)]
    if settings.uses_slack:
        async with httpx.AsyncClient(timeout=WITHIN_S) as http:
            findings += [finding async for finding in _slack(settings, http)]
    if settings.uses_feishu:
        from bot.doctor_feishu import examined  # noqa: PLC0415  a Slack-only bot need not load it

        findings += await examined(settings)
    return findings


async def _database(settings: Settings) -> Finding:
    database = Database(settings.database_url)
    try:
        current = await migrate.current(database)
    except Exception as error:
        # Whatever the driver raises: it cannot be reached.
        kind = database.url.get_backend_name()
        return Finding(
            False, f"database: {type(error).__name__}", f"Is DATABASE_URL right, and {kind} up?"
        )
    finally:
        await database.close()
    if current != migrate.newest():
        return Finding(False, f"database: at {current or 'nothing'}", "Run: parley migrate")
    return Finding(True, f"database: {database.url.get_backend_name()}, at {current}")


async def _calendars(settings: Settings, today: date) -> list[Finding]:
    """Official tables of make-up workdays that the projects' calendars will soon want."""
    database = Database(settings.database_url)
    async with database.transaction() as tx:
        countries = {project.country for project in await projects.everything(tx)}
    await database.close()
    mend = "Upgrade the package chinesecalendar. Until then holidays count, make-up days do not."
    return [
        Finding(False, f"calendar: no official table of {country} for {year} yet", mend)
        for country in sorted(countries)
        for year in missing_years(country, today)
    ]


async def _slack(settings: Settings, http: httpx.AsyncClient) -> AsyncIterator[Finding]:
    token = settings.slack_bot_token.get_secret_value()
    try:
        answer = await _call(http, settings, "auth.test", token)
    except NoAnswer as problem:
        yield problem.finding
        return
    body = answer.json()
    if not body.get("ok"):
        mend = "Copy the bot token (xoxb-…) again: app settings, OAuth & Permissions."
        yield Finding(False, f"Slack: {body.get('error')}", mend)
        return
    yield Finding(True, f"Slack: signed in to {body.get('team')} as {body.get('user')}")
    yield _scopes(answer)
    yield _clock(answer)
    if settings.slack_uses_sockets:
        try:
            yield await _sockets(settings, http)
        except NoAnswer as problem:
            yield problem.finding
    else:
        address = settings.public_url or "https://…"
        yield Finding(True, f"Slack: events are expected at {address}/slack/events")


class NoAnswer(Exception):
    """Slack did not answer, or something else did in its place."""

    def __init__(self, reason: str, address: str) -> None:
        super().__init__(reason)
        mend = f"Can this machine reach {address} ? Try again in a minute."
        self.finding = Finding(False, f"Slack: {reason}", mend)


async def _call(
    http: httpx.AsyncClient, settings: Settings, method: str, token: str
) -> httpx.Response:
    """Slack's own errors stand in an answer of status 200. Raises NoAnswer."""
    address, headers = settings.slack_api_url, {"Authorization": f"Bearer {token}"}
    try:
        answer = await http.post(f"{address}{method}", headers=headers)
    except httpx.HTTPError as error:
        raise NoAnswer(type(error).__name__, address) from error
    if answer.status_code != httpx.codes.OK:
        raise NoAnswer(f"HTTP {answer.status_code}", address)
    return answer


def _scopes(answer: httpx.Response) -> Finding:
    from bot.platforms.slack.manifest import SCOPES  # noqa: PLC0415

    granted = {one.strip() for one in answer.headers.get("x-oauth-scopes", "").split(",")}
    missing = [scope for scope in SCOPES if scope not in granted]
    if missing:
        mend = "Update the app with `parley manifest slack …` and install it again."
        if any(one.startswith("files:") for one in missing):
            mend += " Until then Slack gets no exports, and text in the place of pictures."
        return Finding(False, f"Slack: scopes missing: {', '.join(missing)}", mend)
    return Finding(True, f"Slack: all {len(SCOPES)} scopes granted")


def _clock(answer: httpx.Response) -> Finding:
    said = answer.headers.get("date")
    off = abs(parsedate_to_datetime(said).timestamp() - time.time()) if said else 0.0
    if off > CLOCK_OFF_S:
        return Finding(False, f"clock: {off:.0f} s away from Slack’s", "Set it, best with NTP.")
    return Finding(True, "clock: agrees with Slack’s")


async def _sockets(settings: Settings, http: httpx.AsyncClient) -> Finding:
    token = settings.slack_app_token.get_secret_value()
    body = (await _call(http, settings, "apps.connections.open", token)).json()
    if body.get("ok"):
        return Finding(True, "Slack: Socket Mode works")
    mend = "Make an app-level token (xapp-…) with connections:write: app settings, Basic Info."
    return Finding(False, f"Slack: Socket Mode: {body.get('error')}", mend)
