"""What the ranking knows about a sentence: plain numbers between 0 and 1, by readable name."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from handlers.summary.cues import CUES
from handlers.summary.messages import Message, Thread
from handlers.summary.sentences import Sentence
from handlers.summary.tokens import subjects, tokens

Row = Mapping[str, float]

_TERM = re.compile(r"[A-Za-z][\w-]*")
_ODD = re.compile(r"[^\w\s,.?!'，。？！、：“”-]")
_COMMA = re.compile(r"[,，、]")
_FIRST_PERSON = frozenset(("i", "my", "me", "我"))
_SECOND_PERSON = frozenset(("you", "your", "你", "您"))


def rows(thread: Thread, sentences: Sequence[Sentence]) -> list[Row]:
    """One row a sentence, in order; a sentence is judged against its whole thread."""
    around = _Surroundings(thread, sentences)
    return [
        {
            name: float(value)
            for name, value in {
                **_place(around, sentence),
                **_talk(around, sentence),
                **_size(sentence),
                **_signs(around, sentence),
                **_substance(around, sentence),
            }.items()
        }
        for sentence in sentences
    ]


@dataclass
class _Surroundings:
    thread: Thread
    sentences: Sequence[Sentence]
    heard: set[str] = field(default_factory=set)  # subjects of the sentences before this one
    writers: set[str] = field(default_factory=set)  # authors of the messages before this one

    @cached_property
    def said(self) -> list[Message]:
        return list(self.thread.said())

    @cached_property
    def place(self) -> Mapping[str, int]:
        return {message.id: number for number, message in enumerate(self.said)}

    @cached_property
    def by_message(self) -> Mapping[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in self.sentences:
            found[sentence.message.id].append(sentence)
        return dict(found)

    @cached_property
    def spread(self) -> Mapping[str, float]:
        """Share of the messages that speak of each subject."""
        pairs = {(one.message.id, subject) for one in self.sentences for subject in one.subjects}
        counts = Counter(subject for _, subject in pairs)
        return {subject: count / len(self.by_message) for subject, count in counts.items()}

    @cached_property
    def author_shares(self) -> Mapping[str, float]:
        counts = Counter(sentence.message.author for sentence in self.sentences)
        return {author: count / len(self.sentences) for author, count in counts.items()}

    @cached_property
    def title(self) -> set[str]:
        """A chat thread has none: there its first message says what it is about."""
        return set(subjects(tokens(self.thread.title or self.said[0].text)))

    @cached_property
    def opening(self) -> set[str]:
        """What the first message was about."""
        first = self.by_message.get(self.said[0].id, [])
        return {subject for sentence in first for subject in sentence.subjects}

    @cached_property
    def names(self) -> set[str]:
        return {word for name in self.thread.names for word in tokens(name)}

    def is_followed_up(self, message: Message) -> bool:
        """Somebody else wrote the next message."""
        after = self.said[self.place[message.id] + 1 :][:1]
        return bool(after) and after[0].author != message.author


def _place(around: _Surroundings, sentence: Sentence) -> Row:
    at = around.place[sentence.message.id]
    siblings = len(around.by_message[sentence.message.id])
    return {
        "first message": at == 0,
        "second message": at == 1,
        "first sentence": sentence.number == 0,
        "second sentence": sentence.number == 1,
        "place in message": sentence.number / max(1, siblings - 1),
        "opening sentence": at == 0 and sentence.number == 0,
        "only sentence": siblings == 1,
        "message sentences": min(1, math.log1p(siblings) / 4),
    }


def _talk(around: _Surroundings, sentence: Sentence) -> Row:
    author = sentence.message.author
    is_new = author not in around.writers
    if sentence.number == len(around.by_message[sentence.message.id]) - 1:
        around.writers.add(author)
    return {
        "author new": is_new,
        "author share": around.author_shares[author],
        "question": sentence.is_question,
        "question answered": sentence.is_question and around.is_followed_up(sentence.message),
    }


def _size(sentence: Sentence) -> Row:
    size = len(sentence.tokens)
    return {
        "length": min(1, math.log1p(size) / 4.2),  # 1 at about 65 tokens
        "very short": size < 5,
        "short": size < 10,
        "long": size > 32,
        "commas": min(1, len(_COMMA.findall(sentence.text)) / 5),
    }


def _signs(around: _Surroundings, sentence: Sentence) -> Row:
    words = set(sentence.tokens)
    size = max(1, len(sentence.tokens))
    return {
        **{name: cue.shows(sentence) for name, cue in CUES.items()},
        "name": not around.names.isdisjoint(words),
        "first person": not _FIRST_PERSON.isdisjoint(words),
        "second person": not _SECOND_PERSON.isdisjoint(words),
        "terms": min(1, len(_TERM.findall(sentence.text)) / size * 2),
        "odd marks": min(1, len(_ODD.findall(sentence.text)) / size),
    }


def _substance(around: _Surroundings, sentence: Sentence) -> Row:
    about = set(sentence.subjects)
    size = max(1, len(about))
    once = 1 / max(1, len(around.by_message))
    opening = about & around.opening if around.place[sentence.message.id] else ()
    row = {
        "subject share": len(sentence.subjects) / max(1, len(sentence.tokens)),
        "title": len(about & around.title) / max(1, min(len(around.title), size)),
        "centrality": sum(around.spread[subject] for subject in about) / size,
        "repeated subjects": sum(around.spread[subject] > once for subject in about) / size,
        "novelty": len(about - around.heard) / size,
        "opening subjects": len(opening) / size,
    }
    around.heard |= about
    return row
