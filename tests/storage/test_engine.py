import asyncio
import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.engine import Database, is_outage, is_worth_repeating, parsed_url
from storage.inbox import Seen

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "means"),
    [
        ("sqlite:///parley.db", "sqlite+aiosqlite:///parley.db"),
        ("sqlite:////var/lib/parley.db", "sqlite+aiosqlite:////var/lib/parley.db"),
        ("postgresql://bot:pw@db/parley", "postgresql+asyncpg://bot:pw@db/parley"),
        ("postgres://bot:pw@db/parley", "postgresql+asyncpg://bot:pw@db/parley"),  # hosters say so
        ("postgresql+psycopg2://db/parley", "postgresql+asyncpg://db/parley"),  # of another tool
        # what hosters add; asyncpg knows it by another name and refuses this one
        ("postgresql://db/p?sslmode=require", "postgresql+asyncpg://db/p?ssl=require"),
    ],
)
def test_urls_get_the_driver_we_use(given: str, means: str) -> None:
    assert parsed_url(given).render_as_string(hide_password=False) == means


@pytest.mark.parametrize(
    "given",
    [
        "parley.db",  # a path is no URL
        "sqlite://",  # in memory: nothing would be remembered
        "sqlite:///:memory:",
        "mysql://bot:hunter2@db/parley",  # another database
        "postgresql://bot:hunter2@db:port/parley",  # the port is no number
        "postgresql://bot:x@hunter2:y@db/parley",  # an @ in the password, not written as %40
        "",
    ],
)
def test_a_wrong_url_is_refused_without_repeating_it(given: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011  pydantic takes exactly this one
        parsed_url(given)
    assert "hunter2" not in str(refused.value)
    assert refused.value.__context__ is None or refused.value.__suppress_context__


def fails_with(error: Exception, *, is_lost: bool = False) -> DBAPIError:
    return DBAPIError("INSERT …", {}, error, connection_invalidated=is_lost)


class _Postgres(Exception):
    def __init__(self, sqlstate: str) -> None:
        super().__init__("said the server")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "is_worth_it"),
    [
        (fails_with(_Postgres("40001")), True),  # serialization failure
        (fails_with(_Postgres("40P01")), True),  # deadlock
        (fails_with(_Postgres("23505")), True),  # a unique key: somebody else was first
        (fails_with(_Postgres("08006"), is_lost=True), True),  # the connection broke
        (fails_with(sqlite3.OperationalError("database is locked")), True),
        (fails_with(sqlite3.OperationalError("no such table: inbox")), False),
    ],
)
def test_only_lost_races_and_connections_are_worth_repeating(
    error: DBAPIError, is_worth_it: bool
) -> None:
    assert is_worth_repeating(error) is is_worth_it


@pytest.mark.parametrize(
    ("error", "is_one"),
    [
        (ConnectionRefusedError(), True),  # what asyncpg raises when nobody listens
        (TimeoutError(), True),
        (PoolTimeout(), True),  # every connection is taken
        (OperationalError("BEGIN", {}, _Postgres("57P03")), True),  # it is starting up
        (fails_with(sqlite3.OperationalError("disk I/O error")), True),
        (IntegrityError("INSERT …", {}, _Postgres("23503")), False),  # our mistake
        (ProgrammingError("SELECT …", {}, _Postgres("42703")), False),
        (LookupError(), False),
    ],
)
def test_an_outage_is_told_from_a_mistake_of_ours(error: Exception, is_one: bool) -> None:
    assert is_outage(error) is is_one


async def test_a_row_stays_when_the_block_ends_well(database: Database) -> None:
    async with database.transaction() as tx:
        tx.add(Seen(event_id="Ev1", at=NOON))
    assert await seen(database) == ["Ev1"]


async def test_a_row_goes_when_the_block_raises(database: Database) -> None:
    with pytest.raises(LookupError):
        await add_and_raise(database)
    assert await seen(database) == []


async def add_and_raise(database: Database) -> None:
    async with database.transaction() as tx:
        tx.add(Seen(event_id="Ev1", at=NOON))
        await tx.flush()  # it has been written, and is taken back
        raise LookupError


async def test_a_row_goes_when_the_task_is_cancelled(database: Database) -> None:
    is_in = asyncio.Event()

    async def waits() -> None:
        async with database.transaction() as tx:
            tx.add(Seen(event_id="Ev1", at=NOON))
            await tx.flush()
            is_in.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(waits())
    await is_in.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await seen(database) == []  # and the next transaction is not held up


async def test_errors_of_the_database_hold_no_values(database: Database) -> None:
    """They reach the log, and values are people's words. PostgreSQL names the key that is there
    already, and keys are ids."""
    with pytest.raises(IntegrityError) as refused:
        await add_twice(database, "Ev1 and what Ann said")
    statement, _, _ = str(refused.value).partition("DETAIL")
    assert "Ann" not in statement
    assert "[parameters: " not in str(refused.value)


async def add_twice(database: Database, event: str) -> None:
    for _ in range(2):
        async with database.transaction() as tx:
            tx.add(Seen(event_id=event, at=NOON))


async def seen(database: Database) -> list[str]:
    async with database.transaction() as tx:
        connection = await tx.connection()
        return list((await connection.execute(text("SELECT event_id FROM inbox"))).scalars())


async def test_times_come_back_as_the_moment_they_were(database: Database) -> None:
    async with database.transaction() as tx:
        tx.add(Seen(event_id="Ev1", at=NOON))
    async with database.transaction() as tx:
        row = await tx.get(Seen, "Ev1")
        assert row is not None
        assert row.at == NOON
        assert row.at.tzinfo is not None


async def test_another_process_may_hold_the_file_for_a_moment(
    embedded: Database, tmp_path: object
) -> None:
    """parley verify and parley migrate run beside the bot."""
    held, done = threading.Event(), threading.Event()

    def other_process() -> None:
        with sqlite3.connect(f"{tmp_path}/parley.db", isolation_level=None) as connection:
            connection.execute("BEGIN IMMEDIATE")
            held.set()
            done.wait(0.2)
            connection.execute("COMMIT")
        connection.close()

    thread = threading.Thread(target=other_process)
    thread.start()
    await asyncio.to_thread(held.wait)
    async with embedded.transaction() as tx:
        tx.add(Seen(event_id="Ev1", at=NOON))
    thread.join()
    assert await seen(embedded) == ["Ev1"]


async def test_a_long_transaction_lets_others_have_their_turn(embedded: Database) -> None:
    """SQLite's statements run on the event loop (docs/adr/0002)."""
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    waiting = asyncio.create_task(others())
    counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
    async with embedded.transaction() as tx:
        await tx.connection()
        before = turns
        for _ in range(40):  # some 3 ms each
            await tx.exec(text(f"{counting} SELECT max(i) FROM n"))  # type: ignore[call-overload]
        had = turns - before
    waiting.cancel()
    assert had >= 5


async def test_waiting_for_another_who_has_the_file_holds_up_nobody(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/parley.db"
    one, other = Database(url), Database(url)
    writing = asyncio.Event()

    async def write() -> None:
        async with one.transaction() as tx:
            await tx.exec(text("CREATE TABLE said (words TEXT)"))  # type: ignore[call-overload]  # no query of a model
            writing.set()
            await asyncio.sleep(0.1)  # only a loop that is free comes back to it

    task = asyncio.create_task(write())
    await writing.wait()
    async with other.transaction() as tx:
        await tx.exec(text("INSERT INTO said VALUES ('after')"))  # type: ignore[call-overload]  # as above
    await task
    for database in (one, other):
        await database.close()


async def test_what_only_reads_leaves_no_transaction_behind(
    database: Database, other: Database
) -> None:
    async with database.transaction() as tx:
        tx.add(Seen(event_id="a", at=NOON))
    async with database.reading() as tx:
        assert await tx.get(Seen, "a") is not None
        if not database.is_embedded:  # of SQLite's one file, whoever reads has the turn
            states = await other.run(_states_of_others)
            assert states
            assert "idle in transaction" not in states
    async with database.transaction() as tx:  # the next one is whole again
        tx.add(Seen(event_id="b", at=NOON))
        await tx.flush()
        await tx.rollback()
    async with database.reading() as tx:
        assert await tx.get(Seen, "b") is None


def _states_of_others(connection: Connection) -> list[str]:
    here = "datname = current_database() AND pid <> pg_backend_pid()"
    found = connection.execute(text(f"SELECT state FROM pg_stat_activity WHERE {here}"))
    return [str(one) for one in found.scalars()]
