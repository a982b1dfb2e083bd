"""What people call things by: `#7`, counted from 1 in each project, and never twice."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel, col
from sqlmodel.ext.asyncio.session import AsyncSession

_INSERT: Mapping[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class Counter(SQLModel, table=True):
    """`name` says what is counted: "todo", "decision"."""

    __tablename__ = "counter"

    project_id: int = Field(sa_column_args=[ForeignKey("project.id")], primary_key=True)
    name: str = Field(primary_key=True)
    last: int


async def following(tx: AsyncSession, *, project_id: int, name: str) -> int:
    """The next number: the row stays locked until the transaction ends."""
    first = _INSERT[tx.get_bind().dialect.name](Counter).values(
        project_id=project_id, name=name, last=1
    )
    statement = first.on_conflict_do_update(
        index_elements=["project_id", "name"], set_={"last": Counter.last + 1}
    ).returning(col(Counter.last))
    return int((await tx.exec(statement)).scalar_one())
