"""What a project holds, whatever the feature: found by its foreign keys, so that none is missed.

A room that joins another project leaves its own behind. That may only be one in which nobody has
put anything: two lists of changes cannot become one, since people know them by number.
"""

from typing import Any

from sqlalchemy import Column, ColumnElement, Table, exists
from sqlmodel import SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.projects import Project

# The room itself and its people go along.
FOLLOW = frozenset({"room", "member"})
# How the project was set up, and whom it asked: the project that is joined has its own.
SETTINGS = frozenset(
    {"asked", "feedback_settings", "report_settings", "summary_settings", "survey_settings"}
)


def tables() -> dict[str, Table]:
    """By name: those of which a row can belong to a project and is neither of the above."""
    return {
        name: table
        for name, table in sorted(SQLModel.metadata.tables.items())
        if name not in FOLLOW | SETTINGS and _project_of(table) is not None
    }


def _project_of(table: Table) -> "Column[int] | None":
    keys = (key.parent for key in table.foreign_keys if key.target_fullname == "project.id")
    return next(keys, None)


def _is_there(name: str, table: Table, project_id: int) -> ColumnElement[bool]:
    belongs = _project_of(table)
    assert belongs is not None  # it is one of `tables`
    found = exists().where(belongs == project_id)
    # A report of a week appears by itself; what somebody has added to it does not.
    return found.where(table.c.extra != "") if name == "report" else found


async def held(tx: AsyncSession, project_id: int) -> list[str]:
    """The tables in which the project has something that somebody put there.

    Until the transaction ends nothing is added to it.
    """
    await tx.exec(select(Project.id).where(Project.id == project_id).with_for_update())
    looked = tables()
    questions = (_is_there(name, table, project_id) for name, table in looked.items())
    answers: Any = (await tx.exec(select(*questions))).one()
    return [name for name, is_there in zip(looked, answers, strict=True) if is_there]
