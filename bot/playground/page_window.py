"""What the page asks of a chat window: the same questions for every platform."""

from collections.abc import AsyncGenerator, Mapping
from typing import Protocol

from markupsafe import Markup
from starlette.routing import Route


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

    def stream(self) -> AsyncGenerator[int, None]:
        """Something each time there is something new to draw."""
