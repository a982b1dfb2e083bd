"""A mail server in the demo's own process: it keeps every letter, and passes none on."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.playground.demo_bot import HOST
from bot.playground.slack_changes import Changes

MAIL = "mail"  # in the demo's folder: a file for each letter, its time the demo's


@dataclass(frozen=True)
class Letter:
    at: datetime
    message: EmailMessage

    @classmethod
    def of(cls, content: bytes, at: datetime) -> "Letter":
        return cls(at, message_from_bytes(content, policy=policy.default))


class Mailbox:
    """Of everybody: whatever address a letter is for, it lies here."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._folder, self._clock = folder / MAIL, clock
        self.letters = [
            Letter.of(path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, UTC))
            for path in sorted(self._folder.glob("*.eml"))
        ]
        self.changes = Changes()
        self.address = ""
        """Host and port."""

    async def keep(self, server: Any, session: Session, envelope: Envelope) -> str:
        """What the mail server answers to a letter."""
        content, at = cast("bytes", envelope.content), self._clock()
        self._folder.mkdir(exist_ok=True)
        path = self._folder / f"{len(self.letters) + 1:05}.eml"
        path.write_bytes(content)
        os.utime(path, (at.timestamp(), at.timestamp()))
        self.letters.append(Letter.of(content, at))
        self.changes.notify()
        return "250 OK"

    handle_DATA = keep  # the name aiosmtpd knows it by

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Mailbox"]:
        loop = asyncio.get_running_loop()
        # Without a name of its own it would ask the network for one.
        listening = await loop.create_server(lambda: SMTP(self, hostname=HOST, loop=loop), HOST, 0)
        self.address = f"{HOST}:{listening.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            listening.close()
