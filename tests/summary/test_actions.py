from datetime import date

import pytest

from handlers.summary.actions import actions
from handlers.summary.errands import is_errand
from handlers.summary.promises import is_promise
from tests.summary.said import heard, summary


@pytest.mark.parametrize(
    "text",
    [
        "I'll write it tomorrow.",
        "I’ll write it.",  # a typed apostrophe
        "I will have a patch up by noon.",
        "I'm going to switch it.",
        "I can restore it by Thursday.",  # with a day it is more than an ability
        "我来写",
        "我今天下班前修掉",
        "报价单我来写，明天给你",
        "我去跟客户说",
        "我先把清单列出来",
        "那个我看了，我明天改",  # only the second clause promises
        "交给我",
        "收到，我处理",
        "今天之内我给大家答复",
        "稍后我发群里",
        "让我来吧",
        "我这就去办",
        "I'm on it",
        "I'll take care of the DNS",
        "I can take that.",
        "Let me handle the migration.",
        "Will send it tomorrow.",
        "Leave it to me.",
        "Happy to do the review.",
    ],
)
def test_this_promises_a_deed(text: str) -> None:
    said, _ = heard(f"Anna: {text}")
    assert is_promise(said[-1])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("I'll be late.", "a state"),
        ("I will not do it.", "a refusal"),
        ("I can reproduce it.", "an ability"),
        ("Will I get it?", "a question"),
        ("If I fix it, it breaks.", "a condition"),
        ("我看了，是缓存的问题", "done"),
        ("我改好了", "done"),
        ("我问过了", "done"),
        ("我在查", "being done"),
        ("我查一下", "only a look"),
        ("我建议改成异步", "a view"),
        ("我不改", "a refusal"),
        ("留时间给我们做回归", "for us, not by us"),
        ("能不能让我来改？", "a question"),
        ("I'll have lunch now.", "of no account"),
        ("Will it break?", "a question"),
        ("Happy to hear that.", "a feeling"),
        ("我还没看", "not done"),
        ("我昨天提交了", "done"),
        ("我不太清楚", "knows nothing"),
        ("我觉得可以", "a view"),
    ],
)
def test_this_promises_nothing(text: str, why: str) -> None:
    said, _ = heard(f"Anna: {text}")
    assert not any(is_promise(one) for one in said), why


@pytest.mark.parametrize(
    "text",
    [
        "Tom, could you send the report?",
        "@Tom please add the estimate.",
        "Please check the contrast too.",
        "Turn it off, please.",
        "王芳你写一下复盘",
        "王芳，麻烦更新一下文档",
        "王芳负责双写改造",
        "@王芳 清单你整理一份",
        "麻烦顺便更新一下文档",
        "Tom can you take a look by Friday?",  # people leave commas out
        "Tom will prepare the slides by Friday.",
        "We need Tom to sign off by Friday.",
        "TODO: Tom prepares the slides.",
        "Could someone restart the worker?",
        "王芳跟进一下",
        "辛苦王芳整理一下",
        "文档由王芳负责",
        "这个交给王芳",
        "王芳有空看一下这个单子",
        "王芳能不能帮忙看下日志？",
        "请大家周五前提交周报",
    ],
)
def test_this_is_an_errand(text: str) -> None:
    said, people = heard(f"Anna: {text}", "Tom: Hm.", "王芳: 嗯")
    assert is_errand(said[0], people)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Tom, could you tell me why?", "an answer is enough"),
        ("Tom, what broke it?", "a question"),
        ("Tom sent the report.", "told of him"),
        ("王芳，修好了吗？", "a question"),
        ("王芳昨天改过了", "done"),
        ("请问谁在看？", "a question"),
        ("王芳是新来的", "told of her"),
        ("王芳说可以", "told of her"),
        ("王芳的方案不错", "told of it"),
        ("Thanks Tom!", "thanks"),
        ("Tom will be late.", "told of him"),
    ],
)
def test_this_is_no_errand(text: str, why: str) -> None:
    said, people = heard(f"Anna: {text}", "Tom: Hm.", "王芳: 嗯")
    assert not is_errand(said[0], people), why


@pytest.mark.parametrize(
    ("lines", "owner", "note"),
    [
        (("Anna: I'll do the report.", "Tom: Good."), "Anna", "who promises"),
        (("Anna: Tom, can you fix it?", "Tom: Sure."), "Tom", "who is named"),
        (("Anna: Could you fix it?", "Bo: Yes, will do."), "Bo", "who takes it"),
        (("Bo: It broke.", "Anna: Please fix it."), "Bo", "who spoke before"),
        (("Anna: Tom, thanks. Please fix it too.", "Tom: Hm."), "Tom", "named a sentence before"),
        (("Anna: Please fix it.",), None, "nobody else is there"),
        (("李雷: 王芳，补一下用例", "王芳: 好的"), "王芳", "named, in Chinese"),
        (("李雷: 什么时候导？", "王芳: 明天下午导"), "王芳", "an answer without a subject"),
    ],
)
def test_an_action_has_the_owner_that_a_reader_would_see(
    lines: tuple[str, ...], owner: str | None, note: str
) -> None:
    said, people = heard(*lines)
    assert [action.owner for action in actions(said, people)] == [owner], note


def test_what_is_declined_is_no_action() -> None:
    said, people = heard("Anna: Tom, can you fix it today?", "Tom: Sorry, I am away.")
    assert actions(said, people) == []


def test_a_yes_is_a_source_of_the_action_too() -> None:
    made = summary("Anna: Tom, can you fix it?", "Tom: Sure.")
    assert made.actions[0].line.sources == ("m1", "m2")


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        ("I'll send it by Friday.", date(2026, 11, 20), "named with the deed"),
        ("我周四前配好", date(2026, 11, 19), "in Chinese"),
        ("周五前，我把文档发出来", date(2026, 11, 20), "a clause of its own"),
        ("推迟到周五上线，我去跟客户说", None, "the day of something else"),
        ("我今天改完，明天上午发", date(2026, 11, 17), "of two, that of handing over"),
        ("I'll send it.", None, "no day"),
    ],
)
def test_the_due_day_is_that_of_the_deed(text: str, day: date | None, note: str) -> None:
    due = summary(f"Anna: {text}").actions[0].due
    assert (due.day if due else None) == day, note


def test_the_words_of_a_due_day_stand_at_their_place_in_the_message() -> None:
    text = "Good. I'll send it by Friday"
    due = summary(f"Anna: {text}").actions[0].due
    assert due is not None
    assert text[due.start : due.end] == due.words
