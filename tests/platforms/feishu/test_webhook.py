"""Requests that are Feishu's, and requests that are not."""

import hashlib
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from bot.platforms.feishu.webhook import (
    LARGEST,
    WINDOW_S,
    Forged,
    Webhook,
    opened,
    signature,
    unsealed,
)
from bot.playground.feishu.secrecy import encrypted
from bot.playground.feishu.secrecy import signature as their_signature
from tests.platforms.feishu.parley import ENCRYPT_KEY, TOKEN, Office

NOW = 1_795_579_200.0
EVENT = {"schema": "2.0", "header": {"token": TOKEN, "event_type": "x"}, "event": {}}


class Heard:
    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.fails = False

    async def __call__(self, body: dict[str, Any]) -> dict[str, Any]:
        self.bodies.append(body)
        if self.fails:
            raise ConnectionError
        return {"toast": {"content": "ok"}}


class Hook:
    """The webhook, and what would send to it."""

    def __init__(self) -> None:
        self.heard = Heard()
        self.now = NOW
        self.webhook = Webhook(ENCRYPT_KEY, TOKEN, self.heard, clock=lambda: self.now)

    async def sends(self, raw: bytes | AsyncIterator[bytes], **headers: str) -> httpx.Response:
        app = Starlette(routes=[Route("/e", self.webhook.answer, methods=["POST"])])
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
            return await http.post("/e", content=raw, headers=headers)

    async def sends_sealed(
        self, body: Any = EVENT, *, key: str = ENCRYPT_KEY, age: float = 0, nonce: str = "n1"
    ) -> httpx.Response:
        raw = sealed(body)
        stamp = str(int(NOW - age))
        return await self.sends(
            raw,
            **{
                "X-Lark-Request-Timestamp": stamp,
                "X-Lark-Request-Nonce": nonce,
                "X-Lark-Signature": their_signature(stamp, nonce, key, raw),
            },
        )


def sealed(body: Any) -> bytes:
    return json.dumps({"encrypt": encrypted(json.dumps(body), ENCRYPT_KEY)}).encode()


@pytest.fixture
def hook() -> Hook:
    return Hook()


def test_feishus_own_example_is_decrypted() -> None:
    """From the page encrypt-key-encryption-configuration-case."""
    sealed = "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="
    assert unsealed(sealed, "test key") == b"hello world"
    with pytest.raises(Forged):
        opened(sealed, "test key")  # words, and no event


def test_a_signature_is_made_as_feishu_makes_it() -> None:
    assert signature("1", "n", "k", b"{}") == hashlib.sha256(b"1nk{}").hexdigest()


async def test_a_sealed_and_signed_event_is_heard_and_answered(hook: Hook) -> None:
    answer = await hook.sends_sealed()
    assert (answer.status_code, answer.json()) == (200, {"toast": {"content": "ok"}})
    assert hook.heard.bodies == [EVENT]


async def test_the_challenge_is_answered_without_a_signature(hook: Hook) -> None:
    asked = {"type": "url_verification", "challenge": "c-1", "token": TOKEN}
    answer = await hook.sends(sealed(asked))
    assert answer.json() == {"challenge": "c-1"}
    assert hook.heard.bodies == []


async def test_a_challenge_with_another_token_is_refused(hook: Hook) -> None:
    asked = {"type": "url_verification", "challenge": "c-1", "token": "other"}
    assert (await hook.sends(sealed(asked))).status_code == 401


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("signed with another key", {"key": "other"}),
    ("signed too long ago", {"age": WINDOW_S + 1}),
    ("signed in the future", {"age": -WINDOW_S - 1}),
    ("another app's token inside", {"body": {**EVENT, "header": {"token": "other"}}}),
    ("no header inside", {"body": {"schema": "2.0"}}),
]


@pytest.mark.parametrize(("note", "given"), WRONG, ids=[note for note, _ in WRONG])
async def test_what_is_not_feishus_is_refused(
    hook: Hook, note: str, given: dict[str, Any]
) -> None:
    assert (await hook.sends_sealed(**given)).status_code == 401
    assert hook.heard.bodies == []


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        (json.dumps(EVENT).encode(), "not encrypted"),
        (b"", "nothing"),
        (b"[1]", "no object"),
        (b'{"encrypt": 7}', "no text"),
        (b'{"encrypt": "AAAA"}', "too short to hold a vector"),
        (b'{"encrypt": "' + b"A" * 64 + b'"}', "not sealed with our key"),
        (b"x" * (2 << 20), "too large"),
    ],
)
async def test_what_cannot_be_opened_is_refused(hook: Hook, raw: bytes, note: str) -> None:
    assert (await hook.sends(raw)).status_code == 401


async def test_more_than_a_request_may_hold_is_not_even_read(hook: Hook) -> None:
    read = 0

    async def without_end() -> AsyncIterator[bytes]:
        nonlocal read
        while read < 1000:
            read += 1
            yield b"x" * LARGEST

    assert (await hook.sends(without_end())).status_code == 401
    assert read <= 3


async def test_an_event_without_a_signature_is_refused(hook: Hook) -> None:
    assert (await hook.sends(sealed(EVENT))).status_code == 401


async def test_a_request_counts_once(hook: Hook) -> None:
    assert (await hook.sends_sealed()).status_code == 200
    assert (await hook.sends_sealed()).status_code == 401
    assert (await hook.sends_sealed(nonce="n2")).status_code == 200


async def test_what_could_not_be_taken_may_come_again_under_the_same_nonce(hook: Hook) -> None:
    hook.heard.fails = True
    assert (await hook.sends_sealed()).status_code == 503
    hook.heard.fails = False
    assert (await hook.sends_sealed(age=7 * 3600)).status_code == 200  # Feishu's last retry


async def test_the_whole_bot_passes_the_consoles_check(hooked: Office) -> None:
    assert await hooked.feishu.deliveries.challenge()


@pytest.mark.parametrize("trouble", ["wrong_signature", "stale"])
async def test_the_whole_bot_does_nothing_for_a_forged_request(
    hooked: Office, trouble: Any
) -> None:
    hooked.feishu.deliveries.retry_delays = ()
    hooked.feishu.trouble.next_delivery(trouble)
    seen = await hooked.li.says(hooked.group, "@Parley 变更 列表")
    assert seen.ack.status == 401
    await hooked.settled()
    assert hooked.li.direct.messages == []


async def test_a_replayed_callback_changes_nothing(hooked: Office) -> None:
    card = await hooked.propose("导出要包含已取消的订单")
    hooked.feishu.trouble.next_delivery("replayed")
    assert (await hooked.li.presses(card, "撤回")).ack.status == 401
    await hooked.settled()
    assert len(hooked.feishu.replies(card)) == 2  # proposed, withdrawn
