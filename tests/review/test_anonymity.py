"""An attack: whoever holds the whole database, and the logs, wants to know who wrote what."""

import itertools
import json
import re
from typing import Any

import pytest
import structlog
from sqlalchemy import text
from structlog.testing import capture_logs

from storage import retros
from storage.engine import Database
from tests.chat import Message, World
from tests.review.team import Team, gathered
from tests.review.test_retro import begun, planned

NOTES = {
    "ANN": "The tech lead never listens to anybody",
    "DAN": "I am going to look for another job",
    "LEA": "Overtime for the third month",
}


async def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, as an administrator would dump them; SQLite's row ids as well."""
    names = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    hidden = "rowid"
    if not database.is_embedded:
        names = "SELECT tablename, '' FROM pg_tables WHERE schemaname = 'public'"
        hidden = "xmin::text"
    found: dict[str, list[dict[str, Any]]] = {}
    async with database.transaction() as tx:
        connection = await tx.connection()
        for name, made in (await connection.execute(text(names))).all():
            place = "0" if "WITHOUT ROWID" in made else hidden
            rows = await connection.execute(text(f'SELECT {place} AS "place", * FROM "{name}"'))
            found[name] = [dict(row) for row in rows.mappings()]
    return found


def holding(dump: dict[str, list[dict[str, Any]]], words: str) -> set[tuple[str, str]]:
    """(table, column) of whatever holds the words, however JSON wrote them."""
    forms = {words, json.dumps(words)[1:-1]}
    return {
        (table, column)
        for table, rows in dump.items()
        for row in rows
        for column, value in row.items()
        if any(form in str(value) for form in forms)
    }


async def collected(world: World) -> tuple[Team, Message]:
    team = await gathered(world)
    plan = await planned(team, anonymous=True)
    for one in team.everybody:
        await one.presses("Write notes …", plan)
        await one.fills(badly=NOTES[one.name.upper()])
        assert one.errors == {}
    return team, plan


def people_near(value: Any, team: Team) -> list[str]:
    """Whoever is named in it, by name, id or account."""
    said = str(value)
    return [one.name for one in team.everybody if re.search(rf"\b({one.name}|{one.user})\b", said)]


async def test_before_they_are_shown_the_notes_stand_in_one_place_only(world: World) -> None:
    team, _ = await collected(world)
    dump = await everything(world.database)
    for words in NOTES.values():
        assert holding(dump, words) == {("retro_board", "notes")}
    (board,) = dump["retro_board"]
    assert people_near(board, team) == []
    notes = board["notes"] if isinstance(board["notes"], list) else json.loads(board["notes"])
    assert {one["by"] for one in notes} == {0}
    assert notes == sorted(notes, key=lambda one: (one["column"], one["text"]))


async def test_the_order_of_writing_leaves_no_trace(world: World) -> None:
    """Whoever knows that Ann was first, from the inbox, learns nothing from the board."""
    _, plan = await collected(world)
    async with world.database.transaction() as tx:
        found = await retros.locked(tx, 1)
        assert found is not None
        kept = list(found.notes)
    for order in itertools.permutations(kept):
        assert sorted(order, key=lambda one: (one["column"], one["text"])) == kept
    assert plan.card.title  # and the card has been drawn, without any of them
    assert not any(words in plan.text for words in NOTES.values())


async def test_when_it_is_over_nobody_can_say_who_took_part(world: World) -> None:
    team, _ = await collected(world)
    await begun(team)
    agenda = team.meeting()
    await team.ann.presses("Show the notes", agenda)
    for one in team.everybody[:2]:
        await one.presses("Vote …", agenda)
        await one.fills(groups=("0",))
    await team.ann.presses("Take an action …", agenda)
    await team.ann.fills(text="Listen")
    await team.ann.presses("Finish", agenda)
    (board,) = (await everything(world.database))["retro_board"]
    assert board["salt"] == ""
    assert str(board["tokens"]) == "[]"
    assert str(board["ballots"]) == "{}"


async def test_shown_they_carry_nobodys_name(world: World) -> None:
    """In cards, minutes and the outbox: the row that holds a note names no person beside it."""
    team, _ = await collected(world)
    await begun(team)
    await team.ann.presses("Show the notes", team.meeting())
    dump = await everything(world.database)
    for words in NOTES.values():
        places = holding(dump, words)
        assert {table for table, _ in places} <= {"retro_board", "outbox"}
    shown = next(one for one in reversed(dump["outbox"]) if NOTES["DAN"] in str(one["body"]))
    assert people_near(shown["body"], team) == []
    assert shown["person"] == ""


async def test_nothing_of_it_is_logged(world: World) -> None:
    structlog.reset_defaults()
    with capture_logs() as logs:
        await collected(world)
    assert not [entry for entry in logs if any(words in str(entry) for words in NOTES.values())]


async def test_not_even_when_something_breaks(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = await gathered(world)
    plan = await planned(team, anonymous=True)
    await team.ann.presses("Write notes …", plan)

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr("handlers.review.retro.write", broken)
    with capture_logs() as logs:
        await team.ann.fills(badly=NOTES["ANN"])
    assert [entry["event"] for entry in logs if entry["log_level"] == "error"] == ["event_failed"]
    assert NOTES["ANN"] not in str(logs)
    assert holding(await everything(world.database), NOTES["ANN"]) == set()


async def test_a_refused_hand_in_is_kept_nowhere(world: World) -> None:
    team = await gathered(world)
    plan = await planned(team, anonymous=True)
    await team.ann.presses("Write notes …", plan)
    too_long = f"{NOTES['ANN']} " * 20
    await team.ann.fills(badly=too_long)
    assert "at most 300 fit" in team.ann.errors["badly"]
    assert holding(await everything(world.database), NOTES["ANN"]) == set()


async def test_a_token_cannot_be_computed_again_once_the_salt_is_gone(world: World) -> None:
    team, _ = await collected(world)
    before = (await everything(world.database))["retro_board"][0]
    await begun(team)
    await team.ann.presses("Show the notes", team.meeting())
    after = (await everything(world.database))["retro_board"][0]
    assert len(json.loads(before["tokens"])) == 3
    assert json.loads(after["tokens"]) == []
    assert after["salt"] != before["salt"]


async def test_on_postgresql_no_transaction_betrays_a_note(database: Database) -> None:
    """`xmin` names the transaction that wrote a row: the inbox has the press of the same one."""
    world = World(database)
    await collected(world)
    dump = await everything(database)
    assert len(dump["retro_board"]) == 1  # one row for all: its transaction is the last one's
    assert holding(dump, NOTES["ANN"]) == {("retro_board", "notes")}
