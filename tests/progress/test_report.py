"""The weekly report as people see it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.change.team import Team
from tests.chat import Message, Person, World

MONDAY = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai
PREVIEW = MONDAY - timedelta(hours=1)


async def at(world: World, moment: datetime) -> None:
    world.now = moment
    await world.ticks()


def reports(world: World, room: str | None = None) -> list[Message]:
    return [one for one in world.posted(room=room) if "report of" in one.text_in("en")]


def told(world: World, person: Person) -> list[str]:
    found = [one for one in world.chat.messages if one.room == f"@{person.user}"]
    return [one.text_in(person.language) for one in found]


async def test_it_appears_by_itself_on_monday_and_every_week(team: Team) -> None:
    world = team.world
    await world.ticks()
    await team.delivered()
    await team.proposed(title="A second wish")
    await at(world, MONDAY - timedelta(minutes=1))
    assert reports(world) == []

    await at(world, MONDAY)
    (report,) = reports(world)
    assert report.text_in("en") == (
        "orders: report of Mon 30 Nov 2026\n"
        "🟢 On track\n"
        "No date has slipped, nothing is overdue, nobody waits too long.\n"
        "What makes the status: /progress help\n"
        "Changes waiting: 2 [Show]\n"
        "- #1 Export must include cancelled orders – waiting for 3 working days, "
        "for: account manager or client · 2 working days\n"
        "- #2 A second wish – waiting for 3 working days, for: tech lead\n"
        "Not known yet: 4\n"
        "- No estimate for #2\n"
        "- Delivered and not accepted yet: #1\n"
        "- There is no plan yet: /plan add …\n"
        "- No budget was agreed: /project sets it"
    )
    await world.ticks()
    assert len(reports(world)) == 1  # and not again, however often the clock ticks

    await at(world, MONDAY + timedelta(weeks=1))
    newest = reports(world)[-1]
    assert len(reports(world)) == 2
    # Both changes have waited a week longer, which alone is no news.
    assert "🟡 Needs attention\n· 2 changes have waited for more than 5" in newest.text_in("en")
    assert "Changes waiting: 2 [Show]\n2 lines as in the last report" in newest.text_in("en")
    folded = world.thread(newest)[-1]
    assert "#2 A second wish – waiting for 8 working days" in folded


async def test_the_leads_see_what_the_client_will_read_and_may_add_to_it(team: Team) -> None:
    world, lea, max_ = team.world, team.lea, team.max
    await world.ticks()
    await team.proposed()
    await at(world, PREVIEW)
    assert (
        "This is what the client will read. It goes out Mon 30 Nov 2026 10:00"
        in (told(world, max_)[-1])
    )
    assert "This is what the client will read" in told(world, lea)[-1]
    assert all("will read" not in one for one in told(world, team.dan))

    preview = world.posted(room=f"@{max_.user}")[-1]
    await max_.presses("Add a line", preview, direct=True)
    said = await max_.fills(words="The demo is on Thursday.", direct=True)
    assert said == "Noted. It goes out with the next report."
    await at(world, MONDAY)
    assert "Max: The demo is on Thursday." in reports(world)[-1].text


async def test_the_doors_of_a_preview_open_where_no_project_is_meant(team: Team) -> None:
    """In a direct conversation, for somebody who leads two projects."""
    world, max_ = team.world, team.max
    await world.ticks()
    await team.proposed()
    world.room = "other"
    await max_.types("/change list")
    world.room = "orders"
    await at(world, PREVIEW)
    previews = [one for one in world.posted(room=f"@{max_.user}") if "orders: report" in one.text]
    said = await max_.presses("Show", previews[-1], direct=True)
    said += "".join(told(world, max_)[-1:])
    assert "One change in orders" in said or "#1 Export must include" in said


async def test_what_has_no_room_is_a_press_away(team: Team) -> None:
    """Of somebody's own copy: it has no thread."""
    for number in range(12):
        await team.proposed(title=f"Wish {number:02}")
    said = await team.dan.types("/progress")
    assert "4 more: press “Read on”" in said
    assert "Wish 11" not in said
    assert team.dan.private is not None
    rest = await team.dan.presses("Read on", team.dan.private)
    assert "Wish 11" in rest
    assert "[Read on]" not in rest


async def test_on_hold_it_waits_for_a_person(team: Team) -> None:
    world, max_ = team.world, team.max
    await world.ticks()
    await at(world, PREVIEW)
    preview = world.posted(room=f"@{max_.user}")[-1]
    await max_.presses("Hold", preview, direct=True)
    await at(world, MONDAY)
    assert reports(world) == []
    assert "on hold and was not sent" in told(world, team.lea)[-1]

    held = world.posted(room=f"@{max_.user}")[-1]
    assert await max_.presses("Send now", held, direct=True) == "Sent."
    assert len(reports(world)) == 1
    assert "is out already" in await max_.presses("Send now", held, direct=True)


async def test_what_is_held_can_be_found_after_its_hour(team: Team) -> None:
    world, max_, lea = team.world, team.max, team.lea
    await world.ticks()
    await max_.types("/progress preview")
    assert max_.private is not None
    await max_.presses("Hold", max_.private)
    await at(world, MONDAY + timedelta(hours=2))
    said = await lea.types("/progress preview")
    assert "Max put it on hold, and its hour has passed" in said
    assert "Let it go out" not in said
    assert lea.private is not None
    assert await lea.presses("Send now", lea.private) == "Sent."
    assert len(reports(world)) == 1
    assert "It goes out Mon 7 Dec" in await lea.types("/progress preview")


async def test_the_line_is_taken_back_by_emptying_it(team: Team) -> None:
    world, max_ = team.world, team.max
    await world.ticks()
    for words, said in (("A line", "goes out with the next report"), ("", "is taken back")):
        await max_.types("/progress preview")
        assert max_.private is not None
        await max_.presses("Add a line", max_.private)
        assert said in await max_.fills(words=words)
    await at(world, MONDAY)
    assert "Max:" not in reports(world)[-1].text_in("en")


async def test_what_was_declined_is_no_work_that_was_done(team: Team) -> None:
    world = team.world
    await world.ticks()
    card = await team.assessed()
    await team.lea.presses("Decline", card)
    await team.lea.fills(reason="Not now")
    await at(world, MONDAY)
    text = reports(world)[-1].text_in("en")
    assert "Done or closed since the last report: 1" in text
    assert "#1 Export must include cancelled orders – Declined, Wed 25 Nov\n" in text


async def test_held_or_not_can_be_seen_and_undone_before(team: Team) -> None:
    world, max_ = team.world, team.max
    await world.ticks()
    await max_.types("/progress preview")
    assert max_.private is not None
    assert "Max put it on hold" in await max_.presses("Hold", max_.private)
    assert "[Hold]" in await max_.presses("Let it go out", max_.private)
    assert "Max put it on hold" in await max_.presses("Hold", max_.private)
    assert await max_.presses("Send now", max_.private) == "Sent."
    assert len(reports(world)) == 1
    await at(world, MONDAY)
    assert len(reports(world)) == 1  # it went out early; the next one is next week's


@pytest.mark.parametrize("who", ["dan", "clara", "otto"])
async def test_only_the_leads_may_touch_it(team: Team, who: str) -> None:
    person: Person = getattr(team, who)
    for line in ("preview", "settings", "health"):
        assert "Only the account manager and the tech lead" in await person.types(
            f"/progress {line}"
        )


async def test_health_may_be_said_otherwise_until_the_next_report(team: Team) -> None:
    world, lea = team.world, team.lea
    await world.ticks()
    await lea.types("/progress health")
    await lea.fills(colour="red", reason=" ")
    assert lea.errors == {"reason": "Please say why: people will ask."}
    await lea.fills(colour="red", reason="The test system is gone")
    await at(world, MONDAY)
    assert (
        "🔴 Off track\nSaid by Lea: The test system is gone (by the rule: On track)\n"
        in reports(world)[-1].text_in("en")
    )
    await at(world, MONDAY + timedelta(weeks=1))
    assert "🟢 On track" in reports(world)[-1].text_in("en")


async def test_anybody_may_ask_for_it_now_and_show_it(team: Team) -> None:
    await team.proposed()
    said = await team.dan.types("/progress")
    assert "#1 Export must include cancelled orders" in said
    assert team.dan.private is not None
    assert reports(team.world) == []
    await team.dan.presses("Post in this channel", team.dan.private)
    assert len(reports(team.world)) == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("last", "report of Mon 7 Dec 2026"),
        ("2026-11-30", "report of Mon 30 Nov 2026"),
        ("Dec 2", "report of Mon 30 Nov 2026"),  # any day of that week
        ("2026-11-02", "No report was posted in that week."),
        ("blah", "I could not read a date in “blah”."),
        ("help", "What /progress can do"),
    ],
)
async def test_old_reports_can_be_read_again(team: Team, typed: str, found: str) -> None:
    world = team.world
    await world.ticks()
    for week in range(2):
        await at(world, MONDAY + timedelta(weeks=week))
    assert found in await team.ann.types(f"/progress {typed}")


async def test_before_the_first_one_it_says_so(team: Team) -> None:
    assert "No report has been posted yet" in await team.ann.types("/progress last")


class TestSettings:
    async def test_another_hour(self, team: Team) -> None:
        world, lea = team.world, team.lea
        await world.ticks()
        await lea.types("/progress settings")
        said = await lea.fills(at="14:30", preview="0")
        assert said == "Saved. The next report goes out Mon 30 Nov 2026 14:30."
        await at(world, MONDAY)
        assert reports(world) == []
        await at(world, MONDAY + timedelta(hours=4, minutes=30))
        assert len(reports(world)) == 1
        assert all("will read" not in one for one in told(world, team.max))

    async def test_off(self, team: Team) -> None:
        world, lea = team.world, team.lea
        await world.ticks()
        await lea.types("/progress settings")
        assert await lea.fills(is_on="off") == "Saved. No report is posted by itself."
        await at(world, MONDAY)
        assert reports(world) == []

    @pytest.mark.parametrize(
        ("given", "wrong"),
        [
            ({"at": "half past"}, {"at": "Please write it like 10:00."}),
            ({"preview": "-3"}, {"preview": "Please write a number of minutes, 0 to 1,440."}),
        ],
    )
    async def test_what_cannot_be_is_said(
        self, team: Team, given: dict[str, Any], wrong: dict[str, str]
    ) -> None:
        await team.lea.types("/progress settings")
        await team.lea.fills(**given)
        assert team.lea.errors == wrong
