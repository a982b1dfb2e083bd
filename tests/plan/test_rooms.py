"""What a client's room sees of the plan, and what the team alone does."""

from storage import projects
from storage.projects import Audience
from tests.change.team import Team
from tests.chat import World
from tests.plan.steps import agreed, dues
from tests.plan.test_story import needs_longer

SECRET = "It is harder than we thought"  # what needs_longer says


async def read_by(world: World, audience: Audience) -> None:
    async with world.database.transaction() as tx:
        room = await projects.room(tx, (world.chat.name, "T1", world.room))
        assert room is not None
        room.audience = audience


async def test_the_words_of_a_slip_never_stand_in_a_clients_room(team: Team) -> None:
    world = team.world
    await agreed(team)
    await read_by(world, Audience.CLIENT)
    shown = len(world.posted())
    await needs_longer(team, 2, "12-14", "client")
    assert len(world.posted()) == shown  # not there
    to_decide = [one for one in world.posted(room=f"@{team.max.user}") if SECRET in one.text]
    await team.max.presses("Confirm", to_decide[-1], direct=True)
    assert (await dues(world))[2].day == 14
    for one in (team.clara, team.dan, team.max):  # whoever asks there, the client reads along
        for asked in ("/plan", "/plan 2", "/plan why", "/plan timeline"):
            assert SECRET not in await one.types(asked)
    assert not [one for one in world.posted() if SECRET in one.text]
    assert "waiting for the client" in await team.clara.types("/plan 2")


async def test_the_team_reads_why_in_its_own_room(team: Team) -> None:
    await agreed(team)
    await needs_longer(team, 2, "12-14", "team")
    await team.lea.presses("Confirm")
    assert SECRET in await team.dan.types("/plan 2")
    assert SECRET not in await team.clara.types("/plan 2")
    assert SECRET not in await team.otto.types("/plan 2")


async def test_slips_that_wait_are_offered_to_the_team_alone(team: Team) -> None:
    await agreed(team)
    await needs_longer(team, 2, "12-14")
    assert "One slip waits to be confirmed" in await team.lea.types("/plan why")
    assert "slip" not in await team.clara.types("/plan why")


async def test_a_plan_of_another_tenant_is_not_there(team: Team) -> None:
    await agreed(team)
    await team.dan.types("/plan 2")
    assert team.dan.private is not None
    stranger = team.world.person("Zoe", tenant="T2")
    for label in ("Started", "Done", "Needs longer …", "Edit"):
        said = await stranger.presses(label, team.dan.private)
        assert said == "This is no longer in the plan."
