"""Feedback and surveys over the wire: a shortcut, a reaction, a press in a direct message."""

import json

from bot.playground.slack import Message, Trouble
from tests.platforms.slack.parley import Office
from tests.survey.answers import given


def text_of(message: Message) -> str:
    return json.dumps(message.blocks, ensure_ascii=False)


async def test_a_message_becomes_feedback_by_reaction_and_by_shortcut(http: Office) -> None:
    await http.name_roles()
    for text in ("The export is slow", "The list is empty"):
        await http.ann.say(http.room, text)
    slow, empty = (one for one in http.room.messages if one.user == http.ann.id)
    await http.max.react(slow, "bulb")
    await http.settled()
    assert "The export is slow" in text_of(http.cards[-1])
    assert "ann, recorded by max" in text_of(http.cards[-1])
    assert "max has recorded what you said" in text_of(http.ann.direct.messages[-1])
    seen = await http.max.message_shortcut(empty, "feedback")
    await http.settled()
    assert "Filed as feedback #2." in seen.text
    assert "The list is empty" in text_of(http.cards[-1])

    assert (await http.max.press(http.cards[-1], "Answer")).is_ok
    assert (await http.max.submit({"reply": "It is fixed"})).is_ok
    await http.settled()
    assert "It is fixed" in text_of(http.ann.direct.messages[-1])
    assert "Answered" in text_of(http.cards[-1])


async def test_a_reply_in_a_thread_is_filed_and_what_the_bot_says_there_is_not(
    http: Office,
) -> None:
    await http.name_roles()
    card = await http.propose("Faster export")
    said = (await http.ann.say(http.room, "It was faster in May", thread=card)).message
    assert said is not None
    ours = card.replies[0]
    assert ours.is_from_bot
    known = len(http.cards)
    for message in (ours, said):
        await http.max.react(message, "bulb")
        await http.settled()
    assert len(http.cards) == known + 1
    assert "It was faster in May" in text_of(http.cards[-1])
    assert f"thread_ts={card.ts}" in text_of(http.cards[-1])  # the link leads into the thread


async def test_a_low_score_is_pressed_explained_and_followed_up(http: Office) -> None:
    await http.name_roles()
    await http.lea.slash(http.room, "/parley survey")
    assert (await http.lea.submit({"roles": ["account_manager"]})).is_ok
    await http.settled()
    question = http.max.direct.messages[-1]
    assert "How satisfied are you" in text_of(question)
    assert (await http.max.press(question, "😞 1")).is_ok
    seen = await http.max.submit({"words": "Nobody answers"})
    assert seen.is_ok, seen
    await http.settled()
    assert "Your answer: 😞 1." in text_of(question)
    assert http.max.direct.messages[-1] is question  # edited, and no second one
    assert "max is not satisfied" in text_of(http.cards[-1])
    assert "Nobody answers" in text_of(http.cards[-1])
    assert (await http.lea.press(http.cards[-1], "Done, ask them …")).is_ok
    assert (await http.lea.submit({"done": "There is a hotline"})).is_ok
    await http.settled()
    settled = http.max.direct.messages[-1]
    assert (await http.max.press(settled, "Yes, it is settled")).is_ok
    await http.settled()
    assert "You said that it is settled." in text_of(settled)
    assert "Not yet" not in text_of(settled)
    assert "Settled" in text_of(http.cards[-1])


async def test_the_trend_is_a_chart_and_where_slack_refuses_it_words(http: Office) -> None:
    await http.name_roles()
    await given(http.app.database, 4, 2, person_id=1)

    async def results() -> str:
        await http.lea.slash(http.room, "/parley survey results")
        await http.settled()
        shown = http.slack.ephemerals(http.lea, http.room)[-1]
        return json.dumps(shown.blocks, ensure_ascii=False)

    assert '"data_visualization"' in await results()
    http.slack.trouble.next("response", Trouble.refused("invalid_blocks"))
    shown = await results()
    assert '"data_visualization"' not in shown
    assert "3.0 on average, 50 % are satisfied (2 answers)" in shown
    assert "██████████  4  " in shown  # what the chart would have shown
    assert "█████░░░░░  2  " in shown
