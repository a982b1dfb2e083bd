"""What a poll shows is something both platforms take, in both languages, whatever was typed."""

import pytest

from bot.platforms.feishu import render as feishu
from bot.platforms.slack import render as slack
from bot.playground import draw_emoji
from bot.playground.feishu.cards import check
from bot.playground.slack_blocks import violations
from handlers.kit.forms import Form
from handlers.kit.i18n import translator
from handlers.poll import cards_form, emoji
from handlers.poll.actions import Ask
from handlers.poll.asking import Typed
from handlers.poll.settings import Settings
from tests.chat import Message
from tests.platforms.gallery import TEXTS
from tests.poll.team import Team

PLACE = feishu.Place()


def drawn(team: Team) -> int:
    """Draw all that stands in the chat, as its platform would get it."""
    for message in team.world.chat.messages:
        if len(message.cards) > 1:
            check(feishu.card(message.cards, PLACE, key="k"), {one.user for one in team.people})
        else:
            assert violations(slack.blocks(message.card), "message") == []
    return len(team.world.chat.messages)


@pytest.mark.parametrize("text", [*TEXTS, "long"])
async def test_both_platforms_take_every_card(team: Team, text: str) -> None:
    words = TEXTS.get(text, "0123456789" * 11)[:110].replace("|", "/").replace("\n", " ")
    await team.ann.types("/poll")
    options = "\n".join(f"{words}{number}" for number in range(10))
    await team.ann.fills(question=words.strip() or "?", options=options)
    if team.ann.errors:  # some of these are more than one line
        assert set(team.ann.errors) <= {"options", "question"}
        return
    await team.seeded()
    for person, option in zip(team.people, (0, 0, 1, 9), strict=True):
        await team.presses(person, option)
    await team.looks()
    result: Message = await team.closes()
    assert "Result" in result.text
    assert drawn(team) >= 2


@pytest.mark.parametrize("settings", ["[anonymous]", "[ranked]", "[max 2, hidden until voted]"])
async def test_and_of_every_kind_of_poll(team: Team, settings: str) -> None:
    await team.asks(f"Which? | a | b | c {settings}")
    for person in team.people:
        await team.presses(person, 1)
    await team.looks()
    drawn(team)
    await team.closes()
    await team.ann.types("/poll list")
    await team.ann.types("/poll help")
    assert drawn(team) >= 2


def test_the_demo_draws_every_emoji_a_poll_can_have() -> None:
    for one in emoji.KNOWN.values():
        assert draw_emoji.emoji(one.slack)[:1] == one.sign[:1]  # as a picture or a letter
    for name, sign in emoji.KNOWN_IN_FEISHU.items():
        assert draw_emoji.sign_in_feishu(name) is not None, sign


def test_the_form_holds_what_was_typed() -> None:
    given = Typed("Which?", ("a",), "by Friday")
    shown: Form = cards_form.ask_form(given, (Settings(), "by Friday"), Ask(1), translator("en"))
    fields = {getattr(one, "name", ""): getattr(one, "value", "") for one in shown.fields}
    assert (fields["question"], fields["options"], fields["closes"]) == (
        "Which?",
        "a",
        "by Friday",
    )
