"""The long connection: events come in over a web socket that we open (facts 1.3 and 6.3).

It never gives up: whatever ends a connection, the next one is tried, and `trouble` says why there
is none meanwhile.
"""

import asyncio
import base64
import contextlib
import json
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, TypeAlias
from urllib.parse import parse_qs, urlsplit

import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from bot.platforms.feishu import frames
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.errors import UNREACHED, Broken, Refused
from bot.platforms.feishu.frames import Frame

Json: TypeAlias = dict[str, Any]
Listen: TypeAlias = Callable[[Json], Awaitable[Json]]

CONNECT_S = 10
LONGEST_WAIT_S = 60.0
PING_S = 120.0  # unless Feishu says otherwise
# The protocol's own pings: without an answer within this the connection is dead.
ALIVE_S = 20
GOODBYE_S = 1  # whoever does not answer a ping says no goodbye either
PIECES_KEPT_S = 5.0  # of an event that comes in several frames; as the SDK does
FINISH_WITHIN_S = 3.0  # what is under way when we stop

log = structlog.get_logger(__name__)


@dataclass
class LongConnection:
    client: Client
    listen: Listen
    trouble: str = "not connected yet"
    first_wait_s: float = 0.5
    connected: Callable[[], None] = lambda: None
    _ping_s: float = PING_S
    _running: asyncio.Task[None] | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _pieces: dict[str, tuple[float, dict[int, bytes]]] = field(default_factory=dict)
    _tried: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self, within_s: float) -> None:
        """Returns after the first try, whatever came of it, and does not wait longer for it."""
        self._running = asyncio.create_task(self._run())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._tried.wait(), within_s)

    async def stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._running

    async def _run(self) -> None:
        failures = 0
        while True:
            started = monotonic()
            try:
                await self._connected()
                self.trouble = "the connection was closed"
            except (WebSocketException, OSError, *UNREACHED, Refused, Broken) as error:
                self.trouble = _reason(error)
            except Exception:
                # A bug of ours must not end the only way in.
                log.exception("connection_broken")
                self.trouble = "bug"
            self._tried.set()
            # A connection that held for a while was a good one.
            failures = 0 if monotonic() - started > LONGEST_WAIT_S else failures + 1
            await asyncio.sleep(self._wait_s(failures))

    def _wait_s(self, failures: int) -> float:
        """Longer each time, and not the same for all the clients that a restart has cut off."""
        longest = min(self.first_wait_s * 2.0**failures, LONGEST_WAIT_S)
        wait = longest * random.uniform(0.5, 1.0)
        log.warning("feishu_disconnected", reason=self.trouble, retry_in_s=round(wait, 1))
        return wait

    async def _connected(self) -> None:
        """From connecting until the connection ends."""
        address = await self._endpoint()
        query = parse_qs(urlsplit(address).query)
        service = int(query.get("service_id", ["0"])[0])
        async with connect(
            address,
            open_timeout=CONNECT_S,
            ping_interval=ALIVE_S,
            ping_timeout=ALIVE_S,
            close_timeout=GOODBYE_S,
        ) as socket:
            self.trouble = ""
            self._tried.set()
            log.info("feishu_connected")
            self.connected()
            pinging = asyncio.create_task(self._ping(socket, service))
            try:
                async for data in socket:
                    self._hear(socket, data)
            finally:
                pinging.cancel()
                await self._finish()

    async def _endpoint(self) -> str:
        given = {"AppID": self.client.app_id, "AppSecret": self.client.app_secret}
        answer = await self.client.unauthorised("/callback/ws/endpoint", given)
        self._configure(answer.get("ClientConfig") or {})
        return str(answer["URL"])

    def _configure(self, config: Json) -> None:
        self._ping_s = float(config.get("PingInterval") or PING_S)

    async def _ping(self, socket: ClientConnection, service: int) -> None:
        with contextlib.suppress(WebSocketException):
            while True:
                await socket.send(frames.to_bytes(frames.ping(service)))
                await asyncio.sleep(self._ping_s)

    def _hear(self, socket: ClientConnection, data: str | bytes) -> None:
        """Each event in a task of its own: none waits for another, nor does the next frame."""
        try:
            frame = frames.from_bytes(data if isinstance(data, bytes) else data.encode())
        except frames.NotAFrame as error:
            log.warning("frame_unreadable", reason=str(error))
            return
        if frame.method == frames.CONTROL:
            if frame.type == "pong" and frame.payload:
                self._configure(json.loads(frame.payload))
            return
        payload = self._whole(frame) if frame.method == frames.DATA else None
        if payload is not None:
            task = asyncio.create_task(self._answer(socket, frame, payload))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _whole(self, frame: Frame) -> bytes | None:
        """The payload once all its pieces are there."""
        count = int(frame.headers.get("sum") or 1)
        if count <= 1:
            return frame.payload
        now = monotonic()
        fresh = {id_: kept for id_, kept in self._pieces.items() if now - kept[0] < PIECES_KEPT_S}
        id_ = frame.headers.get("message_id", "")
        _, parts = fresh.setdefault(id_, (now, {}))
        parts[int(frame.headers.get("seq") or 0)] = frame.payload
        self._pieces = fresh
        if len(parts) < count:
            return None
        del self._pieces[id_]
        return b"".join(parts[place] for place in sorted(parts))

    async def _answer(self, socket: ClientConnection, frame: Frame, payload: bytes) -> None:
        started = monotonic()
        try:
            answer = await self.listen(json.loads(payload))
            said: Json = {"code": 200}
            if answer:
                text = json.dumps(answer, ensure_ascii=False).encode()
                said["data"] = base64.b64encode(text).decode()
        except Exception:
            log.exception("event_refused", type=frame.type)
            said = {"code": 500}  # Feishu delivers it again
        took_ms = str(round((monotonic() - started) * 1000))
        answered = frame.answered(json.dumps(said).encode(), biz_rt=took_ms)
        with contextlib.suppress(WebSocketException):  # not heard: it comes again, once
            await socket.send(frames.to_bytes(answered))

    async def _finish(self) -> None:
        """Let what is under way be committed and answered."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=FINISH_WITHIN_S)


def _reason(error: BaseException) -> str:
    """Without the address, which carries a key."""
    if isinstance(error, Refused):
        return f"refused: {error.code}"
    return str(error) if isinstance(error, Broken) else type(error).__name__
