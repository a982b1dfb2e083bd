"""What is typed, as it is understood."""

from typing import Any

import pytest

from handlers.kit.errors import Invalid
from handlers.standup import reading
from tests.standup.team import SHANGHAI, at

NOW = at("2026-11-25 12:00")
FORM: dict[str, Any] = {
    "days": ("mon", "tue"),
    "at": "9:30",
    "until": "11:00",
    "done": "What did you get done since last time?",
    "plan": "今天打算做什么？",
    "blocker": "Anything in your way?",
    "roles": ("developer",),
}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("9:30", "09:30"),
        ("09.30", "09:30"),
        ("9：30", "09:30"),  # a Chinese keyboard's colon
        ("9am", "09:00"),
        ("上午九点半", "09:30"),
        ("half past nine", "09:30"),
        ("noon", "12:00"),
    ],
)
def test_a_time_of_day_is_read_as_people_say_it(typed: str, expected: str) -> None:
    found = reading.settings({**FORM, "at": typed, "until": "20:00"}, NOW, SHANGHAI)
    assert f"{found.at:%H:%M}" == expected


def test_the_usual_words_are_kept_as_usual_in_either_language() -> None:
    found = reading.settings(FORM, NOW, SHANGHAI)
    assert found.questions == [
        {"kind": "done", "text": ""},
        {"kind": "plan", "text": ""},
        {"kind": "blocker", "text": "Anything in your way?"},
    ]


def test_more_questions_come_before_the_blockers() -> None:
    found = reading.settings({**FORM, "done": "", "more": "Reviews?\n\nDocs?"}, NOW, SHANGHAI)
    assert [one["kind"] for one in found.questions] == ["plan", "free", "free", "blocker"]


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"days": ()}, {"days": "standup-no-days"}),
        ({"at": "soon"}, {"at": "standup-time-unreadable"}),
        ({"at": "7:00"}, {"at": "standup-time-quiet"}),
        ({"until": "9:30"}, {"until": "standup-until-before"}),
        ({"until": ""}, {"until": "standup-time-unreadable"}),
        (
            {"done": "", "plan": "", "blocker": ""},
            {"done": "standup-no-questions"},
        ),
        ({"more": "\n".join("abcdefgh")}, {"more": "standup-too-many-questions"}),  # eleven
        ({"more": "x" * 151}, {"more": "standup-too-long"}),
    ],
)
def test_what_cannot_be_is_said_under_its_field(
    changed: dict[str, Any], wrong: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as invalid:
        reading.settings({**FORM, **changed}, NOW, SHANGHAI)
    assert {name: why.key for name, why in invalid.value.fields.items()} == wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("export\nimport\nkeys", ("export", "import", "keys")),
        ("export", ("export", "", "")),  # better one answer than none
        ("export\n\nimport", ("export", "import", "")),  # empty lines do not count
        ("1. export\n3. keys", ("export", "", "keys")),  # numbers say which
        ("1、导出\n2、导入\n3、无", ("导出", "导入", "无")),
        ("1. export\n2. import\nand tests", ("export", "import\nand tests", "")),
        ("1.5 days on the export\n3:30 call", ("1.5 days on the export", "3:30 call", "")),
        ("a\nb\nc\nd\ne", ("a", "b", "c\nd\ne")),  # what is over joins the last
        ("export\n-\nkeys", ("export", "", "keys")),  # nothing to say to the second
        ("- export\n- import", ("export", "import", "")),  # bullets
        ("2 more tests\nimport", ("2 more tests", "import", "")),  # an amount, not a number
        ("10. x", ("10. x", "", "")),  # there is no tenth question
        ("", ("", "", "")),
        ("\x00", ("", "", "")),
    ],
)
def test_lines_typed_into_the_conversation_answer_one_question_each(
    text: str, expected: tuple[str, ...]
) -> None:
    assert reading.typed_answers(text, 3) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Ann @Bob about payment", "payment"),
        ("about the  new\nexport", "the new export"),
        ("@韩梅梅 关于支付", "支付"),
        ("关于：支付", "支付"),
        ("@Ann", ""),
        ("", ""),
    ],
)
def test_a_topic_follows_about(text: str, expected: str) -> None:
    assert reading.topic(text) == expected
