"""Uploads and reactions through the real client."""

from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from tests.playground.slack_bot import BOT_TOKEN, Scene, refusal, scene

PNG = b"\x89PNG\r\n" + b"x" * 50


async def test_a_file_goes_up_in_three_steps_and_into_the_thread() -> None:
    async with scene() as s:
        parent = (await s.client.chat_postMessage(channel=s.room.id, text="report"))["ts"]

        await s.client.files_upload_v2(
            channel=s.room.id,
            thread_ts=parent,
            filename="changes.csv",
            title="Changes",
            content="id,title\n7,Export",
            initial_comment="here",
        )

        (reply,) = s.room.messages[0].replies
        (file,) = [s.slack.workspace.files[key] for key in reply.files]
        assert reply.text == "here"
        assert (file.title, file.content) == ("Changes", b"id,title\n7,Export")
        assert file.shares == {s.room.id: [reply.ts]}


async def test_a_file_is_handed_out_to_the_app_only() -> None:
    async with scene() as s, aiohttp.ClientSession() as session:
        file_id = await _uploaded(s)
        url = f"{s.slack.host}/files/{file_id}/chart.png"

        async with session.get(url) as stranger:
            assert stranger.status == 404
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        async with session.get(url, headers=headers) as ours:
            assert await ours.read() == PNG


async def _uploaded(s: Scene, *, complete: bool = True) -> str:
    ticket = await s.client.files_getUploadURLExternal(filename="chart.png", length=len(PNG))
    async with (
        aiohttp.ClientSession() as session,
        session.post(ticket["upload_url"], data=PNG) as answer,
    ):
        assert answer.status == 200
    file_id = str(ticket["file_id"])
    if complete:
        await s.client.files_completeUploadExternal(files=[{"id": file_id, "title": "Chart"}])
    return file_id


async def test_an_image_can_be_shown_only_once_slack_has_looked_at_it() -> None:
    now = 1_700_000_000.0
    async with scene(clock=lambda: now) as s:
        s.slack.workspace.file_seconds = 2.0
        file_id = await _uploaded(s)
        image = {"type": "image", "slack_file": {"id": file_id}, "alt_text": "chart"}
        early = await refusal(
            s.client.chat_postMessage(channel=s.room.id, text="a", blocks=[image])
        )
        before = (await s.client.files_info(file=file_id))["file"]["mimetype"]
        now += 2
        after = (await s.client.files_info(file=file_id))["file"]["mimetype"]
        await s.client.chat_postMessage(channel=s.room.id, text="a", blocks=[image])

        assert early["error"] == "invalid_blocks"
        assert "invalid slack file" in early["response_metadata"]["messages"][0]
        assert (before, after) == ("", "image/png")
        assert s.room.messages[-1].blocks[0]["slack_file"] == {"id": file_id}


async def test_an_upload_is_completed_once_and_only_when_it_is_whole() -> None:
    async with scene() as s, aiohttp.ClientSession() as session:
        ticket = await s.client.files_getUploadURLExternal(filename="a.png", length=5)
        given = [{"id": ticket["file_id"], "title": "a"}]
        async with session.post(ticket["upload_url"], data=b"1234") as short:
            assert short.status == 400
        empty = await refusal(s.client.files_completeUploadExternal(files=given))
        done = await _uploaded(s)
        again = await refusal(
            s.client.files_completeUploadExternal(files=[{"id": done, "title": "a"}])
        )
        unknown = await refusal(
            s.client.files_completeUploadExternal(files=[{"id": "F404", "title": "a"}])
        )

        assert empty["error"] == "file_update_failed"
        assert again["error"] == "file_update_failed"
        assert unknown["error"] == "file_not_found"


async def test_a_file_is_shared_only_where_the_bot_is() -> None:
    async with scene() as s:
        elsewhere = s.slack.channel("elsewhere", members=[s.ann], with_bot=False)
        file_id = await _uploaded(s, complete=False)

        answer = await refusal(
            s.client.files_completeUploadExternal(
                files=[{"id": file_id, "title": "a"}], channel_id=elsewhere.id
            )
        )

        assert answer["error"] == "not_in_channel"


async def _message(s: Scene) -> dict[str, str]:
    posted = await s.client.chat_postMessage(channel=s.room.id, text="vote")
    return {"channel": s.room.id, "timestamp": str(posted["ts"])}


async def _reactions(s: Scene, where: dict[str, str]) -> list[dict[str, Any]]:
    answer = await s.client.reactions_get(
        channel=where["channel"], timestamp=where["timestamp"], full=True
    )
    found: list[dict[str, Any]] = answer["message"]["reactions"]
    return found


async def test_reactions_of_bot_and_people_are_counted_together() -> None:
    async with scene() as s:
        where = await _message(s)
        await s.client.reactions_add(**where, name="+1")
        await s.ann.react(s.room.messages[0], "+1")
        await s.li.react(s.room.messages[0], "tada")

        shown = await _reactions(s, where)
        await s.client.reactions_remove(**where, name="+1")
        left = await _reactions(s, where)

        assert shown == [
            {"name": "+1", "users": [s.slack.app.user.id, s.ann.id], "count": 2},
            {"name": "tada", "users": [s.li.id], "count": 1},
        ]
        assert left[0]["users"] == [s.ann.id]


Try = Callable[[Scene, dict[str, str]], Any]
REFUSED: list[tuple[str, Try, str]] = [
    ("the same again", lambda s, w: s.client.reactions_add(**w, name="eyes"), "already_reacted"),
    ("none to take back", lambda s, w: s.client.reactions_remove(**w, name="x"), "no_reaction"),
    ("a name with spaces", lambda s, w: s.client.reactions_add(**w, name="a b"), "invalid_name"),
    ("no message named", lambda s, w: s.client.api_call(
        "reactions.add", json={"name": "x"}), "no_item_specified"),
    ("no such message", lambda s, w: s.client.reactions_add(
        channel=w["channel"], timestamp="1.1", name="x"), "message_not_found"),
]  # fmt: skip


@pytest.mark.parametrize(("note", "call", "error"), REFUSED, ids=[case[0] for case in REFUSED])
async def test_a_reaction_is_refused_by_name(note: str, call: Try, error: str) -> None:
    async with scene() as s:
        where = await _message(s)
        await s.client.reactions_add(**where, name="eyes")

        assert (await refusal(call(s, where)))["error"] == error


async def test_one_cannot_react_without_end() -> None:
    async with scene() as s:
        where = await _message(s)
        for n in range(23):
            await s.client.reactions_add(**where, name=f"e{n}")

        answer = await refusal(s.client.reactions_add(**where, name="one-more"))

        assert answer["error"] == "too_many_reactions"
