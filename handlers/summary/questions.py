"""What was asked and not answered. Where nothing tells, a question counts as answered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.summary.decisions import is_decision
from handlers.summary.errands import is_errand
from handlers.summary.messages import Thread
from handlers.summary.people import People
from handlers.summary.promises import promise_starts_at
from handlers.summary.sentences import Sentence
from handlers.summary.signs import Sign
from handlers.summary.tokens import subjects, tokens

_SHORT_ANSWER = {"en": 4, "zh": 6}  # tokens
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
    zh=(r"^\W*(?:另外|对了|顺便|还有|说正事|先(?:说|问|同步)|我建议|我觉得|我补|我说)",),
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
_ALTERNATIVES = Sign(en=(), zh=("还是.+[？?]",))
_BOTH_OR_NEITHER = Sign(
    en=(r"\b(?:both|either|neither|not)\b",), zh=("都|两|不|前者|后者|第[一二]",)
)
# `放哪个桶？` is not answered by `先睡了`, though `发了吗？` is by `发了`.
_ASKS_FOR_A_THING = Sign(en=(), zh=("哪|什么(?!时候)|谁|多少",))
_CHANGED = Sign(en=(), zh=("了[。！]?$",))


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
            r"\d|[一二三四五六七八九十两半百千万]+[天周个点小分人左多]"
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
            r"\d|周[一二三四五六日末]|[今明后]天|今晚|月底|年底|下周|马上|半小时|^等|之?后"
            r"|\b(?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri)day|next week)\b"
            r"|\b(?:soon|once|after|when)\b",
            re.IGNORECASE,
        ),
    ),
    _Kind(
        Sign(en=(r"\bwho\b",), zh=("谁|哪位|哪个组",)),
        re.compile(
            r"\b(?:i|me|we|us|mine|he|she|they|team|group)\b|我|咱|他|她|们|组|是|已经|看过",
            re.IGNORECASE,
        ),
    ),
)


def open_questions(
    thread: Thread, sentences: Sequence[Sentence], people: People
) -> list[Sentence]:
    said: dict[str, list[Sentence]] = {message.id: [] for message in thread.said()}
    for sentence in sentences:
        said[sentence.message.id].append(sentence)
    messages = list(thread.said())
    return [
        sentence
        for number, message in enumerate(messages)
        for sentence in said[message.id]
        if sentence.is_question
        and not _SMALL_TALK.shows(sentence)
        and not is_errand(sentence, people)
        and not _is_answered(
            sentence,
            [
                said[after.id]
                for after in messages[number + 1 : number + 1 + _ANSWERED_WITHIN]
                if after.author != message.author
            ],
        )
    ]


def _is_answered(question: Sentence, others: Sequence[Sequence[Sentence]]) -> bool:
    """`others`: the sentences of each message of somebody else, in order; a link has none."""
    for distance, said in enumerate(others):
        if any(_UNKNOWN.shows(one) for one in said):
            continue
        if distance == 0 and _replies(said, question):
            return True
        if _takes_up(said, question):
            return True
    return False


def _replies(said: Sequence[Sentence], question: Sentence) -> bool:
    """Could this, the next thing somebody else says, be the answer?"""
    if all(one.is_question for one in said):
        return not said  # a link, a picture, a thumb
    first = said[0]
    is_off = _ELSEWHERE.shows(first) or promise_starts_at(first) == 0 or is_decision(first)
    if _ALTERNATIVES.shows(question) and first.language == question.language:
        return _takes_up_either(said, question)
    if _is_short(first) and not is_off:
        return not (_ASKS_FOR_A_THING.shows(question) and _CHANGED.shows(first))
    wanted = [kind.answer for kind in _KINDS if kind.asked.shows(question)]
    if wanted:
        return any(answer.search(one.lowered) for answer in wanted for one in said)
    return _YES_OR_NO.shows(first) or (_OPEN_ENDED.shows(question) and not is_off)


def _takes_up_either(said: Sequence[Sentence], question: Sentence) -> bool:
    """`补货还是退款？`: an answer names one of them, or both, or neither."""
    return _takes_up(said, question) or any(_BOTH_OR_NEITHER.shows(one) for one in said)


def _is_short(sentence: Sentence) -> bool:
    """`Just now.`, `老王`: by itself it would mean nothing."""
    return len(sentence.tokens) <= _SHORT_ANSWER[sentence.language] and "我" not in sentence.text


def _takes_up(said: Sequence[Sentence], question: Sentence) -> bool:
    asked = _subject(question)
    told = {subject for one in said if not one.is_question for subject in one.subjects}
    return len(asked & told) >= max(1, _SAME_SUBJECT * len(asked))


def _subject(question: Sentence) -> set[str]:
    """Of the last clause, which asks; what goes before it only leads there."""
    last = set(subjects(tokens(re.split("[，,；;]", question.text.rstrip("？? "))[-1])))
    return last or set(question.subjects)
