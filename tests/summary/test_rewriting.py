import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.summary.glue import GLUE
from handlers.summary.people import People
from handlers.summary.rewriting import retold
from handlers.summary.sentences import sentences
from handlers.summary.tokens import tokens
from tests.summary.said import heard, thread


def line(text: str) -> str:
    said, people = heard(f"Anna Reyes: {text}", "Tom Becker: Yes.", "Priya Nair: Yes.")
    return retold(said[0], people)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # I becomes a name, once; after that they
        ("I think we can drop it.", "Anna thinks we can drop it."),
        ("I don't like my own patch.", "Anna doesn't like their own patch."),
        ("I'm sure I was right.", "Anna is sure they were right."),
        ("I've sent it.", "Anna has sent it."),
        ("I will write it.", "Anna will write it."),
        ("I can't say.", "Anna can't say."),
        ("I had it.", "Anna had it."),
        ("I'd like a flag.", "Anna would like a flag."),
        ("I also think so.", "Anna also thinks so."),
        ("I measured it myself.", "Anna says that they measured it themselves."),
        ("My build fails.", "Anna says that their build fails."),
        # a verb outside the closed list is not bent
        ("I guess it leaks.", "Anna says that they guess it leaks."),
        # requests
        ("Please check the log.", "Anna asks somebody to check the log."),
        ("Could you check the log, Tom?", "Anna asks Tom to check the log"),
        ("@Tom Becker please add the estimate.", "Anna asks Tom to add the estimate."),
        ("Tom, can you also rerun it?", "Anna asks Tom to also rerun it"),
        # questions
        ("Is it still broken?", "Anna asks whether it is still broken"),
        ("Do we have to keep them?", "Anna asks whether we have to keep them"),
        ("What broke it?", "Anna asks: what broke it?"),
        ("Tom, what broke it?", "Anna asks Tom: what broke it?"),
        ("API or UI?", "Anna asks: API or UI?"),
        # proposals
        ("Let's move it to Friday.", "Anna suggests to move it to Friday."),
        ("I'd suggest a flag.", "Anna suggests a flag."),
        ("I wonder if it leaks.", "Anna wonders if it leaks."),
        # openers and asides go
        ("Well, anyway, the build fails.", "Anna says that the build fails."),
        ("Hi Tom, the build fails.", "Anna says that the build fails."),
        ("The build (see above) fails.", "Anna says that the build fails."),
        ("Then get(x) fails.", "Anna says that get(x) fails."),  # brackets of code are no aside
        ("Then Friday is off.", "Anna says that Friday is off."),
        ("OK, decision: cursors only.", "Anna says that cursors only."),
        # what would not follow `says that`
        ("Works for me.", "Anna says: works for them."),
        ("That would solve it.", "Anna says that would solve it."),
        ("Seeing timeouts.", "Anna says: seeing timeouts."),
        # nothing to tell but the opener itself
        ("Thanks!", "Anna says: thanks!"),
    ],
)
def test_english_is_told_by_a_third_person(text: str, expected: str) -> None:
    assert line(text) == expected


def test_you_is_the_other_one_where_there_is_only_one() -> None:
    said, people = heard("Anna Reyes: Your build fails.", "Tom Becker: Yes.")
    assert retold(said[0], people) == "Anna says that Tom's build fails."


def test_people_of_one_first_name_keep_their_last() -> None:
    said, people = heard("Anna Reyes: It fails.", "Anna Holt: Yes.")
    assert retold(said[0], people) == "Anna Reyes says that it fails."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我觉得应该推到周五", "应该推到周五"),
        ("那个就是说，然后我们先回滚吧。", "我们先回滚。"),
        ("这个这个接口超时了", "接口超时了"),
        ("这个不在合同范围里吧", "这个不在合同范围里"),  # the subject stays
        ("好，那 2.4 推迟到周五上线", "2.4 推迟到周五上线"),
        ("他们只能一页一页复制", "他们只能一页一页复制"),  # not every repetition is a stutter
        ("报价单明天给你，对吧？", "报价单明天给你？"),
        ("那权限分两期做", "权限分两期做"),
        ("那天我不在", "那天我不在"),
        ("不是误报", "不是误报"),  # no `not` is ever lost
        ("这不就是上次的问题", "这不就是上次的问题"),  # nor what it belongs to
        ("嗯", "嗯"),  # rather a filler than an empty line
    ],
)
def test_chinese_only_loses_fillers(text: str, expected: str) -> None:
    said, people = heard(f"王芳: {text}", "李雷: 好")
    assert retold(said[0], people) == expected


def test_glue_is_at_most_forty_words() -> None:
    assert len(GLUE) <= 40


WORDS = """
    I I'm I've I'll I'd my me myself you your please can could would is are do does let's what
    think want guess wonder suggest the build log Tom Anna we it that not don't , . ? ( ) : API
    我 觉得 这个 那个 就是 对吧 吗 ？ 。 ， 王芳 发 周五 不
""".split()  # noqa: SIM905  words read better unquoted


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_every_word_stands_in_the_message_or_in_a_name_or_is_glue(words: list[str]) -> None:
    talk = thread(f"Anna Reyes: {' '.join(words)}", "Tom Becker: Yes.", people=("王芳",))
    known = set(tokens(talk.messages[0].text)) | GLUE
    known |= {word for name in talk.names for word in tokens(name)}
    people = People(talk)
    for sentence in sentences(talk):
        if sentence.message is talk.messages[0]:
            assert set(tokens(retold(sentence, people))) <= known
