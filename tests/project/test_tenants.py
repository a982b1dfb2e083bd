"""Somebody who works for two companies hears of each project where that project is."""

from sqlmodel import select

from handlers.standup import cards_form
from storage import people
from storage import standup_people as askable
from storage.people import Account
from storage.projects import Room
from tests.change.team import gathered
from tests.chat import World


async def test_a_consultant_is_told_in_the_projects_own_workspace(world: World) -> None:
    """Whichever of their accounts was met first."""
    team = await gathered(world)
    user, platform = team.lea.user, world.chat.name
    home = Room(platform=platform, tenant="T1", room=world.room, project_id=1, name="")
    async with world.database.transaction() as tx:
        first_met = (await tx.exec(select(Account).where(Account.user == user))).one()
        first_met.tenant = "A0"
        await tx.flush()
        person = (await people.by_ids(tx, {first_met.person_id}))[first_met.person_id]
        mine = Account(platform=platform, tenant="T1", user=user, person_id=0)
        await people.add_account(tx, person, mine)
        members = await people.members(tx, 1)
        standup = cards_form.usual(home, world.now)
        (asked,) = await askable.reachable(tx, [person], standup)
    lea = next(one for one in members if one.person.id == person.id)
    assert [account[1] for account in lea.accounts] == ["T1", "A0"]
    assert [account[1] for account in asked.accounts] == ["T1", "A0"]
