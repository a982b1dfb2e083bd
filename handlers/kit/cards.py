"""What the bot shows, whatever the platform. Data only: bot/platforms/ draws it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from handlers.kit.actions import Action
from handlers.kit.charts import Chart
from handlers.kit.forms import Form
from handlers.kit.tables import Table
from handlers.kit.text import Line


class Tone(StrEnum):
    CALM = "calm"
    ASKING = "asking"  # somebody has to act
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True)
class Text:
    lines: tuple[Line, ...]
    small: bool = False


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Facts:
    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True)
class Quote:
    """Words somebody said, set apart, and where they said them."""

    words: str
    source: Line


@dataclass(frozen=True)
class Bullets:
    items: tuple[Line, ...]
    numbered: bool = False


class Weight(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True)
class Button:
    """Holds its action packed, so that a card is plain data and can wait in the outbox.

    `confirm` is asked before it counts: for what cannot be taken back.
    """

    label: str
    action: str
    packed: str
    weight: Weight = Weight.PLAIN
    confirm: str = ""


def button(
    label: str, action: Action, weight: Weight = Weight.PLAIN, *, confirm: str = ""
) -> Button:
    return Button(label, action.name, action.pack(), weight, confirm)


@dataclass(frozen=True)
class Buttons:
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Row:
    """One entry of a list, with what can be done about it."""

    text: Line
    button: Button


Block: TypeAlias = Text | Heading | Facts | Quote | Bullets | Buttons | Row | Chart | Table


@dataclass(frozen=True)
class Card:
    """`gist` is what a notification and a screen reader say; the title when empty.

    A card without a title is a plain message. `seeds`: emoji, by the platform's names, that are
    put below its message when it is posted, for people to join in.
    """

    title: str = ""
    blocks: tuple[Block, ...] = ()
    tone: Tone = Tone.CALM
    gist: str = ""
    seeds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """Words for the actor alone."""

    text: str


@dataclass(frozen=True)
class FieldErrors:
    """What is wrong with a submitted form, a sentence per field name."""

    fields: tuple[tuple[str, str], ...]


# A card as an answer is for the actor alone, like a note.
Answer: TypeAlias = Note | Card | Form | FieldErrors | None
