"""The mailbox of the page: what went out by mail, whoever it was for."""

import base64
import re
from collections.abc import AsyncGenerator, Mapping
from dataclasses import asdict, dataclass
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.playground.draw import render
from bot.playground.mailbox import Letter, Mailbox
from bot.playground.page_form import Form
from bot.playground.page_window import LANGUAGE, address_with
from bot.playground.page_words import page_words

OPEN, TEXT = "open", "text"
# A letter is somebody else's HTML: it may show its own pictures, and nothing more.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)


@dataclass(frozen=True)
class MailSeat:
    """`who`: whether it is open; `room`: the letter's number, from 1; `thread`: which part."""

    who: str = ""
    room: str = ""
    thread: str = ""


class MailWindow:
    name = "mail"
    is_reached = True  # whether the bot speaks to it shows when it sends

    def __init__(self, mailbox: Mailbox, zone: str, language: str) -> None:
        self.mailbox, self._zone, self.language = mailbox, ZoneInfo(zone), language
        self.is_playing = False
        self._opened: set[int] = set()

    @property
    def routes(self) -> list[Route]:
        return [Route("/mail", self._show), Route("/mail/{number:int}", self._letter)]

    def arrive(self, asked: Mapping[str, str]) -> None:
        pass

    def stream(self) -> AsyncGenerator[int, None]:
        return self.mailbox.changes.stream()

    def draw(self, asked: Mapping[str, str], language: str) -> Markup:
        seat = self._seat(asked)
        letter = self._found(seat.room)
        if letter is not None:
            self._opened.add(int(seat.room))
        return render(
            "mail.html.j2",
            t=page_words(language),
            seat=seat,
            letter=letter,
            text=_body(letter, "plain") if letter and seat.thread == TEXT else "",
            letters=list(enumerate(self.mailbox.letters, 1))[::-1],
            opened=self._opened,
            said=lambda one: self._said(one, language),
            constants={"open": OPEN, "text": TEXT},
        )

    async def _show(self, request: Request) -> Response:
        asked = (await Form.of(request)).single
        window = self.draw(asked, request.cookies.get(LANGUAGE, self.language))
        address = address_with(request, self.name, asdict(self._seat(asked)))
        return HTMLResponse(window, headers={"HX-Replace-Url": address})

    async def _letter(self, request: Request) -> Response:
        """The letter's own HTML, for the frame in which it is shown."""
        letter = self._found(str(request.path_params["number"]))
        if letter is None:
            return Response(status_code=404)
        shown = _with_pictures(letter.message)
        shown = shown.replace("<head>", '<head><base target="_blank">', 1)
        return HTMLResponse(shown, headers={"Content-Security-Policy": POLICY})

    def _seat(self, asked: Mapping[str, str]) -> MailSeat:
        return MailSeat(**{name: asked.get(name, "") for name in ("who", "room", "thread")})

    def _found(self, number: str) -> Letter | None:
        letters = self.mailbox.letters
        is_known = number.isascii() and number.isdigit() and 1 <= int(number) <= len(letters)
        return letters[int(number) - 1] if is_known else None

    def _said(self, letter: Letter, language: str) -> str:
        pattern = "M月d日 HH:mm" if language == "zh-CN" else "d MMM, HH:mm"
        there = letter.at.astimezone(self._zone)
        return format_datetime(there, pattern, locale=language.replace("-", "_"))


def _body(letter: Letter, kind: str) -> str:
    part: Any = letter.message.get_body((kind,))
    return str(part.get_content()) if part else ""


def _with_pictures(message: EmailMessage) -> str:
    pictures = {
        str(part["Content-ID"]).strip("<>"): base64.b64encode(part.get_content()).decode()
        for part in message.walk()
        if part.get_content_maintype() == "image"
    }
    part: Any = message.get_body(("html",))
    html = str(part.get_content()) if part else ""
    return re.sub(
        r'src="cid:([^"]+)"',
        lambda found: f'src="data:image/png;base64,{pictures.get(found[1], "")}"',
        html,
    )
