"""`parley doctor` against the stand-in of Slack: what can be wrong, and how to mend it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import doctor
from bot.doctor import Finding, examine
from bot.playground.slack import SlackServer, Trouble
from bot.settings import Settings
from storage import migrate
from storage.engine import Database
from tests.bot.commands import parley
from tests.platforms.slack.parley import APP_TOKEN, new_slack, settings


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with new_slack().running() as running:
        yield running


@pytest.fixture
def right(slack: SlackServer, embedded: Database, tmp_path: Path) -> Settings:
    """Nothing is wrong with these."""
    return settings(slack, "http", f"sqlite:///{tmp_path}/parley.db")


def changed(right: Settings, **changes: Any) -> Settings:
    return Settings(_env_file=None, **(right.model_dump() | changes))


async def wrong(given: Settings) -> list[Finding]:
    return [one for one in await examine(given) if not one.is_good]


@pytest.mark.parametrize("app_token", ["", APP_TOKEN])
async def test_a_healthy_bot_has_nothing_to_mend(right: Settings, app_token: str) -> None:
    findings = await examine(changed(right, slack_app_token=app_token))
    assert [str(one) for one in findings if not one.is_good] == []
    assert len(findings) >= 4


# What is set, the word of the finding, the word of the remedy.
BAD_SETTINGS = [
    ({"slack_bot_token": "xoxb-9-9-old"}, "invalid_auth", "OAuth & Permissions"),
    ({"slack_bot_token": ""}, "no token", "SLACK_BOT_TOKEN"),
    ({"slack_app_token": "xapp-9-9-old"}, "Socket Mode: invalid_auth", "connections:write"),
    ({"slack_api_url": "http://127.0.0.1:1/api/"}, "ConnectError", "127.0.0.1:1"),
    ({"database_url": "postgresql://bot:hunter2@127.0.0.1:1/p"}, "database", "DATABASE_URL"),
]


@pytest.mark.parametrize(("given", "what", "mend"), BAD_SETTINGS)
async def test_a_wrong_setting_is_found_and_can_be_mended(
    right: Settings, given: dict[str, str], what: str, mend: str
) -> None:
    (found,) = await wrong(changed(right, **given))
    assert what in found.what
    assert mend in found.mend
    assert "hunter2" not in str(found)


async def test_a_missing_scope_is_named(right: Settings, slack: SlackServer) -> None:
    slack.scopes -= {"users:read", "files:write"}
    (found,) = await wrong(right)
    assert "files:write, users:read" in found.what
    assert "parley manifest slack" in found.mend
    assert "text in the place of pictures" in found.mend


async def test_an_old_database_is_named(right: Settings, embedded: Database) -> None:
    await migrate.downgrade(embedded, "0001")
    (found,) = await wrong(right)
    assert found.what == "database: at 0001"


async def test_an_empty_database_is_named(right: Settings, tmp_path: Path) -> None:
    (found,) = await wrong(changed(right, database_url=f"sqlite:///{tmp_path}/new.db"))
    assert found.what == "database: at nothing"
    assert "parley migrate" in found.mend


async def test_a_revoked_token_is_named(right: Settings, slack: SlackServer) -> None:
    slack.revoked_error = "token_revoked"
    (found,) = await wrong(right)
    assert "token_revoked" in found.what


@pytest.mark.parametrize("off", [timedelta(minutes=4), timedelta(minutes=-4)])
def test_a_clock_that_is_off_is_named(off: timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = httpx.Response(200, headers={"date": "Wed, 25 Nov 2026 12:00:00 GMT"})
    noon = 1795608000
    monkeypatch.setattr("time.time", lambda: noon + off.total_seconds())
    found = doctor._clock(answer)
    assert not found.is_good
    assert "240 s" in found.what
    monkeypatch.setattr("time.time", lambda: noon + 2)
    assert doctor._clock(answer).is_good


@pytest.mark.parametrize(
    "trouble", [Trouble.server_error(), Trouble.rate_limited(1), Trouble.cut_before()]
)
@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_a_slack_that_stumbles_is_a_finding_not_a_crash(
    right: Settings, slack: SlackServer, method: str, trouble: Trouble
) -> None:
    slack.trouble.next(method, trouble)
    (found,) = await wrong(changed(right, slack_app_token=APP_TOKEN))
    assert found.mend


async def test_the_command_says_it_and_fails(slack: SlackServer, tmp_path: Path) -> None:
    given = {
        "SLACK_BOT_TOKEN": "xoxb-9-9-old",
        "SLACK_SIGNING_SECRET": "hunter2",
        "SLACK_API_URL": slack.api_url,
    }

    ended = await asyncio.to_thread(lambda: parley(tmp_path, "doctor", **given))
    assert ended.code == 1
    assert "BAD Slack: invalid_auth" in ended.said
    assert "hunter2" not in ended.said
    assert ended.complained == ""
