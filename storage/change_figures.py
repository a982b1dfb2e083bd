"""What plans, budgets and reports want to know of all changes of a project at once."""

from decimal import Decimal

from sqlalchemy import ColumnElement, and_
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.change import AGREED, Assessment, Change, Status


async def numbers(tx: AsyncSession, ids: set[int]) -> dict[int, int]:
    """Their numbers by id."""
    if not ids:
        return {}
    statement = select(Change.id, Change.number).where(col(Change.id).in_(ids))
    return {id_ or 0: number for id_, number in (await tx.exec(statement)).all()}


async def ids(tx: AsyncSession, project_id: int, numbers: set[int]) -> dict[int, int]:
    """Their ids by number; those there are not are left out."""
    if not numbers:
        return {}
    statement = select(Change.number, Change.id).where(
        Change.project_id == project_id, col(Change.number).in_(numbers)
    )
    return {number: id_ or 0 for number, id_ in (await tx.exec(statement)).all()}


async def weighed(tx: AsyncSession, project_id: int) -> list[int]:
    """Ids of the changes that wait for an approval which would move dates of the plan."""
    statement = (
        select(Change.id, Assessment.shifts)
        .join(Assessment, _counts())
        .where(Change.project_id == project_id, Change.status == Status.ASSESSED)
        .order_by(col(Change.id))
    )
    return [id_ for id_, shifts in (await tx.exec(statement)).all() if id_ and shifts]


async def spent(tx: AsyncSession, project_id: int, *, without: int = 0) -> tuple[Decimal, Decimal]:
    """Working days and money of all approved changes, but one."""
    statement = (
        select(func.sum(Assessment.effort_days), func.sum(Assessment.cost))
        .join(Change, _counts())
        .where(
            Change.project_id == project_id,
            col(Change.status).in_(AGREED),
            Change.id != without,
        )
    )
    days, money = (await tx.exec(statement)).one()
    return Decimal(days or 0), Decimal(money or 0)


def _counts() -> ColumnElement[bool]:
    """The assessment is the one that counts."""
    is_newest = col(Assessment.number) == col(Change.assessments)
    return and_(col(Assessment.change_id) == col(Change.id), is_newest)
