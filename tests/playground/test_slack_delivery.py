"""How things reach the app, what happens when they do not, and trouble made on purpose."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.playground.slack import Trouble
from bot.playground.slack_changes import Changes
from bot.playground.slack_wire import serving
from tests.playground.slack_bot import (
    BOT_TOKEN,
    Scene,
    new_app,
    over_http,
    over_socket,
    refusal,
    scene,
)

JSON = dict[str, Any]


class Endpoint:
    """An app's request URL that answers what it is told, in turn, and keeps what came."""

    def __init__(self, *statuses: int, headers: dict[str, str] | None = None) -> None:
        self.statuses = list(statuses)
        self.headers = headers or {}
        self.pause = 0.0
        self.seen: list[dict[str, str]] = []
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        self.seen.append(dict(request.headers))
        self.bodies.append(await request.body())
        await asyncio.sleep(self.pause)
        status = self.statuses.pop(0) if self.statuses else 200
        await Response(status_code=status, headers=self.headers)(scope, receive, send)

    @property
    def retries(self) -> list[tuple[str | None, str | None]]:
        marks = ("x-slack-retry-num", "x-slack-retry-reason")
        return [(one.get(marks[0]), one.get(marks[1])) for one in self.seen]


@contextlib.asynccontextmanager
async def listening(endpoint: Endpoint) -> AsyncIterator[Scene]:
    async with scene() as s, serving(endpoint, "127.0.0.1", 0) as address:
        s.slack.request_url = f"{address}/slack/events"
        s.slack.delivery.retry_delays = (0.0, 0.01, 0.02)
        yield s


async def settled(endpoint: Endpoint, requests: int) -> None:
    """Wait for so many requests, and long enough to see one too many."""
    await Changes().until(lambda: len(endpoint.seen) >= requests)
    await asyncio.sleep(0.08)


async def test_an_event_is_retried_three_times_with_number_and_reason() -> None:
    endpoint = Endpoint(500, 500, 500, 500, 500)
    async with listening(endpoint) as s:
        await s.ann.say(s.room, "hello")
        await settled(endpoint, 4)

    assert endpoint.retries == [
        (None, None),
        ("1", "http_error"),
        ("2", "http_error"),
        ("3", "http_error"),
    ]
    assert len(set(endpoint.bodies)) == 1, "a retry is the same event"


async def test_retries_stop_once_the_event_was_taken() -> None:
    endpoint = Endpoint(500, 200)
    async with listening(endpoint) as s:
        await s.ann.say(s.room, "hello")
        await settled(endpoint, 2)

    assert len(endpoint.seen) == 2


async def test_an_app_can_forbid_retries() -> None:
    endpoint = Endpoint(500, headers={"X-Slack-No-Retry": "1"})
    async with listening(endpoint) as s:
        await s.ann.say(s.room, "hello")
        await settled(endpoint, 1)

    assert len(endpoint.seen) == 1


async def test_a_slow_answer_is_none() -> None:
    endpoint = Endpoint()
    endpoint.pause = 0.2
    async with listening(endpoint) as s:
        s.slack.delivery.ack_seconds = 0.05
        s.slack.delivery.retry_delays = ()
        said = await s.ann.say(s.room, "hello")
        command = await s.ann.slash(s.room, "/change")

    assert said.error == "operation_timeout"
    assert command.error == "operation_timeout"
    assert len(endpoint.seen) == 2, "commands are never retried"


async def test_nobody_at_the_request_url_is_a_failed_dispatch() -> None:
    async with listening(Endpoint()) as s:
        s.slack.request_url = "http://127.0.0.1:9/slack/events"

        assert (await s.ann.slash(s.room, "/change")).error == "dispatch_failed"


async def test_a_refused_command_fails_and_is_not_retried() -> None:
    endpoint = Endpoint(500)
    async with listening(endpoint) as s:
        seen = await s.ann.slash(s.room, "/change")
        await settled(endpoint, 1)

    assert (seen.status, seen.error) == (500, "dispatch_failed")
    assert len(endpoint.seen) == 1


async def test_a_lost_answer_is_followed_by_the_same_event_again() -> None:
    endpoint = Endpoint()
    async with listening(endpoint) as s:
        s.slack.trouble.next_delivery("drop_ack")
        seen = await s.ann.say(s.room, "hello")
        await settled(endpoint, 2)

    assert seen.error == "operation_timeout"
    assert endpoint.retries == [(None, None), ("1", "http_timeout")]


async def test_an_event_can_come_twice_though_it_was_taken() -> None:
    endpoint = Endpoint()
    async with listening(endpoint) as s:
        s.slack.trouble.next_delivery("twice")
        await s.ann.say(s.room, "hello")
        await settled(endpoint, 2)

    assert len(endpoint.seen) == 2
    assert endpoint.bodies[0] == endpoint.bodies[1]


@pytest.mark.parametrize("trouble", ["wrong_signature", "stale"])
async def test_bolt_refuses_what_slack_did_not_sign_now(trouble: Any) -> None:
    async with scene() as s:
        app = new_app(s.client)

        @app.command("/change")
        async def change(ack: Any) -> None:
            await ack()

        async with over_http(s.slack, app):
            s.slack.trouble.next_delivery(trouble)
            refused = await s.ann.slash(s.room, "/change")
            accepted = await s.ann.slash(s.room, "/change")

        assert refused.status == 401
        assert accepted.is_ok


def counting(s: Scene) -> tuple[AsyncApp, list[JSON]]:
    app, heard = new_app(s.client), list[JSON]()

    @app.event("message")
    async def note(event: JSON) -> None:
        heard.append(event)

    @app.command("/change")
    async def change(ack: Any) -> None:
        await ack("done")

    return app, heard


async def test_unheard_envelopes_come_again() -> None:
    async with scene() as s:
        app, heard = counting(s)
        s.slack.delivery.retry_delays = (0.01,)
        async with over_socket(s.slack, app):
            s.slack.trouble.next_delivery("drop_ack")
            await s.ann.say(s.room, "hello")
            await s.slack.until(lambda: len(heard) == 2)

        assert [event["text"] for event in heard] == ["hello", "hello"]


async def test_a_request_url_proves_itself() -> None:
    async with scene() as s:
        async with over_http(s.slack, new_app(s.client)):
            assert await s.slack.delivery.challenge()
        s.slack.request_url = s.slack.api_url
        assert not await s.slack.delivery.challenge()


async def test_nothing_is_delivered_while_no_socket_is_open() -> None:
    async with scene() as s:
        s.slack.delivery.retry_delays = ()

        assert (await s.ann.say(s.room, "hello")).error == "dispatch_failed"
        assert (await s.ann.slash(s.room, "/change")).error == "dispatch_failed"


async def test_two_connections_take_turns() -> None:
    async with scene() as s:
        first, heard_first = counting(s)
        second, heard_second = counting(s)
        async with over_socket(s.slack, first), over_socket(s.slack, second):
            for n in range(4):
                await s.ann.say(s.room, str(n))
            await s.slack.until(lambda: len(heard_first) + len(heard_second) == 4)

        assert (len(heard_first), len(heard_second)) == (2, 2)


async def test_a_cut_socket_comes_back_by_itself() -> None:
    async with scene() as s:
        app, _ = counting(s)
        async with over_socket(s.slack, app):
            assert s.slack.sockets.cut() == 1
            assert (await s.ann.slash(s.room, "/change")).error == "dispatch_failed"
            await s.slack.until(lambda: s.slack.sockets.connections)

            assert (await s.ann.slash(s.room, "/change")).text == "done"


async def test_a_refresh_moves_the_app_to_a_new_connection() -> None:
    async with scene() as s:
        app, _ = counting(s)
        async with over_socket(s.slack, app):
            old = s.slack.sockets.connections[0]
            await s.slack.sockets.refresh(warning_seconds=0.05)
            await s.slack.until(lambda: [c for c in s.slack.sockets.connections if c is not old])

            assert (await s.ann.slash(s.room, "/change")).text == "done"


async def test_a_ticket_is_good_for_one_connection() -> None:
    async with scene() as s, aiohttp.ClientSession() as session:
        url = f"{s.slack.host.replace('http', 'ws')}/ws?ticket={s.slack.sockets.new_ticket()}"
        async with session.ws_connect(url) as socket:
            hello = await socket.receive_json()
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(url)

        assert hello["type"] == "hello"
        assert hello["connection_info"]["app_id"] == s.slack.app.id


async def test_new_connections_can_be_refused() -> None:
    async with scene() as s, aiohttp.ClientSession() as session:
        s.slack.trouble.refuses_sockets = True
        url = f"{s.slack.host.replace('http', 'ws')}/ws?ticket={s.slack.sockets.new_ticket()}"

        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)


async def test_an_eleventh_connection_is_sent_away() -> None:
    async with scene() as s, aiohttp.ClientSession() as session:
        sockets, last = [], JSON()
        for _ in range(11):
            ticket = s.slack.sockets.new_ticket()
            url = f"{s.slack.host.replace('http', 'ws')}/ws?ticket={ticket}"
            sockets.append(await session.ws_connect(url))
            last = await sockets[-1].receive_json()

        assert (last["type"], last["reason"]) == ("disconnect", "too_many_websockets")
        assert len(s.slack.sockets.connections) == 10


# What the app meets, and how many messages stand in the channel afterwards.
TROUBLES: list[tuple[str, Trouble, int, str, int]] = [
    ("too fast", Trouble.rate_limited(7), 429, "ratelimited", 0),
    ("a broken server", Trouble.server_error(), 500, "", 0),
    ("a broken server that had posted", Trouble.server_error(is_done=True), 500, "", 1),
    ("a refusal", Trouble.refused("channel_not_found"), 200, "channel_not_found", 0),
    ("an error after the fact", Trouble.refused("fatal_error", is_done=True), 200,
        "fatal_error", 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "trouble", "status", "error", "posted"), TROUBLES, ids=[c[0] for c in TROUBLES]
)
async def test_a_call_meets_the_trouble_planned_for_it(
    note: str, trouble: Trouble, status: int, error: str, posted: int
) -> None:
    async with scene() as s:
        s.slack.trouble.next("chat.postMessage", trouble)

        answer = await refusal(s.client.chat_postMessage(channel=s.room.id, text="a"))

        assert answer.status_code == status
        assert answer.get("error", "") == error
        assert len(s.room.messages) == posted
        assert answer.headers.get("Retry-After") == ("7" if status == 429 else None)


@pytest.mark.parametrize(
    ("trouble", "posted"),
    [(Trouble.cut_before(), 0), (Trouble.cut_after(), 1)],
    ids=["before the effect", "after it"],
)
async def test_a_connection_can_break_before_and_after_the_effect(
    trouble: Trouble, posted: int
) -> None:
    async with scene() as s:
        s.slack.trouble.next("chat.postMessage", trouble)

        with pytest.raises(aiohttp.ServerDisconnectedError):
            await s.client.chat_postMessage(channel=s.room.id, text="a")

        assert len(s.room.messages) == posted
        await s.client.chat_postMessage(channel=s.room.id, text="b")
        assert s.room.messages[-1].text == "b", "the next call is none the worse"


async def test_the_sdks_own_retry_posts_twice_after_a_cut() -> None:
    """Why the product must choose its retry handlers: facts/slack.md, 2.3."""
    async with scene() as s, aiohttp.ClientSession() as session:
        careless = AsyncWebClient(
            token=BOT_TOKEN,
            base_url=s.slack.api_url,
            session=session,
            retry_handlers=[AsyncConnectionErrorRetryHandler()],
        )
        s.slack.trouble.next("chat.postMessage", Trouble.cut_after())

        await careless.chat_postMessage(channel=s.room.id, text="a")

        assert [m.text for m in s.room.messages] == ["a", "a"]


async def test_trouble_waits_for_the_call_it_is_meant_for() -> None:
    async with scene() as s:
        s.slack.trouble.next("chat.postMessage", Trouble.refused("fatal_error"), nth=2, times=2)
        errors = []
        for n in range(5):
            await s.client.auth_test()
            try:
                await s.client.chat_postMessage(channel=s.room.id, text=str(n))
                errors.append("")
            except SlackApiError as refused:
                errors.append(refused.response["error"])

        assert errors == ["", "fatal_error", "fatal_error", "", ""]


async def test_any_method_can_be_slow() -> None:
    async with scene() as s:
        s.slack.trouble.next("*", Trouble.slow(0.1))
        started = time.perf_counter()
        await s.client.auth_test()

        assert time.perf_counter() - started >= 0.1


async def test_rate_limits_are_kept_when_they_are_switched_on() -> None:
    now = 1_700_000_000.0
    async with scene(clock=lambda: now) as s:
        s.slack.rates.are_kept = True
        for _ in range(5):
            await s.client.chat_postMessage(channel=s.room.id, text="a")
        answer = await refusal(s.client.chat_postMessage(channel=s.room.id, text="a"))
        await s.client.chat_postMessage(channel=s.ann.id, text="another channel")
        now += 1
        await s.client.chat_postMessage(channel=s.room.id, text="a second later")
        ts = s.room.messages[0].ts
        for _ in range(50):
            await s.client.chat_update(channel=s.room.id, ts=ts, text="a")
        update = await refusal(s.client.chat_update(channel=s.room.id, ts=ts, text="a"))

        assert (answer["error"], answer.headers["Retry-After"]) == ("ratelimited", "1")
        assert (update["error"], update.headers["Retry-After"]) == ("ratelimited", "2")


async def test_a_response_url_is_good_for_five_answers_in_half_an_hour() -> None:
    now = 1_700_000_000.0
    async with scene(clock=lambda: now) as s, aiohttp.ClientSession() as session:

        async def post(key: str, **body: Any) -> tuple[int, str]:
            url = f"{s.slack.host}/response/{key}"
            async with session.post(url, json=body or {"text": "a"}) as answer:
                return answer.status, await answer.text()

        key = s.slack.workspace.new_response_url(s.room, s.ann.user)
        results = [await post(key) for _ in range(6)]
        bad = await post(s.slack.workspace.new_response_url(s.room, s.ann.user), blocks=[{}])
        late = s.slack.workspace.new_response_url(s.room, s.ann.user)
        now += 1801

        assert results == [(200, "ok")] * 5 + [(404, "used_url")]
        assert await post(late) == (404, "expired_url")
        s.slack.trouble.next("response", Trouble.server_error())
        assert (await post(late))[0] == 500
        assert bad == (400, "invalid_blocks")
