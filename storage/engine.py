"""One database, opened once; one transaction at a time."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Generator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from functools import cache
from time import monotonic
from typing import Any, TypeVar

import aiosqlite
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

T = TypeVar("T")

TURN_S = 0.005  # of the event loop; a statement takes a fiftieth, the first of its kind a quarter
BUSY_S = 2.0  # another process (parley verify, parley migrate) may hold the file for a moment
LOOKS_S = 0.005  # between two looks whether it still does
POSTGRES_CONNECTIONS = 10

# 40001 serialization failure, 40P01 deadlock, 23505 unique violation (somebody else inserted the
# row meanwhile): PostgreSQL manual, appendix A
_LOST_RACES = frozenset({"40001", "40P01", "23505"})


class Database:
    def __init__(self, url: str) -> None:
        self.url = parsed_url(url)
        self.is_embedded = self.url.get_backend_name() == "sqlite"
        self._engine = _sqlite(self.url) if self.is_embedded else _postgres(self.url)
        self._autocommit = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        # SQLite has one writer: waiting here is cheaper than waiting inside the database.
        self._one_writer = asyncio.Lock() if self.is_embedded else None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Commit when the block ends well, roll back when it raises."""
        async with AsyncExitStack() as stack:
            if self._one_writer is not None:
                await stack.enter_async_context(self._one_writer)
            tx = AsyncSession(self._engine, expire_on_commit=False, autoflush=False)
            await stack.enter_async_context(tx)
            await stack.enter_async_context(tx.begin())
            yield tx

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """For a single statement that only reads: PostgreSQL need not be told of a beginning and
        an end."""
        if self.is_embedded:
            async with self.transaction() as tx:
                yield tx
        else:
            async with AsyncSession(self._autocommit, expire_on_commit=False) as session:
                yield session

    async def run(self, migration: Callable[..., T]) -> T:
        """Give a plain connection, in one transaction, to code that is not async (Alembic)."""
        async with self._engine.begin() as connection:
            return await connection.run_sync(migration)

    async def close(self) -> None:
        await self._engine.dispose()


def parsed_url(text: str) -> URL:
    """With our async driver. Raises ValueError, without the text: it may hold a password."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # ValueError: what stands for the port is no number
        raise ValueError("is not a database URL such as sqlite:///parley.db") from None
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    name = "postgresql" if url.drivername == "postgres" else url.get_backend_name()
    if name not in drivers:
        raise ValueError(f"{name} is not supported: use sqlite or postgresql")
    if name == "sqlite" and url.database in (None, "", ":memory:"):
        raise ValueError("names no file: say sqlite:///parley.db")
    if "sslmode" in url.query:  # what libpq calls it; asyncpg knows it as ssl
        query = {"ssl" if key == "sslmode" else key: value for key, value in url.query.items()}
        url = url.set(query=query)
    return url.set(drivername=drivers[name])


class _Connection(aiosqlite.Connection):
    """Runs each statement where it stands instead of in a thread of its own.

    Measured (docs/adr/0002): a statement of ours takes some 20 µs, the two thread switches
    around it 100 µs; without them SQLite commits 2.3 times as many transactions a second. So the
    thread is never started: one that ends after its event loop would complain to nobody.

    A handler of twenty statements would keep the loop to itself for as long as all of them take;
    between two of them, others get their turn.
    """

    _turn_ends = 0.0

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        return self._opened().__await__()

    async def _opened(self) -> aiosqlite.Connection:
        self._connection = self._connector()
        return self

    async def _execute(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        if monotonic() > self._turn_ends:
            await asyncio.sleep(0)
            self._turn_ends = monotonic() + TURN_S
        until = monotonic() + BUSY_S
        while True:
            try:
                return fn(*args, **kwargs)
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or monotonic() > until:
                    raise
            # Waiting inside SQLite would hold up the whole loop, and whoever has the file open
            # in it (another bot, in tests) would never close it.
            await asyncio.sleep(LOOKS_S)

    def stop(self) -> None:
        self._running = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # whatever the extended code


def _sqlite(url: URL) -> AsyncEngine:
    path = url.database or ""

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(path, check_same_thread=False, timeout=0)

    async def connect(*_: Any, **__: Any) -> aiosqlite.Connection:
        return await _Connection(opened, 64)

    engine = create_async_engine(
        url, async_creator=connect, pool_size=1, max_overflow=0, hide_parameters=True
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare(connection: Any, _: ConnectionPoolEntry) -> None:
    connection.driver_connection._connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",  # a killed process loses nothing; only a power cut may (ADR 0002)
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _postgres(url: URL) -> AsyncEngine:
    return create_async_engine(
        url, pool_size=POSTGRES_CONNECTIONS, max_overflow=0, hide_parameters=True
    )


def is_worth_repeating(error: DBAPIError) -> bool:
    """The transaction lost a race or its connection, and may well succeed if run again."""
    if error.connection_invalidated:
        return True
    sqlstate = getattr(error.orig, "sqlstate", None)
    return sqlstate in _LOST_RACES or "database is locked" in str(error.orig)


def is_outage(error: Exception) -> bool:
    """The database is away or overrun: nothing is wrong with what was asked of it."""
    if isinstance(error, DBAPIError):
        return not isinstance(error, IntegrityError | DataError | ProgrammingError)
    # asyncpg cannot connect; every connection is taken
    return isinstance(error, OSError | PoolTimeout)


_INSERT: Mapping[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


@cache
def _insert_once(dialect: str, table: str) -> Any:
    """Built once: every event runs it."""
    return _INSERT[dialect](SQLModel.metadata.tables[table]).on_conflict_do_nothing()


async def insert_once(tx: AsyncSession, row: SQLModel) -> bool:
    """Insert the row; False when one with its key is already there.

    One statement, because savepoints of SQLite's drivers survive an outer rollback.
    """
    statement = _insert_once(tx.get_bind().dialect.name, str(row.__tablename__))
    result: Any = await tx.exec(statement, params=row.model_dump(exclude_none=True))
    return bool(result.rowcount == 1)


@cache
def _insert_or_replace(dialect: str, table: str, key: tuple[str, ...]) -> Any:
    into = SQLModel.metadata.tables[table]
    statement = _INSERT[dialect](into)
    new = {one.name: statement.excluded[one.name] for one in into.columns if one.name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=new)


async def insert_or_replace(tx: AsyncSession, row: SQLModel, key: tuple[str, ...]) -> None:
    """Insert the row, or overwrite the one that has the same `key` columns.

    An id that the database gives is a new one either way.
    """
    statement = _insert_or_replace(tx.get_bind().dialect.name, str(row.__tablename__), key)
    given = row.model_dump(exclude={"id"} if getattr(row, "id", 0) is None else None)
    await tx.exec(statement, params=given)
