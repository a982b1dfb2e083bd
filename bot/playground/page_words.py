"""The page's own words, in both languages: bot/playground/words/*.ftl."""

from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent / "words"
LANGUAGES = {"en": "English", "zh-CN": "中文"}


class PageWords:
    def __init__(self, language: str) -> None:
        self.language = language
        # Without isolation marks, which would end up in what is copied from the page.
        self._bundle = FluentBundle([language], use_isolating=False)
        text = (FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
        self._bundle.add_resource(FluentResource(text))

    def __call__(self, key: str, **params: Any) -> str:
        """Raises LookupError for a message that does not exist."""
        message = self._bundle.get_message(key)
        if message.value is None:
            raise LookupError(key)
        text, errors = self._bundle.format_pattern(message.value, params)
        if errors:
            raise LookupError(f"{key}: {errors[0]}")
        return str(text)


@cache
def page_words(language: str) -> PageWords:
    return PageWords(language if language in LANGUAGES else "en")
