"""A real mail server on loopback, which keeps what it was given."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from bot.playground.demo_bot import free_port

PASSWORD = b"correct horse"


@dataclass
class MailServer:
    """`answers`: what it says to the next letters instead of 250."""

    port: int
    letters: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        content = cast("bytes", envelope.content)
        self.letters.append(message_from_bytes(content, policy=policy.default))
        return "250 OK"


def authenticated(server: Any, session: Any, envelope: Any, kind: str, given: Any) -> AuthResult:
    is_right = isinstance(given, LoginPassword) and given.password == PASSWORD
    return AuthResult(success=is_right, handled=False)


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    keeper = MailServer(free_port())  # the controller knocks at its own door: it has to know it
    controller = Controller(
        keeper,
        hostname="127.0.0.1",
        port=keeper.port,
        authenticator=authenticated,
        auth_require_tls=False,
    )
    controller.start()
    yield keeper
    controller.stop()
