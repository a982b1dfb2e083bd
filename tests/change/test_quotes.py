"""A change recorded from a message keeps what was said, and shows what became of it."""

from dataclasses import replace

from tests.change.team import Team, gathered
from tests.chat import World, said

WORDS = "The export misses cancelled orders. We need them by next Friday!"


async def recorded(team: Team, words: str = WORDS) -> None:
    await team.ann.points_at(said(words, by=team.clara))
    await team.ann.fills()
    assert team.ann.errors == {}


async def test_the_card_shows_what_was_said_by_whom_when_and_where(team: Team) -> None:
    await recorded(team)
    text = team.world.card.text
    assert f"> {WORDS}\nClara, Wed 25 Nov 2026 12:00 original message" in text
    assert "Proposed by: Ann" in text
    assert "Needed by: Fri 4 Dec 2026" in text


async def test_a_long_message_becomes_the_text_and_stays_whole_as_the_quote(team: Team) -> None:
    long = "First line of it\n" + "and more of it " * 300
    await team.ann.points_at(said(long, by=team.clara))
    assert team.ann.form is not None
    await team.ann.fills()
    assert team.world.card.card.title == "#1 First line of it"


async def test_an_edit_and_a_deletion_of_the_message_show_on_the_card(team: Team) -> None:
    await recorded(team)
    quoted = said(WORDS, by=team.clara)
    await team.clara.edits(quoted, "Never mind the export")
    assert f"> {WORDS}" in team.world.card.text
    assert "This message has been edited since: Never mind the export" in team.world.card.text
    await team.clara.edits(quoted, WORDS)  # and back again
    assert "edited since" not in team.world.card.text
    await team.clara.deletes(quoted)
    assert "This message has been deleted since." in team.world.card.text
    assert f"> {WORDS}" in team.world.card.text
    assert len(team.world.posted()) == 1
    assert len(team.world.thread()) == 1  # the card is enough


async def test_what_happens_to_other_messages_or_elsewhere_is_no_news(team: Team) -> None:
    await recorded(team)
    before = team.world.card.edits
    quoted = said(WORDS, by=team.clara)
    await team.clara.edits(said("Hi", by=team.clara, message="1764043299.000100"), "Hello")
    team.world.room = "billing"  # the same id in another room is another message
    await team.clara.edits(quoted, "Never mind")
    team.world.room = "orders"
    stranger = team.world.person("Eve", tenant="T2")
    await stranger.deletes(quoted)
    assert team.world.card.edits == before


async def test_a_message_edited_where_nobody_told_us_is_caught_up_with(team: Team) -> None:
    await recorded(team)
    now = replace(said(WORDS, by=team.clara), words="Never mind the export")
    await team.dan.points_at(now)
    assert team.dan.form is not None
    await team.dan.fills(title="Something else")
    first, second = team.world.posted()
    assert "edited since: Never mind the export" in second.text
    await team.lea.presses("Assess", first)
    await team.lea.fills(effort="1")
    assert "edited since: Never mind the export" in first.text


async def test_two_changes_of_one_message_both_show_its_deletion(team: Team) -> None:
    await recorded(team)
    await team.dan.points_at(said(WORDS, by=team.clara))
    await team.dan.fills(title="The other half of it")
    await team.clara.deletes(said(WORDS, by=team.clara))
    assert ["deleted since" in one.text for one in team.world.posted()] == [True, True]


async def test_a_mention_in_a_thread_is_about_the_message_it_hangs_from(team: Team) -> None:
    root = said(WORDS, by=team.clara)
    team.world.chat.said[root.message] = root
    await team.ann.asks("change", "Record a change", thread=root.message)
    await team.ann.fills()
    assert f"> {WORDS}\nClara" in team.world.card.text


async def test_a_message_deleted_before_anybody_looked_leaves_the_form_empty(team: Team) -> None:
    await team.ann.asks("change", "Record a change", thread="1764043200.000999")
    assert team.ann.form is not None
    await team.ann.fills()
    assert team.ann.errors == {"title": "Say in a few words what should change."}


async def test_a_message_deleted_while_the_form_is_open_is_shown_as_deleted(team: Team) -> None:
    await team.ann.points_at(said(WORDS, by=team.clara))
    await team.clara.deletes(said(WORDS, by=team.clara))
    await team.ann.fills()
    assert "This message has been deleted since." in team.world.card.text


async def test_a_message_of_a_webhook_has_a_name_too(team: Team) -> None:
    alert = replace(said("Export failed again", by=team.clara), author="", author_name="Monitor")
    await team.ann.points_at(alert)
    await team.ann.fills()
    assert "> Export failed again\nMonitor, Wed 25 Nov 2026 12:00" in team.world.card.text


async def test_in_chinese(world: World) -> None:
    team = await gathered(world)
    await team.ann.types("/project")
    await team.ann.fills(language="zh-CN")
    await recorded(team)
    await team.clara.edits(said(WORDS, by=team.clara), "算了")
    shown = world.card.text_in("zh-CN")
    assert "Clara，2026年11月25日 周三 12:00 查看原消息" in shown
    assert "原消息后来被改成了： 算了" in shown
