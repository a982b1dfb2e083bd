"""A room that only a button's value names: somebody who is not in it gets nowhere."""

import json

from bot.playground.slack import Channel, Person
from handlers.kit.i18n import translator
from tests.platforms.forging import is_in, swapped
from tests.platforms.slack.parley import Office

ELSEWHERE = translator("en")("kit-not-there")


async def stranger(o: Office) -> tuple[Person, Channel]:
    """Somebody of the workspace with a channel and a project of their own."""
    await o.name_roles()
    eve = o.slack.person("Eve")
    room = o.slack.channel("elsewhere", members=[eve])
    await eve.slash(room, "/change list")
    await o.settled()
    return eve, room


async def test_a_door_into_a_channel_of_somebody_else_stays_shut(either: Office) -> None:
    eve, room = await stranger(either)
    await eve.open_home()
    await either.settled()
    assert eve.home is not None
    eve.home.definition = swapped(eve.home.definition, room.id, either.room.id)
    assert (await eve.press(eve.home, "Change")).is_ok
    assert eve.view is not None
    assert ELSEWHERE in json.dumps(eve.view.definition)
    home = ("slack", either.slack.workspace.team.id, either.room.id)
    assert not await is_in(either.app, home, eve.id)


async def test_a_form_is_not_sent_into_a_channel_of_somebody_else(either: Office) -> None:
    eve, room = await stranger(either)
    await eve.slash(room, "/change Export must include cancelled orders")
    assert eve.view is not None
    eve.view.definition = swapped(eve.view.definition, room.id, either.room.id)
    seen = await eve.submit({"criteria": "an hour's work"})
    assert ELSEWHERE in seen.errors.values()
    await either.settled()
    assert either.cards == []
    home = ("slack", either.slack.workspace.team.id, either.room.id)
    assert not await is_in(either.app, home, eve.id)
