"""/change from proposal to acceptance, over the wire, in both modes."""

import json

from bot.playground.slack import Message
from tests.platforms.slack.parley import Office


def text_of(message: Message) -> str:
    return json.dumps(message.blocks, ensure_ascii=False)


async def test_a_change_goes_from_the_first_word_to_accepted(either: Office) -> None:
    await either.name_roles()
    card = await either.propose(
        "Export must include cancelled orders by next Friday", criteria="a\nb"
    )
    assert "#1 Export must include cancelled orders" in text_of(card)

    assert (await either.lea.press(card, "Assess")).is_ok
    assert (await either.lea.submit({"effort": "2.5", "cost": "1200"})).is_ok
    await either.settled()
    for person in (either.lea, either.max):
        assert (await person.press(either.cards[-1], "Approve")).is_ok
        await either.settled()
    for label in ("Start work", "Mark as delivered"):
        assert (await either.lea.press(either.cards[-1], label)).is_ok
        await either.settled()
    assert (await either.max.press(either.cards[-1], "Accept …")).is_ok
    assert (await either.max.submit({"met": ["0", "1"]})).is_ok
    await either.settled()

    assert len(either.cards) == 1
    assert "Accepted" in text_of(either.cards[0])
    assert len(either.cards[0].replies) == 7
