"""The long connection: discovery, frames, any one of several clients. Facts 1.3 and 6.3."""

import asyncio
import itertools
import json
import secrets
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.platforms.feishu.frames import CONTROL, DATA, Frame, from_bytes, to_bytes
from bot.playground.feishu.api import ApiError
from bot.playground.feishu.tenant import JSON
from bot.playground.feishu.trouble import Troubles
from bot.playground.slack_changes import Changes
from bot.playground.slack_wire import Hangup

MOST_CONNECTIONS = 50
SERVICE = 33554678
PIECE = 60_000  # bytes; a larger payload comes in several frames


class NoSocket(Exception):
    """Nobody is connected, or the connection went away before an answer came."""


@dataclass(eq=False)
class Connection:
    websocket: WebSocket
    hangup: Hangup
    waiting: dict[str, asyncio.Future[JSON]] = field(default_factory=dict)

    async def send(self, frame: Frame) -> None:
        await self.websocket.send_bytes(to_bytes(frame))


@dataclass
class Sockets:
    changes: Changes
    trouble: Troubles
    address: str = ""
    config: JSON = field(
        default_factory=lambda: {
            "ReconnectCount": -1,
            "ReconnectInterval": 120,
            "ReconnectNonce": 30,
            "PingInterval": 120,
        }
    )
    connections: list[Connection] = field(default_factory=list)
    pings: int = 0
    answers_pings: bool = True
    _tickets: set[str] = field(default_factory=set)
    _turns: "itertools.count[int]" = field(default_factory=itertools.count)

    def endpoint(self) -> JSON:
        match self.trouble.refuses_sockets:
            case "busy":
                raise ApiError(1, "system busy", status=200)
            case "limit":
                raise ApiError(1000040350, "exceed max connection limit", status=200)
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        query = f"device_id={secrets.token_hex(6)}&service_id={SERVICE}&access_key=k"
        return {
            "URL": f"{self.address}/ws?{query}&ticket={ticket}",
            "ClientConfig": self.config,
        }

    async def serve(self, websocket: WebSocket, hangup: Hangup) -> None:
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self._tickets or len(self.connections) >= MOST_CONNECTIONS:
            await websocket.close(1008)
            return
        self._tickets.discard(ticket)
        await websocket.accept()
        connection = Connection(websocket, hangup)
        self.connections.append(connection)
        self.changes.notify()
        try:
            while True:
                await self._heard(connection, from_bytes(await websocket.receive_bytes()))
        except (WebSocketDisconnect, asyncio.CancelledError):
            return  # the app has gone, or the stand-in is stopped
        finally:
            self._forget(connection)

    async def _heard(self, connection: Connection, frame: Frame) -> None:
        if frame.method == CONTROL and frame.type == "ping":
            self.pings += 1
            if self.answers_pings:
                pong = Frame(CONTROL, {"type": "pong"}, json.dumps(self.config).encode())
                await connection.send(pong)
        elif frame.method == DATA:
            waiting = connection.waiting.get(frame.headers.get("message_id", ""))
            if waiting is not None and not waiting.done():
                waiting.set_result(json.loads(frame.payload))

    async def deliver(self, payload: bytes, within: float) -> JSON:
        """What the app answered; NoSocket or TimeoutError when it did not."""
        if not self.connections:
            raise NoSocket
        # Feishu picks one at random; taking turns shows races soonest.
        connection = self.connections[next(self._turns) % len(self.connections)]
        id_ = secrets.token_hex(12)
        answer: asyncio.Future[JSON] = asyncio.get_running_loop().create_future()
        connection.waiting[id_] = answer
        try:
            for frame in _pieces(id_, payload):
                await connection.send(frame)
            return await asyncio.wait_for(answer, within)
        except (WebSocketDisconnect, RuntimeError):
            # Starlette says RuntimeError when the socket closed between two sends.
            raise NoSocket from None
        finally:
            connection.waiting.pop(id_, None)

    def cut(self) -> int:
        """Break every connection without a word; how many there were."""
        cut = list(self.connections)
        for connection in cut:
            connection.hangup()
            self._forget(connection)
        return len(cut)

    async def close_all(self) -> None:
        """Say goodbye properly, as a server that is restarted does."""
        for connection in list(self.connections):
            await connection.websocket.close(1001)
            self._forget(connection)

    async def send_raw(self, frame: bytes) -> None:
        """Something that is no event, to the newest client."""
        await self.connections[-1].websocket.send_bytes(frame)

    def _forget(self, connection: Connection) -> None:
        for answer in connection.waiting.values():
            if not answer.done():
                answer.set_exception(NoSocket())
        if connection in self.connections:
            self.connections.remove(connection)
            self.changes.notify()


def _pieces(id_: str, payload: bytes) -> list[Frame]:
    parts = [payload[at : at + PIECE] for at in range(0, len(payload), PIECE)] or [b""]
    return [
        Frame(
            DATA,
            {
                "type": "event",
                "message_id": id_,
                "sum": str(len(parts)),
                "seq": str(number),
                "trace_id": secrets.token_hex(8),
            },
            part,
            SERVICE,
            sequence=number,
        )
        for number, part in enumerate(parts)
    ]
