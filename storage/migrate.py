"""The tables, brought up to date: the same migrations on SQLite and PostgreSQL."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.engine import Database

# Any number; it only has to be the same in every replica that starts at the same moment.
LOCK = 7203


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    return str(ScriptDirectory.from_config(_config()).get_current_head())


async def upgrade(database: Database, to: str = "head") -> None:
    await database.run(lambda connection: _upgraded(connection, to))


def _upgraded(connection: Connection, to: str) -> None:
    if connection.dialect.name == "postgresql":  # SQLite's BEGIN IMMEDIATE does the same
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    if _current(connection) != newest() or to != "head":
        command.upgrade(_config(connection), to)


async def downgrade(database: Database, to: str) -> None:
    await database.run(lambda connection: command.downgrade(_config(connection), to))


async def current(database: Database) -> str | None:
    """The migration the database stands at; None for an empty one."""
    found: str | None = await database.run(_current)
    return found


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


async def revision(database: Database, message: str) -> None:
    """Write the next migration from what differs; for developers (make migration)."""

    def write(connection: Connection) -> Any:
        return command.revision(_config(connection), message, autogenerate=True)

    await database.run(write)
