"""The bot ends when it is told to."""

import asyncio

import pytest

from tests.chat import World


async def test_delivery_stops_even_when_something_is_promised_at_that_moment(
    slack_world: World,
) -> None:
    delivery = slack_world.delivery
    running = asyncio.create_task(delivery.run())
    await asyncio.sleep(0.1)  # nothing waits: it rests
    delivery.promised.set()
    running.cancel()
    async with asyncio.timeout(2):
        with pytest.raises(asyncio.CancelledError):
            await running
