"""The words people type for each feature, in every language: `change`, `变更`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from handlers.kit.events import Command
from handlers.kit.i18n import LANGUAGES, translator

HELP = "help"  # the feature that answers what nobody else understands


@dataclass(frozen=True)
class Vocabulary:
    """`features`: feature name by the word somebody may type for it, in lower case."""

    features: Mapping[str, str]

    def resolved(self, command: Command) -> Command:
        """The command under its feature's name; what nobody knows goes to `help`, text and all."""
        if command.name in self.features.values():
            return command
        name, text = self.split(f"{command.name} {command.text}".strip())
        return replace(command, name=name, text=text)

    def split(self, text: str) -> tuple[str, str]:
        """The feature meant by the first word, and the rest.

        Chinese writes no spaces: `变更导出要加上…` is `变更` and the rest.
        """
        text = text.strip().lstrip("/／").strip()  # noqa: RUF001  a Chinese keyboard's slash
        first, rest = first_word(text)
        word = first.rstrip(":：,，").lower()
        if word in self.features:
            return self.features[word], rest
        for word in sorted(self.features, key=len, reverse=True):
            if not word.isascii() and text.startswith(word):
                return self.features[word], text.removeprefix(word).lstrip(" ：:,，")
        return HELP, text

    def nearest(self, word: str) -> str | None:
        """The known word that was probably meant, if any is near."""
        found = get_close_matches(word.lower(), self.features, n=1, cutoff=0.6)
        return found[0] if found else None


def vocabulary(features: Iterable[str]) -> Vocabulary:
    """Reads the message `<feature>-word` of every language: its words, separated by commas."""
    words: dict[str, str] = {}
    for feature in features:
        for language in LANGUAGES:
            for word in translator(language).words(f"{feature}-word"):
                if words.setdefault(word.lower(), feature) != feature:
                    raise ValueError(f"{word!r} means both {words[word.lower()]} and {feature}")
    return Vocabulary(words)


def first_word(text: str) -> tuple[str, str]:
    """Up to the first space or line break, and what comes after."""
    first, *rest = text.split(maxsplit=1) or [""]
    return first, rest[0].strip() if rest else ""


def split_word(text: str, words: Mapping[str, str]) -> tuple[str | None, str]:
    """The meaning of the first word of the text, if it is one of `words`, and the rest."""
    first, rest = first_word(text)
    meaning = words.get(first.lower())
    return (meaning, rest) if meaning else (None, text.strip())


def subwords(feature: str, names: Iterable[str]) -> dict[str, str]:
    """`{"list": "list", "列表": "list"}`, from the messages `change-word-list`."""
    return {
        word.lower(): name
        for name in names
        for language in LANGUAGES
        for word in translator(language).words(f"{feature}-word-{name}")
    }
