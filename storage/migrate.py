"""The tables, brought up to date: the same migrations on SQLite and PostgreSQL.

Alembic is loaded only by whoever has something to migrate: 8 MB that a running bot never uses.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, inspect, text

from storage.engine import Database

if TYPE_CHECKING:
    from alembic.config import Config

# Any number; it only has to be the same in every replica that starts at the same moment.
LOCK = 7203

FOLDER = Path(__file__).parent / "migrations"
TABLE = "alembic_version"  # Alembic's own, with one row


def _config(connection: Connection | None = None) -> "Config":
    from alembic.config import Config  # noqa: PLC0415  see above

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    """The files are numbered in the order they run in."""
    return max(path.name.partition("_")[0] for path in FOLDER.glob("versions/[0-9]*.py"))


async def upgrade(database: Database, to: str = "head") -> None:
    await database.run(lambda connection: _upgraded(connection, to))


def _upgraded(connection: Connection, to: str) -> None:
    if connection.dialect.name == "postgresql":  # SQLite's BEGIN IMMEDIATE does the same
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    if _current(connection) != newest() or to != "head":
        from alembic import command  # noqa: PLC0415  see above

        command.upgrade(_config(connection), to)


async def downgrade(database: Database, to: str) -> None:
    from alembic import command  # noqa: PLC0415  see above

    await database.run(lambda connection: command.downgrade(_config(connection), to))


async def current(database: Database) -> str | None:
    """The migration the database stands at; None for an empty one."""
    found: str | None = await database.run(_current)
    return found


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table(TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar_one_or_none()
    return None if found is None else str(found)


async def revision(database: Database, message: str) -> None:
    """Write the next migration from what differs; for developers (make migration)."""

    from alembic import command  # noqa: PLC0415  see above

    def write(connection: Connection) -> Any:
        return command.revision(_config(connection), message, autogenerate=True)

    await database.run(write)
