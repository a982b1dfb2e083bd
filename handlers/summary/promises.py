"""Does a sentence say that its author will do something?"""

import re
from collections.abc import Iterator

from handlers.summary.cues import CUES
from handlers.summary.deeds import CLAUSE, DEED, TIME
from handlers.summary.sentences import Sentence
from handlers.summary.signs import Sign
from handlers.summary.tokens import Language

_I = "(?<![给让对跟])我(?:这边|这里|自己|们(?=[会来]))?"
_WITH = rf"(?:[把将给跟和帮向让找对]{CLAUSE}{{1,24}})?"  # whom or what

_PROMISED = Sign(
    en=(
        r"\bi(?:'ll| will|'m going to| am going to| plan to| aim to) (?:also |just |then )?"
        r"(?!not\b|be\b|never\b|see\b|miss\b|need\b|probably\b|let you\b|admit\b|assume\b"
        r"|have (?:to|no|lunch|dinner|time)\b)\w+",
        r"^will (?!do\b|be\b|not\b|it\b|that\b|this\b|the\b|we\b|you\b|they\b|he\b|she\b)\w+",
        r"^(?:i'm on it|leave (?:it|that|this) to me)\b",
        r"\blet me (?:handle|take|do|fix|write|prepare|send|set|deal|draft|update)\b",
        r"\bi can take (?:that|it|this|care|over)\b",
        r"(?:^|\bi'm |\bi am )happy to (?!see\b|hear\b|be\b|help\b|read\b)\w+",
    ),
    zh=(
        # 我今天下班前修掉 · 我去跟客户说 · 我先把分批计划列出来
        rf"{_I}(?:{TIME}|[来会去先再就也得要]|这就|可以|顺便|争取|负责|亲自|统一|手动)+"
        rf"{_WITH}[^，,。我你]{{0,6}}?{DEED}",
        # 我写 · 我把判空代码清掉 · 面板我加一个维度
        rf"{_I}{_WITH}[^，,。我你]?(?!说|讲|看|问|做|搞|开){DEED}",
        rf"{_I}[把将]{CLAUSE}{{1,24}}{DEED}",
        "我来(?=[吧。！]|$)|交给我|包在我身上|我负责",
    ),
)
# Looks like one and is none: done, being done, a view, a look, a refusal.
_NOT_PROMISED = Sign(
    en=(r"\bif i\b",),
    zh=(
        "我们?(?:还没|还不|觉得|认为|建议|倾向|没|不|同意|知道|坚持|有|是|已经|刚|上周|昨|在|想|的)",
        "我(?:做过|看[了到]|问[过了]|[说补]一句|开的)",
        "我[去来先再]?(?:查|看|问|确认)(?:一下|下|看)",
        rf"我[^，,。]{{0,14}}{DEED}[^，,。]{{0,6}}[了过](?=[！ ]|$)",
        "能不能|谁",
    ),
)
_CAN_DO = re.compile(
    r"\bI can (?!not\b|be\b|see\b|reproduce\b|confirm\b|understand\b|live\b|imagine\b)\w+", re.I
)
# In answer to a question the subject goes without saying: `明天下午导`, `能，明天就能合`.
_BARE = re.compile(
    rf"^(?:能|可以|好的?|行|没问题)?[，,]?\s*(?:{TIME}[^，,。我你他谁]{{0,6}})+?"
    rf"(?:就|能|可以)*[^，,。我你他谁]{{0,6}}?{DEED}(?!.*(?:你|大家|我们))"
)
_CLAUSE_END = re.compile(r"[，,；;]")


def is_promise(sentence: Sentence) -> bool:
    return promise_starts_at(sentence) is not None


def promise_starts_at(sentence: Sentence) -> int | None:
    """Where in the sentence the clause begins that promises."""
    if sentence.is_question:
        return None
    return next(
        (start for start, clause in _clauses(sentence) if _is_promised(clause, sentence.language)),
        None,
    )


def is_bare_promise(sentence: Sentence) -> bool:
    """Only right after a question: by itself it may speak of anybody."""
    if sentence.is_question:
        return False
    if sentence.language == "en":
        return _CAN_DO.search(sentence.text) is not None
    return _BARE.search(sentence.text) is not None


def _is_promised(clause: str, language: Language) -> bool:
    if _NOT_PROMISED.within(clause, language):
        return False
    if _PROMISED.within(clause, language):
        return True
    return _CAN_DO.search(clause) is not None and CUES["date"].within(clause, language)


def _clauses(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """English clauses hang together across commas; a Chinese one stands alone."""
    start = 0
    if sentence.language == "zh":
        for comma in _CLAUSE_END.finditer(sentence.text):
            yield start, sentence.text[start : comma.start()]
            start = comma.end()
    yield start, sentence.text[start:]
