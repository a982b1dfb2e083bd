"""A plan that comes as a file: read off the transaction, shown, and added once it is confirmed."""

import codecs
import io
import zipfile

import pytest

from bot.connectors.files import MOST, text_of
from bot.platforms.port import Barred, File, Gone
from handlers.kit.events import Attached
from handlers.kit.forms import FileField
from tests.change.team import Team
from tests.chat import Person, said
from tests.plan.steps import december, dues, items

CSV = """\
No,Task,Due,Depends on,Owner
10,Schema,2026-12-02,,Dan
11,Beta,2026-12-18,10,
"""
SHOWN = """\
Not added yet
plan.csv: 2 items. Is everything understood as you meant it?
- #1 Schema  Dan · Wed 2 Dec · Not started
- #2 Beta  Fri 18 Dec · Not started · Waits for: #1
[Add all 2] [Discard]"""


async def told(by: Person) -> str:
    """What came to them alone after all that was promised has been sent."""
    before = by.world.posted(room=f"@{by.user}")
    by.private = before[-1].card_in(by.language)
    return before[-1].text_in(by.language)


async def test_a_file_sent_to_the_bot_is_shown_and_added_once_it_is_confirmed(team: Team) -> None:
    assert await team.lea.sends_file(CSV) == SHOWN
    assert await dues(team.world) == {}
    assert await team.lea.presses("Add all 2", team.lea.private, direct=True) == (
        "2 items were added\n/plan shows the plan as it is now."
    )
    schema, beta = await items(team.world)
    assert (schema.title, beta.after, beta.due) == ("Schema", [1], december(18))
    assert schema.owner_id is not None
    assert schema.author_id == beta.author_id != schema.owner_id


async def test_a_discarded_list_leaves_nothing_behind(team: Team) -> None:
    await team.lea.sends_file(CSV)
    shown = team.lea.private
    assert await team.lea.presses("Discard", shown) == (
        "Discarded: nothing was added\n/plan shows the plan as it is now."
    )
    assert "discarded already" in await team.lea.presses("Add all 2", shown)
    assert await dues(team.world) == {}


async def test_nobody_else_can_add_what_somebody_sent(team: Team) -> None:
    await team.lea.sends_file(CSV)
    assert "discarded already" in await team.dan.presses("Add all 2", team.lea.private)
    await team.lea.presses("Add all 2", team.lea.private)
    assert len(await dues(team.world)) == 2


async def test_a_file_answered_in_the_channel_is_read(team: Team) -> None:
    message = team.lea.attaches(CSV)
    await team.lea.mentions("plan import", thread=message)
    assert team.world.posted(room=f"@{team.lea.user}", thread=message)[-1].text == SHOWN


async def test_so_is_a_list_in_the_message_that_is_answered(team: Team) -> None:
    message = await team.dan.writes("here it is")
    words = "- Schema due 12-02\n- Beta due 12-18"
    team.world.chat.said[message] = said(words, by=team.dan, message=message)
    await team.lea.mentions("plan import", thread=message)
    shown = team.world.posted(room=f"@{team.lea.user}", thread=message)[-1].text
    assert "2 items" in shown


async def test_the_form_takes_a_file_or_a_list(team: Team) -> None:
    await team.lea.types("/plan import")
    assert team.lea.form is not None
    assert any(isinstance(one, FileField) for one in team.lea.form.fields)
    await team.lea.fills(list="", file=())
    assert team.lea.errors == {"list": "Paste a list or choose a file: one of the two."}
    await team.lea.fills(list="", file=(team.lea.attaches(CSV),))
    assert await told(team.lea) == SHOWN
    await team.lea.presses("Add all 2", team.lea.private)
    assert len(await dues(team.world)) == 2


async def test_what_is_wrong_is_told_line_by_line_and_nothing_is_added(team: Team) -> None:
    wrong = "title,due,owner\nGood,2026-12-18,Dan\n\n,2026-12-18,\nNo date,,\nX,2026-12-18,Zoe\n"
    assert await team.lea.sends_file(wrong) == (
        "Nothing was added\n"
        "plan.csv: 3 lines are not understood.\n"
        "- Line 4: “”: say in a few words what is to be done.\n"
        "- Line 5: “No date”: by when? For instance: due 18 Dec\n"
        "- Line 6: “X”: I do not know Zoe. Mention somebody of this project, or leave it out.\n"
        "Mend this in the list, then send it again."
    )
    assert await dues(team.world) == {}


async def test_a_circle_in_it_is_told_and_never_stored(team: Team) -> None:
    circle = "no,title,due,after\n1,A,2026-12-18,2\n2,B,2026-12-18,1\n"
    shown = await team.lea.sends_file(circle)
    assert "Line 2: #1 would wait for itself in the end." in shown
    assert await dues(team.world) == {}


async def test_the_plan_may_be_another_by_the_time_it_is_confirmed(team: Team) -> None:
    await team.lea.types("/plan add Schema due 12-02")
    await team.lea.types("/plan 1")
    open_item = team.lea.private
    shown = await team.lea.sends_file("title,due,after\nBeta,2026-12-18,Schema\n")
    assert "Waits for: #1" in shown
    pending = team.lea.private
    await team.lea.presses("Remove", open_item)
    assert "there is no Schema to wait for" in await team.lea.presses("Add it", pending)
    assert await dues(team.world) == {}


def archive() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        file.writestr("plan.csv", CSV)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"x" * (MOST + 1), "larger than 1 MB"),
        (archive(), "This is no text"),  # a zip, or an .xlsx, called .csv
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "This is no text"),
        (b"", "this one has 0"),
        (b"\n \n", "this one has 0"),
        (b"title,due\n" + b"One,2026-12-18\n" * 10_000, "this one has 10,001"),
        (b"# only\n## headlines\n", "There is no item"),
        (b"title,due\n" + b"A" * 200 + b",2026-12-18\n", "120 characters fit"),
    ],
    ids=["large", "archive", "picture", "empty", "blank", "10,000 lines", "headlines", "title"],
)
async def test_what_cannot_be_a_plan_is_told_why(team: Team, content: bytes, says: str) -> None:
    assert says in await team.lea.sends_file(content)
    assert await dues(team.world) == {}


@pytest.mark.parametrize(("failure", "says"), [(Gone("x"), "no file"), (Barred("x"), "may not")])
async def test_what_cannot_be_fetched_is_told(
    team: Team, monkeypatch: pytest.MonkeyPatch, failure: Exception, says: str
) -> None:
    async def refused(attached: Attached, **_: object) -> File:
        raise failure

    monkeypatch.setattr(team.world.chat, "file", refused)
    assert says in await team.lea.sends_file(CSV)


async def test_a_client_may_not_fill_the_plan(team: Team) -> None:
    assert "made by the team" in await team.clara.sends_file(CSV)


async def test_a_formula_stays_text_and_leaves_as_text(team: Team) -> None:
    await team.lea.sends_file('title,due\n"=HYPERLINK(""http://evil"")",2026-12-18\n')
    await team.lea.presses("Add it", team.lea.private)
    [item] = await items(team.world)
    assert item.title == '=HYPERLINK("http://evil")'


@pytest.mark.parametrize(
    "content",
    [
        "任务,截止".encode(),
        "任务,截止".encode("utf-8-sig"),
        "任务,截止".encode("gb18030"),
        codecs.BOM_UTF16_LE + "任务,截止".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "任务,截止".encode("utf-16-be"),
    ],
)
def test_the_encodings_that_people_send_are_read(content: bytes) -> None:
    assert text_of(content) == "任务,截止"


@pytest.mark.parametrize("content", [b"a\x00b", b"\xff\xfe\x00\xd8", b"PK\x03\x04"])
def test_what_is_no_text_is_none(content: bytes) -> None:
    assert text_of(content) is None
