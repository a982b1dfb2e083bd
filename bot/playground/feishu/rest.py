"""The open API over HTTP: which call it is, tokens, trouble, and a log of the calls."""

import asyncio
import email.parser
import email.policy
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from starlette.requests import Request

from bot.playground.feishu import lookups, messages
from bot.playground.feishu.api import ApiError, Call
from bot.playground.feishu.tenant import JSON
from bot.playground.feishu.trouble import Trouble
from bot.playground.slack_wire import Reply

if TYPE_CHECKING:
    from bot.playground.feishu.server import FeishuServer

Answer: TypeAlias = Callable[[Call], JSON | bytes]

TOKEN_S = 7200
TOKEN_REUSED_S = 1800  # while more than this is left, asking again gives the same token

_IM = "/open-apis/im/v1"
_CALLS: tuple[tuple[str, str, str, Answer], ...] = (
    ("message.create", "POST", f"{_IM}/messages", messages.create),
    ("message.list", "GET", f"{_IM}/messages", messages.list_),
    ("message.get", "GET", f"{_IM}/messages/:message", messages.get),
    ("message.patch", "PATCH", f"{_IM}/messages/:message", messages.patch),
    ("message.delete", "DELETE", f"{_IM}/messages/:message", messages.delete),
    ("message.reply", "POST", f"{_IM}/messages/:message/reply", messages.reply),
    (
        "resource.get",
        "GET",
        f"{_IM}/messages/:message/resources/:key",
        lookups.resource,
    ),
    ("reaction.create", "POST", f"{_IM}/messages/:message/reactions", messages.react),
    ("reaction.list", "GET", f"{_IM}/messages/:message/reactions", messages.reactions),
    (
        "reaction.delete",
        "DELETE",
        f"{_IM}/messages/:message/reactions/:reaction",
        messages.unreact,
    ),
    ("ephemeral.send", "POST", "/open-apis/ephemeral/v1/send", messages.whisper),
    ("ephemeral.delete", "POST", "/open-apis/ephemeral/v1/delete", messages.unwhisper),
    ("image.create", "POST", f"{_IM}/images", lookups.add_image),
    ("file.create", "POST", f"{_IM}/files", lookups.add_file),
    ("chat.list", "GET", f"{_IM}/chats", lookups.chats),
    ("chat.get", "GET", f"{_IM}/chats/:chat", lookups.chat),
    ("chat.members", "GET", f"{_IM}/chats/:chat/members", lookups.members),
    ("user.get", "GET", "/open-apis/contact/v3/users/:user", lookups.user),
    ("scope.list", "GET", "/open-apis/application/v6/scopes", lookups.scopes),
    ("bot.info", "GET", "/open-apis/bot/v3/info", lookups.bot),
)
_TOKEN = "/open-apis/auth/v3/tenant_access_token/internal"
_ENDPOINT = "/callback/ws/endpoint"


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r":(\w+)", r"(?P<\1>[^/]+)", path))


_PATTERNS = [(name, verb, _pattern(path), answer) for name, verb, path, answer in _CALLS]


LIMITED = (230020, 99991400)


@dataclass(frozen=True)
class ApiCall:
    """`answer` is None when the call met trouble before it took effect."""

    name: str
    query: JSON
    body: JSON
    answer: JSON | None
    at: float


@dataclass
class Rest:
    server: "FeishuServer"
    calls: list[ApiCall] = field(default_factory=list)
    _tokens: dict[str, float] = field(default_factory=dict)  # token: until when

    async def reply(self, request: Request) -> Reply | None:
        """None: break the connection."""
        found = self._found(request)
        if found is None:
            return Reply("404 page not found", 404, "text/plain")
        name, place, answer = found
        body, files = await _body(request)
        call = Call(self.server, place, dict(request.query_params), body, files)
        trouble = self.server.trouble.for_call(name)
        if trouble is not None:
            await asyncio.sleep(trouble.delay)
            if trouble.answers_itself and not trouble.is_done:
                self._keep(name, call, None)
                return _in_trouble(trouble)
        reply = self._answered(name, call, answer, request.headers.get("authorization", ""))
        return _in_trouble(trouble) if trouble and trouble.answers_itself else reply

    def _found(self, request: Request) -> tuple[str, dict[str, str], Answer] | None:
        path, verb = request.url.path, request.method
        if verb == "POST" and path == _TOKEN:
            return "token", {}, self._token
        if verb == "POST" and path == _ENDPOINT:
            return "endpoint", {}, self._endpoint
        for name, wanted, pattern, answer in _PATTERNS:
            if wanted == verb and (found := pattern.fullmatch(path)):
                return name, found.groupdict(), answer
        return None

    def _answered(self, name: str, call: Call, answer: Answer, header: str) -> Reply:
        try:
            if name not in {"token", "endpoint"}:
                self._check(header)
            data = answer(call)
        except ApiError as refused:
            self._keep(name, call, refused.answer())
            headers = {"x-ogw-ratelimit-reset": "1"} if refused.code in LIMITED else {}
            return Reply(refused.answer(), refused.status, headers=headers)
        if isinstance(data, bytes):
            self._keep(name, call, {"code": 0})
            return Reply(data, content_type="application/octet-stream")
        has_own_place = name in {"token", "bot.info"}  # older calls answer outside of `data`
        result = {"code": 0, "msg": "success"} | (data if has_own_place else {"data": data})
        self._keep(name, call, {"code": 0} if name in {"token", "endpoint"} else result)
        return Reply(result, headers={"x-tt-logid": secrets.token_hex(8)})

    def _keep(self, name: str, call: Call, answer: JSON | None) -> None:
        """The log holds no secrets."""
        hidden = {"app_secret", "AppSecret"}
        body = {key: value for key, value in call.body.items() if key not in hidden}
        now = self.server.tenant.clock()
        self.calls.append(ApiCall(name, call.query, body, answer, now))

    def _check(self, header: str) -> None:
        token = header.removeprefix("Bearer ").strip()
        if not token:
            raise ApiError(99991661)
        if self._tokens.get(token, 0) < self.server.tenant.clock():
            raise ApiError(99991663)

    def _token(self, call: Call) -> JSON:
        self._credentials(call, "app_id", "app_secret")
        now = self.server.tenant.clock()
        for token, until in self._tokens.items():
            if until - now > TOKEN_REUSED_S:
                return {"tenant_access_token": token, "expire": int(until - now)}
        token = f"t-{secrets.token_hex(16)}"
        self._tokens[token] = now + self.server.token_s
        return {"tenant_access_token": token, "expire": int(self.server.token_s)}

    def forget_tokens(self) -> None:
        """Every token given out so far is worth nothing."""
        self._tokens.clear()

    def _endpoint(self, call: Call) -> JSON:
        self._credentials(call, "AppID", "AppSecret")
        return self.server.sockets.endpoint()

    def _credentials(self, call: Call, id_: str, secret: str) -> None:
        if call.body.get(id_) != self.server.tenant.app_id:
            raise ApiError(10014)
        if call.body.get(secret) != self.server.app_secret:
            raise ApiError(10015)


def _in_trouble(trouble: Trouble) -> Reply | None:
    if trouble.is_cut:
        return None
    if trouble.status >= 500:
        return Reply("<html>502 Bad Gateway</html>", trouble.status, "text/html")
    headers = {} if trouble.reset_s is None else {"x-ogw-ratelimit-reset": str(trouble.reset_s)}
    return Reply({"code": trouble.code, "msg": trouble.message}, trouble.status, headers=headers)


async def _body(request: Request) -> tuple[JSON, dict[str, tuple[str, bytes]]]:
    raw = await request.body()
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        found = json.loads(raw) if raw else {}
        return (found if isinstance(found, dict) else {}), {}
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    parsed = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + raw)
    fields: JSON = {}
    files: dict[str, tuple[str, bytes]] = {}
    for part in parsed.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        if (file_name := part.get_filename()) is not None:
            files[name] = (file_name, content)
        else:
            fields[name] = content.decode()
    return fields, files
