"""What the bot itself answers to browsers, at the demo's own address: pages that are shared."""

import httpx
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.playground.demo_bot import BotProcess
from bot.playground.page_window import LANGUAGE
from bot.playground.page_words import page_words

PASSED_ON = ("accept-language", "content-type")
# Those that each server writes for itself.
OWN = ("connection", "content-length", "date", "server", "transfer-encoding")
ANSWERS_WITHIN_S = 20.0


def forwarded(bot: BotProcess) -> list[Route]:
    async def forward(request: Request) -> Response:
        given = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        url = httpx.URL(bot.address).copy_with(raw_path=_path(request))
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=ANSWERS_WITHIN_S) as client:
                body = await request.body()
                answer = await client.request(request.method, url, headers=given, content=body)
        except httpx.TransportError:
            t = page_words(request.cookies.get(LANGUAGE, "en"))
            return PlainTextResponse(t("bot-stopped"), 502)
        headers = {name: value for name, value in answer.headers.items() if name not in OWN}
        return Response(answer.content, answer.status_code, headers)

    return [
        Route("/p/{secret}", forward),
        Route("/leave/{secret}", forward, methods=["GET", "POST"]),
    ]


def _path(request: Request) -> bytes:
    raw: bytes = request.scope["raw_path"]
    query: bytes = request.scope["query_string"]
    return raw + b"?" + query if query else raw
