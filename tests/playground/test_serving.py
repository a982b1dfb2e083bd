"""The stand-ins' and the page's own server."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from bot.playground.slack_wire import serving


async def _news(_: Request) -> StreamingResponse:
    async def forever() -> AsyncIterator[str]:
        yield "data: hello\n\n"
        await asyncio.Event().wait()

    return StreamingResponse(forever(), media_type="text/event-stream")


async def test_a_page_that_still_listens_is_cut_off_without_a_word(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = Starlette(routes=[Route("/news", _news)])
    async with httpx.AsyncClient() as client:
        async with serving(app, "127.0.0.1", 0) as address:
            listening = client.stream("GET", f"{address}/news")
            response = await listening.__aenter__()
            lines = response.aiter_lines()
            assert await anext(lines) == "data: hello"
        with contextlib.suppress(httpx.TransportError):  # that is what a cut is to a browser
            await anext(lines)
            await anext(lines)
        await response.aclose()
    assert caplog.records == []
