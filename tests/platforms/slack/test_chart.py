"""Charts over the wire: as Slack's own block, and as text in a workspace without it."""

import json
from typing import Any

import pytest

from bot.playground.slack import Trouble
from handlers.kit.cards import Card
from handlers.kit.charts import ChartKind, Series, chart
from tests.platforms.slack.parley import Office

VOTES = chart(ChartKind.BAR, "Which day?", ("Tue", "Wed"), Series("Votes", (3, 1)))
CARDS = {"en": Card("Closed", (VOTES,))}


def kinds(blocks: list[dict[str, Any]]) -> list[str]:
    return [one["type"] for one in blocks]


async def test_a_chart_is_posted_and_edited(http: Office) -> None:
    port = http.app.platforms["slack"]
    message = await port.post(http.room.id, CARDS, key="k")
    assert "data_visualization" in kinds(http.cards[-1].blocks)
    await port.update(http.room.id, message, CARDS)
    answer = http.slack.calls("chat.update")[-1].answer
    assert answer is not None
    assert answer["ok"]


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update", "chat.postEphemeral"])
async def test_where_slack_refuses_the_chart_it_is_text(http: Office, method: str) -> None:
    port = http.app.platforms["slack"]
    message = await port.post(http.room.id, {"en": Card("Open")}, key="first")
    http.slack.trouble.next(method, Trouble.refused("invalid_blocks"))
    match method:
        case "chat.postMessage":
            await port.post(http.room.id, CARDS, key="k")
        case "chat.update":
            await port.update(http.room.id, message, CARDS)
        case _:
            await port.tell(http.ann.id, CARDS, key="k", room=http.room.id)
    refused, taken = http.slack.calls(method)[-2:]
    assert "data_visualization" in str(refused.arguments)
    assert "data_visualization" not in str(taken.arguments)
    assert "██████████  3  Tue" in json.dumps(taken.arguments, ensure_ascii=False)


async def test_the_plan_is_a_table_for_who_asks_and_lines_where_slack_refuses_one(
    http: Office,
) -> None:
    await http.name_roles()
    for line in ("Schema due 12-20", "Beta due 12-22 after #1"):
        await http.lea.slash(http.room, f"/plan add {line}")
    await http.lea.slash(http.room, "/plan")
    shown = http.slack.ephemerals(http.lea, http.room)[-1]
    [table] = [one for one in shown.blocks if one["type"] == "table"]
    assert [row[1]["text"] for row in table["rows"]] == ["Item", "Schema", "Beta"]
    http.slack.trouble.next("response", Trouble.refused("invalid_blocks"))
    await http.lea.slash(http.room, "/plan")
    shown = http.slack.ephemerals(http.lea, http.room)[-1]
    assert "table" not in kinds(shown.blocks)
    assert '"text": "Beta"' in json.dumps(shown.blocks)
