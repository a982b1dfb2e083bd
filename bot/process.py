"""The running process: web server, signals, start and stop."""

import asyncio
import gc
import signal

import structlog
import uvicorn

from bot.app import build
from bot.settings import Settings
from storage import migrate
from storage.engine import Database, parsed_url

log = structlog.get_logger(__name__)


async def migrated(settings: Settings) -> str:
    """What the database stands at afterwards, in words."""
    database = Database(settings.database_url)
    before = await migrate.current(database)
    await migrate.upgrade(database)
    after = await migrate.current(database)
    await database.close()
    if before == after:
        return f"database at {after}"
    gc.collect()  # what the migrations have left: what is loaded next takes its place
    return f"database at {after}, was {before or 'empty'}"


def run(settings: Settings) -> int:
    """Until a signal ends it; the exit code. The database is up to date (`migrated`)."""
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        return runner.run(_serve(settings))


def _loop_factory() -> "type[asyncio.AbstractEventLoop] | None":
    try:
        import uvloop  # noqa: PLC0415  not on Windows
    except ImportError:
        return None
    return uvloop.Loop


async def _serve(settings: Settings) -> int:
    log.info("starting", database=parsed_url(settings.database_url).get_backend_name())
    app = build(settings)
    gc.freeze()
    gc.enable()
    config = uvicorn.Config(
        app.web(),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",  # web sockets are opened by us, never to us
        timeout_graceful_shutdown=10,
    )
    server = uvicorn.Server(config)

    def end(*_: object) -> None:
        server.should_exit = True

    # For a signal before uvicorn listens for it. uvicorn raises the one that ended it once more,
    # with these: the usual ones would end this process before what runs here is put away.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, end)
    async with app.running():
        log.info("started", port=settings.port, platforms=sorted(app.platforms))
        await server.serve()
    log.info("stopped")
    return 0
