"""Lines as Feishu's card markdown. What a person typed is escaped here, once."""

import re
from enum import StrEnum

from handlers.kit.text import Emoji, Instant, Line, Link, Span, Who, Words

# Feishu's list of characters to escape (rich text component, "special characters"), by their
# numbers; & and | besides: the one begins an entity, the other a table.
_SPECIAL = re.compile(r"[&<>*~_\[\]()`#\-!:$\\+\"'/|]")
_EMOJI = re.compile(r"[A-Za-z0-9_]+")
_OPEN_ID = re.compile(r"ou_[A-Za-z0-9_]+")
# Rich text component, "person".
_PERSON = "<person id='{}' show_name=true show_avatar=false style='normal'></person>"
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def escaped(words: str) -> str:
    return _SPECIAL.sub(lambda found: f"&#{ord(found.group())};", words)


class People(StrEnum):
    """How people are shown. An id that Feishu does not take makes it refuse the whole card."""

    CARDS = "cards"  # who is named can be looked at, and is not notified; who is called is
    CALLED = "called"  # only who is called is more than a name
    NAMES = "names"


def text(spans: Line, *, people: People = People.CARDS) -> str:
    return "".join(_span(span, people) for span in spans) or " "


def _who(who: Who, people: People) -> str:
    user = who.on("feishu") or ""
    if people is People.NAMES or not _OPEN_ID.fullmatch(user):
        return escaped(who.name)
    if who.ping:
        return f"<at id={user}></at>"
    if people is People.CALLED:
        return escaped(who.name)
    return _PERSON.format(user)


def _span(span: Span, people: People) -> str:
    match span:
        case Words(words, bold, strike):
            shown = escaped(words)
            shown = _marked("~~", shown) if strike else shown
            return _marked("**", shown) if bold else shown
        case Link(url, words):
            return _link(url, words)
        case Who():
            return _who(span, people)
        case Instant(at):
            stamp = int(at.timestamp() * 1000)
            parts = (
                f"<local_datetime millisecond='{stamp}' format_type='{one}'></local_datetime>"
                for one in ("date_num", "time")
            )
            return " ".join(parts)
        case Emoji(sign):
            name = span.on("feishu") or ""
            return f":{name}:" if _EMOJI.fullmatch(name) else escaped(sign)


def _link(url: str, words: str) -> str:
    if not url.startswith(("https://", "http://")):
        return escaped(words)
    safe = re.sub(r"[\s()<>\"']", lambda found: f"%{ord(found.group()):02X}", url)
    return f"[{escaped(words)}]({safe})"


def _marked(mark: str, words: str) -> str:
    """Marks count only next to a letter: a space goes outside, a zero-width one stands in."""
    edges = _EDGES.fullmatch(words)
    assert edges is not None  # it matches anything
    before, inner, after = edges.groups()
    if not inner:
        return words
    start = "" if inner[0].isalnum() else "\u200b"
    end = "" if inner[-1].isalnum() else "\u200b"
    return f"{before}{mark}{start}{inner}{end}{mark}{after}"
