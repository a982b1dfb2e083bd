"""Reactions over the wire: put there, read back without our own, and asked for again when the
connection comes back."""

import asyncio

import pytest

from bot.connectors import reactions
from bot.platforms.port import Reaction
from handlers.kit.cards import Card
from handlers.kit.events import Event, Reconnected
from tests.platforms.feishu.parley import Office

CARDS = {"en": Card("A poll")}


async def test_seeds_stand_in_their_order_and_are_not_read_back(connected: Office) -> None:
    port = connected.app.platforms["feishu"]
    message = await port.post(connected.group.id, CARDS, key="k")
    for _ in range(2):  # asked twice, it is done once
        await reactions.react(
            port, room=connected.group.id, message=message, emoji=["ROSE", "not one", "Fire"]
        )
    shown = connected.feishu.tenant.messages[message]
    assert [emoji for _, _, emoji in shown.reactions] == ["ROSE", "Fire"]
    await connected.li.reacts(shown, "Fire")
    found = await port.reactions(connected.group.id, message)
    assert found == [Reaction("Fire", connected.li.id)]
    await connected.li.unreacts(shown, "Fire")
    assert await port.reactions(connected.group.id, message) == []


async def test_many_reactions_are_read_page_by_page(connected: Office) -> None:
    port = connected.app.platforms["feishu"]
    message = await port.post(connected.group.id, CARDS, key="k")
    shown = connected.feishu.tenant.messages[message]
    shown.reactions.extend((f"r{place}", f"ou_{place}", "Fire") for place in range(120))
    assert len(await port.reactions(connected.group.id, message)) == 120


async def test_the_features_hear_that_the_connection_is_back(
    connected: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Event] = []

    async def hear(event: Event) -> None:
        heard.append(event)

    monkeypatch.setattr(connected.app.reconnected, "dispatch", hear)
    assert connected.feishu.sockets.cut() == 1
    async with asyncio.timeout(15):
        while not heard:  # noqa: ASYNC110  the client reconnects when it notices
            await asyncio.sleep(0.05)
    assert isinstance(heard[0], Reconnected)
    assert heard[0].platform == "feishu"
