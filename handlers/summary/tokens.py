"""Words as both languages count them: an English word, or one Chinese character."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

Language = Literal["en", "zh"]

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_TOKEN = re.compile(rf"[{HAN}]|[a-z0-9]+")
_HAN = re.compile(rf"[{HAN}]")
_CALL = re.compile(rf"@[{HAN}]{{2,4}}|^[{HAN}]{{2,4}}[,，:：]\s*(?=[a-z])")  # `王芳, please …`
_LATIN = re.compile(r"[a-z]+")

# An English word in a Chinese sentence ("把 PR 合了") weighs as much as this many characters.
_CHARACTERS_PER_WORD = 2

# Function words, NLTK's list cut to what chat uses; they say nothing about a sentence's subject.
STOPWORDS = frozenset(
    """
    [ a , about , after , again , all , also , am , an , and , any , are , as , at , be ,
    because , been , before , being , but , by , can , could , d , did , do , does , doing ,
    don , down , each , few , for , from , further , get , got , had , has , have , having ,
    he , her , here , his , how , i , if , in , into , is , it , its , just , ll , m , me ,
    might , more , most , my , no , nor , not , now , of , off , on , one , only , or , other
    , our , out , over , own , re , s , same , she , should , so , some , such , t , than ,
    that , the , their , them , then , there , these , they , this , those , through , to ,
    too , under , until , up , us , ve , very , was , we , were , what , when , where , which
    , while , who , whom , why , will , with , would , you , your ]
    """.split()  # noqa: SIM905  a list of 130 quoted words reads worse
)
_ZH_FUNCTION = frozenset(
    "的了是在我你他她它们这那个就也都和与及吧吗呢啊嘛呀有不很还会要到说去上下里"
)


def tokens(text: str) -> list[str]:
    """Lower case; every Han character is a token of its own."""
    return _TOKEN.findall(text.lower())


def language_of(text: str) -> Language:
    lowered = _CALL.sub("", text.lower())
    latin = len(_LATIN.findall(lowered))
    return "zh" if len(_HAN.findall(lowered)) > latin / _CHARACTERS_PER_WORD else "en"


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Good enough to see that `releases` and `released` speak of one thing."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def subjects(words: Sequence[str]) -> list[str]:
    """What the tokens are about: stems of English content words, pairs of Chinese characters."""
    found = [stem(word) for word in words if word.isascii() and word not in STOPWORDS]
    found += [
        first + second
        for first, second in pairwise(words)
        if not (first.isascii() or second.isascii())
        and not (first in _ZH_FUNCTION or second in _ZH_FUNCTION)
    ]
    return found
