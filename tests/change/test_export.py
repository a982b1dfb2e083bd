"""The table of all changes: harmless in a spreadsheet, and whole."""

import csv
import io
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.change import export
from handlers.kit import tables
from handlers.kit.i18n import translator
from storage.change import Assessment, Change
from storage.projects import Project
from tests.change.team import CRITERIA, Team, assess

NOON = datetime(2026, 11, 25, 4, tzinfo=UTC)
PROJECT = Project(
    name="orders", language="en", zone="Asia/Shanghai", currency="EUR", country="CN", made_at=NOON
)


def change(title: str = "Title", what: str = "") -> Change:
    return Change(
        id=7,
        project_id=1,
        number=3,
        title=title,
        what=what,
        kind="defect",
        priority="urgent",
        due_day=date(2026, 12, 4),
        due_time=time(17),
        criteria=["one", "-two"],
        version=2,
        status="in_progress",
        author_id=1,
        made_at=NOON,
        moved_at=NOON,
    )


def assessment() -> Assessment:
    return Assessment(
        change_id=7,
        number=1,
        version=1,
        person_id=1,
        at=NOON,
        effort_days=Decimal("2.50"),
        cost=Decimal("1200.00"),
        risk="=cmd|'/c calc'!A1",
        moves=[],
    )


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),  # noqa: RUF001  Excel reads the wide sign the same way
        ("  =1", "'  =1"),  # some trim before they look
        ("1 = 1", "1 = 1"),
        ("a-b", "a-b"),
        ("", ""),
        ("导出", "导出"),
    ],
)
def test_a_cell_never_starts_a_formula(cell: str, shown: str) -> None:
    assert tables.harmless(cell) == shown


@given(title=st.text(), what=st.text())
def test_every_cell_of_a_table_is_harmless_and_none_moves(title: str, what: str) -> None:
    text = export.table([(change(title, what), None)], {1: title}, PROJECT, translator("en"))
    header, row = rows(text)
    assert len(header) == len(row) == 16
    assert not [cell for cell in row if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t"))]


def test_a_change_is_one_row_with_all_its_values() -> None:
    names = {1: "=Ann"}
    text = export.table([(change(), assessment())], names, PROJECT, translator("en"))
    header, row = rows(text)
    assert dict(zip(header, row, strict=True)) == {
        "Number": "3",
        "Title": "Title",
        "Status": "In progress",
        "Kind": "Defect",
        "Priority": "Urgent",
        "Needed by": "2026-12-04",
        "At": "17:00",
        "Proposed by": "'=Ann",
        "Version": "2",
        "Effort (working days)": "2.50",
        "Cost": "1200.00",
        "Currency": "EUR",
        "Risk and notes": "'=cmd|'/c calc'!A1",
        "What and why": "",
        "Acceptance criteria": "one\n-two",
        "Recorded at": "2026-11-25T04:00:00+00:00",
    }


def test_the_columns_are_named_in_the_language_of_the_reader() -> None:
    header, row = rows(export.table([(change(), None)], {}, PROJECT, translator("zh-CN")))
    assert [header[:3], row[2]] == [["编号", "标题", "状态"], "开发中"]


async def test_the_file_is_handed_to_the_one_who_asked(team: Team) -> None:
    await team.proposed(title="=1+1 must be two")
    await assess(team.lea, cost="1,200")
    await team.ann.types("/change 第二条要中文")
    await team.ann.fills(criteria=CRITERIA)
    said = await team.max.types("/change export")
    assert said == "The file is on its way to you as a direct message."
    [(user, name, content)] = team.world.chat.files.values()
    assert (user, name) == (team.max.user, "changes-2026-11-25.csv")
    _, first, second = rows(content)
    assert [first[1], first[10], second[1]] == ["'=1+1 must be two", "1200.00", "第二条要中文"]
    assert len(team.world.posted()) == 2  # the channel sees nothing of it


async def test_notes_for_the_team_are_not_in_the_file(team: Team) -> None:
    await team.proposed()
    await assess(team.lea, internal="We underbid this one")
    await team.clara.types("/change export")
    [(_, _, content)] = team.world.chat.files.values()
    assert "underbid" not in content


async def test_an_empty_project_has_no_file(team: Team) -> None:
    said = await team.ann.types("/change export")
    assert said == "There is no change in orders yet. Record the first one with /change."
    assert team.world.chat.files == {}
