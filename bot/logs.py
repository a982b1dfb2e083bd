"""Logs: a fixed event name plus fields. Ids, never people's words, never secrets."""

import logging
import re
import sys
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

# Tokens of Slack (xoxb-, xapp-, xoxe.) and Feishu (t-, c-), secrets in URLs, passwords in
# database URLs: whatever else is logged by mistake, these are not.
_SECRET = re.compile(
    r"xox[a-z][-.][\w.-]+|xapp-[\w-]+|\b[tc]-[A-Za-z0-9_-]{20,}"
    r"|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"
    r"|(?<=access_key=)[^&\s]+|(?<=ticket=)[^&\s]+|(?<=secret=)[^&\s]+|hooks?/[\w/-]{16,}"
)


def hidden(text: str) -> str:
    return _SECRET.sub("[hidden]", text)


def _hide_secrets(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    return {
        key: hidden(value) if isinstance(value, str) else value for key, value in event.items()
    }


def set_up(level: str, *, in_colour: bool = False) -> None:
    """One line a record, JSON unless a person is looking; the libraries' records alike."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _hide_secrets,
    ]
    last = structlog.dev.ConsoleRenderer() if in_colour else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # At INFO they log addresses of people's messages, and a line a request.
    for name in (
        "slack_bolt",
        "slack_sdk",
        "aiohttp",
        "httpx",
        "httpcore",
        "uvicorn",
        "alembic",
        "apscheduler",
    ):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
