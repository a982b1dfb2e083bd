"""Does a sentence ask somebody to do or to answer something?

English: a linear model over words, pairs and triples, learnt (weights/requests.en.toml).
Chinese: signs weighed by hand (weights/requests.zh.toml); no public set is large enough to learn.
"""

import re
from functools import cache

from handlers.summary.tokens import Language
from handlers.summary.weights import table

_LINK = re.compile(r"https?://\S+|\S+@\S+\.\S+|\$link")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|<link>|[?!]")
_LONGEST_GRAM = 3


def is_request(text: str, language: Language) -> bool:
    return score(text, language) > 0


def score(text: str, language: Language) -> float:
    """Log-odds: above 0 it is a request."""
    if language == "zh":
        learnt = table("requests", "zh")
        return learnt.constant + sum(
            weight for pattern, weight in learnt.weights.items() if _compiled(pattern).search(text)
        )
    return table("requests", "en").value(dict.fromkeys(grams(text), 1.0))


def grams(text: str) -> set[str]:
    """Words, pairs and triples in lower case; `^` and `$` are the ends, `0` is any number."""
    lowered = _LINK.sub("<link>", text.lower().replace("’", "'"))
    words = ["0" if word.isdigit() else word for word in _WORD.findall(lowered)]
    ended = ["^", *words, "$"]
    found = {
        " ".join(ended[start : start + size])
        for size in range(1, _LONGEST_GRAM + 1)
        for start in range(len(ended) - size + 1)
    }
    return found | {_length(len(words))}


def _length(words: int) -> str:
    return "<8 words>" if words < 8 else "<15 words>" if words < 15 else "<25 words>"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
