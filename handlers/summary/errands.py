"""Does a sentence ask somebody to do something (more than to answer)?"""

import re

from handlers.summary import requests
from handlers.summary.deeds import DEED, TIME
from handlers.summary.people import People
from handlers.summary.sentences import Sentence

_ASKED_EN = re.compile(
    r"\b(?:(?:can|could|would|will) you(?: please)?(?: also)?|please(?: also)?|i need you to"
    r"|would you mind|make sure (?:to|you)|don't forget to) "
    # ... but these only ask for an answer
    r"(?!tell\b|explain\b|say\b|clarify\b|remind me\b|know\b|see\b|imagine\b|live\b|confirm\b"
    r"|be\b|agree\b|note\b)\w+"
    r"|\b(?:can|could|would) (?:someone|somebody|anyone|anybody) (?!tell\b|explain\b|confirm\b)\w+"
    r"|\bi need (?:a|an|the|your)\b"
    r"|, please[.!]*$",
)
_ASKED_ZH = re.compile(
    rf"^(?:那|另外|还有)?[，,]?(?:请(?!问|教|假|客)|麻烦|顺便|记得|务必|帮忙|帮我|把)[^，。]{{0,16}}?{DEED}"
)
# What stands after the name of the one who is to do it.
_DIRECTED_ZH = re.compile(
    "^(?!说|讲|问|提|反馈|发现|觉得)(?:"
    # 你写一下故障复盘 · 负责双写改造 · 把对账工具适配一下
    rf"[，,：:\s]*(?:[你您]们?|那边|这边|[也再先来就去补请]|顺便|麻烦|帮忙?|尽快|抓紧|记得|有空|{TIME})*"
    rf"(?:负责|把|将|{DEED})"
    # 遗留清单你整理一份
    rf"|[，,：:\s]*[^，。？]{{2,10}}[你您](?:[来先再去也]|帮忙|麻烦|{TIME})*{DEED}"
    # ，权限一期的技术方案这周五前评审
    rf"|[，,][^。？?]{{2,30}}{TIME})"
)
_DONE_ZH = re.compile(r"[了过](?:[。！]|$)")
_ASKED_FOR_A_DEED_ZH = re.compile(rf"(?:能不能|能否|可不可以|可以|方便|帮忙)[^？?]{{0,12}}{DEED}")


def is_errand(sentence: Sentence, people: People) -> bool:
    if sentence.language == "en":
        return _is_errand_en(sentence, people)
    text = sentence.text
    if _DONE_ZH.search(text):
        return False
    name = charged(sentence, people)
    if sentence.is_question or "吗" in text:
        return name is not None and _ASKED_FOR_A_DEED_ZH.search(text) is not None
    directed = name is not None and (
        _DIRECTED_ZH.search(text.partition(name)[2]) is not None
        or re.search(rf"(?:交给|安排)\s*@?{re.escape(name)}", text) is not None
    )
    return directed or _ASKED_ZH.search(text) is not None


def _is_errand_en(sentence: Sentence, people: People) -> bool:
    if people.given(sentence.text, sentence.message.author):
        return not sentence.is_question
    return _ASKED_EN.search(sentence.lowered) is not None and requests.is_request(
        sentence.text, "en"
    )


def charged(sentence: Sentence, people: People) -> str | None:
    """Who is named as the one to do it."""
    author, text = sentence.message.author, sentence.text
    if called := people.called(text, author):
        return called
    return people.given(text, author) if sentence.language == "en" else people.named(text, author)
