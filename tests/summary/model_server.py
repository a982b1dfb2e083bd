"""A language model's server over real HTTP: it says what the test wants, late, or not at all."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.playground.slack_wire import serving


@dataclass
class ModelServer:
    """`answer`: what the model says; a string is sent as it is."""

    answer: Any = field(default_factory=dict)
    status: int = 200
    delay_s: float = 0.0
    raw: str = ""  # instead of a completion
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    async def complete(self, request: Request) -> Response:
        self.asked.append(await request.json())
        self.keys.append(request.headers.get("authorization", ""))
        await asyncio.sleep(self.delay_s)
        if self.raw:
            return Response(self.raw, self.status)
        said = self.answer if isinstance(self.answer, str) else json.dumps(self.answer)
        choice = {"index": 0, "message": {"role": "assistant", "content": said}}
        return JSONResponse({"object": "chat.completion", "choices": [choice]}, self.status)


@contextlib.asynccontextmanager
async def running(model: ModelServer) -> AsyncIterator[str]:
    """Its address, up to /v1."""
    app = Starlette(routes=[Route("/v1/chat/completions", model.complete, methods=["POST"])])
    async with serving(app, "127.0.0.1", 0) as address:
        yield f"{address}/v1"
