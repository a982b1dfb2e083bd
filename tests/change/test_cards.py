"""What a card shows of a change, and that nothing of it grows past what a message takes."""

from typing import Any

import pytest

from handlers.change import reading
from handlers.kit.cards import Card
from tests import letters
from tests.change.team import Team, assess, gathered
from tests.chat import World, said

# A Slack message holds some 12,000 characters of text in all; its error gives no number.
MOST = 12_000


def length(card: Card | None) -> int:
    assert card is not None
    return len(letters.card(card))


async def largest(team: Team) -> None:
    """Everything as long as the forms take it."""
    await team.ann.points_at(said("q" * 40_000, by=team.clara))
    await team.ann.fills(
        title="t" * reading.TITLE,
        what="w" * reading.WHAT,
        criteria="\n".join(["c" * 59] * reading.CRITERIA),
    )
    assert team.ann.errors == {}
    await assess(
        team.lea,
        cost="99,999,999,999",
        risk="r" * reading.NOTE,
        internal="i" * reading.NOTE,
        moves="\n".join(["m" * 49] * reading.MOVES),
    )
    assert team.lea.errors == {}


async def test_the_largest_change_fits_into_a_message_whole(team: Team) -> None:
    await largest(team)
    shown = await team.lea.presses("Show all")
    for whole in ("w" * reading.WHAT, "r" * reading.NOTE, "i" * reading.NOTE):
        assert whole in shown
    assert shown.count("- " + "c" * 59) == reading.CRITERIA
    assert shown.count("- " + "m" * 49) == reading.MOVES
    assert length(team.lea.private) < MOST


async def test_the_card_in_the_channel_is_short_and_says_what_it_leaves_out(team: Team) -> None:
    await largest(team)
    text = team.world.card.text
    assert length(team.world.card.card) < 6_000
    assert "w" * 1199 + "…" in text
    assert "… and 40 more: press “Show all”." in text
    assert "… and 15 more: press “Show all”." in text


@pytest.mark.parametrize("act", ["Decline", "Edit", "Assess again"])
async def test_the_longest_step_fits_into_its_message(team: Team, act: str) -> None:
    await largest(team)
    await team.lea.presses(act)
    values: dict[str, dict[str, Any]] = {
        "Decline": {"reason": "z" * reading.NOTE},
        "Edit": {
            "title": "z" * reading.TITLE,
            "what": "z" * reading.WHAT,
            "criteria": "\n".join(["z" * 59] * reading.CRITERIA),
        },
        "Assess again": {"risk": "z" * reading.NOTE, "moves": "\n".join(["z" * 49] * 20)},
    }
    await team.lea.fills(**values[act])
    assert team.lea.errors == {}
    newest = team.world.posted(thread=team.world.posted()[0].id)[-1]
    assert length(newest.card) < MOST
    if act == "Decline":
        assert "z" * reading.NOTE in newest.text


async def test_a_page_of_the_longest_history_fits_into_a_message(team: Team) -> None:
    await largest(team)
    for number in range(12):
        letter = "ab"[number % 2]
        await team.ann.presses("Edit")
        await team.ann.fills(
            title=letter * reading.TITLE,
            what=letter * reading.WHAT,
            criteria="\n".join([letter * 59] * reading.CRITERIA),
        )
        assert team.ann.errors == {}
    await team.ann.types("/change history 1")
    assert length(team.ann.private) < MOST


@pytest.mark.parametrize(
    ("approval", "lines"),
    [
        ("all", ["Waits for the account manager: Max", "Waits for the tech lead: Lea"]),
        ("any", ["Waits for the account manager or tech lead: Max, Lea"]),
        ("in_order", ["Waits for the account manager: Max"]),
    ],
)
async def test_an_assessed_change_says_whose_yes_is_missing(
    world: World, approval: str, lines: list[str]
) -> None:
    team = await gathered(world, approval=approval)
    card = await team.assessed()
    assert [one for one in card.text.splitlines() if one.startswith("Waits")] == lines


async def test_a_notification_says_what_changed_where(team: Team) -> None:
    card = await team.assessed()
    await team.max.presses("Approve")
    assert card.card.gist == "#1 Export must include cancelled orders – Assessed"
    newest = team.world.posted(thread=card.id)[-1]
    assert newest.card.gist == "#1 Export must include cancelled orders: Max approved it"


async def test_notes_for_the_team_are_shown_to_the_team_alone(team: Team) -> None:
    await team.proposed()
    await assess(team.lea, internal="We underbid this one")
    for one, sees in ((team.lea, True), (team.max, True), (team.dan, True), (team.clara, False)):
        assert ("underbid" in await one.presses("Show all")) is sees
    assert "underbid" not in await team.lea.types("/change history 1")
    # In a room where the client reads, nobody presses them into view.
    await team.ann.types("/project")
    await team.ann.fills(audience="client")
    await team.ann.types("/change 1")
    assert "underbid" not in team.world.card.text
    assert "underbid" not in await team.lea.presses("Show all")
