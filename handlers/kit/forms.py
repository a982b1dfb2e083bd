"""What the bot asks: a modal on one platform, a form card on another."""

from dataclasses import dataclass
from typing import TypeAlias

from handlers.kit.actions import Action
from handlers.kit.text import Line

LONGEST = 3000  # characters in one Slack input (facts: block-kit limits)


@dataclass(frozen=True)
class TextField:
    name: str
    label: str
    value: str = ""
    multiline: bool = False
    optional: bool = False
    hint: str = ""
    placeholder: str = ""
    longest: int = LONGEST


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True)
class ChoiceField:
    name: str
    label: str
    options: tuple[Option, ...]
    value: str = ""
    optional: bool = False
    hint: str = ""


@dataclass(frozen=True)
class TicksField:
    """Any number of options; the submitted value is the tuple of those ticked."""

    name: str
    label: str
    options: tuple[Option, ...]
    values: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True)
class PeopleField:
    """Any number of people; values are the platform's ids of them."""

    name: str
    label: str
    values: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True)
class FileField:
    """One file; the submitted value is a tuple of its id, empty where none was chosen.

    `elsewhere`: how to give it where forms take no files.
    """

    name: str
    label: str
    hint: str = ""
    elsewhere: str = ""


@dataclass(frozen=True)
class Remark:
    """Words between the fields."""

    lines: tuple[Line, ...]


Field: TypeAlias = TextField | ChoiceField | TicksField | PeopleField | FileField | Remark


@dataclass(frozen=True)
class Form:
    title: str
    submit_label: str
    action: str
    packed: str
    fields: tuple[Field, ...]


def form(title: str, submit_label: str, submit: Action, *fields: Field) -> Form:
    return Form(title, submit_label, submit.name, submit.pack(), fields)
