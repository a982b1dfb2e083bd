"""What was asked and not answered. Where nothing tells, a question counts as answered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.summary.decisions import is_decision
from handlers.summary.errands import is_errand
from handlers.summary.people import People
from handlers.summary.promises import promise_starts_at
from handlers.summary.sentences import Sentence
from handlers.summary.signs import Sign
from handlers.summary.tokens import subjects, tokens

_REPLIED_WITHIN = 6  # messages
_ANSWERED_WITHIN = 100  # messages, where the answer names the subject again
_SAME_SUBJECT = 0.34  # share of the question's subjects that an answer takes up

_YES_OR_NO = Sign(
    en=(
        r"^\W*(?:yes|no|yep|yeah|nope|sure|right|correct|ok|okay|true|exactly|not (?:yet|really)"
        r"|of course|works|fine|agreed|good|that (?:is|was|would|works)|it (?:is|does)"
        r"|(?:we|they|i) (?:do|did|can|could|have|are))\b",
        r"^[^,.]*(?:\bnot\b|n't\b|\bcannot\b|\bnobody\b|\bnothing\b)",
    ),
    zh=(
        r"^\W*(?:对|是|在|有|要|能|会|可以|行|好|嗯|同意|需要|应该|还真|确认|肯定|看过|ok|知道|赞成|\+1)",
        "^[^，。]*[不没无]",
    ),
)
_UNKNOWN = Sign(
    en=(
        r"\b(?:no idea|not sure|don'?t know|good question)\b",
        r"\b(?:let me|i'?ll) (?:check|ask|look)\b",
    ),
    zh=(
        "不清楚|不知道|不确定|不太确定|说不好|得问|好问题|稍等|我[去来]?[问查看](?:一下|下|问|看)",
    ),
)
_ELSEWHERE = Sign(
    en=(r"^\W*(?:by the way|btw|also|another thing|anyway)\b",),
    zh=(r"^\W*(?:另外|对了|顺便|还有|说正事|先|我建议|我觉得|我补|我说)",),
)
_SMALL_TALK = Sign(
    en=(r"\b(?:how are you|right|ok|okay|isn't it|no|eh|make sense)\s*\?$",),
    zh=("(?:对吧|是吧|好吗|好吧|懂吗|吃了吗)[？?]$",),
)
_OPEN_ENDED = Sign(
    en=(
        r"\b(?:what|which|why|how|where|whose|who|when)\b",
        r"^\W*\w+(?: \w+)?\?$",  # `Deliverability?`
    ),
    zh=("什么|哪|为什么|为啥|怎么|怎样|如何|呢[？?]|多|谁|几",),
)


@dataclass(frozen=True)
class _Kind:
    """A question that only a certain kind of word answers."""

    asked: Sign
    answer: re.Pattern[str]


_KINDS = (
    _Kind(
        Sign(
            en=(r"\bhow (?:many|much|long|big|often|far)\b",),
            zh=("多少|多大|多久|几[天个点次人家台]",),
        ),
        re.compile(
            r"\d|[一二三四五六七八九十两半]+[天周个点小分人]"
            r"|\b(?:one|two|three|four|five|six|ten|half|most|all|few|none)\b"
            r"|\ba (?:day|week|month)\b",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        Sign(
            en=(
                r"^(?:\w+[,:]? )?when\b",
                r"\bwhat (?:time|date)\b",
            ),
            zh=("什么时候|何时|哪天|几[月号]",),
        ),
        re.compile(
            r"\d|周[一二三四五六日末]|[今明后]天|今晚|月底|年底|下周|马上|半小时"
            r"|\b(?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri)day|next week|soon)\b",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        Sign(en=(r"\bwho\b",), zh=("谁|哪位|哪个组",)),
        re.compile(
            r"\b(?:i|me|we|us|mine|he|she|they|team|group)\b|我|咱|他|她|们|组|已经|看过",
            re.IGNORECASE,
        ),
    ),
)


def open_questions(sentences: Sequence[Sentence], people: People) -> list[Sentence]:
    messages: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        messages.setdefault(sentence.message.id, []).append(sentence)
    said = list(messages.values())
    return [
        sentence
        for number, own in enumerate(said)
        for sentence in own
        if sentence.is_question
        and not _SMALL_TALK.shows(sentence)
        and not is_errand(sentence, people)
        and not _is_answered(sentence, said[number + 1 :])
    ]


def _is_answered(question: Sentence, after: Sequence[Sequence[Sentence]]) -> bool:
    is_next = True
    for distance, said in enumerate(after[:_ANSWERED_WITHIN]):
        if said[0].message.author == question.message.author:
            continue
        if not any(_UNKNOWN.shows(one) for one in said):
            if _takes_up(said, question):
                return True
            if is_next and distance < _REPLIED_WITHIN and _replies(said, question):
                return True
        is_next = False
    return False


def _replies(said: Sequence[Sentence], question: Sentence) -> bool:
    """Could this, the next thing somebody else says, be the answer?"""
    if all(one.is_question for one in said):
        return False
    wanted = [kind.answer for kind in _KINDS if kind.asked.shows(question)]
    if wanted:
        return any(answer.search(one.text) for answer in wanted for one in said)
    first = said[0]
    if _ELSEWHERE.shows(first) or promise_starts_at(first) == 0 or is_decision(first):
        return _YES_OR_NO.shows(first)
    return _YES_OR_NO.shows(first) or _OPEN_ENDED.shows(question)


def _takes_up(said: Sequence[Sentence], question: Sentence) -> bool:
    asked = _subject(question)
    told = {subject for one in said if not one.is_question for subject in one.subjects}
    return len(asked & told) >= max(1, _SAME_SUBJECT * len(asked))


def _subject(question: Sentence) -> set[str]:
    """Of the last clause, which asks; what goes before it only leads there."""
    last = set(subjects(tokens(re.split("[，,；;]", question.text.rstrip("？? "))[-1])))
    return last or set(question.subjects)
