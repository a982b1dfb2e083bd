"""Letters over SMTP (aiosmtplib): one connection a letter, no secret in the log."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, parseaddr

from bot.mail import drawing
from bot.mail.letter import Letter
from bot.platforms.port import Barred, Gone, Halted, Retry, Unsure
from bot.settings import Settings

TIMEOUT_S = 20
GREYLISTED_S = 300  # a server that says “later” means minutes (RFC 6647, section 2.1)


@dataclass(frozen=True)
class Smtp:
    host: str
    port: int
    security: str  # starttls, tls or none
    user: str
    password: str
    sender: str

    async def send(self, letter: Letter) -> None:
        message = await asyncio.to_thread(self.written, letter)  # pictures take processor time
        import aiosmtplib  # noqa: PLC0415  75 ms, for whoever sends mail

        async with translated():
            await aiosmtplib.send(
                message,
                hostname=self.host,
                port=self.port,
                username=self.user or None,
                password=self.password or None,
                use_tls=self.security == "tls",
                start_tls=self.security == "starttls",
                timeout=TIMEOUT_S,
            )

    def written(self, letter: Letter) -> EmailMessage:
        """Plain text, and HTML with its pictures inside."""
        drawn = drawing.drawn(letter)
        message = EmailMessage(policy=SMTP)
        message["Subject"] = " ".join(letter.card.title.split())
        message["From"] = self.sender
        message["To"] = letter.address
        message["Date"] = formatdate()
        message["Message-ID"] = self._id(letter)
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: out-of-office replies stay away
        message["List-Unsubscribe"] = f"<{letter.leave}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
        message.set_content(drawn.text)
        message.add_alternative(drawn.html, subtype="html")
        html = message.get_payload()[1]  # type: ignore[index]  # what add_alternative has just made
        for name, png in drawn.pictures.items():
            html.add_related(png, "image", "png", cid=f"<{name}>", filename=f"{name}.png")  # type: ignore[union-attr]
        return message

    def _id(self, letter: Letter) -> str:
        """The same for every try, so that a mail server may see that it has it already."""
        _, address = parseaddr(self.sender)
        name = hashlib.sha256(letter.key.encode()).hexdigest()[:24]
        return f"<{name}@{address.rpartition('@')[2]}>"


def mailer(settings: Settings) -> Smtp | None:
    """None where no mail server is set up."""
    if not settings.sends_mail:
        return None
    host, _, port = settings.email_host.partition(":")
    usual = {"tls": 465, "starttls": 587, "none": 25}[settings.email_security]
    return Smtp(
        host,
        int(port or usual),
        settings.email_security,
        settings.email_user,
        settings.email_password.get_secret_value(),
        settings.email_from,
    )


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """SMTP's answers as the outbox understands them: 4xx later, 5xx never (RFC 5321, 4.2.1)."""
    import aiosmtplib  # noqa: PLC0415  as above

    try:
        yield
    except aiosmtplib.SMTPAuthenticationError as error:
        raise Halted("the mail server refuses our password") from error
    except aiosmtplib.SMTPRecipientsRefused as error:
        codes = [one.code for one in error.recipients]
        raise _failed(max(codes, default=550), "the address is refused") from error
    except aiosmtplib.SMTPResponseException as error:
        raise _failed(error.code, f"the mail server said {error.code}") from error
    except aiosmtplib.SMTPConnectTimeoutError as error:
        raise Barred("the mail server does not answer") from error
    except aiosmtplib.SMTPConnectError as error:
        raise Barred("the mail server cannot be reached") from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise Unsure(type(error).__name__) from error


def _failed(code: int, words: str) -> Gone | Retry:
    return Gone(words) if code >= 500 else Retry(words, after=GREYLISTED_S)
