"""The Home tab, over the wire."""

import json

from bot.playground.slack import View
from tests.platforms.slack.parley import Office


def words(view: View | None) -> str:
    return json.dumps(view.blocks, ensure_ascii=False) if view else ""


async def test_whoever_opens_it_sees_what_waits_for_them(either: Office) -> None:
    await either.name_roles()
    await either.propose("Export must include cancelled orders")
    await either.lea.open_home()
    await either.settled()
    assert "Export must include cancelled orders" in words(either.lea.home)
    assert either.max.home is None
    await either.lea.open_home("messages")
    await either.settled()
    assert len(either.slack.calls("views.publish")) == 1


async def test_what_is_pressed_there_opens_on_top_and_the_page_follows(either: Office) -> None:
    await either.name_roles()
    await either.propose("Export must include cancelled orders")
    await either.lea.open_home()
    await either.settled()
    assert (await either.lea.press(either.lea.home, "Show all")).is_ok
    assert either.lea.view is not None
    assert (await either.lea.press(either.lea.view, "Assess")).is_ok
    assert (await either.lea.submit({"effort": "2"})).is_ok
    await either.settled()
    assert "Assessed" in words(either.lea.home)


async def test_a_door_opens_the_form_of_its_project(either: Office) -> None:
    await either.propose("First wish")
    await either.ann.open_home()
    await either.settled()
    assert (await either.ann.press(either.ann.home, "Change")).is_ok
    assert (await either.ann.submit({"title": "From my own page"})).is_ok
    await either.settled()
    assert "From my own page" in json.dumps(either.cards[-1].blocks)
