"""What the bot answers over HTTP: health, the platforms' webhooks, shared pages."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeAlias

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Health: TypeAlias = Callable[[], Awaitable[dict[str, Any]]]


def web_app(health: Health, webhooks: Sequence[Route] = ()) -> Starlette:
    async def healthz(_: Request) -> Response:
        """200 only when everything the bot needs answers."""
        found = await health()
        return JSONResponse(found, 200 if found["ok"] else 503)

    return Starlette(routes=[Route("/healthz", healthz), *webhooks])
