"""Requests and replies of the stand-in's one port, and hanging up in the middle of them."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

import uvicorn
from starlette.requests import Request
from starlette.types import ASGIApp, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

Hangup: TypeAlias = Callable[[], None]


@dataclass
class Reply:
    body: Any = ""
    status: int = 200
    content_type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)

    async def send(self, send: Send) -> None:
        content = self.body if isinstance(self.body, bytes) else self._text().encode()
        headers = {
            "content-type": self.content_type,
            "content-length": str(len(content)),
            **self.headers,
        }
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": raw})
        await send({"type": "http.response.body", "body": content})

    def _text(self) -> str:
        return self.body if isinstance(self.body, str) else json.dumps(self.body)


def text_reply(body: str, status: int = 200) -> Reply:
    return Reply(body, status, "text/plain; charset=utf-8")


async def arguments(request: Request) -> dict[str, Any]:
    """Of the query, a form or a JSON body; ValueError when it is none of these."""
    found: dict[str, Any] = dict(request.query_params)
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        given = json.loads(body or b"{}")
        if not isinstance(given, dict):
            raise ValueError("not an object")
        return found | given
    return found | dict(parse_qsl(body.decode(), keep_blank_values=True))


def hangup_of(send: Send) -> Hangup:
    """Breaks the connection behind `send`.

    ASGI has no word for it, but uvicorn's `send` belongs to the object that owns the transport.
    """
    owner = send.__self__  # type: ignore[attr-defined]  # see above; a test holds uvicorn to it
    transport: asyncio.Transport = owner.transport
    return transport.abort


@contextlib.contextmanager
def _uncomplaining() -> Iterator[None]:
    """A page that listens for news is cut off when all ends; uvicorn would print a traceback."""
    complaints = logging.getLogger("uvicorn.error")
    complaints.addFilter(_nothing)
    try:
        yield
    finally:
        complaints.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False


@contextlib.asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int) -> AsyncIterator[str]:
    """Serve `app` while the block runs; gives the address, ``http://127.0.0.1:4000``.

    With uvicorn's protocols but without its Server, which takes over the signals of the program it
    is part of and a tenth of a second to stop.
    """
    config = uvicorn.Config(app, lifespan="off", log_config=None, access_log=False)
    config.load()
    state = ServerState()
    listening = await asyncio.get_running_loop().create_server(
        lambda: HttpToolsProtocol(config=config, server_state=state, app_state={}), host, port
    )
    try:
        yield f"http://{host}:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()
        with _uncomplaining():
            for task in list(state.tasks):
                task.cancel()
            await asyncio.gather(*state.tasks, return_exceptions=True)
        for connection in list(state.connections):
            connection.transport.abort()
