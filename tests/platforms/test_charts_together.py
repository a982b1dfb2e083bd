"""Charts of one project in both chats at once: a poll's result, a plan's timeline."""

from pathlib import Path
from typing import Any

from bot.playground.feishu.cards import tagged
from tests.platforms.test_both import settled
from tests.platforms.test_poll import Office, office


def of_slack(blocks: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [one for one in blocks if one["type"] == kind]


def of_feishu(here: Office, kind: str) -> list[dict[str, Any]]:
    """In the newest card of the group that has one."""
    found = ([one for one in tagged(card.card) if one["tag"] == kind] for card in cards(here))
    return next(filter(None, found), [])


def cards(here: Office) -> list[Any]:
    """Newest first, those of threads too."""
    every = here.feishu.tenant.messages.values()
    ours = [one for one in every if one.sender == here.feishu.tenant.app_id]
    return [one for one in reversed(ours) if one.chat is here.group and one.card]


async def test_a_poll_ends_with_a_picture_where_slack_has_no_charts(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.slack.workspace.has_charts = False
        here.slack.workspace.file_seconds = 0.1
        await here.ann.slash(here.room, "/poll Which release day? | Tue | Wed")
        await settled(here.app)
        await here.ann.react(here.board, "two")
        assert (await here.ann.press(here.board, "Close")).is_ok
        await settled(here.app)

        (image,) = of_slack(here.room.messages[-1].blocks, "image")
        assert image["alt_text"] == "Votes: Tue 0, Wed 1"
        assert here.slack.workspace.files[image["slack_file"]["id"]].mimetype == "image/png"
        (drawn,) = of_feishu(here, "chart")
        assert [one["value"] for one in drawn["chart_spec"]["data"]["values"]] == [0, 1]
        assert "票数: Tue 0, Wed 1" in here.wang.sees(cards(here)[0])
        # It was posted once, and refused once before.
        posts = [one for one in here.slack.calls("chat.postMessage") if "Result" in str(one)]
        assert [bool(one.answer and one.answer["ok"]) for one in posts] == [False, True]


async def test_the_timeline_comes_in_person(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here.ann.slash(here.room, "/plan add milestone 支付接口 due 12-22")
        await here.ann.slash(here.room, "/plan timeline")
        await here.wang.says(here.group, "@Parley 计划 时间线")
        await settled(here.app)
        (image,) = of_slack(here.ann.direct.messages[-1].blocks, "image")
        assert "支付接口: Tue 22 Dec" in image["alt_text"]
        told = here.feishu.posted(here.wang.direct)[-1]
        (theirs,) = [one for one in tagged(told.card) if one["tag"] == "img"]
        assert "支付接口: Tue 22 Dec" in theirs["alt"]["content"]  # one person, one language
