"""Feedback from the first word to what became of it, as people see it."""

from typing import Any

import pytest

from handlers.feedback.rules import USUAL_EMOJI
from tests.change.team import Team, gathered
from tests.chat import Person, World, buttons_of, said

WORDS = "The export takes ten minutes"
BUTTONS = "[Make a change of it] [Make an action item] [Answer] [Decline] [Link a change …]"


def told(person: Person) -> str:
    """The newest message in the direct conversation."""
    return person.world.posted(room=f"@{person.user}")[-1].text_in(person.language)


async def with_client_room(world: World, team: Team) -> None:
    """`client-chat` belongs to the project; Clara, the client, and Max sit there too."""
    code = (await team.ann.types("/project link")).rsplit(maxsplit=1)[-1]
    world.room = "client-chat"
    await team.clara.types("/change list")
    await team.ann.types(f"/project join {code}")
    world.room = "orders"


async def test_it_is_filed_answered_and_its_giver_is_told(world: World) -> None:
    team = await gathered(world)
    thanks = await team.dan.types(f"/parley feedback {WORDS}")
    assert thanks == "Thank you. Filed as feedback #1; you will be told what becomes of it."
    card = world.card
    assert card.text == (f"Feedback #1\n{WORDS}\nFrom: Dan\nOutcome: Open\n{BUTTONS}")
    (answer,) = (one for one in buttons_of(card.card) if one.label == "Answer")
    assert "The account manager and the tech lead" in await team.dan.presses_button(answer)
    await team.max.presses_button(answer)
    await team.max.fills(reply=" ")
    assert team.max.errors == {"reply": "Please write a line: nothing ends in silence."}
    await team.max.fills(reply="We cache it from Monday on", internal="costs us a server")
    assert card.text == (
        f"Feedback #1\n{WORDS}\nFrom: Dan\n"
        "Outcome: Answered · Max, Wed 25 Nov 2026\n"
        "Reply  We cache it from Monday on\n"
        "For the team  costs us a server"
    )
    assert told(team.dan) == (
        f"Your feedback\n> {WORDS}\nFeedback #1, orders\nMax answered:\nWe cache it from Monday on"
    )
    assert "already" in await team.lea.presses_button(answer)


async def test_what_is_too_long_is_not_cut_in_silence(world: World) -> None:
    team = await gathered(world)
    told = await team.dan.types("/parley feedback " + "slow " * 700)
    assert told == "This has 3,499 characters; at most 3,000 fit. Please shorten it."
    assert "No open" in await team.dan.types("/parley feedback")


async def test_the_same_in_chinese(world: World) -> None:
    han, wang = (world.person(name, locale="zh-CN") for name in ("韩梅梅", "王经理"))
    await han.types("/项目")
    await wang.types("/变更 列表")
    await han.fills(account_manager=(wang.user,))
    await han.mentions("反馈 导出要十分钟")
    assert world.card.text_in("zh-CN") == (
        "反馈 #1\n导出要十分钟\n反馈人: 韩梅梅\n处理结果: 待处理\n"
        "[转为变更] [转为待办] [答复] [不采纳] [关联已有变更…]"
    )
    await wang.presses("不采纳")
    await wang.fills(reply="下个版本整体重做，现在不单独改")
    assert told(han) == (
        "您的反馈有回音了\n> 导出要十分钟\n「orders」反馈 #1\n"
        "王经理 没有采纳，原因是：\n下个版本整体重做，现在不单独改"
    )
    assert "不采纳 · 下个版本整体重做" in await han.types("/parley 反馈 已处理")


async def test_a_change_made_of_it_is_linked_and_its_giver_hears_of_it(world: World) -> None:
    team = await gathered(world)
    await team.dan.types(f"/parley feedback {WORDS}")
    card = world.card
    await team.lea.presses("Make a change of it", card)
    await team.lea.fills()
    assert team.lea.errors == {}
    await world.ticks()
    assert "Outcome: Became change #1 · Lea, Wed 25 Nov 2026" in card.text
    assert f"The change: {WORDS} · Proposed" in card.text
    assert "Lea made a change of it: it is now change #1." in told(team.dan)
    done = await team.dan.types("/parley feedback done")
    assert f"Dan said: {WORDS}\n→ Became change #1 · {WORDS} · Proposed" in done


async def test_an_action_item_made_of_it_is_linked_and_its_giver_hears_of_it(
    world: World,
) -> None:
    team = await gathered(world)
    await team.dan.types(f"/parley feedback {WORDS}")
    card = world.card
    await team.lea.presses("Make an action item", card)
    await world.ticks()
    assert "Outcome: Became action item #1 · Lea, Wed 25 Nov 2026" in card.text
    assert "Lea made an action item of it: #1." in told(team.dan)
    assert WORDS in world.card.text  # the action item itself
    listed = "/parley feedback done"
    assert f"Dan said: {WORDS}\n→ Became action item #1 · Open" in await team.dan.types(listed)
    await team.lea.presses("Done")
    assert "→ Became action item #1 · Done" in await team.dan.types(listed)


async def test_two_changes_of_one_item_leave_it_with_the_first(world: World) -> None:
    team = await gathered(world)
    await team.dan.types(f"/parley feedback {WORDS}")
    card = world.card
    for one in (team.lea, team.max):
        await one.presses("Make a change of it", card)
    for one in (team.lea, team.max):
        await one.fills()
        await world.ticks()
    assert "Became change #1 · Lea" in card.text
    assert (
        len([one for one in world.posted(room=f"@{team.dan.user}") if "change #" in one.text]) == 1
    )


async def test_a_change_that_exists_can_be_named(world: World) -> None:
    team = await gathered(world)
    await team.proposed()
    await team.dan.types(f"/parley feedback {WORDS}")
    await team.max.presses("Link a change …")
    await team.max.fills(number="7")
    assert team.max.errors == {
        "number": "There is no change #7 in this project. See /change list."
    }
    await team.max.fills(number="#1")
    assert "Became change #1" in world.card.text
    assert "#1 Export must include cancelled orders" in told(team.dan)


async def test_a_message_is_recorded_with_its_words_its_link_and_its_author(world: World) -> None:
    team = await gathered(world)
    message = said(WORDS, by=team.clara)
    filed = await team.max.points_at(message, "feedback")
    assert filed == "Filed as feedback #1. Clara will be told what becomes of it."
    assert f"> {WORDS}\nClara, Wed 25 Nov 2026 12:00 original message" in world.card.text
    assert "From: Clara, recorded by Max" in world.card.text
    assert told(team.clara) == (
        "Max has recorded what you said as feedback #1 in orders. You will be told what becomes "
        f"of it.\n> {WORDS}\nFeedback #1, orders"
    )
    assert "Filed as feedback #1" in await team.lea.points_at(message, "feedback")
    assert "No open" not in await team.lea.types("/parley feedback")
    assert (await team.lea.types("/parley feedback")).startswith("One piece of feedback is open")


async def test_of_a_very_long_message_it_is_said_that_it_goes_on(world: World) -> None:
    team = await gathered(world)
    await team.max.points_at(said("slow " * 700, by=team.clara), "feedback")
    shown = await team.max.types("/parley feedback 1")
    assert shown.count("slow") == 600
    assert "slow…" in shown


async def test_a_reply_with_the_word_alone_records_the_message(world: World) -> None:
    team = await gathered(world)
    message = said(WORDS, by=team.clara)
    world.chat.said[message.message] = message
    await team.max.mentions("反馈", thread=message.message)
    assert f"> {WORDS}" in world.card.text
    assert "From: Clara, recorded by Max" in world.card.text


@pytest.mark.parametrize("place", [0, 1])  # 💡 and 🙁
async def test_a_reaction_files_a_message_once(world: World, place: int) -> None:
    team = await gathered(world)
    emoji = USUAL_EMOJI[world.chat.name][place]
    message = said(WORDS, by=team.clara)
    world.chat.said[message.message] = message
    await team.max.reacts("eyes", message.message)
    await team.max.unreacts(emoji, message.message)
    assert not [one for one in world.posted() if one.text.startswith("Feedback")]
    for one in (team.max, team.dan):
        await one.reacts(emoji, message.message)
    (card,) = (one for one in world.posted() if one.text.startswith("Feedback"))
    assert f"> {WORDS}\nClara, Wed 25 Nov 2026 12:00 original message" in card.text
    assert "From: Clara, recorded by Max" in card.text
    assert "Max has recorded what you said" in told(team.clara)


async def test_an_edit_and_a_deletion_of_the_message_show_on_the_card(world: World) -> None:
    team = await gathered(world)
    message = said(WORDS, by=team.clara)
    await team.max.points_at(message, "feedback")
    card = world.card
    await team.clara.edits(message, "It takes ten minutes on a Monday")
    assert f"> {WORDS}" in card.text
    assert "This message has been edited since: It takes ten minutes on a Monday" in card.text
    await team.clara.edits(message, WORDS)  # and back again
    assert "edited since" not in card.text
    await team.clara.deletes(message)
    assert "This message has been deleted since." in card.text
    assert world.card is card


async def test_a_message_that_is_a_change_too_is_marked_on_both_cards(world: World) -> None:
    team = await gathered(world)
    message = said(WORDS, by=team.clara)
    await team.ann.points_at(message)
    await team.ann.fills()
    await team.max.points_at(message, "feedback")
    change, feedback = world.posted()
    await team.clara.edits(message, "Never mind")
    assert all("edited since: Never mind" in one.text for one in (change, feedback))
    edits = change.edits, feedback.edits
    world.later(minutes=1)
    await team.clara.edits(message, "Never mind")  # as a preview of a link makes the platform say
    assert (change.edits, feedback.edits) == edits


async def test_a_reaction_on_a_card_of_ours_is_no_feedback(world: World) -> None:
    team = await gathered(world)
    card = await team.proposed()
    await team.max.reacts(USUAL_EMOJI[world.chat.name][0], card)
    assert world.card is card


async def test_the_emoji_are_the_projects_choice(world: World) -> None:
    team = await gathered(world)
    assert "account manager" in await team.dan.types("/parley feedback settings")
    await team.max.types("/parley feedback settings")
    chosen: dict[str, Any] = {world.chat.name: "eyes"}
    await team.max.fills(**chosen)
    message = said(WORDS, by=team.clara)
    world.chat.said[message.message] = message
    await team.max.reacts(USUAL_EMOJI[world.chat.name][0], message.message)
    assert not world.posted()
    await team.max.reacts("eyes", message.message)
    assert world.card.text.startswith("Feedback #1")


async def test_what_the_team_says_among_itself_never_reaches_the_client(world: World) -> None:
    team = await gathered(world)
    await with_client_room(world, team)
    before = len(world.posted(room="client-chat"))
    await team.dan.types("/parley feedback The client changes their mind daily")
    await team.max.presses("Answer")
    await team.max.fills(reply="I will talk to them", internal="again")
    assert len(world.posted(room="client-chat")) == before
    world.room = "client-chat"
    for line in ("/parley feedback", "/parley feedback done", "/parley feedback 1"):
        for one in (team.clara, team.max):  # in the client's room Max sees no more than Clara
            assert "mind" not in await one.types(line)


async def test_what_the_client_says_is_answered_where_it_was_said(world: World) -> None:
    team = await gathered(world)
    await with_client_room(world, team)
    world.room = "client-chat"
    await team.clara.types(f"/parley feedback {WORDS}")
    theirs = world.card
    assert "[" not in theirs.text  # nothing there to press
    world.room = "orders"
    ours = world.card
    await team.max.presses("Decline", ours)
    await team.max.fills(reply="Not before spring", internal="nobody has time")
    assert "For the team  nobody has time" in ours.text
    assert "Not before spring" in theirs.text
    assert "nobody has time" not in theirs.text
    assert "nobody has time" not in told(team.clara)
    world.room = "client-chat"
    await team.clara.types("/parley feedback done")
    assert team.clara.private is not None
    await team.clara.presses("Show it to everybody here", team.clara.private)
    assert world.card.text == (
        f"orders: you said, we did\nClara said: {WORDS}\n→ Declined · Not before spring"
    )


async def test_feedback_of_another_workspace_is_out_of_reach(world: World) -> None:
    team = await gathered(world)
    await team.dan.types(f"/parley feedback {WORDS}")
    card = world.card
    stranger = world.person("Mallory", tenant="T2")
    for label in ("Answer", "Decline", "Link a change …"):
        assert "no longer here" in await stranger.presses(label, card)


async def test_pages_of_what_is_open(world: World) -> None:
    team = await gathered(world)
    for number in range(10):
        await team.dan.types(f"/parley feedback point {number}")
    first = await team.dan.types("/parley feedback")
    assert first.startswith("10 pieces of feedback are open\n#1 Dan said: point 0 [Show]")
    assert team.dan.private is not None
    second = await team.dan.presses("Older →", team.dan.private)
    assert "#10 Dan said: point 9 [Show]" in second
    assert team.dan.private is not None
    assert "point 8" in await team.dan.presses("Show", team.dan.private)


async def test_without_words_there_is_a_form(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/parley feedback")
    assert ann.private is not None
    await ann.presses("Give feedback", ann.private)
    await ann.fills(words="")
    assert ann.errors == {"words": "Say in a few words what it is about."}
    await ann.fills(words=WORDS)
    assert WORDS in world.card.text
