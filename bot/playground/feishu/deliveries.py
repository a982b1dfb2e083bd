"""How things reach the app: sealed, signed requests or frames, and retries. Facts 1.1 to 1.3."""

import asyncio
import base64
import json
import secrets
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from bot.playground.feishu.secrecy import encrypted, signature
from bot.playground.feishu.sockets import NoSocket, Sockets
from bot.playground.feishu.tenant import JSON
from bot.playground.feishu.trouble import DeliveryTrouble, Troubles

ACK_S = 3.0
CHALLENGE_S = 1.0
RETRIES = (15.0, 300.0, 3600.0, 21600.0)
STALE_S = 86400


@dataclass(frozen=True)
class Ack:
    """What Feishu heard: `status` None when nothing; `error` as facts 1.6 numbers it, or words."""

    status: int | None = None
    body: Any = None
    seconds: float = 0.0
    error: str = ""

    @property
    def is_ok(self) -> bool:
        return not self.error


@dataclass
class Deliveries:
    encrypt_key: str
    token: str
    sockets: Sockets
    trouble: Troubles
    request_url: str | None = None  # None: the long connection
    retry_delays: tuple[float, ...] = RETRIES
    ack_s: float = ACK_S
    attempts: int = 0
    _http: httpx.AsyncClient | None = None
    _background: set[asyncio.Task[object]] = field(default_factory=set)

    async def close(self) -> None:
        for task in list(self._background):
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        if self._http is not None:
            await self._http.aclose()

    async def challenge(self) -> bool:
        """Whether the request URL proves itself when it is saved in the console."""
        word = secrets.token_hex(16)
        asked = {"challenge": word, "token": self.token, "type": "url_verification"}
        ack = await self._post(self._sealed(asked), {}, within=CHALLENGE_S)
        return ack.is_ok and isinstance(ack.body, dict) and ack.body.get("challenge") == word

    async def event(self, payload: JSON) -> Ack:
        """The outcome of the first attempt; retries go on in the background."""
        first, is_repeated = await self._attempt(payload)
        if not first.is_ok or is_repeated:
            self.in_background(self._retry(payload, first))
        return first

    async def callback(self, payload: JSON) -> Ack:
        """Never retried: the person sees the error."""
        return (await self._attempt(payload))[0]

    def in_background(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _retry(self, payload: JSON, failed: Ack) -> None:
        for delay in self.retry_delays:
            await asyncio.sleep(0 if failed.is_ok else delay)
            failed, is_repeated = await self._attempt(payload)
            if failed.is_ok and not is_repeated:
                return

    async def _attempt(self, payload: JSON) -> tuple[Ack, bool]:
        """The answer, and whether it is delivered again in spite of it."""
        trouble, self.attempts = self.trouble.for_delivery(), self.attempts + 1
        if self.request_url is None:
            ack = await self._through_socket(payload)
        else:
            body = self._sealed(payload)
            headers = self._signed(body, trouble)
            ack = await self._post(body, headers, within=self.ack_s)
            if trouble == "replayed":
                ack = await self._post(body, headers, within=self.ack_s)
        if trouble == "drop_ack":
            ack = replace(ack, status=None, body=None, error="200341")
        return ack, trouble == "twice"

    def _sealed(self, payload: JSON) -> bytes:
        text = json.dumps(payload, ensure_ascii=False)
        if not self.encrypt_key:
            return text.encode()
        return json.dumps({"encrypt": encrypted(text, self.encrypt_key)}).encode()

    def _signed(self, body: bytes, trouble: DeliveryTrouble | None) -> dict[str, str]:
        # The real time, not the tenant's: the app compares it with its own clock.
        stamp = str(int(time.time()) - (STALE_S if trouble == "stale" else 0))
        nonce, key = secrets.token_hex(6), self.encrypt_key
        seal = signature(stamp, nonce, key + ("?" if trouble == "wrong_signature" else ""), body)
        return {
            "X-Lark-Request-Timestamp": stamp,
            "X-Lark-Request-Nonce": nonce,
            "X-Lark-Signature": seal,
        }

    async def _through_socket(self, payload: JSON) -> Ack:
        started = time.perf_counter()
        data = json.dumps(payload, ensure_ascii=False).encode()
        try:
            answer = await self.sockets.deliver(data, self.ack_s)
        except NoSocket:
            return Ack(error="200342")
        except TimeoutError:
            return Ack(seconds=self.ack_s, error="200341")
        status = int(answer.get("code", 0))
        body = json.loads(base64.b64decode(answer["data"])) if answer.get("data") else None
        seconds = time.perf_counter() - started
        return Ack(status, body, seconds, "" if status == 200 else "200671")

    async def _post(self, body: bytes, headers: dict[str, str], *, within: float) -> Ack:
        if self._http is None:
            self._http = httpx.AsyncClient(trust_env=False)
        assert self.request_url is not None
        started = time.perf_counter()
        kind = {"Content-Type": "application/json; charset=utf-8"}
        try:
            answer = await asyncio.wait_for(
                self._http.post(self.request_url, content=body, headers=headers | kind), within
            )
        except TimeoutError:
            return Ack(seconds=within, error="200341")
        except httpx.HTTPError:
            return Ack(seconds=time.perf_counter() - started, error="200342")
        ack = Ack(answer.status_code, _parsed(answer), time.perf_counter() - started)
        return ack if answer.status_code == 200 else replace(ack, error="200671")


def _parsed(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None
