"""Pages for people who are in no chat: a project to read, and the way off a mailing list.

Whoever knows the secret may look; a secret that opens nothing looks the same whatever the reason.
"""

import base64
from asyncio import to_thread
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.pace import Limit, Pace
from bot.pictures import drawing
from bot.web import pages
from handlers.kit import dates
from handlers.kit.cards import Card
from handlers.kit.charts import Chart
from handlers.kit.context import Clock, Context
from handlers.kit.i18n import LANGUAGES, Translate, language_of, translator
from handlers.progress import making
from storage import readers, shares
from storage.engine import Database
from storage.projects import Project
from storage.shares import Share

LOOKS = Limit(burst=30, per_second=0.5)  # of one address: a person, not a program
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",  # the secret must not travel to what the page links to
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
}


@dataclass
class SharedPages:
    database: Database
    clock: Clock
    pace: Pace = field(default_factory=Pace)

    def routes(self) -> list[Route]:
        return [
            Route("/p/{secret}", self._slowly(self.project)),
            Route("/leave/{secret}", self._slowly(self.ask_to_leave)),
            Route("/leave/{secret}", self._slowly(self.leave), methods=["POST"]),
        ]

    async def project(self, request: Request) -> Response:
        async with self.database.transaction() as tx:
            opened = await shares.opened(tx, request.path_params["secret"], self.clock())
            if opened is None:
                return _gone(_language(request))
            share, project = opened
            language = _language(request, project.language)
            t = translator(language)
            ctx = Context(tx, self.clock(), t, "web", "", "", "", None)
            card = await _card(ctx, share, project)
        other = next(one for one in LANGUAGES if one != language)
        at = dates.moment_in_words(self.clock(), language, project.zone, room_zone="")
        live = t("share-page-live", at=at)
        # Pictures take processor time.
        return await to_thread(_page, "project.html", card, language, live=live, other=other)

    async def ask_to_leave(self, request: Request) -> Response:
        """By a form, because mail programs open every link of a letter to look at it."""
        async with self.database.transaction() as tx:
            found = await readers.of_secret(tx, request.path_params["secret"])
        if found is None:
            return _gone(_language(request))
        reader, project = found
        t = translator(reader.language)
        asked = t("share-left-ask", address=reader.address, project=project.name)
        is_done = reader.left_at is not None
        said = t("share-left-done") if is_done else asked
        return _page("leave.html", _empty(t), reader.language, said=said, is_done=is_done)

    async def leave(self, request: Request) -> Response:
        """Also what a mail program's own button does (RFC 8058)."""
        async with self.database.transaction() as tx:
            found = await readers.of_secret(tx, request.path_params["secret"])
            is_known = await readers.go(tx, request.path_params["secret"], self.clock())
        if found is None or not is_known:
            return _gone(_language(request))
        t = translator(found[0].language)
        said = t("share-left-done")
        return _page("leave.html", _empty(t), found[0].language, said=said, is_done=True)

    def _slowly(
        self, answer: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def paced(request: Request) -> Response:
            address = request.client.host if request.client else ""
            wait = self.pace.wait(address, LOOKS, monotonic())
            if wait > 0:
                t = translator(_language(request))
                headers = {**HEADERS, "Retry-After": str(int(wait) + 1)}
                return HTMLResponse(t("share-page-slow"), 429, headers)
            return await answer(request)

        return paced


async def _card(ctx: Context, share: Share, project: Project) -> Card:
    return await making.page_card(ctx, project, is_internal=share.is_internal)


def _language(request: Request, usual: str = "en") -> str:
    """`?lang=` before what the browser prefers."""
    chosen = request.query_params.get("lang", "")
    if chosen in LANGUAGES:
        return chosen
    wanted = request.headers.get("accept-language", "")
    return language_of(wanted.partition(",")[0]) if wanted else usual


def _page(template: str, card: Card, language: str, status: int = 200, **given: Any) -> Response:
    html = pages.page(template, card, language, _picture, **given)
    return HTMLResponse(html, status, HEADERS)


def _gone(language: str) -> Response:
    return _page("gone.html", _empty(translator(language)), language, status=404)


def _empty(t: Translate) -> Card:
    return Card(t("share-page-gone-title"))


def _picture(chart: Chart, _: int) -> str:
    return "data:image/png;base64," + base64.b64encode(drawing.png(chart)).decode()
