"""Charts over the wire: as Slack's own block, as an uploaded image, and in the end as text."""

import asyncio
import io
import json
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeVar

import pytest
from PIL import Image

from bot.pictures.digest import digest
from bot.platforms import pictures
from bot.platforms.pictures import Looks
from bot.platforms.port import Halted, Paced, Stage
from bot.platforms.slack.pictures import TURNS
from bot.platforms.slack.send import Slack
from bot.playground.slack import Trouble
from handlers.kit.cards import Card
from handlers.kit.charts import Chart, ChartKind, Series, chart, timeline
from tests.platforms.slack.parley import Office

VOTES = chart(ChartKind.BAR, "Which day?", ("Tue", "Wed"), Series("Votes", (3, 1)))
CARDS = {"en": Card("Closed", (VOTES,))}
TODAY = date(2026, 11, 25)
PLAN = timeline(
    "Milestones",
    ("agreed", "forecast"),
    TODAY,
    [("#1 支付接口", TODAY, TODAY + timedelta(days=3))],
    "#1 支付接口: 11-25 → 11-28",
)
T = TypeVar("T")
UPLOADS = ("files.getUploadURLExternal", "files.completeUploadExternal")


def kinds(blocks: list[dict[str, Any]]) -> list[str]:
    return [one["type"] for one in blocks]


def port_of(office: Office) -> Slack:
    """Impatient, so that nobody waits for long."""
    found = office.app.platforms["slack"]
    assert isinstance(found, Slack)
    found.tries.pictures.looks = Looks(first_s=0.01, bulk_s=0.05)
    return found


async def kept(send: Callable[[], Awaitable[T]]) -> T:
    """As delivery keeps a promise: it comes back until what the message shows is there."""
    async with asyncio.timeout(5):
        while True:
            try:
                return await send()
            except Paced as later:
                await asyncio.sleep(later.after)


async def posted(port: Slack, room: str, cards: dict[str, Card], key: str) -> str:
    return await kept(partial(port.post, room, cards, key=key))


def sent(office: Office, method: str) -> list[list[dict[str, Any]]]:
    """The blocks of each call, refused ones too."""
    found = [one.arguments["blocks"] for one in office.slack.calls(method)]
    return [json.loads(one) if isinstance(one, str) else one for one in found]


def count(office: Office, *methods: str) -> list[int]:
    return [len(office.slack.calls(one)) for one in methods]


async def show(office: Office, method: str, cards: dict[str, Card]) -> list[dict[str, Any]]:
    """The blocks that Slack took in the end."""
    port = port_of(office)
    match method:
        case "chat.postMessage":
            await posted(port, office.room.id, cards, "k")
        case "chat.update":
            message = await port.post(office.room.id, {"en": Card("Open")}, key="first")
            await kept(partial(port.update, office.room.id, message, cards))
        case _:
            await kept(partial(port.tell, office.ann.id, cards, key="k", room=office.room.id))
    return sent(office, method)[-1]


async def test_a_chart_is_posted_and_edited(http: Office) -> None:
    assert "data_visualization" in kinds(await show(http, "chat.postMessage", CARDS))
    assert "data_visualization" in kinds(await show(http, "chat.update", CARDS))
    assert count(http, *UPLOADS) == [0, 0]


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update", "chat.postEphemeral"])
async def test_where_slack_refuses_the_chart_it_is_an_image(http: Office, method: str) -> None:
    http.slack.workspace.has_charts = False
    shown = await show(http, method, CARDS)
    (image,) = [one for one in shown if one["type"] == "image"]
    assert image["alt_text"] == "Votes: Tue 3, Wed 1"
    assert image["title"]["text"] == "Which day?"
    file = http.slack.workspace.files[image["slack_file"]["id"]]
    assert Image.open(io.BytesIO(file.content)).format == "PNG"
    assert (file.alt_text, file.title) == ("Votes: Tue 3, Wed 1", "Which day?")
    assert file.shares == {}  # in no channel: the message shows it


async def test_a_workspace_that_refused_once_is_not_asked_each_time(http: Office) -> None:
    http.slack.workspace.has_charts = False
    for number in range(3):
        other = chart(ChartKind.BAR, f"Day {number}?", ("Tue",), Series("Votes", (3,)))
        await posted(port_of(http), http.room.id, {"en": Card("t", (other,))}, f"k{number}")
    tried = [kinds(one) for one in sent(http, "chat.postMessage")]
    assert [("data_visualization" in one, "image" in one) for one in tried] == [
        (True, False),
        (False, True),
        (False, True),
        (False, True),
    ]


async def test_an_image_waits_until_slack_has_looked_at_it(http: Office) -> None:
    http.slack.workspace.has_charts, http.slack.workspace.file_seconds = False, 0.1
    assert "image" in kinds(await show(http, "chat.postMessage", CARDS))
    assert len(http.slack.calls("files.info")) > 1
    assert len(sent(http, "chat.postMessage")) == 2  # refused as a chart, taken as an image


async def test_what_slack_never_looks_at_is_text(
    http: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "WITHIN_S", 0.1)
    http.slack.workspace.has_charts, http.slack.workspace.file_seconds = False, 60
    shown = await show(http, "chat.postMessage", CARDS)
    assert "image" not in kinds(shown)
    assert "██████████  3  Tue" in json.dumps(shown, ensure_ascii=False)


@pytest.mark.parametrize(
    ("call", "trouble"),
    [
        (UPLOADS[0], Trouble.refused("missing_scope")),
        (UPLOADS[0], Trouble.server_error()),
        ("upload", Trouble.server_error()),
        ("upload", Trouble.cut_before()),
        (UPLOADS[1], Trouble.refused("file_update_failed")),
        (UPLOADS[1], Trouble.cut_after()),
        ("files.info", Trouble.server_error()),
    ],
)
async def test_an_upload_that_fails_leaves_text(http: Office, call: str, trouble: Trouble) -> None:
    http.slack.workspace.has_charts = False
    http.slack.trouble.next(call, trouble)
    assert "██████████  3  Tue" in json.dumps(
        await show(http, "chat.postMessage", CARDS), ensure_ascii=False
    )
    assert len(http.cards) == 1


async def test_without_the_scope_nobody_tries_again_for_a_while(http: Office) -> None:
    http.slack.scopes -= {"files:write"}
    for number in range(3):
        await port_of(http).post(http.room.id, {"en": Card("t", (PLAN,))}, key=f"k{number}")
    assert len(http.slack.calls(UPLOADS[0])) == 1
    assert "11-25 → 11-28" in json.dumps(http.cards[-1].blocks, ensure_ascii=False)


async def test_the_rate_limit_of_an_upload_is_kept(http: Office) -> None:
    http.slack.trouble.next(UPLOADS[0], Trouble.rate_limited(7))
    with pytest.raises(Paced) as limited:  # what else goes to Slack need not wait
        await port_of(http).post(http.room.id, {"en": Card("t", (PLAN,))}, key="k")
    assert limited.value.after == 7
    assert http.cards == []
    assert "image" in kinds(await show(http, "chat.postMessage", {"en": Card("t", (PLAN,))}))


async def test_a_refused_token_is_no_pictures_fault(http: Office) -> None:
    http.slack.trouble.next(UPLOADS[0], Trouble.refused("token_revoked"))
    with pytest.raises(Halted):
        await show(http, "chat.postMessage", {"en": Card("t", (PLAN,))})


async def test_the_same_picture_is_uploaded_once(http: Office) -> None:
    """A second room, an edit and a second try all show the file that is there already."""
    cards = {"en": Card("t", (PLAN,))}
    for _ in range(2):
        await show(http, "chat.postMessage", cards)
    await show(http, "chat.update", cards)
    assert count(http, *UPLOADS) == [1, 1]
    assert len(http.slack.workspace.files) == 1


async def test_after_a_crash_the_file_that_is_there_is_shown(http: Office) -> None:
    """The post never came; the upload had."""
    cards = {"en": Card("t", (PLAN,))}
    http.slack.trouble.next("chat.postMessage", Trouble.cut_before())
    port = port_of(http)
    with pytest.raises(Exception, match="ServerDisconnected"):
        await posted(port, http.room.id, cards, "k")
    files = port.files
    again = Slack(port.client, files)  # another process, which remembers nothing itself
    assert await again.find(http.room.id, "k", since=http.app.ticker.clock()) is None
    await again.post(http.room.id, cards, key="k")  # nor looks, where it was seen to be ready
    assert count(http, *UPLOADS, "files.info") == [1, 1, 1]
    assert "image" in kinds(http.cards[-1].blocks)


async def test_an_upload_that_ended_half_way_is_begun_anew(
    http: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "LEFT_S", 0.0)
    port = port_of(http)
    shown, place = {"en": Card("t", (PLAN,))}, (await port._us()).url
    # As a process leaves it that died between asking for the address and sending the bytes.
    known_as = digest(PLAN, place)
    await port.files.held(known_as, place, TURNS)
    await port.files.begin(known_as, "F_NEVER_FILLED")
    await posted(port, http.room.id, shown, "k")
    (image,) = [one for one in http.cards[-1].blocks if one["type"] == "image"]
    assert image["slack_file"]["id"] != "F_NEVER_FILLED"
    held = await port.files.held(known_as, place, TURNS)
    assert (held.stage, held.file) == (Stage.READY, image["slack_file"]["id"])


async def test_a_picture_that_somebody_deleted_is_text_once_and_then_new(http: Office) -> None:
    """Slack says which block it will not have: the chart beside it stays Slack's own."""
    cards = {"en": Card("t", (PLAN, VOTES))}
    await show(http, "chat.postMessage", cards)
    (file,) = http.slack.workspace.files.values()
    file.is_complete = False
    shown = kinds(await show(http, "chat.postMessage", cards))
    assert "image" not in shown
    assert "data_visualization" in shown
    assert port_of(http).tries.most > 0  # nobody thinks that the workspace has no charts
    assert "image" in kinds(await show(http, "chat.postMessage", cards))
    assert count(http, UPLOADS[0]) == [2]


async def test_three_charts_and_a_timeline_fit_one_message(http: Office) -> None:
    """Two are Slack's own, which is all that a message may have; the others are images."""
    lines = [chart(ChartKind.LINE, f"L{at}", ("a", "b"), Series("s", (1, at))) for at in range(3)]
    shown = await show(http, "chat.postMessage", {"en": Card("t", (*lines, PLAN))})
    assert kinds(shown).count("data_visualization") == 2
    assert kinds(shown).count("image") == 2


@pytest.mark.parametrize(
    "big",
    [
        chart(ChartKind.BAR, "b", tuple(f"{n}" for n in range(25)), Series("s", (1,) * 25)),
        chart(ChartKind.PIE, "p", tuple(f"{n}" for n in range(9)), Series("s", (1,) * 9)),
        chart(ChartKind.LINE, "l", ("a",), *[Series(f"s{n}", (1,)) for n in range(7)]),
    ],
    ids=["25 points", "9 slices", "7 series"],
)
async def test_a_chart_over_slacks_limits_is_an_image(http: Office, big: Chart) -> None:
    shown = await show(http, "chat.postMessage", {"en": Card("t", (big,))})
    (image,) = [one for one in shown if one["type"] == "image"]
    assert image["alt_text"] == big.alt
    assert count(http, "chat.postMessage") == [1]  # not even offered as Slack's own


async def test_names_that_cannot_be_drawn_stand_below(http: Office) -> None:
    rows = [("#1 訂單", TODAY, TODAY), ("#2 對帳", TODAY, TODAY)]
    shown = timeline("t", ("agreed", "forecast"), TODAY, rows, "#1 訂單; #2 對帳")
    _, image, below = await show(http, "chat.postMessage", {"en": Card("t", (shown,))})
    assert image["type"] == "image"
    assert below["elements"][0]["text"] == "1 = #1 訂單 · 2 = #2 對帳"


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
