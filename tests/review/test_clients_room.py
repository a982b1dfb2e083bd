"""The team meets its client in a room of its own: nothing of the team's goes onto that agenda."""

from datetime import timedelta

from storage import blockers, todos
from storage.blockers import Blocker, Waits
from storage.projects import Audience, Room
from storage.todos import Todo
from tests.chat import World
from tests.review.team import Team, gathered


async def with_client_room(world: World) -> Team:
    """Ann is in the room with the client, the others in that of the team."""
    team = await gathered(world)
    client = Room(
        platform=world.chat.name, tenant="T1", room="client", project_id=1, name="client"
    )
    client.audience = Audience.CLIENT
    async with world.database.transaction() as tx:
        tx.add(client)
    world.room = "client"
    return team


async def test_a_point_of_the_teams_room_is_for_a_meeting_of_the_team(world: World) -> None:
    team = await with_client_room(world)
    await team.ann.types("/review status Thursday 10:00")
    world.room = "orders"
    assert "No review is planned" in await team.ann.types("/review add we hide our costs")
    await team.ann.types("/review status Friday 15:00")
    await team.ann.types("/review add we hide our costs")
    assert "we hide our costs" in world.card.text
    assert all("costs" not in one.text for one in world.posted(room="client"))


async def test_a_point_of_the_clients_room_is_for_the_meeting_there(world: World) -> None:
    team = await with_client_room(world)
    await team.ann.types("/review status Friday 15:00")
    await team.ann.types("/review add the logo")
    assert "the logo" in world.card.text


async def test_words_of_a_blocker_stay_with_the_team_though_it_waits_for_the_client(
    world: World,
) -> None:
    team = await with_client_room(world)
    blocker = Blocker(
        project_id=1,
        person_id=1,
        words="they never answer",
        waits_for=Waits.CLIENT,
        since=world.now,
        since_day=world.now.date(),
        confirmed_day=world.now.date(),
    )
    async with world.database.transaction() as tx:
        await blockers.add(tx, blocker)
    await team.ann.types("/review status now")
    assert all("never answer" not in one.text for one in world.posted(room="client"))
    world.room = "orders"
    await team.ann.types("/review status now")
    assert "never answer" in team.meeting().text


async def test_feedback_of_the_team_stays_off_the_clients_agenda(world: World) -> None:
    team = await with_client_room(world)
    for room, words in (("orders", "they change their minds"), ("client", "the logo is blurred")):
        world.room = room
        await team.dan.types(f"/parley feedback {words}")
    world.now += timedelta(days=9)
    for room, is_shown in (("orders", True), ("client", False)):
        world.room = room
        await team.ann.types("/review status now")
        agenda = team.meeting().text
        assert "nobody has answered – #2 Dan: the logo is blurred" in agenda
        assert ("#1 Dan: they change their minds" in agenda) is is_shown, room


async def test_what_the_last_retrospective_took_on_among_the_team_stays_there(
    world: World,
) -> None:
    team = await with_client_room(world)
    world.room = "orders"
    await team.ann.types("/review retro now")
    await team.ann.fills()
    await team.ann.presses("Finish", team.meeting())
    errand = Todo(
        project_id=1, text="speak less to them", owner_id=1, author_id=1, made_at=world.now
    )
    errand.origin = "review:1"
    async with world.database.transaction() as tx:
        await todos.add(tx, errand)
    world.now += timedelta(hours=1)
    for room, is_told in (("orders", True), ("client", False)):
        world.room = room
        await team.ann.types("/review retro now")
        await team.ann.fills()
        told = " ".join(one.text for one in world.posted(room=room))
        assert ("speak less" in told) is is_told, room
