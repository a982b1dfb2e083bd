"""Who is to do what: promised, or asked for and not declined."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from handlers.summary.errands import charged, is_errand
from handlers.summary.people import People
from handlers.summary.promises import is_bare_promise, promise_starts_at
from handlers.summary.sentences import Sentence
from handlers.summary.signs import Sign

_ANSWERED_WITHIN = 3  # messages after an errand

_ACCEPTED = Sign(
    en=(
        r"^\W*(?:sure|ok|okay|yes|yep|yeah|will do|on it|noted|no problem|of course|got it|done"
        r"|happy to|right away|i think so|i can|can do)\b",
    ),
    zh=(r"^\W*(?:好|行|收到|没问题|可以|明白|嗯|ok|了解|马上|知道了|交给我|我来)",),
)
_DECLINED = Sign(
    en=(r"^\W*(?:no\b(?! problem)|sorry|i can'?t|i cannot|not me|unfortunately)",),
    zh=(r"^\W*(?:不行|没空|做不了|抱歉|不归我|搞不定|没时间)",),
)


@dataclass(frozen=True)
class Action:
    sentence: Sentence
    owner: str | None  # None: nobody was named and nobody took it
    starts_at: int = 0  # where in the sentence it is spoken of; dates before that are others'
    accepted_in: str | None = None  # id of the message that said yes


def actions(sentences: Sequence[Sentence], people: People) -> list[Action]:
    found: list[Action] = []
    for number, sentence in enumerate(sentences):
        start = promise_starts_at(sentence)
        if start is not None:
            found.append(Action(sentence, sentence.message.author, start))
        elif _answers_a_question(number, sentences) and is_bare_promise(sentence):
            found.append(Action(sentence, sentence.message.author))
        elif is_errand(sentence, people):
            found += _errand(number, sentences, people)
    return _one_a_deed(found)


def _errand(number: int, sentences: Sequence[Sentence], people: People) -> list[Action]:
    sentence = sentences[number]
    named = charged(sentence, people) or _called_before(number, sentences, people)
    answer = _answer(sentence, sentences[number + 1 :], named)
    if answer and _DECLINED.shows(answer):
        return []
    if answer and _ACCEPTED.shows(answer):
        owner, accepted_in = named or answer.message.author, answer.message.id
        return [Action(sentence, owner, accepted_in=accepted_in)]
    return [Action(sentence, named or _last_speaker(sentence, sentences[:number]))]


def _called_before(number: int, sentences: Sequence[Sentence], people: People) -> str | None:
    """`Anna, thanks. Could you also …`: the same message called somebody before."""
    message = sentences[number].message
    earlier = takewhile(lambda one: one.message is message, reversed(sentences[:number]))
    called = (people.called(one.text, message.author) for one in earlier)
    return next((name for name in called if name), None)


def _answer(asked: Sentence, after: Sequence[Sentence], named: str | None) -> Sentence | None:
    """The next word of the one asked, or of anybody where nobody was named."""
    later = (one for one in after if one.number == 0 and one.message.id != asked.message.id)
    soon = islice(later, _ANSWERED_WITHIN)
    others = (one for one in soon if one.message.author != asked.message.author)
    return next((one for one in others if named in (None, one.message.author)), None)


def _last_speaker(asked: Sentence, before: Sequence[Sentence]) -> str | None:
    """In a talk, `you` is whoever spoke before."""
    others = (one.message.author for one in reversed(before))
    return next((author for author in others if author != asked.message.author), None)


def _answers_a_question(number: int, sentences: Sequence[Sentence]) -> bool:
    if number == 0 or sentences[number].number > 0:
        return False
    asked = sentences[number - 1]
    return asked.is_question and asked.message.author != sentences[number].message.author


def _one_a_deed(found: Sequence[Action]) -> list[Action]:
    """One action a message and owner: a deed told in two sentences is one deed.

    So is one that was asked for and then promised: `Bob, can you …?` `Sure, I will …`.
    """
    asked = {(one.accepted_in, one.owner): one for one in found if one.accepted_in}
    kept: dict[tuple[str, str | None], Action] = {}
    for action in found:
        key = (action.sentence.message.id, action.owner)
        if not _says_the_same(action, asked.get(key)):
            kept.setdefault(key, action)
    return list(kept.values())


def _says_the_same(promised: Action, asked: Action | None) -> bool:
    if asked is None:
        return False
    told = set(promised.sentence.subjects)
    return len(told & set(asked.sentence.subjects)) * 2 >= len(told)
