"""Files that people attach, over the wire: in a message, in the form, under a shortcut."""

import json
from typing import Any

import pytest

from bot.connectors.files import MOST
from bot.platforms.port import Barred, File, GivesFiles, Gone
from bot.platforms.slack import files
from bot.playground.slack import Ephemeral, Message, Person
from handlers.kit.events import Attached
from tests.platforms.slack.parley import Office

CSV = b"title,due\nSchema,2030-12-02\nBeta,2030-12-18\n"


async def shown(http: Office, person: Person) -> str:
    """The newest thing that only they see."""
    await http.settled()
    seen: list[Message | Ephemeral] = [*http.slack.ephemerals(person), *person.direct.messages]
    return json.dumps(max(seen, key=lambda one: one.ts).blocks, ensure_ascii=False)


async def items(http: Office, person: Person) -> str:
    await http.settled()
    await person.slash(http.room, "/plan")
    return json.dumps(http.slack.ephemerals(person, http.room)[-1].blocks)


async def test_a_file_with_a_mention_in_the_channel(http: Office) -> None:
    file = http.lea.upload("plan.csv", CSV)
    await http.lea.say(http.room, "@Parley plan import", files=[file])
    assert "plan.csv: 2 items" in await shown(http, http.lea)
    await http.lea.press(http.slack.ephemerals(http.lea, http.room)[-1], "Add all 2")
    assert '"Beta"' in await items(http, http.lea)


async def test_a_file_sent_to_the_bot_alone(http: Office) -> None:
    await http.lea.slash(http.room, "/plan")
    await http.lea.say(http.lea.direct, "", files=[http.lea.upload("plan.csv", CSV)])
    assert "plan.csv: 2 items" in await shown(http, http.lea)


async def test_a_mention_under_a_message_with_a_file(http: Office) -> None:
    file = http.ann.upload("plan.csv", CSV)
    seen = await http.ann.say(http.room, "our plan", files=[file])
    assert seen.message is not None
    await http.lea.say(http.room, "@Parley plan import", thread=seen.message)
    assert "plan.csv: 2 items" in await shown(http, http.lea)


async def test_the_shortcut_on_a_message_with_a_file(http: Office) -> None:
    seen = await http.ann.say(http.room, "", files=[http.ann.upload("plan.csv", CSV)])
    assert seen.message is not None
    await http.lea.message_shortcut(seen.message, "plan")
    assert "plan.csv: 2 items" in await shown(http, http.lea)


async def test_the_form_with_a_file(http: Office) -> None:
    await http.lea.slash(http.room, "/plan import")
    seen = await http.lea.submit({"file": [http.lea.upload("plan.csv", CSV)]})
    assert seen.is_ok, seen
    assert "plan.csv: 2 items" in await shown(http, http.lea)


async def test_pasted_into_the_form_it_is_shown_in_the_form(http: Office) -> None:
    await http.lea.slash(http.room, "/plan import")
    seen = await http.lea.submit({"list": "Schema due 2030-12-02"})
    assert seen.view is not None
    assert "one item" in json.dumps(seen.view.blocks)
    await http.lea.press(http.lea.view, "Add it")
    assert '"Schema"' in await items(http, http.lea)


async def test_a_picture_sent_to_the_bot_alone_is_no_plan(http: Office) -> None:
    await http.lea.say(http.lea.direct, "", files=[http.lea.upload("cat.png", b"\x89PNG")])
    assert "no text" not in await shown(http, http.lea)


async def test_a_large_file_is_not_even_fetched(http: Office) -> None:
    port = http.app.platforms["slack"]
    assert isinstance(port, GivesFiles)
    file = http.lea.upload("plan.csv", b"x" * (MOST + 1))
    http.slack.workspace.files[file["id"]].content = b"never read"
    found = await port.file(Attached(file["id"]), room=http.room.id, most=MOST)
    assert found == File("plan.csv", None)
    http.slack.workspace.files[file["id"]].size = 3  # it says one thing and is another
    http.slack.workspace.files[file["id"]].content = b"x" * (MOST + 1)
    found = await port.file(Attached(file["id"]), room=http.room.id, most=MOST)
    assert found == File("plan.csv", None)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://evil.example/files/F1",
        "https://slack.com.evil.example/F1",
        "https://files.slack.com@evil.example/F1",
        "http://files.slack.com/F1",
        "file:///etc/passwd",
    ],
)
async def test_the_token_goes_to_slack_alone(
    http: Office, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    port: Any = http.app.platforms["slack"]
    file = http.lea.upload("plan.csv", CSV)

    async def info(**_: Any) -> Any:
        return {"file": {**file, "url_private": url}}

    monkeypatch.setattr(port.client, "files_info", info)
    with pytest.raises(Gone):
        await files.fetched(port.client, Attached(file["id"]), room="", most=MOST)


async def test_a_file_the_bot_may_not_see_is_told(http: Office) -> None:
    port: Any = http.app.platforms["slack"]
    file = http.lea.upload("plan.csv", CSV)
    port.client.token = "xoxb-another"
    http.slack.bot_token = "xoxb-another"
    await port.file(Attached(file["id"]), room="", most=MOST)
    del http.slack.workspace.files[file["id"]]
    with pytest.raises((Gone, Barred)):
        await port.file(Attached(file["id"]), room="", most=MOST)
