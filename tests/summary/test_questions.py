import pytest

from tests.summary.said import summary


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
        (("Anna: Who signs it?", "Tom: Deploy is finished, all green."), "no person was named"),
        (("李雷: 要不要通知客户？", "王芳: 我先去吃饭"), "somebody has left"),
        (("李雷: 审核要几天？", "王芳: 我问一下"), "is still being asked"),
    ],
)
def test_a_question_stays_open_when_nobody_answers(lines: tuple[str, ...], note: str) -> None:
    found = [message for line in summary(*lines).questions for message in line.sources]
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
        (("Anna: Did you deploy?", "Tom: Just now."), "a few words, which mean nothing alone"),
        (("Anna: Who is on call?", "Tom: Maria"), "a name"),
        (("李雷: 发了吗？", "王芳: 刚发"), "a few words"),
        (("李雷: 什么时候上线？", "王芳: 等测试通过就上"), "an event for when"),
        (("Anna: Where is it?", "Tom: https://example.org/x"), "a link"),
        (("Anna: May I merge it?", "Tom: 👍"), "a thumb"),
        (("Anna: Tom, can you fix it?", "Bo: By the way, lunch."), "an errand, told as an action"),
        (("Anna: It works now, right?", "Tom: By the way, lunch."), "only a tag"),
        (("Anna: It works.",), "no question at all"),
    ],
)
def test_a_question_is_closed(lines: tuple[str, ...], note: str) -> None:
    assert summary(*lines).questions == (), note


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is staging up?", "Looks like it."),
        ("Did you deploy?", "Just now."),
        ("Have we told them?", "Already did."),
        ("Does it scale?", "Up to 500 rps."),
        ("Do we need a migration?", "I don't think so."),
        ("Can we use the old one?", "Absolutely."),
        ("Where is the doc?", "In the wiki."),
        ("What's the URL?", "https://example.org/x"),
        ("Which version?", "3.2"),
        ("Who is on call?", "Maria"),
        ("Who broke it?", "Sorry, my change."),
        ("When can you start?", "After lunch."),
        ("How long will it take?", "Not long."),
        ("How did it happen?", "Somebody pushed to main."),
        ("Should I restart it?", "Please do."),
        ("Any news?", "Nothing yet."),
        ("Could this be the cache?", "Could be."),
        ("有文档吗？", "在知识库首页"),
        ("发了吗？", "刚发"),
        ("谁值班？", "老王"),
        ("谁值班？", "今天是老王"),
        ("几点开会？", "三点"),
        ("什么时候上线？", "等测试通过就上"),
        ("为什么慢？", "没走索引"),
        ("要加班吗？", "不用"),
        ("测试过了没？", "过了"),
        ("能复现吗？", "复现了"),
        ("哪个环境？", "预发"),
        ("怎么处理？", "先回滚"),
        ("是缓存的问题吗？", "应该是"),
        ("需要我做什么？", "把日志发我就行"),
        ("这个要不要同步给客户？", "先不同步"),
        ("多少钱？", "一千左右"),
        ("你看到消息了吗？", "看到了"),
        ("可以合并了？", "合吧"),
        ("怎么样？", "挺好的"),
        ("接口文档在哪", "在 wiki"),
    ],
)
def test_this_is_an_answer(question: str, answer: str) -> None:
    assert summary(f"Anna: {question}", f"Tom: {answer}").questions == ()


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Do we have a rollback plan?", "Lunch is at noon today."),
        ("Who informs the customer?", "Deploy is finished, all green."),
        ("Is the invoice affected?", "I'll post the notes tonight."),
        ("Should we freeze the branch?", "Anna, the demo went well."),
        ("When does the licence expire?", "Let's look at the budget first."),
        ("预算谁批？", "下午两点开例会"),
        ("要不要通知客户？", "我先去吃饭"),
        ("老数据怎么处理？", "我明天出方案"),
        ("回滚方案有吗？", "大家看下这个告警"),
        ("上线窗口是几点？", "测试报告已发群里"),
        ("灰度比例是多少？", "我们先看监控"),
        ("Who signs it off?", "By the way, the office is closed."),
        ("Is anyone testing on Safari?", "The pipeline takes ten minutes now."),
        ("短信模板审核通过了吗？", "新同事下周一入职"),
    ],
)
def test_this_is_about_something_else(question: str, other: str) -> None:
    made = summary(f"Anna: {question}", f"Tom: {other}")
    assert made.questions[0].sources == ("m1",)
