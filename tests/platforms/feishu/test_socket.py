"""The long connection: whatever ends it, it comes back, and /healthz knows meanwhile."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.app import App
from bot.platforms.feishu import set_up, socket
from bot.platforms.feishu.frames import CONTROL, Frame, to_bytes
from bot.platforms.feishu.set_up import FeishuSide
from bot.platforms.feishu.socket import LongConnection
from bot.playground.feishu import FeishuServer, Trouble
from tests.platforms.feishu.parley import Office, new_feishu, parley


def connection_of(app: App) -> LongConnection:
    side = next(one for one in app.sides if isinstance(one, FeishuSide))
    assert side.connection is not None
    return side.connection


async def is_connected(feishu: FeishuServer, count: int = 1) -> None:
    await feishu.until(lambda: len(feishu.sockets.connections) == count)


async def cut(o: Office) -> None:
    o.feishu.sockets.cut()


async def closed(o: Office) -> None:
    await o.feishu.sockets.close_all()


async def refused_for_a_while(o: Office) -> None:
    o.feishu.trouble.refuses_sockets = "limit"
    o.feishu.sockets.cut()
    await asyncio.sleep(0.2)
    o.feishu.trouble.refuses_sockets = ""


async def busy_for_a_while(o: Office) -> None:
    o.feishu.trouble.refuses_sockets = "busy"
    o.feishu.sockets.cut()
    await asyncio.sleep(0.2)
    o.feishu.trouble.refuses_sockets = ""


async def discovery_breaks(o: Office) -> None:
    for trouble in (Trouble.server_error(), Trouble.cut_before(), Trouble.refused(10015)):
        o.feishu.trouble.next("endpoint", trouble)
    o.feishu.sockets.cut()


LOSSES = [cut, closed, refused_for_a_while, busy_for_a_while, discovery_breaks]


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.__name__)
async def test_it_comes_back_after_every_kind_of_loss(connected: Office, loss: Any) -> None:
    connection_of(connected.app).first_wait_s = 0.02
    before = connected.feishu.calls("endpoint")
    await loss(connected)
    await connected.feishu.until(
        lambda: (
            len(connected.feishu.calls("endpoint")) > len(before)
            and connected.feishu.sockets.connections
        )
    )
    seen = await connected.li.says(connected.group, "@Parley 变更 列表")
    assert seen.is_ok
    await connected.settled()
    assert len(connected.feishu.posted(connected.li.direct)) == 1


@contextlib.asynccontextmanager
async def wire(address: str, silent: asyncio.Event) -> AsyncIterator[str]:
    """A way to the server that takes everything and passes on nothing once it is `silent`."""
    host, port = address.removeprefix("ws://").split(":")

    async def pass_on(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        was_silent = silent.is_set()
        while data := await source.read(65536):
            if was_silent or not silent.is_set():
                to.write(data)
        to.close()

    async def accept(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(host, int(port))
        await asyncio.gather(pass_on(source, back), pass_on(there, to))

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    async with server:
        yield f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_a_peer_that_has_gone_silent_is_noticed_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cable pulled, a router that forgot us: nobody says that the connection is over."""
    monkeypatch.setattr(socket, "ALIVE_S", 0.2)
    silent = asyncio.Event()
    async with new_feishu().running() as feishu, wire(feishu.sockets.address, silent) as way:
        feishu.sockets.address = way
        async with parley(feishu, "websocket", f"sqlite:///{tmp_path}/parley.db") as app:
            connection_of(app).first_wait_s = 0.02
            assert (await app.health())["feishu"] == "ok"
            silent.set()
            await feishu.until(lambda: len(feishu.calls("endpoint")) == 2)
            await feishu.until(
                lambda: len(feishu.sockets.connections) == 1 and not connection_of(app).trouble
            )
            li = feishu.person("李雷")
            assert (await li.dm("帮助")).is_ok


async def test_health_says_why_there_is_none(connected: Office) -> None:
    assert (await connected.app.health())["feishu"] == "ok"
    connected.feishu.trouble.refuses_sockets = "limit"
    connected.feishu.sockets.cut()
    connection = connection_of(connected.app)
    connection.first_wait_s = 0.02
    await connected.feishu.until(lambda: connection.trouble == "refused: 1000040350")
    assert (await connected.app.health()) == {
        "ok": False,
        "database": "ok",
        "feishu": "refused: 1000040350",
    }


async def test_a_wrong_secret_does_not_keep_the_bot_from_starting(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/parley.db"
    async with (
        new_feishu().running() as feishu,
        parley(feishu, "websocket", url, feishu_app_secret="wrong") as app,
    ):
        assert (await app.health())["feishu"] == "no token: 10015"


async def test_a_feishu_that_does_not_answer_does_not_keep_the_bot_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "TRY_WITHIN_S", 0.05)
    feishu = new_feishu()
    for call in ("token", "endpoint"):
        feishu.trouble.next(call, Trouble.slow(3))
    clock = asyncio.get_running_loop().time
    async with feishu.running():
        started = clock()
        async with parley(feishu, "websocket", f"sqlite:///{tmp_path}/parley.db") as app:
            assert clock() - started < 2
            assert (await app.health())["feishu"] == "not connected yet"


async def test_what_the_connection_lost_is_delivered_again(connected: Office) -> None:
    o = connected
    connection_of(o.app).first_wait_s = 0.02
    o.feishu.deliveries.retry_delays = (0.3,)
    o.feishu.sockets.cut()
    seen = await o.li.says(o.group, "@Parley 变更 列表")
    assert seen.error == "200342"
    await o.feishu.until(lambda: o.feishu.posted(o.li.direct))


async def test_an_event_in_pieces_is_put_together(connected: Office) -> None:
    o = connected
    words = "很长" * 20_000  # 120 kB: three frames
    await o.says_directly(words)
    assert o.feishu.deliveries.attempts == 1
    await o.settled()
    assert o.feishu.posted(o.li.direct)


async def test_frames_it_does_not_know_change_nothing(connected: Office) -> None:
    o = connected
    await is_connected(o.feishu)
    for data in (
        b"no frame",
        b"",
        to_bytes(Frame(CONTROL, {"type": "?"})),
        to_bytes(Frame(7, {})),
    ):
        await o.feishu.sockets.send_raw(data)
    assert (await o.li.says(o.group, "@Parley 变更 列表")).is_ok
    assert len(o.feishu.calls("endpoint")) == 1


async def test_feishu_sets_how_often_it_is_pinged(tmp_path: Path) -> None:
    feishu = new_feishu()
    feishu.sockets.config = {**feishu.sockets.config, "PingInterval": 0.02}
    async with (
        feishu.running(),
        parley(feishu, "websocket", f"sqlite:///{tmp_path}/parley.db"),
    ):
        await feishu.until(lambda: feishu.sockets.pings > 3)


async def test_of_several_clients_any_one_serves(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/parley.db"
    async with (
        new_feishu().running() as feishu,
        parley(feishu, "websocket", url),
        parley(feishu, "websocket", url),
    ):
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        await is_connected(feishu, 2)
        for _ in range(4):
            assert (await li.says(group, "@Parley 变更 列表")).is_ok
        await feishu.until(lambda: len(feishu.posted(li.direct)) == 4)


async def test_a_slow_event_holds_up_no_other(connected: Office) -> None:
    o = connected
    connection = connection_of(o.app)
    listen, gate = connection.listen, asyncio.Event()

    async def slow_first(body: dict[str, Any]) -> dict[str, Any]:
        if "等一下" in json.dumps(body, ensure_ascii=False):
            await gate.wait()
        return await listen(body)

    connection.listen = slow_first
    first = asyncio.create_task(o.li.says(o.group, "@Parley 变更 列表 等一下"))
    await o.feishu.until(lambda: o.feishu.deliveries.attempts == 1)
    assert (await o.han.says(o.group, "@Parley 变更 列表")).is_ok
    assert not first.done()
    gate.set()
    assert (await first).is_ok


async def test_an_event_that_fails_is_answered_500(connected: Office) -> None:
    o = connected
    connection = connection_of(o.app)

    async def fail(_: dict[str, Any]) -> dict[str, Any]:
        raise ConnectionError

    connection.listen = fail
    o.feishu.deliveries.retry_delays = ()
    assert (await o.li.says(o.group, "@Parley 变更")).ack.status == 500


async def test_the_address_with_its_key_is_never_logged(
    connected: Office, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    connection_of(connected.app).first_wait_s = 0.02
    connected.feishu.sockets.cut()
    await connected.feishu.until(lambda: len(connected.feishu.calls("endpoint")) == 2)
    await is_connected(connected.feishu)
    said = capsys.readouterr()
    shown = said.out + said.err + caplog.text
    assert "feishu_disconnected" in shown
    assert "access_key" not in shown
    assert "ticket" not in shown


async def test_health_is_shown_over_http(hooked: Office) -> None:
    assert hooked.feishu.request_url is not None
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(hooked.feishu.request_url.replace("/feishu/events", "/healthz"))
    assert answer.json() == {"ok": True, "database": "ok", "feishu": "ok"}
