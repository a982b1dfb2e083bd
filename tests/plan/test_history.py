"""What happened to the plan and to a risk: who, when, where, and what it was before."""

from storage import people, projects
from storage.projects import Room
from tests.change.team import Team
from tests.chat import Person, World
from tests.plan.steps import agreed
from tests.plan.test_change import weighed
from tests.plan.test_story import needs_longer

SECRET = "It is harder than we thought"  # what needs_longer says


async def with_another_room(world: World) -> None:
    async with world.database.transaction() as tx:
        here = await projects.room(tx, (world.chat.name, "T1", world.room))
        assert here is not None
        other = {"room": "client", "name": "client", "project_id": 1}
        tx.add(Room.model_validate({**here.model_dump(exclude={"id"}), **other}))


async def told(by: Person, asked: str) -> list[str]:
    """Without the days on which it happened: all of it on one."""
    lines = (await by.types(asked)).splitlines()
    return [one.split("  ", 1)[-1] if one.startswith("Wed 25 Nov") else one for one in lines]


async def test_the_history_of_an_item_says_who_did_what_and_where(team: Team) -> None:
    world = team.world
    await with_another_room(world)
    await agreed(team)
    await needs_longer(team, 2, "12-14")
    await team.lea.presses("Confirm")
    await team.dan.types("/plan 2")
    button = "Started"
    await team.dan.presses(button, team.dan.private, direct=True)
    where = {"slack": ("Slack", "#orders"), "feishu": ("Feishu", "orders")}[world.chat.name]
    here, directly = f" (in {where[0]}, {where[1]})", f" (in {where[0]}, directly)"
    seen = await told(team.dan, "/plan 2 history")
    assert seen[:9] == [
        "History of #2 Payment API",
        f"Dan said how far #2 Payment API is{directly}",
        "Started · 0%",
        f"Lea confirmed that #2 Payment API needs longer{here}",
        "#2 Payment API  Wed 9 Dec 2026 → Mon 14 Dec 2026",
        "#3 Load test  Mon 14 Dec 2026 → Wed 16 Dec 2026",
        "#4 ◆ Beta  Fri 18 Dec 2026 → Tue 22 Dec 2026",
        "3 working days later · team",
        f"“{SECRET}”",
    ]
    assert seen[9] == f"Dan said that #2 Payment API needs longer{here}"
    assert seen[-2:] == [f"Lea added an item{here}", "#2 Payment API  Wed 9 Dec 2026"]
    asked = await team.dan.types("/plan 2")
    assert "[History]" in asked
    assert (await team.dan.presses("History", team.dan.private)).splitlines()[0] == seen[0]


async def test_a_change_that_moves_dates_stands_in_the_history_of_the_plan(team: Team) -> None:
    await agreed(team)
    await weighed(team)
    for one in (team.max, team.lea):
        await one.presses("Approve")
    await team.ann.presses("Withdraw")
    seen = await told(team.clara, "/plan history")
    undone = seen.index("Ann took change #1 back, and 3 dates moved")
    assert "#2 Payment API  Mon 14 Dec 2026 → Wed 9 Dec 2026" in seen[undone:]
    approved = seen.index("Lea approved change #1, which moved 3 dates")
    assert undone < approved
    assert "#2 Payment API  Wed 9 Dec 2026 → Mon 14 Dec 2026" in seen[approved:]


async def test_an_edit_says_what_it_was_before(team: Team) -> None:
    await team.lea.types("/plan add Schema due 12-18 @Dan")
    await team.lea.types("/plan 1")
    await team.lea.presses("Edit", team.lea.private)
    async with team.world.database.transaction() as tx:
        members = await people.members(tx, 1)
    ann = next(one.person.id for one in members if one.person.name == "Ann")
    await team.lea.fills(title="Tables", owner=str(ann), due="12-21", progress="60%")
    seen = await told(team.lea, "/plan 1 history")
    assert seen[1:8] == [
        "Lea edited #1 Tables",
        "What is to be done  Schema → Tables",
        "Owner  Dan → Ann",
        "Progress  Not started → Started",
        "Progress  0% → 60%",
        "#1 Tables  Fri 18 Dec 2026 → Mon 21 Dec 2026",
        "Lea added an item",
    ]


async def test_what_the_client_may_not_read_is_in_no_history_of_theirs(team: Team) -> None:
    await agreed(team)
    await needs_longer(team, 2, "12-14")
    seen = await team.clara.types("/plan history")
    assert SECRET not in seen
    assert "needs longer" not in seen
    await team.lea.presses("Confirm")
    seen = await team.clara.types("/plan history")
    assert SECRET not in seen
    assert "Lea confirmed that #2 Payment API needs longer" in seen


async def test_a_long_history_has_pages(team: Team) -> None:
    for number in range(15):
        await team.lea.types(f"/plan add Task {number} due 12-18")
    first = await team.lea.types("/plan history")
    assert "#15 Task 14" in first
    assert "#3 Task 2 " not in first
    older = await team.lea.presses("Older →", team.lea.private)
    assert "#3 Task 2 " in older
    assert "#15 Task 14" in await team.lea.presses("← Newer", team.lea.private)


async def test_what_was_taken_out_still_has_its_history(team: Team) -> None:
    await team.lea.types("/plan add Schema due 12-18")
    await team.lea.types("/plan 1")
    await team.lea.presses("Remove", team.lea.private)
    seen = await told(team.lea, "/plan 1 history")
    assert seen[:2] == ["History of #1", "Lea took out #1 Schema"]


async def test_the_history_of_a_risk_says_what_it_was_before(team: Team) -> None:
    await with_another_room(team.world)
    await team.dan.types("/risk The bank may be late")
    await team.dan.fills(likelihood="high")
    await team.lea.presses("Edit", team.world.posted()[0])
    await team.lea.fills(likelihood="low", review_on="18 Dec", readers="client")
    await team.lea.presses("Close …", team.world.posted()[0])
    await team.lea.fills(outcome="They delivered")
    where = " (in Slack, #orders)" if team.world.chat.name == "slack" else " (in Feishu, orders)"
    seen = await told(team.dan, "/risk history 1")
    assert seen == [
        "History of risk #1 The bank may be late",
        f"Lea closed it{where}",
        "“They delivered”",
        f"Lea edited it{where}",
        "How likely is it?  High → Low",
        "To be looked at again  — → Fri 18 Dec 2026",
        "Who may read it  only the team → the client too",
        f"Dan noted it{where}",
    ]
    assert await told(team.dan, "/risk 1 history") == seen
    assert "Its history is for the team" in await team.clara.types("/risk history 1")
