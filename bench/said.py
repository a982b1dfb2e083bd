"""What people were told, compared with what the database and the rooms hold."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text

from bench.processes import Control
from storage.engine import Database

# Room and title: a title is used once in a room.
Titles = set[tuple[str, str]]


@dataclass
class Said:
    tried: Titles = field(default_factory=set)
    proposed: Titles = field(default_factory=set)  # acknowledged
    withdrawn: Titles = field(default_factory=set)  # acknowledged
    unanswered: int = 0  # how often somebody pressed a button and heard nothing
    messages: int = 0


@dataclass
class Kept:
    """A change as the database has it, and the acts of its history."""

    number: int
    title: str
    status: str
    acts: list[str] = field(default_factory=list)


async def _rows(database: Database, statement: str) -> Sequence[Any]:
    def read(connection: Connection) -> Sequence[Any]:
        return connection.execute(text(statement)).all()

    return await database.run(read)


async def waiting(database: Database) -> int:
    """How many promises are not kept yet."""
    return int((await _rows(database, "SELECT count(*) FROM outbox WHERE done_at IS NULL"))[0][0])


async def end_of_leases(database: Database) -> None:
    """As if the dead process's leases of 90 seconds were over: nobody has to wait for them."""

    def expire(connection: Connection) -> None:
        connection.execute(text("UPDATE outbox SET claimed_until = NULL WHERE done_at IS NULL"))

    await database.run(expire)


async def compared(said: Said, control: Control, database: Database) -> list[str]:
    """What is wrong, a line each; nothing when everything is there once."""
    kept = await _kept(database)
    wrong = list(_in_database(said, kept))
    for room, changes in sorted(kept.items()):
        messages = await control.messages(room)
        said.messages += len(messages)
        wrong += [f"{room}: {one}" for one in _in_room(changes, messages)]
    dropped = "SELECT outcome, count(*) FROM outbox WHERE outcome != 'sent' GROUP BY outcome"
    wrong += [f"{count} promises dropped: {why}" for why, count in await _rows(database, dropped)]
    return wrong


async def _kept(database: Database) -> dict[str, list[Kept]]:
    """By room."""
    found: dict[int, tuple[str, Kept]] = {}
    changes = """
        SELECT change.id, room.name, change.number, change.title, change.status
        FROM change JOIN room ON room.project_id = change.project_id ORDER BY change.id
    """
    for id_, room, number, title, status in await _rows(database, changes):
        found[id_] = (room, Kept(number, title, status))
    history = "SELECT subject_id, act FROM history WHERE subject = 'change' ORDER BY id"
    for id_, act in await _rows(database, history):
        found[id_][1].acts.append(act)
    by_room: dict[str, list[Kept]] = defaultdict(list)
    for room, one in found.values():
        by_room[room].append(one)
    return by_room


def _in_database(said: Said, kept: dict[str, list[Kept]]) -> Iterator[str]:
    times = Counter((room, one.title) for room, changes in kept.items() for one in changes)
    yield from (f"acknowledged but lost: {one}" for one in sorted(said.proposed - set(times)))
    yield from (f"nobody proposed {one}" for one in sorted(set(times) - said.tried))
    yield from (
        f"{count} times in the database: {one}" for one, count in times.items() if count > 1
    )
    withdrawn = {
        (room, one.title)
        for room, changes in kept.items()
        for one in changes
        if one.status == "withdrawn" and one.acts == ["propose", "withdraw"]
    }
    yield from (f"withdrawal lost: {one}" for one in sorted(said.withdrawn - withdrawn))
    for room, changes in kept.items():
        numbers = [one.number for one in changes]
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{room} is numbered {numbers}"


def _in_room(changes: list[Kept], messages: list[dict[str, Any]]) -> Iterator[str]:
    keys = Counter(one["metadata"]["event_payload"]["key"] for one in messages)
    yield from (
        f"promise {key} was sent {count} times" for key, count in keys.items() if count > 1
    )
    cards, threads = [], defaultdict(list)
    for one in messages:
        root = one.get("thread_ts", one["ts"])
        if root == one["ts"]:
            cards.append(one)
        else:
            threads[root].append(one)
    if len(cards) != len(changes):
        yield f"{len(cards)} cards for {len(changes)} changes"
    for change in changes:
        its = [one for one in cards if one["text"].startswith(f"#{change.number} {change.title} ")]
        if len(its) != 1:
            yield f"{len(its)} cards of {change.title}"
            continue
        if not its[0]["text"].lower().endswith(change.status):
            yield f"{change.title} is {change.status}; its card says {its[0]['text']}"
        replies = threads.pop(its[0]["ts"], [])
        if len(replies) != len(change.acts):
            yield f"{change.title}: {len(replies)} replies for {change.acts}"
    yield from (f"a thread under no card: {root}" for root in threads)
