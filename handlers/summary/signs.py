"""Patterns that come in two languages, each a list of ways to say one thing."""

import re
from collections.abc import Iterable

from handlers.summary.sentences import Sentence
from handlers.summary.tokens import Language


class Sign:
    """Written, and looked for, in lower case: several times faster than to ignore case.

    Patterns that start with `^` are tried at the start only.
    """

    def __init__(self, *, en: Iterable[str], zh: Iterable[str]) -> None:
        self._patterns = {"en": _compiled(en), "zh": _compiled(zh)}

    def shows(self, sentence: Sentence) -> bool:
        return self._is_in(sentence.lowered, sentence.language)

    def within(self, text: str, language: Language) -> bool:
        return self._is_in(text.lower(), language)

    def _is_in(self, lowered: str, language: Language) -> bool:
        start, anywhere = self._patterns[language]
        return bool((start and start.match(lowered)) or (anywhere and anywhere.search(lowered)))


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    listed = list(patterns)
    starts = [pattern for pattern in listed if pattern.startswith("^")]
    others = [pattern for pattern in listed if not pattern.startswith("^")]
    start, anywhere = (re.compile("|".join(some)) if some else None for some in (starts, others))
    return start, anywhere
