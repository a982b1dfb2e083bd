"""A lean load: requests made and signed beforehand, over a few connections that stay open."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import httptools


@dataclass
class Measured:
    at_once: int
    seconds: float = 0.0
    load_s: float = 0.0  # processor time the load itself took
    server_s: float = 0.0  # and the server: it says more than the clock on a busy machine
    latencies: list[float] = field(default_factory=list)  # seconds until acknowledged
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile_ms(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000


class Connection(asyncio.Protocol):
    """One request after the other."""

    def __init__(self) -> None:
        self._answered: asyncio.Future[int] | None = None
        self._transport: asyncio.WriteTransport | None = None
        self._parser = httptools.HttpResponseParser(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)  # uvloop's is no subclass

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answered is not None and not self._answered.done():
            self._answered.set_exception(exc or ConnectionResetError())

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        assert self._answered is not None
        self._answered.set_result(self._parser.get_status_code())

    async def exchange(self, request: bytes) -> int:
        """The status of the answer, once it is there in full."""
        assert self._transport is not None
        self._answered = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answered

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


async def load(port: int, requests: list[bytes], *, at_once: int, seconds: float) -> Measured:
    """Each connection sends its next request when the last was answered, until time is up."""
    loop = asyncio.get_running_loop()
    opened = [await loop.create_connection(Connection, "127.0.0.1", port) for _ in range(at_once)]
    measured, left = Measured(at_once), iter(requests)
    started, busy = time.perf_counter(), time.process_time()
    await asyncio.gather(*(_send(one, left, started + seconds, measured) for _, one in opened))
    measured.seconds = time.perf_counter() - started
    measured.load_s = time.process_time() - busy
    for _, connection in opened:
        connection.close()
    return measured


async def _send(
    connection: Connection, requests: Iterator[bytes], until: float, measured: Measured
) -> None:
    for request in requests:
        started = time.perf_counter()
        if started > until:
            return
        measured.statuses[await connection.exchange(request)] += 1
        measured.latencies.append(time.perf_counter() - started)
