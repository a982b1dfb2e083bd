"""Letting time pass in the demo: whatever the bot plans happens at its time, not late."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime

from bot.playground.clock import DemoClock
from bot.playground.demo_bot import BotProcess

HAPPENS_WITHIN_S = 3.0  # the bot looks several times a second for what is due
LOOK_AGAIN_S = 0.02
AT_ONCE = 200  # planned times passed in one step of the clock; whatever is left happens late


async def pass_until(
    moment: datetime, clock: DemoClock, bot: BotProcess, passed: Callable[[], object]
) -> None:
    """Put the clock to the moment, by way of everything planned until then.

    `passed` is called whenever the clock has moved on.
    """
    for _ in range(AT_ONCE):
        planned = bot.next_planned(clock.now()) if bot.is_running else None
        if planned is None or planned > moment:
            break
        clock.move_to(planned)
        passed()
        await _happened(planned, clock, bot)
    clock.move_to(moment)
    passed()


async def _happened(planned: datetime, clock: DemoClock, bot: BotProcess) -> None:
    """Also what it made the bot say. What fails is tried again by the bot: time goes on."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(HAPPENS_WITHIN_S):
            while bot.is_due(planned) or bot.open_promises(clock.now()):  # noqa: ASYNC110  rows
                await asyncio.sleep(LOOK_AGAIN_S)
