"""Reactions over the wire: put there, read back without our own, and asked for again when the
connection comes back."""

import asyncio

import pytest

from bot.connectors import reactions
from bot.platforms.port import Gone, Reaction
from handlers.kit.cards import Card
from handlers.kit.events import Event, Reconnected
from tests.platforms.slack.parley import Office

CARDS = {"en": Card("A poll")}


async def test_seeds_stand_in_their_order_and_are_not_read_back(http: Office) -> None:
    port = http.app.platforms["slack"]
    message = await port.post(http.room.id, CARDS, key="k")
    for _ in range(2):  # asked twice, it is done once
        await reactions.react(port, room=http.room.id, message=message, emoji=["one", "two"])
    shown = http.cards[-1]
    assert list(shown.reactions) == ["one", "two"]
    await http.ann.react(shown, "two")
    await http.lea.react(shown, "+1::skin-tone-3")
    await http.lea.react(shown, "+1")
    found = await port.reactions(http.room.id, message)
    assert sorted(found, key=lambda one: one.emoji) == [
        Reaction("+1", http.lea.id),  # once, whatever the skin
        Reaction("two", http.ann.id),
    ]


async def test_an_emoji_that_is_none_does_not_keep_the_others_away(http: Office) -> None:
    port = http.app.platforms["slack"]
    message = await port.post(http.room.id, CARDS, key="k")
    await reactions.react(port, room=http.room.id, message=message, emoji=["not one!", "two"])
    assert list(http.cards[-1].reactions) == ["two"]


async def test_who_has_gone_does_not_count(http: Office) -> None:
    port = http.app.platforms["slack"]
    message = await port.post(http.room.id, CARDS, key="k")
    for person in (http.ann, http.lea):
        await person.react(http.cards[-1], "two")
    http.lea.user.deleted = True
    read = await reactions.read_reactions(port, room=http.room.id, message=message, check=True)
    assert read == {
        "reactions": [["two", http.ann.id, message]],
        "people": [http.ann.id],
        "gone": [http.lea.id],
    }


async def test_a_message_that_is_gone_has_none(http: Office) -> None:
    with pytest.raises(Gone):
        await http.app.platforms["slack"].reactions(http.room.id, "1764043200.000001")


async def test_the_features_hear_that_the_connection_is_back(
    socket: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Event] = []

    async def hear(event: Event) -> None:
        heard.append(event)

    monkeypatch.setattr(socket.app.reconnected, "dispatch", hear)
    assert socket.slack.sockets.cut() == 1
    async with asyncio.timeout(15):
        while not heard:  # noqa: ASYNC110  the client reconnects when it notices
            await asyncio.sleep(0.05)
    assert isinstance(heard[0], Reconnected)
    assert heard[0].platform == "slack"
