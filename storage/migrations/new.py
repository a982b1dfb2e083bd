"""`make migration m="lunch orders"`: the next migration, from how the tables differ."""

import asyncio
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import storage
from storage import migrate
from storage.engine import Database


async def write(message: str) -> None:
    for module in iter_modules(storage.__path__):
        import_module(f"storage.{module.name}")  # each brings its tables
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'empty.db'}")
        await migrate.upgrade(database)
        await migrate.revision(database, message)
        await database.close()


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1]))
