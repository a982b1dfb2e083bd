"""Who is spoken to about the plan in the morning."""

from collections.abc import Iterable

from handlers.kit import mornings
from handlers.kit.context import Context
from handlers.plan.view import View
from storage import people, schedule
from storage.people import Person, Role
from storage.plan import Item

MORNING = "plan.morning"


async def wake_for(ctx: Context, view: View, items: Iterable[Item]) -> None:
    """The owners; of nobody's work, whoever leads technically."""
    owners = {one.owner_id for one in items if one.is_open}
    leads = {one.person.id for one in view.members if one.role is Role.TECH_LEAD}
    called = (owners | leads if None in owners else owners) - {None}
    await wake(ctx, {one for one in called if one is not None})


async def wake(ctx: Context, person_ids: set[int]) -> None:
    """Whoever has a morning planned already keeps it."""
    for id_, person in (await people.by_ids(ctx.tx, person_ids)).items():
        if await schedule.planned(ctx.tx, MORNING, id_) is None:
            await plan_next(ctx, person)


async def plan_next(ctx: Context, person: Person) -> None:
    calendar = await mornings.calendar_of_person(ctx.tx, person, ctx.now)
    at = mornings.next_morning(calendar, person.zone, ctx.now)
    await schedule.plan(ctx.tx, MORNING, person.id or 0, at)
