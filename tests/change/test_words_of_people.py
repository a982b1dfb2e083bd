"""What people type is data: kept as it is, drawn as plain words, pinging nobody."""

from typing import TypeGuard

import pytest
import structlog.testing

from handlers.kit.cards import Bullets, Card, Facts, Quote, Text
from handlers.kit.text import Line, Link, Who, plain
from tests.change.team import Team, assess
from tests.chat import said

HOSTILE = (
    "<!channel> <!here> @channel @all",
    "<@U123> <@ULEA|Lea>",
    "<http://evil.example|your bank>",
    "*bold* _it_ ~gone~ `code` ```block```",
    '<at user_id="all"></at> **md** [x](http://y)',
    "&lt;b&gt; &amp;",
    "صدّر الطلبات الملغاة",  # right to left
    "👩‍👩‍👧‍👦 🇨🇳 ✅",
    '{"a": "\\u0041"} \\n %s {0} { $who }',
)


def lines_of(card: Card) -> list[Line]:
    found: list[Line] = []
    for block in card.blocks:
        match block:
            case Text(lines) | Bullets(lines):
                found += lines
            case Facts(pairs):
                found += [value for _, value in pairs]
            case Quote(_, source):
                found.append(source)
    return found


@pytest.mark.parametrize("typed", HOSTILE)
async def test_it_is_shown_exactly_as_typed_everywhere(team: Team, typed: str) -> None:
    await team.ann.points_at(said(typed, by=team.clara))
    await team.ann.fills(title=typed, what=typed, criteria=typed)
    await assess(team.lea, risk=typed, moves=typed)
    card = team.world.card.card
    assert card.title == f"#1 {typed}"
    words = [plain(one) for one in lines_of(card)]
    assert words.count(typed) == 4  # what, criterion, risk, move
    assert [one.words for one in card.blocks if isinstance(one, Quote)] == [typed]
    assert f"\n{typed}\n→ {typed}\n" in team.world.thread()[-1]

    await team.max.presses("Decline")
    await team.max.fills(reason=typed)
    assert f"“{typed}”" in team.world.thread()[-1]
    seen = await team.ann.types("/change history 1")
    assert f"“{typed}”" in seen
    assert f"#1 {typed}" in await team.ann.types("/change list done")


@pytest.mark.parametrize("typed", HOSTILE)
async def test_nothing_of_it_is_a_link_or_a_person(team: Team, typed: str) -> None:
    await team.ann.types(f"/change {typed} and more")
    await team.ann.fills(what=typed, criteria=typed)
    for message in team.world.chat.messages:
        spans = [span for one in lines_of(message.card) for span in one]
        assert not [span for span in spans if isinstance(span, Link)]
        people = {span.name for span in spans if isinstance(span, Who)}
        assert people <= {one.name for one in team.everybody}


async def test_only_those_who_have_to_act_are_called(team: Team) -> None:
    await team.assessed()
    called = [
        [span.name for one in lines_of(message.card) for span in one if is_called(span)]
        for message in team.world.posted(thread=team.world.posted()[0].id)
    ]
    # Lea is asked to assess; Max to decide, and Lea too, who pressed the button herself.
    assert called == [["Lea"], ["Max"]]
    assert not [span for one in lines_of(team.world.card.card) for span in one if is_called(span)]


def is_called(span: object) -> TypeGuard[Who]:
    return isinstance(span, Who) and span.ping


async def test_names_of_people_are_data_too(team: Team) -> None:
    imp = team.world.person("<!channel> { $who }")
    await team.proposed(by=imp)
    assert "Proposed by: <!channel> { $who } · version 1" in team.world.card.text
    assert team.world.thread()[0].startswith("<!channel> { $who } proposed this change")


async def test_nobodys_words_reach_the_log(team: Team) -> None:
    secret = "Zebra-crossing"
    with structlog.testing.capture_logs() as logged:
        await team.ann.points_at(said(f"{secret} in the quote", by=team.clara))
        await team.ann.fills(title=f"{secret} in the title", due=f"{secret} in the date")
        await team.ann.fills(due="", what=secret, criteria=secret)
        await assess(team.lea, cost=secret)
        await team.ann.types(f"/change list {secret}")
        await team.ann.types(f"/{secret}")
    assert logged
    assert secret not in str(logged)
