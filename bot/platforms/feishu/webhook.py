"""Events over HTTP: signature, encryption, challenge (facts 1.2).

Sources: encrypt-key-encryption-configuration-case, send-notifications-to-developers-server.
"""

import base64
import hashlib
import hmac
import json
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import structlog
from Crypto.Cipher import AES
from Crypto.Util.Padding import unpad
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

Json: TypeAlias = dict[str, Any]
Listen: TypeAlias = Callable[[Json], Awaitable[Json]]

# The last of Feishu's retries comes after 7 hours, and nobody says that it is signed anew; the
# inbox remembers events for 25, so that an older one replayed inside of this does nothing.
WINDOW_S = 8 * 3600
NONCES = 50_000  # of requests that were answered, some 100 bytes each
LARGEST = 1 << 20  # bytes of a request

log = structlog.get_logger(__name__)


class Forged(Exception):
    """It is not from Feishu, or has been used before."""


def unsealed(sealed: str, encrypt_key: str) -> bytes:
    """AES-256-CBC under the SHA-256 of the key; the first block is the vector.

    Raises ValueError.
    """
    raw = base64.b64decode(sealed)
    key = hashlib.sha256(encrypt_key.encode()).digest()
    return unpad(AES.new(key, AES.MODE_CBC, raw[:16]).decrypt(raw[16:]), AES.block_size)


def opened(sealed: str, encrypt_key: str) -> Json:
    """Raises Forged."""
    try:
        found = json.loads(unsealed(sealed, encrypt_key))
    except ValueError as error:
        raise Forged("it cannot be decrypted") from error
    if not isinstance(found, dict):
        raise Forged("it is no object")
    return found


async def _bounded(request: Request) -> bytes:
    """The body. Whoever sends more than Feishu would is not listened to: nobody has proved
    anything yet, and memory is everybody's. Raises Forged."""
    found = bytearray()
    async for piece in request.stream():
        found += piece
        if len(found) > LARGEST:
            raise Forged("it is too large")
    return bytes(found)


def signature(timestamp: str, nonce: str, encrypt_key: str, body: bytes) -> str:
    return hashlib.sha256(f"{timestamp}{nonce}{encrypt_key}".encode() + body).hexdigest()


@dataclass
class Webhook:
    encrypt_key: str = field(repr=False)
    token: str = field(repr=False)
    listen: Listen
    clock: Callable[[], float] = time.time  # seconds since 1970
    _nonces: "OrderedDict[str, None]" = field(default_factory=OrderedDict)

    async def answer(self, request: Request) -> Response:
        try:
            body = self._read(await _bounded(request), request.headers)
        except Forged as forged:
            log.warning("request_refused", reason=str(forged))
            return JSONResponse({}, 401)
        if body.get("type") == "url_verification":
            return JSONResponse({"challenge": body.get("challenge", "")})
        try:
            answer = await self.listen(body)
        except Exception:
            log.exception("event_refused")
            return JSONResponse({}, 503)  # Feishu delivers it again
        # Remembered only now: the retry of what we could not take may carry the same nonce.
        self._remember(request.headers.get("x-lark-request-nonce", ""))
        return JSONResponse(answer)

    def _read(self, raw: bytes, headers: Mapping[str, str]) -> Json:
        try:
            sealed = json.loads(raw)["encrypt"]
        except (ValueError, KeyError, TypeError):
            raise Forged("it is not encrypted") from None
        body = opened(str(sealed), self.encrypt_key)
        if body.get("type") == "url_verification":
            self._check_token(str(body.get("token", "")))  # the one request without a signature
        else:
            self._check_signature(raw, headers)
            self._check_token(str((body.get("header") or {}).get("token", "")))
        return body

    def _check_token(self, given: str) -> None:
        if not hmac.compare_digest(given.encode(), self.token.encode()):
            raise Forged("wrong verification token")

    def _check_signature(self, raw: bytes, headers: Mapping[str, str]) -> None:
        stamp = headers.get("x-lark-request-timestamp", "")
        nonce = headers.get("x-lark-request-nonce", "")
        right = signature(stamp, nonce, self.encrypt_key, raw)
        given = headers.get("x-lark-signature", "")
        if not hmac.compare_digest(right.encode(), given.encode()):
            raise Forged("wrong signature")
        if not stamp.isdecimal() or abs(self.clock() - int(stamp)) > WINDOW_S:
            raise Forged("too old")
        if nonce in self._nonces:
            raise Forged("used before")

    def _remember(self, nonce: str) -> None:
        self._nonces[nonce] = None
        if len(self._nonces) > NONCES:
            self._nonces.popitem(last=False)
