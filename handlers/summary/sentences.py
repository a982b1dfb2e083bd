"""Messages cut into sentences that know where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from handlers.summary.messages import Message, Thread
from handlers.summary.tokens import HAN, Language, language_of, subjects, tokens

# Not people's own words, or not words at all. Blanked out, so that places in the text stay.
_SET_ASIDE = re.compile(
    r"```.*?(?:```|\Z)"  # code blocks, closed or not
    r"|^[ \t]*(?:>|&gt;).*?$"  # quoted lines
    r"|https?://[^\s<>（），。；！？、]+|www\.[^\s<>（），。；！？、]+"
    rf"|\[[{HAN}]{{1,4}}\]"  # emoji as Feishu writes them: [捂脸]
    r"|:(?=[a-z0-9_+-]*[a-z+])[a-z0-9_+'-]+:",  # ... and Slack; `10:30:` is none
    re.DOTALL | re.MULTILINE,
)
_SPACE = re.compile(r"\s")
_BULLET = re.compile(r"[ \t]*(?:[-*•·–—]|\(?\d{1,2}[.)、）](?!\d))[ \t]*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|mr|mrs|ms|dr|st|no|approx|fig)|\b[a-z])\.$", re.I
)
_END = re.compile(r"[。！？；…]+[”’」』）]*|[.!?]+[\"')\]]*(?=\s|$)|[.!?](?=[" + HAN + r"])|\n+")
_PACE = re.compile(rf"(?P<comma>[，,、：:]|\s(?=[{HAN}]))|[{HAN}]|[A-Za-z0-9]+")

# A spoken or unpunctuated "sentence" of more tokens than this is cut into pieces: at the first
# comma after PIECE tokens, and without one in the end anywhere.
LONG = {"en": 60, "zh": 48}
_PIECE = 30


@dataclass(frozen=True)
class Sentence:
    message: Message
    text: str  # as long as the message's from `start` to `end`, with plain spaces and apostrophes
    start: int
    end: int
    number: int  # of the sentences of its message, from 0
    language: Language

    @cached_property
    def lowered(self) -> str:
        return self.text.lower()

    @cached_property
    def tokens(self) -> list[str]:
        return tokens(self.lowered)

    @cached_property
    def subjects(self) -> list[str]:
        return subjects(self.tokens)

    @cached_property
    def is_question(self) -> bool:
        return self.text.rstrip("\"')”’ ").endswith(("?", "？"))


def sentences(thread: Thread) -> list[Sentence]:
    """Every sentence people wrote, in order; code, quotes and bare links are not sentences."""
    return [sentence for message in thread.said() for sentence in sentences_of(message)]


def sentences_of(message: Message) -> list[Sentence]:
    own = _SET_ASIDE.sub(lambda found: _blank(found[0]), message.text)
    spans = [span for start, end in _ends(own) for span in _pieces(own, start, end)]
    found: list[Sentence] = []
    for start, end in spans:
        text = own[start:end]
        if tokens(text):
            clean = _SPACE.sub(" ", text).replace("’", "'")
            found.append(Sentence(message, clean, start, end, len(found), language_of(clean)))
    return found


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _END.finditer(text):
        if end[0] == "." and _ABBREVIATION.search(text, max(0, end.end() - 10), end.end()):
            continue
        yield _trimmed(text, start, end.end())
        start = end.end()
    yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    language = language_of(text[start:end])
    if len(tokens(text[start:end])) <= LONG[language]:
        yield start, end
        return
    since, count = start, 0
    for step in _PACE.finditer(text, start, end):
        count += not step["comma"]
        if count >= (_PIECE if step["comma"] else LONG[language]):
            yield _trimmed(text, since, step.end())
            since, count = step.end(), 0
    yield _trimmed(text, since, end)
