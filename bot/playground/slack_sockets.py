"""Socket Mode: the web sockets of the app. docs.slack.dev, apis/events-api/using-socket-mode."""

import asyncio
import itertools
import json
import secrets
import uuid
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.slack_changes import Changes
from bot.playground.slack_channels import JSON
from bot.playground.slack_wire import Hangup

MOST_CONNECTIONS = 10
WARNING_SECONDS = 10.0


class NoSocket(Exception):
    """Nobody is connected, or the connection went away before an answer came."""


@dataclass(eq=False)
class Connection:
    websocket: WebSocket
    hangup: Hangup
    waiting: dict[str, asyncio.Future[JSON]] = field(default_factory=dict)

    async def send(self, frame: JSON) -> None:
        await self.websocket.send_text(json.dumps(frame))

    def lost(self) -> None:
        for answer in self.waiting.values():
            if not answer.done():
                answer.set_exception(NoSocket())


class Sockets:
    def __init__(self, app_id: str, changes: Changes) -> None:
        self.connections: list[Connection] = []
        self._app_id, self._changes = app_id, changes
        self._tickets: set[str] = set()
        self._turns = itertools.count()

    def new_ticket(self) -> str:
        """What an ``apps.connections.open`` hands out: good for one connection."""
        ticket = str(uuid.uuid4())
        self._tickets.add(ticket)
        return ticket

    async def serve(self, websocket: WebSocket, hangup: Hangup) -> None:
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await websocket.close(1008)
            return
        await websocket.accept()
        self._tickets.discard(ticket)
        connection = Connection(websocket, hangup)
        if len(self.connections) >= MOST_CONNECTIONS:
            await connection.send(self._goodbye("too_many_websockets"))
            await websocket.close()
            return
        self.connections.append(connection)
        self._changes.notify()
        await connection.send(self._hello())
        try:
            while True:
                _acknowledge(connection, await websocket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._forget(connection)

    async def deliver(self, envelope: JSON, within: float) -> JSON:
        """What the app answered; NoSocket or TimeoutError when it did not."""
        if not self.connections:
            raise NoSocket
        # "Any one of them": taking turns is as good a promise as none, and shows races soonest.
        connection = self.connections[next(self._turns) % len(self.connections)]
        answer: asyncio.Future[JSON] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = answer
        try:
            await connection.send(envelope)
            return await asyncio.wait_for(answer, within)
        except (WebSocketDisconnect, RuntimeError):
            # Starlette says RuntimeError when the socket closed between two sends.
            raise NoSocket from None
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)

    async def refresh(self, *, warning_seconds: float = WARNING_SECONDS) -> None:
        """Ask every connection to be renewed, as Slack does every few hours, then close it."""
        leaving = list(self.connections)
        for reason in ("warning", "refresh_requested"):
            for connection in leaving:
                if connection in self.connections:
                    await connection.send(self._goodbye(reason))
            if reason == "warning":
                await asyncio.sleep(warning_seconds)

    def cut(self) -> int:
        """Break every connection without a word; how many there were."""
        cut = list(self.connections)
        for connection in cut:
            connection.hangup()
            self._forget(connection)
        return len(cut)

    def _forget(self, connection: Connection) -> None:
        connection.lost()
        if connection in self.connections:
            self.connections.remove(connection)
            self._changes.notify()

    def _hello(self) -> JSON:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "debug_info": {
                "host": "applink-local",
                "build_number": 1,
                "approximate_connection_time": 3600,
            },
            "connection_info": {"app_id": self._app_id},
        }

    def _goodbye(self, reason: str) -> JSON:
        return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-local"}}


def _acknowledge(connection: Connection, frame: str) -> None:
    try:
        answer = json.loads(frame)
    except ValueError:
        return
    envelope_id = answer.get("envelope_id") if isinstance(answer, dict) else None
    future = connection.waiting.get(envelope_id or "")
    if future is not None and not future.done():
        future.set_result(answer)


def new_envelope(kind: str, payload: JSON, *, takes_answer: bool) -> JSON:
    envelope_id = str(uuid.UUID(bytes=secrets.token_bytes(16)))
    envelope: JSON = {
        "envelope_id": envelope_id,
        "payload": payload,
        "type": kind,
        "accepts_response_payload": takes_answer,
    }
    return envelope
