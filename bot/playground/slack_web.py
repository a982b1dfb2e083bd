"""The one port of the stand-in: Web API, web sockets, uploads, response URLs, files, control."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from bot.playground.slack_api import ApiError, Call
from bot.playground.slack_channels import JSON
from bot.playground.slack_control import control
from bot.playground.slack_methods import answer
from bot.playground.slack_responses import respond
from bot.playground.slack_trouble import Trouble
from bot.playground.slack_wire import Reply, arguments, hangup_of, text_reply

if TYPE_CHECKING:
    from bot.playground.slack import SlackServer

MOST_CALLS_KEPT = 100_000


@dataclass(frozen=True)
class ApiCall:
    method: str
    arguments: JSON
    answer: JSON | None
    """None when it met trouble before it took effect."""
    at: float


class Web:
    def __init__(self, server: "SlackServer") -> None:
        self._server = server
        self.calls: list[ApiCall] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._socket(WebSocket(scope, receive, send), send)
            return
        request = Request(scope, receive)
        place, _, rest = scope["path"].lstrip("/").partition("/")
        reply = await self._reply(place, rest, request)
        if reply is None:
            hangup_of(send)()
            # uvicorn takes an application that says nothing for a broken one until it knows.
            await receive()
        else:
            await reply.send(send)

    async def _reply(self, place: str, rest: str, request: Request) -> Reply | None:
        """None: break the connection."""
        if place == "api":
            return await self._api(rest, request)
        if place in ("response", "upload"):
            act = self._response if place == "response" else self._upload
            return await self._troubled(place, lambda: act(rest, request), lambda: None)
        if place == "files":
            return self._file(rest.partition("/")[0], request)
        if place == "control":
            return await control(self._server, rest, request)
        return text_reply("not found", 404)

    async def _socket(self, websocket: WebSocket, send: Send) -> None:
        if self._server.trouble.refuses_sockets or websocket.url.path != "/ws":
            await websocket.close(1008)
            return
        await self._server.sockets.serve(websocket, hangup_of(send))

    async def _api(self, method: str, request: Request) -> Reply | None:
        try:
            given = await arguments(request)
        except ValueError:
            return Reply({"ok": False, "error": "invalid_json"})

        # Taken out first of all: the log of calls holds no tokens.
        in_body = str(given.pop("token", ""))
        token = request.headers.get("authorization", "").removeprefix("Bearer ").strip() or in_body

        async def act() -> Reply:
            return self._answered(method, given, token)

        return await self._troubled(method, act, lambda: self._keep(method, given, None))

    async def _troubled(
        self, what: str, act: Callable[[], Awaitable[Reply]], missed: Callable[[], None]
    ) -> Reply | None:
        """What comes of `act` in the trouble planned for `what`; `missed` if it never happens."""
        trouble = self._server.trouble.for_call(what)
        if trouble is None:
            return await act()
        await asyncio.sleep(trouble.delay)
        if not trouble.answers_itself:
            return await act()
        if trouble.is_done:
            await act()
        else:
            missed()
        return _in_trouble(trouble)

    def _answered(self, method: str, given: JSON, token: str) -> Reply:
        wait = self._server.rates.seconds_to_wait(method, str(given.get("channel")))
        if wait:
            self._keep(method, given, None)
            return _limited(wait)
        result = self._result(method, given, token)
        self._keep(method, given, result)
        headers = {"x-oauth-scopes": ",".join(sorted(self._server.scopes))}
        return Reply(result, headers=headers if result["ok"] else {})

    def _result(self, method: str, given: JSON, token: str) -> JSON:
        server = self._server
        if not token:
            return ApiError("not_authed").answer()
        if _same(token, server.app_token):
            return self._with_app_token(method)
        if server.revoked_error:
            return ApiError(server.revoked_error).answer()
        if not _same(token, server.bot_token):
            return ApiError("invalid_auth").answer()
        if method == "apps.connections.open":
            return ApiError("not_allowed_token_type").answer()
        return answer(Call(method, given, server.workspace, server.scopes, server.host))

    def _with_app_token(self, method: str) -> JSON:
        if method != "apps.connections.open":
            return ApiError("not_allowed_token_type").answer()
        ticket = self._server.sockets.new_ticket()
        address = self._server.host.replace("http", "ws", 1)
        return {"ok": True, "url": f"{address}/ws?ticket={ticket}&app_id={self._server.app.id}"}

    def _keep(self, method: str, given: JSON, result: JSON | None) -> None:
        self.calls.append(ApiCall(method, given, result, self._server.workspace.clock()))
        # A long load must not fill the memory.
        del self.calls[:-MOST_CALLS_KEPT]

    async def _response(self, key: str, request: Request) -> Reply:
        try:
            body = json.loads(await request.body())
            if not isinstance(body, dict):
                raise ApiError("invalid_payload")
            respond(self._server.workspace, key, body)
        except ValueError:
            return text_reply("invalid_payload", 400)
        except ApiError as refused:
            gone = refused.code in ("expired_url", "used_url")
            return text_reply(refused.code, 404 if gone else 400)
        return text_reply("ok")

    async def _upload(self, key: str, request: Request) -> Reply:
        file = self._server.workspace.files.get(key)
        if file is None or file.is_complete:
            return text_reply("not found", 404)
        content = await request.body()
        if len(content) != file.size:
            return text_reply("size mismatch", 400)
        file.content = content
        return text_reply(f"OK - {len(content)}")

    def _file(self, key: str, request: Request) -> Reply:
        file = self._server.workspace.files.get(key)
        token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        if file is None or not _same(token, self._server.bot_token):
            return text_reply("not found", 404)
        return Reply(file.content, content_type=file.mimetype)


def _in_trouble(trouble: Trouble) -> Reply | None:
    if trouble.is_cut:
        return None
    if trouble.status == 429:
        return _limited(trouble.retry_after or 1)
    if trouble.status != 200:
        # Slack's own failures are pages of its proxies, not JSON.
        return Reply("Server Error", trouble.status, "text/html")
    return Reply(ApiError(trouble.error).answer())


def _limited(seconds: int) -> Reply:
    body = ApiError("ratelimited").answer()
    return Reply(body, 429, headers={"retry-after": str(seconds)})


def _same(token: str, other: str) -> bool:
    return bool(other) and hmac.compare_digest(token.encode(), other.encode())
