"""Which notes say the same thing, in either language. Pure; for a few hundred short ones.

Two notes are alike when they share most of their pairs of letters, or the things they speak of:
`deploys are slow` and `部署太慢` share no letter, but both name two of the things below.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

LETTERS = 0.55  # Dice coefficient of pairs of letters; below that notes of six words differ
THINGS = 2  # how many both must name, and ...
OVERLAP = 0.6  # ... what part of all they name

# What teams complain of and praise. Stems in English, words in Chinese.
_THINGS = {
    "deploy": "deploy|releas|ship|部署|上线|发布|发版",
    "test": "test|测试|用例",
    "meeting": "meeting|standup|stand-up|会议|开会|站会|例会",
    "slow": "slow|takes too long|慢|太久|耗时",
    "review": "review|评审|审查",
    "docs": "document|docs|文档",
    "requirement": "requirement|spec|需求",
    "change": "chang|变更|改动|变动|老变|变来变去",
    "client": "client|customer|客户|甲方",
    "delay": "delay|late|slip|overdue|延期|推迟|晚了|拖延|延误",
    "communication": "communicat|沟通|交流",
    "unclear": "unclear|vague|ambiguous|不清楚|不清晰|不明确|模糊",
    "pipeline": r"\bci\b|pipeline|build|流水线|构建|编译",
    "bug": r"\bbugs?\b|defect|缺陷|故障|问题单",
    "many": "too many|too much|太多|过多",
    "good": "great|good|well|nice|很好|不错|顺利|给力",
    "team": r"\bteam|colleague|团队|同事",
    "estimate": "estimat|估算|估计|评估",
    "help": "help|support|帮忙|帮助|支持",
    "plan": r"\bplan|计划|排期",
    "overtime": "overtime|weekend work|加班",
    "flaky": "flaky|unstable|不稳定|时好时坏",
    "fast": r"\bfast|quick|快速|很快|及时",
}
_NAMED = {name: re.compile(pattern, re.I) for name, pattern in _THINGS.items()}
_IGNORED = re.compile(r"[\W_]+")


@lru_cache(maxsize=2048)
def _pairs(text: str) -> frozenset[str]:
    plain = _IGNORED.sub(" ", unicodedata.normalize("NFKC", text).lower()).strip()
    found = [plain[n : n + 2] for n in range(len(plain) - 1)]
    return frozenset(pair for pair in found if " " not in pair) or frozenset({plain})


@lru_cache(maxsize=2048)
def _things(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _NAMED.items() if pattern.search(text))


def alike(one: str, other: str) -> bool:
    mine, theirs = _pairs(one), _pairs(other)
    shared = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    if shared >= LETTERS:
        return True
    both, either = _things(one) & _things(other), _things(one) | _things(other)
    return len(both) >= THINGS and len(both) / len(either) >= OVERLAP


def grouped(texts: Sequence[str]) -> list[list[str]]:
    """Each text in one group, with those that are like its first; in the order given."""
    groups: list[list[str]] = []
    for text in texts:
        home = next((group for group in groups if alike(group[0], text)), None)
        if home is None:
            groups.append([text])
        else:
            home.append(text)
    return groups
