"""The team's words are explained, and looked up again."""

import pytest

from handlers.glossary import rules
from handlers.kit.errors import Refused
from tests.change.team import gathered
from tests.chat import World


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("list", "")),  # the bare word
        ("列表", ("list", "")),
        ("SLA = how soon we answer", ("add", "SLA = how soon we answer")),
        ("SLA＝多久答复", ("add", "SLA＝多久答复")),  # noqa: RUF001  a Chinese keyboard's sign
        ("add SLA = how soon", ("add", "SLA = how soon")),
        ("添加 SLA = 多久", ("add", "SLA = 多久")),
        ("list = all that we sell", ("add", "list = all that we sell")),  # a word of theirs
        ("forget SLA", ("forget", "SLA")),
        ("SLA", ("show", "SLA")),
    ],
)
def test_what_is_asked_for(text: str, expected: tuple[str, str]) -> None:
    assert rules.asked(text) == expected


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("SLA = how soon", ("SLA", "how soon")),
        ("SLA＝多久 = 几天", ("SLA", "多久 = 几天")),  # noqa: RUF001  the first sign counts
    ],
)
def test_a_word_and_its_meaning(text: str, pair: tuple[str, str]) -> None:
    assert rules.pair(text) == pair


@pytest.mark.parametrize("text", ["SLA", "= how soon", "SLA =", "x" * 61 + " = long", "\u200b=a"])
def test_half_a_pair_or_too_much_of_one_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        rules.pair(text)


async def test_a_word_is_explained_changed_and_forgotten(world: World) -> None:
    ann = world.person("Ann")
    assert "No word is explained yet" in await ann.types("/glossary")
    assert "explain “SLA”" in await ann.types("/glossary SLA = how fast")
    await ann.types("/glossary sla = how soon we answer")
    assert await ann.types("/glossary SLA") == "sla: how soon we answer"
    said = await ann.types("/glossary")
    assert "One word of the team\nsla: how soon we answer [Forget]" in said
    assert ann.private is not None
    assert "No word is explained yet" in await ann.presses("Forget", ann.private)
    assert "Nobody has explained “SLA” yet" in await ann.types("/glossary forget SLA")


async def test_by_form(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/glossary add")
    await ann.fills(term=" ", meaning="what")
    assert ann.errors == {"term": "Please write something here."}
    assert "explain “RPO”" in await ann.fills(term="RPO", meaning="how much may be lost")


async def test_it_works_in_chinese(world: World) -> None:
    li = world.person("李雷", locale="zh-CN")
    said = await li.mentions("术语 SLA＝多久答复")  # noqa: RUF001  a Chinese keyboard's sign
    assert said == "已记下。今后客户版报告里会解释“SLA”。"
    assert "团队术语：1 个" in await li.mentions("术语表")


async def test_a_client_reads_the_words_and_leaves_them_alone(world: World) -> None:
    team = await gathered(world)
    await team.dan.types("/glossary SLA = how soon")
    assert "SLA: how soon" in await team.clara.types("/glossary")
    assert "[Forget]" not in await team.clara.types("/glossary")
    for line in ("SLA = something else", "forget SLA", "add"):
        assert "Only the team" in await team.clara.types(f"/glossary {line}")


async def test_the_list_turns_its_pages(world: World) -> None:
    ann = world.person("Ann")
    for number in range(12):
        await ann.types(f"/glossary word{number:02} = meaning {number}")
    assert "word09" in await ann.types("/glossary")
    assert ann.private is not None
    assert "word11" in await ann.presses("Next", ann.private)
