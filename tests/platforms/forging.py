"""A button's value as somebody would like it to be, and whether it got them anywhere."""

from typing import Any

from bot.app import App
from storage import people, projects


def swapped(drawn: Any, old: str, new: str) -> Any:
    """The same card or view, with one piece of text for another wherever it stands."""
    match drawn:
        case str():
            return drawn.replace(old, new)
        case list():
            return [swapped(one, old, new) for one in drawn]
        case dict():
            return {key: swapped(one, old, new) for key, one in drawn.items()}
    return drawn


async def is_in(app: App, address: tuple[str, str, str], user: str) -> bool:
    """Whether the project of that room has the person now."""
    platform, tenant, _ = address
    async with app.database.transaction() as tx:
        room = await projects.room(tx, address)
        person = await people.find(tx, platform=platform, tenant=tenant, user=user)
        assert room is not None
        assert person is not None
        role = await people.role_in(tx, project_id=room.project_id, person_id=person.id or 0)
        return role is not None
