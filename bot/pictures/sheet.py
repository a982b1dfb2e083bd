"""The paper a chart is drawn on: its measures, its colours and its pens. Pixels throughout."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.pictures import fonts
from handlers.kit.charts import COLOURS

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH = 960  # shown at less; letters stay legible in the narrow column of a thread
MARGIN = 24
SIZE, SMALL = 26, 22  # of letters
PAPER, INK, PALE, GRID = "#ffffff", "#3d4650", "#656c73", "#dde3e9"
LEGEND = 52  # its height


@dataclass
class Sheet:
    height: int
    image: "Image"
    draw: "ImageDraw"

    @classmethod
    def of(cls, height: int) -> "Sheet":
        from PIL import Image, ImageDraw  # noqa: PLC0415  see the package

        image = Image.new("RGB", (WIDTH, height), PAPER)
        return cls(height, image, ImageDraw.Draw(image))

    def write(self, x: float, middle: float, words: str, **how: Any) -> None:
        fonts.write(self.draw, x, middle, words, **{"colour": INK, "size": SIZE, **how})

    def legend(self, names: Sequence[str]) -> None:
        """At the top, each with the mark of its series."""
        x = float(MARGIN)
        for place, name in enumerate(names):
            self.mark(place, x + 10, LEGEND / 2 + 4, 10)
            shown = fonts.fitted(name, WIDTH / len(names) - 60, SIZE)
            self.write(x + 30, LEGEND / 2 + 4, shown)
            x += 30 + fonts.width(shown, SIZE) + 36

    def mark(self, place: int, x: float, y: float, half: float) -> None:
        """A shape for each series besides its colour: not everybody tells colours apart."""
        match place % 4:
            case 0:
                self.draw.ellipse((x - half, y - half, x + half, y + half), colour(place))
            case 1:
                points = [(x, y - half * 1.2), (x + half * 1.2, y), (x, y + half * 1.2)]
                self.draw.polygon([*points, (x - half * 1.2, y)], colour(place))
            case 2:
                self.draw.rectangle((x - half, y - half, x + half, y + half), colour(place))
            case _:
                points = [(x, y - half), (x + half, y + half), (x - half, y + half)]
                self.draw.polygon(points, colour(place))

    def dashes(self, x: float, top: float, bottom: float, ink: str) -> None:
        for y in range(int(top), int(bottom), 16):
            self.draw.line((x, y, x, min(y + 8, bottom)), ink, 3)


def colour(place: int) -> str:
    return COLOURS[place % len(COLOURS)]
