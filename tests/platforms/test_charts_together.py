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


async def test_the_timeline_comes_where_it_is_asked_for(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here.ann.slash(here.room, "/plan add milestone 支付接口 due 12-22")
        await here.ann.slash(here.room, "/plan timeline")
        await here.wang.says(here.group, "@Parley 计划 时间线")
        await settled(here.app)
        (image,) = of_slack(here.room.messages[-1].blocks, "image")
        assert "支付接口: Tue 22 Dec" in image["alt_text"]
        (theirs,) = of_feishu(here, "img")
        assert "支付接口: 12月22日 周二" in theirs["alt"]["content"]  # the room's own language
        keys = theirs["i18n_img_key"]
        assert keys["zh_cn"] != keys["en_us"]


async def test_a_timeline_for_one_person_comes_in_person(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here.ann.slash(here.room, "/plan add milestone 支付接口 due 12-22")
        await here.ann.slash(here.room, "/plan")
        asked = here.slack.ephemerals(here.ann, here.room)[-1]
        assert (await here.ann.press(asked, "Timeline")).is_ok
        await settled(here.app)
        (image,) = of_slack(here.ann.direct.messages[-1].blocks, "image")
        assert "支付接口: Tue 22 Dec" in image["alt_text"]


async def test_a_report_has_its_three_pictures_in_either_chat(tmp_path: Path) -> None:
    """Two charts of Slack's own are all that a message may have; the timeline is an image."""
    async with office(tmp_path) as here:
        for one in ("Schema due 12-18", "milestone 支付接口 due 12-22"):
            await here.ann.slash(here.room, f"/plan add {one}")
        await here.ann.slash(here.room, "/change Export cancelled orders by 12-20")
        await here.ann.submit()
        await here.ann.slash(here.room, "/progress")
        await settled(here.app)
        asked = here.slack.ephemerals(here.ann, here.room)[-1]
        assert (await here.ann.press(asked, "Post in this channel")).is_ok
        await settled(here.app)
        pictures = here.room.messages[-1].replies[0].blocks
        assert [one["type"] for one in pictures] == [
            *("data_visualization", "context"),  # planned and done
            "image",
            *("data_visualization", "context"),  # changes a week
        ]
        assert pictures[2]["alt_text"] == "#2 支付接口: Tue 22 Dec"

        await here.wang.says(here.group, "@Parley 进度")
        await settled(here.app)
        asked_too = here.feishu.posted(here.wang.direct)[-1]
        assert (await here.wang.presses(asked_too, "Post in this channel")).is_ok
        await settled(here.app)
        assert len(of_feishu(here, "chart")) == 2
        (theirs,) = of_feishu(here, "img")
        assert theirs["alt"]["content"] == "#2 支付接口: 12月22日 周二"  # the room's own language
        keys = theirs["i18n_img_key"]
        assert theirs["img_key"] == keys["zh_cn"] != keys["en_us"]
