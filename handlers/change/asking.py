"""What is asked for after /change: one of its words, a number, or a requirement. Pure."""

from handlers.kit.words import split_word, subwords

WORDS = ("list", "history", "export", "help")
FILTERS = ("open", "mine", "waiting", "done")
LONGEST_SEARCH = 2  # words after /change list; more is a sentence


def asked(text: str) -> tuple[str | None, str]:
    """Which of WORDS is meant, and what follows it; None for a requirement.

    "Export must include …" and "List all users by name" are requirements.
    """
    word, rest = split_word(text, subwords("change", WORDS))
    if word is None:
        word, rest = _without_space(text.strip())
    return (word, rest) if _is_ours(word, rest) else (None, text.strip())


def _without_space(text: str) -> tuple[str | None, str]:
    """Chinese writes no spaces: 历史12, 列表我的."""
    filters = subwords("change", FILTERS)
    for word, meaning in subwords("change", WORDS).items():
        rest = text.removeprefix(word)
        if not word.isascii() and rest != text and (is_number(rest) or rest in filters):
            return meaning, rest
    return None, text


def _is_ours(word: str | None, rest: str) -> bool:
    match word:
        case None:
            return False
        case "list":
            return len(rest.split()) <= LONGEST_SEARCH
        case "history":
            return is_number(rest) or not rest
    return not rest


def filtered(text: str) -> tuple[str, str]:
    """The list meant, and the word looked for in it: ("found", "cache"), ("mine", "")."""
    word, _ = split_word(text, subwords("change", FILTERS))
    if word is not None:
        return word, ""
    return ("found", text) if text else ("open", "")


def is_number(text: str) -> bool:
    return text.strip().lstrip("#").isdecimal()


def is_unknown_word(text: str) -> bool:
    """One bare word is a mistyped one of ours rather than a requirement."""
    return text.isascii() and len(text.split()) == 1
