from pathlib import Path

import pytest

from handlers.summary.requests import is_request
from handlers.summary.tokens import Language
from tests.summary.labelled import Score

PUBLIC = Path(__file__).parents[3] / "shared" / "data" / "summaries" / "requests.zh.dev.tsv"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please send me the log.", "en"),
        ("Could you have a look at the build?", "en"),
        ("Let me know if Friday works for you.", "en"),
        ("When can we meet?", "en"),
        ("请把日志发给我", "zh"),
        ("能不能帮我看一下？", "zh"),
        ("周五之前能给个结论吗？", "zh"),
        ("方便的话给我打个电话", "zh"),
    ],
)
def test_this_asks_for_a_deed_or_an_answer(text: str, language: Language) -> None:
    assert is_request(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The build is green again.", "en"),
        ("Thanks for the log.", "en"),
        ("I sent the numbers yesterday.", "en"),
        ("构建已经恢复了", "zh"),
        ("谢谢你的日志", "zh"),
        ("昨天的数据我看过了", "zh"),
    ],
)
def test_this_asks_for_nothing(text: str, language: Language) -> None:
    assert not is_request(text, language)


@pytest.mark.skipif(not PUBLIC.exists(), reason="the public sets are not on this machine")
def test_chinese_requests_are_found_as_well_as_aimed_at() -> None:
    lines = [line.split("\t", 1) for line in PUBLIC.read_text(encoding="utf-8").splitlines()]
    judged = [(mark == "1", is_request(text, "zh")) for mark, text in lines]
    score = Score(
        right=sum(mark and taken for mark, taken in judged),
        found=sum(taken for _, taken in judged),
        marked=sum(mark for mark, _ in judged),
    )
    assert score.f1 >= 75, str(score)
