"""What is asked for after /plan: one of its words, or a number and what about it. Pure."""

import re

from handlers.kit.words import split_word, subwords

WORDS = (
    *("add", "import", "mine", "timeline", "why", "agree", "export", "help"),
    *("started", "done"),
)
_NUMBER = re.compile(r"#?(\d{1,9})(?:\s+(.*))?", re.DOTALL)
_PERCENT = re.compile(r"(\d{1,3})\s*[%％]")  # noqa: RUF001  a Chinese keyboard's sign
_LEFT = re.compile(
    r"(?:还剩|剩余?)?\s*(\d{1,3})\s*(?:d|days?|个工作日|工作日|天)\s*(?:left|to go)?",
    re.IGNORECASE,
)


def asked(text: str) -> tuple[str | None, str]:
    """Which of WORDS is meant, and what follows it."""
    return split_word(text, subwords("plan", WORDS))


def numbered(text: str) -> tuple[int, str] | None:
    """`3`, `#3 60%`, `3 done`: the item meant, and what is said of it."""
    found = _NUMBER.fullmatch(text.strip())
    return (int(found[1]), (found[2] or "").strip()) if found else None


def progress(text: str) -> tuple[int | None, int | None] | None:
    """`60%`, or `2 days left`: percent, working days left; None when it is neither."""
    text = text.strip()
    if found := _PERCENT.fullmatch(text):
        return (int(found[1]), None) if int(found[1]) <= 100 else None
    if found := _LEFT.fullmatch(text):
        return None, int(found[1])
    return None
