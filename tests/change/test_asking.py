"""What can be said after /change: lists, the card again, history; typed, mentioned, in a DM."""

import pytest

from handlers.kit.cards import Card, Row
from handlers.kit.text import plain
from tests.change.team import CRITERIA, Team, assess, gathered, status
from tests.chat import Person, World, button_of


def listed(card: Card | None) -> list[str]:
    """The title of each change of a list, as `#2 …`."""
    assert card is not None
    return [plain(one.text).splitlines()[0] for one in card.blocks if isinstance(one, Row)]


async def five(team: Team) -> None:
    """#1 proposed, #2 assessed, #3 approved by Lea, #4 delivered, #5 withdrawn."""
    await team.proposed(title="Orders one")
    await team.assessed(title="Orders two")
    await team.assessed(title="Cache three")
    await team.lea.presses("Approve")
    await team.delivered(title="Cache four")
    await team.proposed(by=team.dan, title="Orders five")
    await team.dan.presses("Withdraw")


@pytest.mark.parametrize(
    ("asked", "by", "title", "found"),
    [
        ("list", "ann", "4 open changes", "4321"),
        ("list open", "ann", "4 open changes", "4321"),
        ("list mine", "dan", "One change of yours", "5"),
        ("list done", "ann", "One finished change", "5"),
        ("list cache", "ann", "2 changes with “cache”", "43"),  # whatever the case
        ("list five", "ann", "One change with “five”", "5"),  # done ones too
        ("list %", "ann", "0 changes with “%”", ""),  # no pattern
        ("list 缓存", "ann", "0 changes with “缓存”", ""),
        ("列表 我的", "dan", "One change of yours", "5"),
        ("列表我的", "dan", "One change of yours", "5"),
        ("列表", "ann", "4 open changes", "4321"),
        # What waits for the lead: to assess #1 and to decide on #2; #3 has her yes already.
        ("list waiting", "lea", "2 changes wait for you", "21"),
        # ... for the account manager: to decide on #2 and #3, to accept #4 he approved himself.
        ("list waiting", "max", "3 changes wait for you", "432"),
        ("list waiting", "clara", "One change waits for you", "4"),
        ("list waiting", "dan", "One change waits for you", "1"),
        ("list waiting", "otto", "0 changes wait for you", ""),
    ],
)
async def test_lists_hold_what_was_asked_for_newest_first(
    team: Team, asked: str, by: str, title: str, found: str
) -> None:
    await five(team)
    person: Person = getattr(team, by)
    seen = await person.types(f"/change {asked}")
    assert seen.splitlines()[0] == title
    assert [one[1] for one in listed(person.private)] == list(found)


async def test_in_order_nothing_waits_for_the_tech_lead_before_her_turn(world: World) -> None:
    team = await gathered(world, approval="in_order")
    await team.assessed()
    assert "0 changes wait for you" in await team.lea.types("/change list waiting")
    await team.max.presses("Approve")
    assert "One change waits for you" in await team.lea.types("/change list waiting")


async def test_a_long_list_has_pages(team: Team) -> None:
    for number in range(1, 19):
        await team.proposed(title=f"Order {number}")
    ann = team.ann
    assert (await ann.types("/change list")).splitlines()[0] == "18 open changes"
    assert [len(listed(ann.private)), listed(ann.private)[0]] == [8, "#18 Order 18"]
    assert "← Newer" in await ann.presses("Older →", ann.private)
    assert listed(ann.private)[0] == "#10 Order 10"
    assert "Older" not in await ann.presses("Older →", ann.private)
    assert listed(ann.private) == ["#2 Order 2", "#1 Order 1"]
    await ann.presses("← Newer", ann.private)
    assert listed(ann.private)[0] == "#10 Order 10"
    shown = await ann.presses("Show all", ann.private)
    assert shown.startswith("#10 Order 10")


async def test_a_page_of_another_project_does_not_turn(team: Team) -> None:
    for number in range(9):
        await team.proposed(title=f"Order {number}")
    await team.ann.types("/change list")
    older = button_of(team.ann.private or Card(), "Older →")
    team.world.room = "billing"
    await team.ann.types("/change list")
    assert "no longer works" in await team.ann.presses_button(older)


async def test_a_word_that_fills_a_screen_is_looked_for_all_the_same(team: Team) -> None:
    assert "0 changes with" in await team.ann.types(f"/change list {'x' * 3000}")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/change lsit", "I do not know “lsit”. To record a change, say it in a few words."),
        (f"/change {'x' * 300}", f"I do not know “{'x' * 39}…”."),
        ("/change help", "What /change can do"),
        ("/change ?", "What /change can do"),
        ("/变更 帮助", "What /change can do"),
        ("/change history", "Which change? For instance: /change history 12"),
        ("/change 99", "There is no change #99 in this project. See /change list."),
        ("/change history 99", "There is no change #99 in this project. See /change list."),
        ("/change 99999999999", "Which change?"),
        ("/parley chnage 12", "I do not know “chnage”.\nDid you mean /change?"),
    ],
)
async def test_nobody_is_left_with_silence(team: Team, typed: str, said: str) -> None:
    assert said in await team.ann.types(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "/change 1",
        "/change #1",
        "/change 1 ",
        "/变更 1",
        "/变更１",
        "/parley change 1",
        "/parley 变更1",
    ],
)
async def test_a_number_shows_the_card_again_here(team: Team, typed: str) -> None:
    card = await team.proposed()
    assert await team.max.types(typed) == ""
    assert [len(team.world.posted()), team.world.card.text] == [2, card.text]


async def test_copies_of_a_card_are_edited_along(team: Team) -> None:
    card = await team.proposed()
    await team.max.types("/change 1")
    copy = team.world.card
    await assess(team.lea, on=copy)
    assert [status(card), status(copy)] == ["Assessed", "Assessed"]
    # Only the newest copy is: an older one has moved out of sight.
    await team.max.types("/change 1")
    newest = team.world.card
    await team.max.presses("Approve", newest)
    assert "approved as" in card.text
    assert "approved as" in newest.text
    assert len(team.world.thread(card)) == 3  # the change's thread stays where it began
    assert team.world.thread(copy) == []


async def test_a_copy_that_waits_to_be_posted_shows_what_happened_meanwhile(team: Team) -> None:
    await team.proposed()
    team.world.is_holding_back = True
    await team.max.types("/change 1")
    await team.ann.presses("Withdraw")
    team.world.is_holding_back = False
    await team.world.settles()
    assert [status(one) for one in team.world.posted()] == ["Withdrawn", "Withdrawn"]


async def test_a_dm_shows_the_card_to_one_person_alone(team: Team) -> None:
    await team.proposed()
    before = len(team.world.chat.messages)
    assert "#1 Export must include" in await team.ann.types("/change 1", direct=True)
    assert {one.room for one in team.world.chat.messages[before:]} <= {f"@{team.ann.user}"}


async def test_a_change_recorded_in_a_dm_goes_to_the_only_project_there_is(team: Team) -> None:
    ann = team.ann
    await ann.types("/change Totals must add up", direct=True)
    said = await ann.fills(direct=True)
    assert said == "Recorded as #1 in orders."
    assert team.world.card.card.title == "#1 Totals must add up"


async def test_somebody_of_two_projects_is_asked_to_say_it_in_the_channel(team: Team) -> None:
    team.world.room = "billing"
    await team.ann.types("/change list")
    said = await team.ann.types("/change Totals must add up", direct=True)
    assert said == "I do not know which project you mean. Say it in the project’s channel."


async def test_a_mention_has_no_form_so_a_button_opens_it(slack_team: Team) -> None:
    """Only where forms are modals: elsewhere the form itself comes as a message."""
    team, ann = slack_team, slack_team.ann
    assert await ann.mentions("change Totals must add up by next Friday") == (
        "Here is your form:\n[Record a change]"
    )
    assert ann.private is not None
    assert team.world.posted() == []
    await ann.presses("Record a change", ann.private)
    await ann.fills(criteria=CRITERIA)
    assert "Needed by: Fri 4 Dec 2026" in team.world.card.text


async def test_the_button_of_a_mention_is_for_whoever_mentioned(slack_team: Team) -> None:
    """As above; a form that is a message stands where only its person sees it."""
    team = slack_team
    await team.ann.mentions("change Totals must add up")
    resume = button_of(team.ann.private or Card(), "Record a change")
    assert "no longer works" in await team.dan.presses_button(resume)
    assert team.dan.form is None


async def test_a_form_asked_for_in_a_channel_and_filled_in_a_dm_belongs_to_the_channel(
    team: Team,
) -> None:
    team.world.room = "billing"
    await team.ann.types("/change list")  # now she is in two projects
    team.world.room = "orders"
    await team.ann.asks("change Totals must add up", "Record a change")
    assert await team.ann.fills(direct=True) == "Recorded as #1 in orders."
    assert team.world.card.card.title == "#1 Totals must add up"


async def test_a_form_filled_in_another_channel_belongs_to_where_it_was_asked_for(
    team: Team,
) -> None:
    await team.ann.types("/change Totals must add up")
    team.world.room = "billing"
    await team.ann.types("/change list")
    await team.ann.fills()
    team.world.room = "orders"
    assert team.world.card.card.title == "#1 Totals must add up"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("change\nTotals must add up", "Totals must add up"),
        ("change: Totals must add up", "Totals must add up"),
        ("Change Totals must add up", "Totals must add up"),
        ("变更：合计要正确", "合计要正确"),
        ("变更合计要正确", "合计要正确"),
        ("改需求 合计要正确", "合计要正确"),
    ],
)
async def test_a_mention_is_understood_however_the_word_is_set_off(
    team: Team, typed: str, title: str
) -> None:
    await team.ann.asks(typed, "Record a change")
    await team.ann.fills()
    assert team.world.card.card.title == f"#1 {title}"


async def test_a_list_asked_for_by_a_mention_is_private_too(team: Team) -> None:
    await team.proposed()
    assert "One open change" in await team.clara.mentions("change list")
    assert len(team.world.posted()) == 1


async def test_the_history_has_pages_and_names_who_left_long_ago(team: Team) -> None:
    await team.proposed()
    for number in range(2, 17):
        await team.ann.presses("Edit")
        await team.ann.fills(title=f"Title {number}")
    seen = await team.max.types("/change history 1")
    assert seen.count("Ann edited it") == 12
    seen = await team.max.presses("Older →", team.max.private)
    assert [seen.count("Ann edited it"), seen.count("Ann proposed this change")] == [3, 1]
    assert "Older" not in seen
    assert (await team.max.presses("← Newer", team.max.private)).count("Ann edited it") == 12
