"""A poll as the people in the channel see it."""

from tests.chat import World
from tests.poll.team import Team


async def test_a_poll_from_the_question_to_the_result(team: Team) -> None:
    world = team.world
    board = await team.asks()
    assert board.text == (
        "Which release day?\n"
        "Poll #1 of Ann · choose one\n"
        f"{sign(team, 0)} Tue\n░░░░░░░░░░ 0  \n"
        f"{sign(team, 1)} Wed\n░░░░░░░░░░ 0  \n"
        f"{sign(team, 2)} Thu\n░░░░░░░░░░ 0  \n"
        "Nobody has voted yet.\n"
        f"[{letter(team, 0)} Tue] [{letter(team, 1)} Wed] [{letter(team, 2)} Thu]\n"
        "[Add an option] [Remind those missing] [Close]"
    )
    assert world.chat.seeds[board.id] == list(team.emoji)

    assert await team.presses(team.dan, 0) == f"You voted: {letter(team, 0)} Tue"
    await team.lea.reacts(team.emoji[1], board)
    await team.max.reacts(team.emoji[0], board)
    shown = await team.looks()
    assert "Tue\n██████████ 2  Dan, Max\n" in shown
    assert "Wed\n█████░░░░░ 1  Lea\n" in shown
    assert "3 people have voted." in shown

    await team.lea.presses("Close", board)
    await team.seeded()
    assert "Poll #1 of Ann · choose one · closed Wed 25 Nov 2026 12:00" in board.text
    result = world.posted()[-1]
    assert result.text == (
        "Result: Which release day?\n"
        "Tue – 2 votes\n"
        "Which release day?\n"
        "██████████  2  Tue\n"
        "█████░░░░░  1  Wed\n"
        "░░░░░░░░░░  0  Thu\n"
        "Tue: Dan, Max\n"
        "Wed: Lea\n"
        "[Make a decision of it] [Make a change of it]\n"
        "3 people have voted."
    )
    await team.ann.presses("Make a change of it", result)
    assert team.ann.form is not None
    fields = {getattr(one, "name", ""): one for one in team.ann.form.fields}
    assert "Which release day?" in fields["title"].value  # type: ignore[union-attr]  # a text
    assert "1 Dec" in fields["due"].value  # type: ignore[union-attr]  # a text


def sign(team: Team, place: int) -> str:
    """As the text has it where there is no picture."""
    return ("1️⃣", "2️⃣", "3️⃣")[place]


def letter(team: Team, place: int) -> str:
    return letters(team.world)[place]


def letters(world: World) -> tuple[str, str, str]:
    return ("1️⃣", "2️⃣", "3️⃣") if world.chat.name == "slack" else ("🌹", "☕", "🎂")


async def test_the_same_in_chinese(world: World) -> None:
    first, second = letters(world)[:2]
    han, li = (world.person(name, locale="zh-CN") for name in ("韩梅梅", "李雷"))
    await han.types("/project")
    await li.mentions("投票 哪天发布？｜周二｜周三【多选，周五17:00】")
    board = world.posted()[-1]
    assert board.text_in("zh-CN") == (
        "哪天发布？\n"
        "投票 #1 · 李雷 发起 · 最多选 2 项 · 截止 2026年11月27日 周五 17:00（上海时间）\n"
        "1️⃣ 周二\n░░░░░░░░░░ 0  \n"
        "2️⃣ 周三\n░░░░░░░░░░ 0  \n"
        "还没有人投票。\n"
        f"[{first} 周二] [{second} 周三]\n"
        "[添加选项] [提醒没投的人] [结束]"
    )
    assert await han.presses(f"{first} 周二") == f"你投给了：{first} 周二"
    assert await han.presses(f"{second} 周三") == f"你投给了：{first} 周二、{second} 周三"
    assert await han.presses(f"{first} 周二") == f"你投给了：{second} 周三"
    world.later(days=2, hours=5)
    await world.ticks()
    assert world.posted()[-1].text_in("zh-CN").splitlines()[:2] == [
        "结果：哪天发布？",
        "周三，1 票",
    ]


async def test_settings_in_words_without_brackets(team: Team) -> None:
    await team.ann.types(
        "/poll Which release day? | 🚀 Tue | Wed | Thu anonymous max 2 by Friday 17:00"
    )
    board = team.world.posted()[-1].text
    assert "choose up to 2 · anonymous · until Fri 27 Nov 2026 17:00" in board
    assert "Thu\n" in board


async def test_eleven_options_are_refused_and_nothing_typed_is_lost(team: Team) -> None:
    letters = [f"option {letter}" for letter in "abcdefghijk"]
    await team.ann.types(f"/poll Which? | {' | '.join(letters)} [anonymous, max 3, whenever]")
    assert team.ann.form is not None
    fields = {getattr(one, "name", ""): one for one in team.ann.form.fields}
    assert "Between 2 and 10 options" in str(fields[""])
    assert fields["options"].value.splitlines() == letters  # type: ignore[union-attr]  # a text
    assert fields["extras"].values == ("anonymous",)  # type: ignore[union-attr]  # ticks
    assert fields["most"].value == "3"  # type: ignore[union-attr]  # a text
    assert fields["closes"].value == "whenever"  # type: ignore[union-attr]  # a text
    await team.ann.fills(options="\n".join(letters), closes="")
    assert team.ann.errors == {"options": "Between 2 and 10 options, please, one a line."}
    await team.ann.fills(options="\n".join(letters[:10]), closes="")
    board = team.world.posted()[-1].text
    assert "choose up to 3 · anonymous" in board
    assert "option j" in board
    assert "option k" not in board


async def test_a_poll_stands_in_words_alone_or_opens_a_form(team: Team) -> None:
    await team.ann.types("/poll")
    assert team.ann.form is not None
    await team.ann.fills(question="Ready?", options="🚀 Ship it\n🐢 Wait", closes="in 2 hours")
    assert team.ann.errors == {}
    assert "🚀 Ship it" in team.board.text
    await team.seeded()
    is_slack = team.world.chat.name == "slack"
    assert team.world.chat.seeds[team.board.id][0] == ("rocket" if is_slack else "ROSE")
    # Feishu has no such picture: the emoji stays in the words.
    assert team.votes()[0].label == ("🚀 Ship it" if is_slack else "🌹 🚀 Ship it")
    await team.ann.types("/poll Ship today?")
    assert team.ann.form is not None
    await team.ann.fills()
    assert team.ann.errors == {"options": "Between 2 and 10 options, please, one a line."}
