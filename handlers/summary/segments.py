"""A long thread in parts of one topic each, so that none is crowded out of the summary."""

from collections.abc import Sequence

from handlers.summary.sentences import Sentence

# Beyond this, choosing from the whole loses more than it gains (measured on public threads).
WHOLE = 200
_PART = 120  # sentences, about, where there may be so many parts
_WINDOW = 12  # sentences compared on either side of a cut


def segments(sentences: Sequence[Sentence], at_most: int) -> list[int]:
    """Sizes of the parts, in order: one for a usual thread."""
    part = max(_PART, 2 * len(sentences) // at_most)
    cuts: list[int] = []
    start = 0
    while len(sentences) - start > max(WHOLE, part * 3 // 2):
        start = _cut(sentences, range(start + part // 2, start + part * 3 // 2))
        cuts.append(start)
    return [end - begin for begin, end in zip([0, *cuts], [*cuts, len(sentences)], strict=True)]


def _cut(sentences: Sequence[Sentence], places: range) -> int:
    """Between two messages, where what is said before and after has least in common."""
    between = [
        place for place in places if sentences[place].message.id != sentences[place - 1].message.id
    ]
    return min(between or [places[-1]], key=lambda place: _likeness(sentences, place))


def _likeness(sentences: Sequence[Sentence], place: int) -> float:
    before = _subjects(sentences[max(0, place - _WINDOW) : place])
    after = _subjects(sentences[place : place + _WINDOW])
    return len(before & after) / max(1, min(len(before), len(after)))


def _subjects(sentences: Sequence[Sentence]) -> set[str]:
    return {subject for sentence in sentences for subject in sentence.subjects}
