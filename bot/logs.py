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
    r"|(?<=hooks\.slack\.com/)[^\s\"']+"
)


# Below WARNING they log a line a request, addresses of people's messages, and what people said.
LIBRARIES = (
    "slack_bolt",
    "slack_sdk",
    "aiohttp",
    "httpx",
    "httpcore",
    "uvicorn",
    "alembic",
    "apscheduler",
)


def hidden(text: str) -> str:
    return _SECRET.sub("[hidden]", text)


def _hide_secrets(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    return {key: _without_secrets(value) for key, value in event.items()}


def _without_secrets(value: Any) -> Any:
    match value:
        case str():
            return hidden(value)
        case dict():
            return {key: _without_secrets(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_without_secrets(inner) for inner in value]
    return value


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
    handler.addFilter(_is_harmless)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _is_harmless(record: logging.LogRecord) -> bool:
    """Bolt gives each of its loggers the level of the root, whatever its parent's is."""
    name = record.name.partition(".")[0]
    least = logging.ERROR if name == "slack_bolt" else logging.WARNING  # warns of tokens unused
    return name not in LIBRARIES or record.levelno >= least
