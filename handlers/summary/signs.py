"""Patterns that come in two languages, each a list of ways to say one thing."""

import re
from collections.abc import Iterable

from handlers.summary.sentences import Sentence
from handlers.summary.tokens import Language


class Sign:
    """Found where any of the patterns of the sentence's language is; capitals do not matter."""

    def __init__(self, *, en: Iterable[str], zh: Iterable[str]) -> None:
        self._patterns: dict[Language, re.Pattern[str]] = {
            "en": re.compile("|".join(en), re.IGNORECASE),
            "zh": re.compile("|".join(zh), re.IGNORECASE),
        }

    def shows(self, sentence: Sentence) -> bool:
        return self.within(sentence.text, sentence.language)

    def within(self, text: str, language: Language) -> bool:
        return self._patterns[language].search(text.replace("’", "'")) is not None
