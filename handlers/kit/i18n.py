"""Message ids to words, in the language of the reader."""

import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

from handlers.kit import dates
from handlers.kit.errors import Reason
from handlers.kit.text import Line, Span, Words

LOCALES = Path(__file__).parents[2] / "locales"
LANGUAGES = ("en", "zh-CN")
SOURCE = "en"  # the language a text is shown in rather than not at all

# What goes on in the next line is indented there, says the syntax of Fluent.
_MESSAGE = re.compile(r"^[a-zA-Z][\w-]* *=", re.MULTILINE)
_SLOT = re.compile("\ue000(\\d+)\ue001")  # private-use characters: no text holds them


class Translate:
    """`t("change-title", number=7)`: the words of a message of locales/<language>/*.ftl."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **params: Any) -> str:
        return _text(self.language, key, **params) if params else _label(self.language, key)

    def knows(self, key: str) -> bool:
        return key in _written(self.language)

    def line(self, key: str, **params: Any) -> Line:
        """The message with people, times, links and lines of them among its params kept whole."""
        spans: list[Line] = []
        text = self(key, **{name: _slotted(value, spans) for name, value in params.items()})
        parts = _SLOT.split(text)
        return tuple(
            span
            for number, part in enumerate(parts)
            if part
            for span in (spans[int(part)] if number % 2 else (Words(part),))
        )

    def reason(self, reason: Reason) -> str:
        """A day among its params is written out here: only now is the language known.

        So are further reasons, a line each.
        """
        return self(reason.key, **{name: self._said(value) for name, value in reason.params})

    def _said(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return "\n".join(self.reason(one) for one in value)
        return dates.day_in_words(value, self.language) if isinstance(value, date) else value

    def words(self, key: str) -> tuple[str, ...]:
        """The message as a list: aliases of a command are written `change, changes`."""
        return tuple(word.strip() for word in self(key).split(","))


def _slotted(value: Any, spans: list[Line]) -> Any:
    if not isinstance(value, Span | tuple):
        return _SLOT.sub("", value) if isinstance(value, str) else value
    spans.append(value if isinstance(value, tuple) else (value,))
    return f"\ue000{len(spans) - 1}\ue001"


@cache
def translator(language: str) -> Translate:
    return Translate(language if language in LANGUAGES else SOURCE)


def language_of(locale: str) -> str:
    """The language we speak that is nearest to a platform's locale (`zh_TW`, `en-GB`, `de-DE`)."""
    return "zh-CN" if locale.lower().startswith("zh") else SOURCE


@cache
def _label(language: str, key: str) -> str:
    """Most messages have no params: a card is made of twenty of them."""
    return _text(language, key)


def _text(language: str, key: str, **params: Any) -> str:
    bundle = _bundle(language)
    if not bundle.has_message(key):
        # As FluentResource does it, without remembering where each word stood.
        bundle.add_resource(FluentParser(with_spans=False).parse(_written(language).get(key, "")))
    message = bundle.get_message(key) if bundle.has_message(key) else None
    if message is None or message.value is None:
        raise KeyError(f"{language}: no message {key!r}")
    text, errors = bundle.format_pattern(message.value, params)
    if errors:
        raise KeyError(f"{language}: {key!r}: {errors[0]}")
    return str(text)


@cache
def _bundle(language: str) -> FluentBundle:
    # Without isolation marks: they would be copied into titles, commands and exported files.
    return FluentBundle([language], use_isolating=False)


@cache
def _written(language: str) -> dict[str, str]:
    """Each message by its id, as it stands in the files.

    Parsed when it is first asked for, some 0.05 ms each: all of them at once are 3 MB and
    160 ms of the start (docs/adr/0010).
    """
    files = sorted((LOCALES / language).glob("*.ftl"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    starts = [one.start() for one in _MESSAGE.finditer(text)]
    entries = (text[one:end] for one, end in pairwise([*starts, len(text)]))
    return {entry.partition("=")[0].rstrip(): entry for entry in entries}
