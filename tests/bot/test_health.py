"""GET /healthz: 200 only when everything the bot needs answers."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from bot.app import App
from bot.platforms.slack import send
from bot.ticker import Ticker
from bot.web.app import web_app
from handlers.kit.events import Event
from storage import drafts, inbox, outbox
from storage.drafts import Draft
from storage.engine import Database
from storage.inbox import Seen
from tests.platforms.slack.parley import Office
from tests.platforms.slack.parley import office as office_of
from tests.storage.promised import Outbox

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


async def nothing(event: Event) -> None:
    raise AssertionError(event)


async def asked(app: App) -> tuple[int, dict[str, Any]]:
    transport = httpx.ASGITransport(app=app.web())
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
        answer = await http.get("/healthz")
    return answer.status_code, answer.json()


@pytest.fixture
async def office(http: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(send, "ASKED_EVERY_S", 0.0)
    return http


async def test_when_all_is_well_it_says_so(office: Office) -> None:
    assert await asked(office.app) == (200, {"ok": True, "database": "ok", "slack": "ok"})


async def test_a_token_that_was_revoked_is_named(office: Office) -> None:
    office.slack.revoked_error = "token_revoked"
    assert await asked(office.app) == (
        503,
        {"ok": False, "database": "ok", "slack": "token_revoked"},
    )
    office.slack.revoked_error = ""
    assert (await asked(office.app))[0] == 200


async def test_a_database_that_is_away_is_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(outbox, "waiting", away)
    status, found = await asked(office.app)
    assert (status, found["database"]) == (503, "ConnectionRefusedError")


async def test_a_socket_that_is_cut_is_named(tmp_path: Path) -> None:
    async with office_of("socket", f"sqlite:///{tmp_path}/parley.db") as cut:
        assert (await asked(cut.app))[0] == 200
        cut.slack.trouble.refuses_sockets = True
        cut.slack.sockets.cut()
        async with asyncio.timeout(10):
            while (await asked(cut.app))[0] == 200:  # noqa: ASYNC110  that is what is tested
                await asyncio.sleep(0.05)
        assert (await asked(cut.app))[1]["slack"] == "not connected to Slack"


async def test_slack_is_not_asked_each_time(http: Office) -> None:
    before = len(http.slack.calls("auth.test"))
    for _ in range(5):
        await asked(http.app)
    assert len(http.slack.calls("auth.test")) <= before + 1


async def test_a_bot_on_no_platform_is_not_well(embedded: Database) -> None:
    async def health() -> dict[str, Any]:
        return {"ok": False, "database": "ok"}

    transport = httpx.ASGITransport(app=web_app(health))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
        assert (await http.get("/healthz")).status_code == 503
        assert (await http.post("/slack/events")).status_code == 404


class TestTicker:
    async def rows(self, database: Database, table: str) -> int:
        async with database.transaction() as tx:
            connection = await tx.connection()
            found = await connection.execute(text(f"SELECT count(*) FROM {table}"))
            return int(found.scalar_one())

    async def test_what_has_been_kept_long_enough_is_forgotten(self, embedded: Database) -> None:
        box = Outbox(embedded, NOW)
        await box.promise("sent")
        (sent,) = await box.claimed()
        await box.finish(sent)
        await box.promise("still waits")
        async with embedded.transaction() as tx:
            tx.add(Seen(event_id="Ev1", at=NOW))
            command: dict[str, Any] = {}
            tx.add(Draft(platform="slack", tenant="T1", actor="U1", command=command, made_at=NOW))
        left = []
        for kept in (timedelta(0), inbox.KEPT, outbox.KEPT, drafts.KEPT):
            now = NOW + kept + timedelta(seconds=1)
            await Ticker(embedded, nothing, lambda now=now: now).forget()  # type: ignore[misc]  # of the loop
            left.append([await self.rows(embedded, one) for one in ("inbox", "outbox", "draft")])
        assert left == [[1, 2, 1], [0, 2, 1], [0, 1, 1], [0, 1, 0]]

    async def test_it_starts_and_stops(self, embedded: Database) -> None:
        ticker = Ticker(embedded, nothing, lambda: datetime.now(UTC))
        ticker.start()
        assert ticker.scheduler.get_jobs()
        ticker.stop()
