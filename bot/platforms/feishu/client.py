"""Feishu's open API over one HTTP client, and the token it wants.

Own code, because the SDK opens a client per call and fetches tokens with the loop standing still
(docs/adr/0010). Over aiohttp, which Slack's SDK brings along: its calls take half the time.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic
from typing import Any, TypeAlias, TypeVar

import aiohttp
import structlog

from bot.platforms.feishu.errors import TOKEN, UNREACHED, Broken, Refused

T = TypeVar("T")

Json: TypeAlias = dict[str, Any]
Files: TypeAlias = Mapping[str, tuple[str, bytes]]

CALL_S = 15  # less than the outbox's lease
# Asked again while this much is left, Feishu gives a new token and keeps the old one alive
# (tenant_access_token_internal: below 30 minutes).
REFRESH_BEFORE_S = 25 * 60
UNUSABLE_BEFORE_S = 30  # a call under way must not outlive its token

log = structlog.get_logger(__name__)


@dataclass
class Client:
    base_url: str
    app_id: str
    app_secret: str = field(repr=False)
    within_s: float = CALL_S
    _trouble: str = ""
    _token: str = field(default="", repr=False)
    _until: float = 0.0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _refreshing: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        limit = aiohttp.ClientTimeout(total=self.within_s)
        self.http = aiohttp.ClientSession(timeout=limit, trust_env=True)

    @property
    def trouble(self) -> str:
        """Why there is no token; "" when there is one."""
        return self._trouble if self._until <= monotonic() else ""

    @property
    def is_lark(self) -> bool:
        """The cloud outside of China: other addresses, other habits."""
        return "larksuite.com" in self.base_url

    async def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        files: Files | None = None,
    ) -> Json:
        """What the answer holds besides code and msg. Raises Refused, Broken, UNREACHED."""

        async def asked(token: str) -> Json:
            headers = {"Authorization": f"Bearer {token}"}
            data: Any = None
            if files:
                data = _form(body, files)  # made anew: it can be sent once
            elif body is not None:
                # Not escaped: Chinese would be twice as long, and a card may have 30 KB.
                data = json.dumps(body, ensure_ascii=False).encode()
                headers["Content-Type"] = "application/json; charset=utf-8"
            return await self._answered(
                method, f"/open-apis{path}", params=query, headers=headers, data=data
            )

        return await self._with_token(asked)

    async def download(self, path: str, *, query: Mapping[str, Any], most: int) -> bytes | None:
        """What the address gives; None where it is more than `most` bytes. Raises as `call`."""

        async def asked(token: str) -> bytes | None:
            headers = {"Authorization": f"Bearer {token}"}
            address = f"/open-apis{path}"
            async with self._asked("GET", address, headers=headers, params=query) as got:
                return await _content(got, most)

        return await self._with_token(asked)

    async def _with_token(self, ask: Callable[[str], Awaitable[T]]) -> T:
        for is_last in (False, True):
            token = await self.token()
            try:
                return await ask(token)
            except Refused as refused:
                if refused.code not in TOKEN or is_last:
                    raise
                self._forget(token)
        raise AssertionError("the second try returns or raises")

    async def unauthorised(self, path: str, body: Mapping[str, Any]) -> Json:
        return await self._answered("POST", path, json=body)

    async def _answered(self, method: str, path: str, **given: Any) -> Json:
        async with self._asked(method, path, **given) as got:
            return _read(got, await got.read())

    def _asked(
        self, method: str, path: str, **given: Any
    ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        address = f"{self.base_url}{path}"
        return self.http.request(method, address, allow_redirects=False, **given)

    async def token(self) -> str:
        """Good for at least UNUSABLE_BEFORE_S; a new one is fetched while the old one serves."""
        left = self._until - monotonic()
        if left <= UNUSABLE_BEFORE_S:
            await self._renew(unless_longer_than=UNUSABLE_BEFORE_S)
        elif left <= REFRESH_BEFORE_S and (self._refreshing is None or self._refreshing.done()):
            self._refreshing = asyncio.create_task(self._refresh())
        return self._token

    async def _refresh(self) -> None:
        try:
            await self._renew(unless_longer_than=REFRESH_BEFORE_S)
        except (Refused, Broken, *UNREACHED) as error:
            log.warning("token_not_refreshed", reason=type(error).__name__)

    async def _renew(self, *, unless_longer_than: float) -> None:
        async with self._lock:
            if self._until - monotonic() > unless_longer_than:
                return  # somebody else did it while we waited
            secret = {"app_id": self.app_id, "app_secret": self.app_secret}
            try:
                answer = await self.unauthorised(
                    "/open-apis/auth/v3/tenant_access_token/internal", secret
                )
            except (Refused, Broken, *UNREACHED) as error:
                code = error.code if isinstance(error, Refused) else type(error).__name__
                self._trouble = f"no token: {code}"
                raise
            self._trouble = ""
            self._token = str(answer["tenant_access_token"])
            self._until = monotonic() + float(answer["expire"])

    def _forget(self, token: str) -> None:
        if self._token == token:
            self._until = 0.0

    async def close(self) -> None:
        if self._refreshing is not None:
            self._refreshing.cancel()
        await self.http.close()


def _form(fields: Mapping[str, Any] | None, files: Files) -> aiohttp.FormData:
    form = aiohttp.FormData(fields or {})
    for field_name, (name, content) in files.items():
        form.add_field(field_name, content, filename=name)
    return form


async def _content(answer: aiohttp.ClientResponse, most: int) -> bytes | None:
    """A refusal is JSON under a status of its own; a file may be JSON as well."""
    if answer.status != HTTPStatus.OK:
        _read(answer, await answer.read())
        raise Broken(f"http_{answer.status}")
    found = b""
    async for part in answer.content.iter_any():
        found += part
        if len(found) > most:
            return None
    return found


def _read(answer: aiohttp.ClientResponse, said: bytes) -> Json:
    try:
        body = json.loads(said)
        code = int(body["code"])
    except (ValueError, KeyError, TypeError):
        raise Broken(f"http_{answer.status}") from None
    if code:
        reset = answer.headers.get("x-ogw-ratelimit-reset", "")
        log_id = answer.headers.get("x-tt-logid", "")
        # The message may quote what was sent; the log id finds it at Feishu's.
        log.info("call_refused", code=code, log_id=log_id, path=answer.url.path)
        raise Refused(code, str(body.get("msg", "")), float(reset) if reset.isdigit() else None)
    data = body.get("data")
    return data if isinstance(data, dict) else {**body}
