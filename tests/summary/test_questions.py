import pytest

from handlers.summary.questions import open_questions
from tests.summary.said import heard


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (("Anna: Who tells the client?",), "nobody spoke after"),
        (("Anna: Is it up?", "Anna: Hello?!"), "only the asker spoke"),
        (("Anna: How many rows?", "Tom: No idea."), "the answer is that there is none"),
        (("Anna: How many rows are gone?", "Tom: I'll write the report."), "no number came"),
        (("Anna: Is it up?", "Tom: By the way, lunch is here."), "the talk went elsewhere"),
        (("Anna: Is it up?", "Tom: Which one?"), "asked back"),
        (("李雷: 字段要哪些？", "王芳: 另外客户催了"), "the talk went elsewhere"),
        (("李雷: 审核要几天？", "王芳: 我问一下"), "is still being asked"),
    ],
)
def test_a_question_stays_open_when_nobody_answers(lines: tuple[str, ...], note: str) -> None:
    said, people = heard(*lines)
    found = [one.message.id for one in open_questions(said, people)]
    assert "m1" in found, note


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (("Anna: Is it up?", "Tom: Yes."), "yes"),
        (("Anna: Is it up?", "Tom: It does not start."), "no, in other words"),
        (("Anna: When is it due?", "Tom: Friday"), "a day for when"),
        (("Anna: How many rows?", "Tom: 1,200"), "a number for how many"),
        (("Anna: Who owns it?", "Tom: That is me"), "a person for who"),
        (("Anna: Why?", "Tom: The cache was full."), "the next word on an open one"),
        (
            ("Anna: Is the cache full?", "Tom: No idea.", "Bo: The cache is at 90 percent."),
            "answered later, by its subject",
        ),
        (("李雷: 还剩多少？", "王芳: 37 个"), "a number"),
        (("李雷: 修好了吗？", "王芳: 好了"), "yes"),
        (("李雷: 在哪？", "王芳: 知识库首页"), "the next word on an open one"),
        (("Anna: Tom, can you fix it?", "Bo: By the way, lunch."), "an errand, told as an action"),
        (("Anna: It works now, right?", "Tom: By the way, lunch."), "only a tag"),
        (("Anna: It works.",), "no question at all"),
    ],
)
def test_a_question_is_closed(lines: tuple[str, ...], note: str) -> None:
    said, people = heard(*lines)
    assert open_questions(said, people) == [], note
