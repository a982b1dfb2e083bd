"""The bot ends when it is told to."""

import asyncio

from tests.chat import World


async def test_delivery_stops_even_when_something_is_promised_at_that_moment(
    slack_world: World,
) -> None:
    """Delivery is the same for both platforms."""
    delivery = slack_world.delivery
    running = asyncio.create_task(delivery.run())
    await asyncio.sleep(0.1)  # nothing waits: it rests
    delivery.promised.set()
    running.cancel()
    ended, _ = await asyncio.wait({running}, timeout=2)
    assert ended == {running}
    assert running.cancelled()
