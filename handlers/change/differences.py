"""What an edit changed, to read: what went is struck through, what came is bold. Pure."""

import difflib
import re
from collections.abc import Iterator, Sequence

from handlers.kit.text import Line, Span, Words, joined, shortened

_TOKEN = re.compile(r"[A-Za-z0-9']+|\s+|.", re.DOTALL)  # a Chinese character is a word
_SENTENCE = re.compile(r"[^.!?。！？\n]*[.!?。！？\n]*")
_KEPT = 40  # characters of what did not change, at either end
# Comparing takes the product of both lengths: 400 words each some 40 ms, 3,000 over a second.
_COMPARABLE = 160_000


def compared(before: str, after: str, limit: int) -> Line:
    """At most about `limit` characters."""
    start, end = _common(before, after)
    stop, last = len(before) - end, len(after) - end
    spans: list[Span] = [Words(_middle(after[:start]))]
    spans += _changed(before[start:stop], after[start:last])
    spans.append(Words(_middle(after[last:])))
    return tuple(_cut(spans, limit))


def _common(before: str, after: str) -> tuple[int, int]:
    """How long the texts are the same at their beginning and at their end, in whole words."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return len("".join(old[:start])), len("".join(old[len(old) - end :]))


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(old), len(new)))


def _changed(before: str, after: str) -> Iterator[Span]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) * len(new) > _COMPARABLE:
        old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    if len(old) * len(new) > _COMPARABLE:
        old, new = [before], [after]
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield Words(_middle("".join(new[c:d])))
            continue
        yield Words("".join(old[a:b]), strike=True)
        yield Words("".join(new[c:d]), bold=True)


def _middle(text: str) -> str:
    return text if len(text) <= 2 * _KEPT else f"{text[:_KEPT]} … {text[-_KEPT:]}"


def _cut(spans: Sequence[Span], limit: int) -> Iterator[Span]:
    for span in spans:
        if isinstance(span, Words) and span.text and limit > 0:
            yield Words(shortened(span.text, limit), span.bold, span.strike)
            limit -= len(span.text)


def listed(before: Sequence[str], after: Sequence[str], limit: int) -> Line:
    """Only the entries that went or came, one a line; those that only moved show as both."""
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    lines: list[Line] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            lines += [(Words(one, strike=True),) for one in before[a:b]]
            lines += [(Words(one, bold=True),) for one in after[c:d]]
    return tuple(_cut(joined(lines), limit))
