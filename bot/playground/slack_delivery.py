"""How Slack brings things to the app: signed requests or envelopes over a socket, and retries.

docs.slack.dev: authentication/verifying-requests-from-slack, apis/events-api, and
apis/events-api/using-socket-mode.
"""

import asyncio
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.playground.slack_channels import JSON
from bot.playground.slack_sockets import NoSocket, Sockets, new_envelope
from bot.playground.slack_trouble import DeliveryTrouble, Troubles

ACK_SECONDS = 3.0
HTTP_RETRIES = (0.0, 60.0, 300.0)
SOCKET_RETRIES = (1.0, 60.0, 300.0)
STALE_SECONDS = 600

FORM = "application/x-www-form-urlencoded"
JSON_TYPE = "application/json"


@dataclass(frozen=True)
class Ack:
    """What Slack heard from the app: `status` None when nothing."""

    status: int | None = None
    body: Any = None
    """The parsed JSON, or the text, of the answer; None when it was empty."""
    seconds: float = 0.0
    error: str = ""
    """``operation_timeout`` or ``dispatch_failed``, as people see it."""
    reason: str = ""
    """As in ``X-Slack-Retry-Reason``."""
    forbids_retry: bool = False

    @property
    def is_ok(self) -> bool:
        return not self.error


class Delivery:
    def __init__(self, signing_secret: str, sockets: Sockets, troubles: Troubles) -> None:
        self.request_url: str | None = None
        self.retry_delays: tuple[float, ...] | None = None
        """Seconds before each retry of an event; None: as Slack does."""
        self.ack_seconds = ACK_SECONDS
        self._secret = signing_secret
        self._sockets = sockets
        self._troubles = troubles
        self._session: aiohttp.ClientSession | None = None
        self._background: set[asyncio.Task[object]] = set()

    async def close(self) -> None:
        for task in list(self._background):
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def challenge(self) -> bool:
        """Whether the request URL proves itself the way Slack asks when it is entered."""
        given = {"token": "", "challenge": secrets.token_hex(16), "type": "url_verification"}
        ack = await self._post(json.dumps(given), JSON_TYPE, {}, self._troubles.for_delivery())
        said = ack.body.get("challenge") if isinstance(ack.body, dict) else ack.body
        return ack.is_ok and said == given["challenge"]

    async def command(self, payload: JSON) -> Ack:
        if self.request_url:
            return await self._once(urlencode(payload), FORM)
        return await self._over_socket(new_envelope("slash_commands", payload, takes_answer=True))

    async def interaction(self, payload: JSON) -> Ack:
        if self.request_url:
            return await self._once(urlencode({"payload": json.dumps(payload)}), FORM)
        takes_answer = payload["type"] in ("view_submission", "block_suggestion")
        return await self._over_socket(
            new_envelope("interactive", payload, takes_answer=takes_answer)
        )

    async def event(self, payload: JSON) -> Ack:
        """The outcome of the first attempt; retries go on in the background."""
        envelope = None
        if not self.request_url:
            envelope = new_envelope("events_api", payload, takes_answer=False)
        first, again = await self._event_attempt(payload, envelope, 0, "")
        if again or not (first.is_ok or first.forbids_retry):
            self.in_background(self._retry(payload, first, envelope))
        return first

    def in_background(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _retry(self, payload: JSON, failed: Ack, envelope: JSON | None) -> None:
        usual = HTTP_RETRIES if envelope is None else SOCKET_RETRIES
        delays = usual if self.retry_delays is None else self.retry_delays
        for number, delay in enumerate(delays, start=1):
            await asyncio.sleep(0 if failed.is_ok else delay)
            reason = failed.reason or "http_timeout"
            ack, again = await self._event_attempt(payload, envelope, number, reason)
            if (ack.is_ok and not again) or ack.forbids_retry:
                return
            failed = ack

    async def _event_attempt(
        self, payload: JSON, envelope: JSON | None, number: int, reason: str
    ) -> tuple[Ack, bool]:
        """The answer, and whether the event is to be delivered again in spite of it."""
        trouble = self._troubles.for_delivery()
        if envelope is None:
            headers = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
            ack = await self._post(
                json.dumps(payload), JSON_TYPE, headers if number else {}, trouble
            )
        else:
            marks = {"retry_attempt": number, "retry_reason": "timeout" if number else ""}
            ack = await self._through_socket(envelope | marks)
        return _as_heard(ack, trouble), trouble == "twice"

    async def _once(self, body: str, content_type: str) -> Ack:
        trouble = self._troubles.for_delivery()
        ack = await self._post(body, content_type, {}, trouble)
        if trouble == "twice":
            await self._post(body, content_type, {}, None)
        return _as_heard(ack, trouble)

    async def _over_socket(self, envelope: JSON) -> Ack:
        trouble = self._troubles.for_delivery()
        ack = await self._through_socket(envelope)
        if trouble == "twice":
            await self._through_socket(envelope)
        return _as_heard(ack, trouble)

    async def _through_socket(self, envelope: JSON) -> Ack:
        started = time.perf_counter()
        try:
            answer = await self._sockets.deliver(envelope, self.ack_seconds)
        except NoSocket:
            return Ack(error="dispatch_failed", reason="connection_failed")
        except TimeoutError:
            return Ack(seconds=self.ack_seconds, error="dispatch_failed", reason="timeout")
        body = answer.get("payload") or None
        return Ack(200, body, time.perf_counter() - started)

    async def _post(
        self, body: str, content_type: str, headers: JSON, trouble: DeliveryTrouble | None
    ) -> Ack:
        signed = headers | self._signature(body, trouble) | {"Content-Type": content_type}
        started = time.perf_counter()
        try:
            return await self._exchange(body.encode(), signed, started)
        except TimeoutError:
            return Ack(None, None, self.ack_seconds, "operation_timeout", "http_timeout")
        except aiohttp.ClientError:
            seconds = time.perf_counter() - started
            return Ack(None, None, seconds, "dispatch_failed", "connection_failed")

    async def _exchange(self, body: bytes, headers: JSON, started: float) -> Ack:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        assert self.request_url is not None
        limit = aiohttp.ClientTimeout(total=self.ack_seconds)
        async with self._session.post(
            self.request_url, data=body, headers=headers, timeout=limit
        ) as response:
            text = await response.text()
            ack = Ack(response.status, _parsed(text), time.perf_counter() - started)
            if response.ok:
                return ack
            is_final = response.headers.get("X-Slack-No-Retry") == "1"
            return replace(
                ack, error="dispatch_failed", reason="http_error", forbids_retry=is_final
            )

    def _signature(self, body: str, trouble: DeliveryTrouble | None) -> JSON:
        age = STALE_SECONDS if trouble == "stale" else 0
        secret = self._secret + ("?" if trouble == "wrong_signature" else "")
        # The real time, not the workspace's: the app compares it with its own clock.
        stamp = str(int(time.time()) - age)
        base = f"v0:{stamp}:{body}".encode()
        digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def _as_heard(ack: Ack, trouble: DeliveryTrouble | None) -> Ack:
    if trouble != "drop_ack":
        return ack
    return Ack(None, None, ack.seconds, "operation_timeout", "http_timeout")


def _parsed(text: str) -> Any:
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text
