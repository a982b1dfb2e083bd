"""Every line of a report leads to its source where it is read, and none out of a client's room."""

from collections.abc import Iterator

import pytest

from handlers.kit.cards import Bullets, Card, Row, Text
from handlers.kit.text import Line, Link, plain
from handlers.progress import records
from tests.change.team import Team
from tests.chat import Message, World
from tests.progress.dialogue import CLIENTS, open_to_clients
from tests.progress.test_report import MONDAY, at, reports


@pytest.fixture
async def team(team: Team) -> Team:
    """Whose client reads in a room of its own."""
    await open_to_clients(team.world)
    await team.world.ticks()
    return team


def lines(card: Card) -> Iterator[Line]:
    for block in card.blocks:
        match block:
            case Text(said) | Bullets(said):
                yield from said
            case Row(said, _):
                yield said


def links(card: Card, of: str) -> list[tuple[str, str]]:
    """(what is linked, address) of the line that holds these words."""
    (found,) = (one for one in lines(card) if of in plain(one))
    return [(one.text, one.url) for one in found if isinstance(one, Link)]


def where(world: World, room: str, holds: str) -> str:
    (card,) = (
        one for one in world.posted(room=room) if holds in one.text and "report" not in one.text
    )
    return f"https://chat.example/{room}/{card.id}"


def report_in(world: World, room: str) -> Message:
    return reports(world, room)[-1]


async def test_a_line_leads_to_the_card_in_the_room_where_it_is_read(team: Team) -> None:
    world = team.world
    await team.proposed()
    await at(world, MONDAY)
    for room in (world.room, CLIENTS):
        card = (report_in(world, room)).card_in("en")
        place = where(world, room, "Export must include")
        assert links(card, "Export must include") == [("#1", place)]
    team_card = (report_in(world, world.room)).card_in("en")
    assert links(team_card, "No estimate for") == [("#1", where(world, world.room, "Export must"))]


async def test_without_a_card_there_it_names_the_command(team: Team) -> None:
    world = team.world
    await team.lea.types("/plan add Payment API due 12-04 @Dan")
    await team.lea.types("/plan add Beta due 12-11 @Dan")
    await team.lea.types("/plan")
    await at(world, MONDAY)
    report = report_in(world, world.room)
    assert "- #1 Payment API (/plan 1) · due" in report.text_in("en")
    if world.chat.name == "feishu":
        assert "- #1 Payment API（/计划 1）" in report.text_in("zh-CN")
    assert "Dates not agreed yet: #1, #2 of the plan – /plan" in report.text_in("en")

    assert team.lea.private is not None
    await team.lea.presses("Show here", team.lea.private)
    await at(world, MONDAY.replace(day=7, month=12))
    cards = [report_in(world, world.room)]
    cards += world.posted(room=world.room, thread=cards[0].id)
    found = [
        one for shown in cards for one in lines(shown.card_in("en")) if "Payment API" in plain(one)
    ]
    assert any(isinstance(span, Link) and span.text == "#1" for one in found for span in one)


async def test_what_was_said_among_the_team_is_no_link_for_the_client(team: Team) -> None:
    world = team.world
    await team.max.types("/decision We take the small bank")
    card = world.posted()[-1]
    await team.max.presses("Share with the client", card)
    await at(world, MONDAY)
    mine = (report_in(world, world.room)).card_in("en")
    theirs = (report_in(world, CLIENTS)).card_in("en")
    assert links(mine, "small bank")[0][1].startswith(f"https://chat.example/{world.room}/")
    (found,) = links(theirs, "small bank")
    assert found[1].startswith(f"https://chat.example/{CLIENTS}/")


async def test_somebodys_own_copy_leads_where_they_asked(team: Team) -> None:
    world = team.world
    await team.proposed()
    await team.dan.types("/progress")
    assert team.dan.private is not None
    place = where(world, world.room, "Export must include")
    assert links(team.dan.private, "Export must include") == [("#1", place)]
    await at(world, MONDAY)
    preview = world.posted(room=f"@{team.max.user}")[-1].card_in("en")
    assert links(preview, "Export must include") == [("#1", place)]  # where a lead may go


async def test_in_a_direct_conversation_a_client_is_not_led_to_the_team(team: Team) -> None:
    world = team.world
    await team.proposed()
    await team.clara.mentions("progress", direct=True)
    assert team.clara.private is not None
    place = where(world, CLIENTS, "Export must include")
    assert links(team.clara.private, "Export must include") == [("#1", place)]
    await team.dan.mentions("progress", direct=True)
    assert team.dan.private is not None
    assert links(team.dan.private, "Export")[0][1] == where(world, world.room, "Export must")


async def test_what_is_not_read_is_counted_by_the_database_and_said(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = team.world
    monkeypatch.setattr(records, "MOST", 2)
    for number in range(4):
        await team.max.types(f"/decision Among us {number}")
    for number in range(5):
        await team.dan.types(f"/todo Task {number} by Nov 26")
    home, world.room = world.room, CLIENTS
    for number in range(3):
        await team.max.types(f"/decision With you {number}")
    world.room = home
    await at(world, MONDAY)
    mine, theirs = (whole(world, report_in(world, room)) for room in (home, CLIENTS))
    assert "Decided: 7" in mine
    assert "Decided: 7 … and 5 more – /decision list" in mine
    assert "Overdue action items: 5 … and 3 more – /todo all" in mine
    assert "Decided: 3 … and 1 more – /decision list" in theirs
    assert "Overdue" not in theirs


def whole(world: World, report: Message) -> str:
    cards = [report, *world.posted(room=report.room, thread=report.id)]
    return "\n".join(one.text_in("en") for one in cards)
