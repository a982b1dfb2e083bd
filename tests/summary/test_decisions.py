import pytest

from handlers.summary.decisions import decisions, is_decision
from tests.summary.said import heard


@pytest.mark.parametrize(
    "text",
    [
        "Let's move the release to Friday.",
        "So we go with SAML login in phase one.",
        "Decision: cursors only.",
        "OK, decision: both until December.",
        "We agreed on snake_case.",
        "Great, native input it is.",
        "Four hours then, for all nodes.",
        "Agreed, text first.",
        "Fine, the export will hold deleted rows too.",
        "决定回滚到 1.8.2",
        "好，那推迟到周五上线",
        "那就设 9000",
        "那就 9000",
        "可以，按工号映射",
        "行，就按变更流程走",
        "我拍板，用底部悬浮",
        "这个我定了",
        "We'll stick with Postgres.",
        "We won't fix it in this release.",
        "Going with B.",
        "Final: we ship on Monday.",
        "Approved.",
        "The plan is to ship B first.",
        "So we keep the old format.",
        "结论：先不做",
        "会上定的是周五发",
        "统一用 B 方案",
        "就用第二个方案",
        "这版不做了",
        "一致同意延期",
        "同意，下周实施",
        "暂时不上线，等法务",
        "不改了，就这样",
    ],
)
def test_this_decides(text: str) -> None:
    said, _ = heard(f"Anna: {text}")
    assert any(is_decision(one) for one in said)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Let's see.", "waits"),
        ("Let's talk tomorrow.", "puts off"),
        ("We have not decided yet.", "says that it has not"),
        ("Should we go with Postline?", "a question"),
        ("Then it is probably the cache.", "supposes"),
        ("Great, thanks for the log!", "thanks"),
        ("OK", "only a yes"),
        ("Good point.", "praise"),
        ("今天定一下", "is still to be decided"),
        ("还没定", "says that it has not"),
        ("那这周怎么办？", "a question"),
        ("好的，收到", "only a yes"),
        ("那个接口超时了", "tells"),
        ("设计稿还没定稿", "tells"),
        ("So it works now.", "tells"),
        ("Then the pod restarts and it works again.", "tells"),
        ("Good morning everybody, hope you are well.", "greets"),
        ("那就麻烦你了", "thanks"),
        ("那太好了", "is glad"),
        ("那不行", "refuses"),
        ("不用了", "declines"),
        ("月底再看", "puts off"),
    ],
)
def test_this_decides_nothing(text: str, why: str) -> None:
    said, _ = heard(f"Anna: {text}")
    assert not any(is_decision(one) for one in said), why


def test_a_proposal_is_decided_once_somebody_else_agrees() -> None:
    said, _ = heard("Anna: Can we agree on snake_case?", "Tom: Agreed.", "Bo: Works for me.")
    found = decisions(said)
    assert [(one.sentence.message.id, one.agreed_in) for one in found] == [("m1", ("m2", "m3"))]


def test_a_proposal_nobody_agrees_to_is_not_decided() -> None:
    said, _ = heard("Anna: Can we agree on snake_case?", "Anna: Yes.", "Tom: I would rather not.")
    assert decisions(said) == []


def test_a_proposal_decided_outright_after_it_is_told_once() -> None:
    said, _ = heard("李雷: 只做 CSV，大家同意吗？", "王芳: 同意", "李雷: 好，那就只做 CSV")
    assert [one.sentence.message.id for one in decisions(said)] == ["m3"]
