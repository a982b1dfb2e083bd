"""The page of the demo: windows side by side, a clock, and a switch that kills the bot."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.playground.demo_time import pass_until
from bot.playground.draw import render
from bot.playground.page_form import Form
from bot.playground.page_forwarded import forwarded
from bot.playground.page_window import LANGUAGE, seat_in
from bot.playground.page_words import LANGUAGES, page_words

if TYPE_CHECKING:
    from bot.playground.demo import Demo

STATIC = Path(__file__).parent / "static"
HOUR = timedelta(hours=1)
# The page needs nothing from outside, and says so to the browser.
POLICY = "default-src 'self'; style-src 'self'; frame-ancestors 'none'; form-action 'self'"


def page(demo: "Demo") -> Starlette:
    view = Page(demo)
    routes = [
        Route("/", view.whole),
        Route("/bar", view.bar),
        Route("/changes", view.changes),
        Route("/clock", view.clock, methods=["POST"]),
        Route("/restart", view.restart, methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
        *(route for window in demo.windows for route in window.routes),
    ]
    # Whatever else runs in the browser must not press buttons here.
    own = Mount("", routes=routes, middleware=[Middleware(OwnPageOnly)])
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    return Starlette(routes=[*forwarded(demo.bot), own], middleware=[hosts])


class OwnPageOnly:
    """Refuses posts that htmx did not make: other sites cannot send its header unasked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_post = scope["type"] == "http" and scope["method"] == "POST"
        if is_post and not Request(scope).headers.get("HX-Request"):
            await Response("not from this page", 403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Page:
    def __init__(self, demo: "Demo") -> None:
        self._demo = demo

    async def whole(self, request: Request) -> Response:
        chosen = request.query_params.get(LANGUAGE)
        if chosen in LANGUAGES:
            answer: Response = RedirectResponse("/", 303)
            answer.set_cookie(LANGUAGE, chosen, samesite="lax", httponly=True)
            return answer
        language = self._language(request)
        t = page_words(language)
        for window in self._demo.windows:
            window.arrive(seat_in(request.query_params, window.name))
        windows = [
            window.draw(seat_in(request.query_params, window.name), language)
            for window in self._demo.windows
        ]
        shown = render("page.html.j2", t=t, bar=self._bar(language), windows=windows)
        return HTMLResponse(shown, headers={"Content-Security-Policy": POLICY})

    async def bar(self, request: Request) -> Response:
        return HTMLResponse(self._bar(self._language(request)))

    async def clock(self, request: Request) -> Response:
        step = (await Form.of(request)).word("step")
        demo = self._demo
        await pass_until(self._moment(step), demo.clock, demo.bot, demo.changed)
        return await self.bar(request)

    def _moment(self, step: str) -> datetime:
        now = self._demo.clock.now()
        match step:
            case "hour":
                return now + HOUR
            case "workday":
                return self._demo.next_morning()
        return self._demo.bot.next_planned(now) or now

    async def restart(self, request: Request) -> Response:
        await self._demo.bot.kill()
        await self._demo.bot.start()
        return await self.bar(request)

    async def changes(self, _: Request) -> Response:
        """The name of a window, or `bar`, each time there is something new in it."""
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncGenerator[str, None]:
        news: asyncio.Queue[str] = asyncio.Queue()
        streams = {window.name: window.stream() for window in self._demo.windows}
        streams["bar"] = self._demo.bar_changes.stream()
        pumps = [
            asyncio.create_task(_pump(name, stream, news)) for name, stream in streams.items()
        ]
        try:
            # Whatever happened before the browser listened.
            for name in streams:
                yield _event(name)
            while True:
                yield _event(await news.get())
        finally:
            for pump in pumps:
                pump.cancel()

    def _language(self, request: Request) -> str:
        return request.cookies.get(LANGUAGE, self._demo.language)

    def _bar(self, language: str) -> str:
        planned = self._demo.bot.next_planned(self._demo.clock.now())
        return render(
            "bar.html.j2",
            t=page_words(language),
            now=self._said(self._demo.clock.now(), language),
            planned=self._said(planned, language) if planned else "",
            state=self._state(),
            is_playing=self._demo.is_playing,
            languages=LANGUAGES,
        )

    def _said(self, moment: datetime, language: str) -> str:
        there = moment.astimezone(ZoneInfo(self._demo.zone))
        pattern = "M月d日 EEE HH:mm" if language == "zh-CN" else "EEE d MMM, HH:mm"
        return format_datetime(there, pattern, locale=language.replace("-", "_"))

    def _state(self) -> str:
        if not self._demo.bot.is_running:
            return "stopped"
        if not all(window.is_reached for window in self._demo.windows):
            return "starting"
        return "playing" if self._demo.is_playing else "running"


async def _pump(name: str, stream: AsyncGenerator[int, None], news: "asyncio.Queue[str]") -> None:
    with contextlib.suppress(asyncio.CancelledError):
        async for _ in stream:
            await news.put(name)


def _event(name: str) -> str:
    return f"event: {name}\ndata: new\n\n"
