"""Decisions about answers, as tables."""

import pytest

from handlers.kit.errors import Refused
from handlers.standup import rules
from storage.people import Role
from tests.standup.team import standup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("API keys", ("API keys",)),
        ("API keys\n\n the VPN ", ("API keys", "the VPN")),  # one a line
        ("", ()),
        ("No", ()),
        ("none.", ()),
        ("No blockers!", ()),
        ("n/a", ()),
        ("-", ()),
        ("没有。", ()),
        ("暂无", ()),
        ("无", ()),
        ("No access to staging", ("No access to staging",)),  # a sentence, not a no
        ("没有测试账号", ("没有测试账号",)),  # the same in Chinese
        ("none\nAPI keys", ("API keys",)),
    ],
)
def test_a_blocker_is_told_from_the_saying_that_there_is_none(
    text: str, expected: tuple[str, ...]
) -> None:
    assert rules.blocking(text) == expected


@pytest.mark.parametrize(
    ("count", "total", "expected"),
    [
        (0, 0, None),
        (3, 15, None),  # three could tell who it is
        (4, 16, 4),
        (4, 14, 4),  # 3.5: half a point up
        (5, 5, 1),
        (5, 25, 5),
    ],
)
def test_the_mood_is_an_average_of_four_or_nothing(
    count: int, total: int, expected: int | None
) -> None:
    assert rules.mood(count, total) == expected


QUESTIONS = [
    {"kind": "done", "text": ""},
    {"kind": "plan", "text": "Next?"},
    {"kind": "blocker", "text": ""},
]


@pytest.mark.parametrize(
    ("last", "open_", "expected"),
    [
        ([("done", "", "a")], (), {"done": "a"}),
        ([("plan", "Next?", "b")], (), {"plan": "b"}),
        ([("plan", "", "b")], (), {}),  # another question was asked then
        ([("blocker", "", "keys\nVPN")], ("VPN",), {"blocker": "VPN"}),  # the keys came
        ([("blocker", "", "none")], (), {}),
    ],
)
def test_the_same_again_is_what_still_holds(
    last: list[tuple[str, str, str]], open_: tuple[str, ...], expected: dict[str, str]
) -> None:
    said = [{"kind": kind, "question": question, "text": text} for kind, question, text in last]
    again = rules.same_again(said, QUESTIONS, open_)
    assert {one["kind"]: one["text"] for one in again} == expected


def test_other_questions_have_another_fingerprint() -> None:
    same = [dict(one) for one in QUESTIONS]
    assert rules.fingerprint(same) == rules.fingerprint(QUESTIONS)
    assert rules.fingerprint(QUESTIONS[:2]) != rules.fingerprint(QUESTIONS)


@pytest.mark.parametrize(
    ("team_only", "role", "is_internal", "may"),
    [
        (True, Role.DEVELOPER, True, True),
        (True, Role.DEVELOPER, False, False),  # a client looks over the shoulder
        (True, Role.CLIENT, True, False),
        (False, Role.CLIENT, False, True),  # the team chose so
    ],
)
def test_a_report_for_the_team_is_read_by_the_team(
    team_only: bool, role: Role, is_internal: bool, may: bool
) -> None:
    it = standup(team_only=team_only)
    if may:
        rules.may_read(it, role, is_internal=is_internal)
    else:
        with pytest.raises(Refused):
            rules.may_read(it, role, is_internal=is_internal)
