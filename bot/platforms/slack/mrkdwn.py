"""A line as mrkdwn, for a section block: it alone has a button beside it, and takes no rich text.

mrkdwn has no escape for its own marks (docs/adr/0004), so only words in which Slack would find
none are written in it. Pure. Grammar: docs.slack.dev, messaging/formatting-message-text.
"""

import re
from collections.abc import Iterator

from handlers.kit.text import Emoji, Instant, Line, Link, Who, Words, plain

# What stays alive after escaping: styles, :emoji:, and a quote at the beginning of a line.
_MARKS = re.compile(r"[*_~`]|:[\w+'-]+:|^\s*>", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>|]+")


class _Unwritable(Exception):
    pass


def escaped(words: str) -> str:
    """Slack's three control characters, in the order its documentation gives."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def written(spans: Line) -> str | None:
    """None where Slack would read something in the words that nobody meant."""
    if _MARKS.search(plain(spans)):
        return None
    try:
        return "".join(_pieces(spans))
    except _Unwritable:
        return None


def _pieces(spans: Line) -> Iterator[str]:
    for place, span in enumerate(spans):
        match span:
            case Words(words, bold, strike) if bold or strike:
                _must_stand_apart(words, plain(spans[:place]), plain(spans[place + 1 :]))
                shown = f"~{escaped(words)}~" if strike else escaped(words)
                yield f"*{shown}*" if bold else shown
            case Words(words):
                yield escaped(words)
            case Link(url, words) if _ADDRESS.fullmatch(url) and "|" not in words:
                yield f"<{escaped(url)}|{escaped(words)}>"
            case Link(_, words):
                yield escaped(words)
            case Who(name, _, ping):
                user = span.on("slack")
                yield f"<@{user}>" if ping and user else escaped(name)
            case Instant(at, words):
                shown = "{date_short_pretty} {time}"
                yield f"<!date^{int(at.timestamp())}^{shown}|{escaped(words)}>"
            case Emoji():
                raise _Unwritable


def _must_stand_apart(words: str, before: str, after: str) -> None:
    """A mark counts between a space and a letter; anywhere else it would be seen itself."""
    is_apart = not before[-1:].strip() and not after[:1].strip()
    if not is_apart or words != words.strip() or "\n" in words or not words:
        raise _Unwritable
