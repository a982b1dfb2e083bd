"""What is asked for after /plan: one of its words, or a number and what about it. Pure."""

import re

from handlers.kit.words import split_word, subwords

WORDS = (
    *("add", "import", "mine", "timeline", "why", "agree", "export", "help"),
    *("started", "done", "later", "history", "show"),
)
_NUMBER = re.compile(r"#?(\d{1,9})(?:\s+(.*)|([\u4e00-\u9fff].*))?", re.DOTALL)
WITH_TEXT = ("add", "import")  # after these, anything may follow
_PERCENT = re.compile(r"(\d{1,3})\s*[%％]")  # noqa: RUF001  a Chinese keyboard's sign
_LEFT = re.compile(
    r"(?:还剩|剩余?)?\s*(\d{1,3})\s*(?:d|days?|个工作日|工作日|天)\s*(?:left|to go)?",
    re.IGNORECASE,
)


def asked(text: str) -> tuple[str | None, str]:
    """Which of WORDS is meant, and what follows it.

    Chinese writes no spaces: `添加支付接口 12月18日` is `添加` and the rest.
    """
    words = subwords("plan", WORDS)
    found, rest = split_word(text, words)
    if found == "show":  # the plan, or the item of that number with all its buttons
        return None, rest
    if found is not None:
        return found, rest
    for word in (one for one in words if words[one] in WITH_TEXT and len(one) > 1):
        if not word.isascii() and rest.startswith(word):
            return words[word], rest.removeprefix(word).lstrip(" :：,，")
    return None, rest


def numbered(text: str) -> tuple[int, str] | None:
    """`3`, `#3 60%`, `3 done`, `3完成`: the item meant, and what is said of it."""
    found = _NUMBER.fullmatch(text.strip())
    return (int(found[1]), (found[2] or found[3] or "").strip()) if found else None


def progress(text: str) -> tuple[int | None, int | None] | None:
    """`60%`, or `2 days left`: percent, working days left; None when it is neither."""
    text = text.strip()
    if found := _PERCENT.fullmatch(text):
        return (int(found[1]), None) if int(found[1]) <= 100 else None
    if found := _LEFT.fullmatch(text):
        return None, int(found[1])
    return None
