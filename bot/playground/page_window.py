"""What the page asks of a chat window, the same questions for every platform; and its address."""

from collections.abc import AsyncGenerator, Mapping
from typing import Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit

from markupsafe import Markup
from starlette.requests import Request
from starlette.routing import Route

LANGUAGE = "lang"  # the cookie that keeps the page's language
NOTHING = 204  # the status that leaves the page as it is
SEAT = ("who", "room", "thread")  # in the order they stand in the address


class Window(Protocol):
    name: str
    """Of its routes, of its element on the page, and of the event that redraws it."""

    is_playing: bool
    """History is being played: nobody else may touch anything."""

    @property
    def routes(self) -> list[Route]: ...

    @property
    def is_reached(self) -> bool:
        """Whether the bot is connected to this platform."""

    def draw(self, asked: Mapping[str, str], language: str) -> Markup:
        """The whole window, as HTML; `asked` says who looks, and at what."""

    def arrive(self, asked: Mapping[str, str]) -> None:
        """Somebody has just come to look there."""

    def stream(self) -> AsyncGenerator[int, None]:
        """Something each time there is something new to draw."""


def seat_in(query: Mapping[str, str], window: str) -> dict[str, str]:
    """Where somebody sat in that window, from the page's address."""
    return dict(zip(SEAT, query.get(window, "").split(","), strict=False))


def seat_at(request: Request, window: str) -> dict[str, str]:
    """Where somebody sat when they asked for something else."""
    query = dict(parse_qsl(urlsplit(request.headers.get("HX-Current-URL", "")).query))
    return seat_in(query, window)


def address_with(request: Request, window: str, seat: Mapping[str, str]) -> str:
    """The page's address, so that loading it again shows the same."""
    query = dict(parse_qsl(urlsplit(request.headers.get("HX-Current-URL", "")).query))
    query[window] = ",".join(seat.get(name, "") for name in SEAT)
    return f"/?{urlencode(query, safe=',:')}"
