"""What the bot has promised to send, in the order it promised it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Index, Integer, bindparam, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Column, Field, SQLModel, col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.engine import insert_or_replace

LEASE = timedelta(seconds=90)  # longer than any send: delivery gives up a call after 30 s
KEPT = timedelta(days=7)  # sent rows, for whoever asks what went out


class Outgoing(SQLModel, table=True):
    """`lane` names what is sent strictly in order: a room, or one question to a connector.

    `slot` names a message that is edited from then on; `under` the slot whose thread it joins.
    `body` holds the card in every language it may be read in, or the question.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "outbox_waiting",
            "lane",
            "id",
            sqlite_where=Column("done_at").is_(None),
            postgresql_where=Column("done_at").is_(None),
        ),
        Index(
            "outbox_order",
            "is_bulk",
            "id",
            sqlite_where=Column("done_at").is_(None),
            postgresql_where=Column("done_at").is_(None),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    lane: str
    kind: str
    platform: str
    tenant: str
    room: str
    person: str = ""
    thread: str = ""
    slot: str | None = None
    under: str | None = None
    is_fresh: bool = False
    is_calm: bool = False  # in no hurry: what follows in its lane may overtake it
    is_bulk: bool = False  # one of very many: whatever else waits goes first
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    made_at: datetime
    due_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    done_at: datetime | None = Field(default=None, index=True)
    outcome: str = ""  # sent, or why it was dropped


class Shown(SQLModel, table=True):
    """Where a slot's message stands in a room.

    `address`: where a person opens it; "" where nobody could say. `earlier`: that of the message
    it took over from, which could not be edited any more.
    """

    __tablename__ = "shown"

    slot: str = Field(primary_key=True)
    lane: str = Field(primary_key=True)
    message: str = Field(index=True)
    posted_at: datetime
    edited_at: datetime | None = None
    earlier: str = ""
    address: str = ""


async def add(tx: AsyncSession, promise: Outgoing, *, every: timedelta | None = None) -> None:
    """Keep the promise; one for a slot whose older promise has not been tried takes its place.

    `every`: the slot's message is edited at most so often.
    """
    if promise.slot is not None and not promise.is_fresh:
        untried = (
            col(Outgoing.lane) == promise.lane,
            col(Outgoing.slot) == promise.slot,
            col(Outgoing.done_at).is_(None),
            col(Outgoing.attempts) == 0,
        )
        values: dict[str, Any] = {"body": promise.body}
        if every is None:  # nothing may overtake it any more
            values |= {"is_calm": False, "due_at": promise.due_at}
        replaced = await tx.exec(update(Outgoing).where(*untried).values(values))
        if replaced.rowcount:
            return
        if every is not None:
            await _calm_down(tx, promise, every)
    elif promise.slot is not None:
        await _overtake(tx, promise)
    tx.add(promise)


async def _calm_down(tx: AsyncSession, promise: Outgoing, every: timedelta) -> None:
    """Wait until the last edit, or the one under way, has stood for as long as `every`."""
    slot, lane = promise.slot or "", promise.lane
    statement = select(Outgoing.id).where(
        Outgoing.lane == lane, Outgoing.slot == slot, col(Outgoing.done_at).is_(None)
    )
    under_way = (await tx.exec(statement.limit(1))).first()
    last = await shown(tx, slot=slot, lane=lane)
    if under_way is not None:
        promise.due_at = promise.made_at + every
    elif last is not None:
        promise.due_at = max(promise.made_at, (last.edited_at or last.posted_at) + every)
    promise.is_calm = promise.due_at > promise.made_at


async def _overtake(tx: AsyncSession, promise: Outgoing) -> None:
    """An edit that still waits was meant for the message before, and must not reach this one."""
    waits = (
        col(Outgoing.lane) == promise.lane,
        col(Outgoing.slot) == promise.slot,
        col(Outgoing.done_at).is_(None),
        col(Outgoing.attempts) == 0,
        col(Outgoing.is_calm).is_(True),
    )
    done = {"done_at": promise.made_at, "outcome": "overtaken"}
    await tx.exec(update(Outgoing).where(*waits).values(done))


_EARLIER = aliased(Outgoing)
# Nothing else of the lane has to be kept before it.
_IS_FIRST = ~exists().where(
    col(_EARLIER.lane) == col(Outgoing.lane),
    col(_EARLIER.id) < col(Outgoing.id),
    col(_EARLIER.done_at).is_(None),
    col(_EARLIER.is_calm).is_(False),
)
_MAY_GO = (
    col(Outgoing.done_at).is_(None),
    col(Outgoing.platform).not_in(bindparam("resting", expanding=True)),
    or_(
        col(Outgoing.is_bulk).is_(False),
        col(Outgoing.platform).not_in(bindparam("crowded", expanding=True)),
    ),
    _IS_FIRST,
)
# Built once: they run after every commit that promised something, and take longer to build.
_FREE = (
    select(Outgoing.id)
    .where(
        *_MAY_GO,
        col(Outgoing.due_at) <= bindparam("now"),
        or_(
            col(Outgoing.claimed_until).is_(None),
            col(Outgoing.claimed_until) < bindparam("now"),
        ),
    )
    .order_by(col(Outgoing.is_bulk), col(Outgoing.id))
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)  # SQLite has one writer and ignores this
)
_CLAIM = (
    update(Outgoing)
    .where(col(Outgoing.id).in_(_FREE))
    .values(claimed_until=bindparam("until"), attempts=Outgoing.attempts + 1)
    .returning(Outgoing)
)
_NEXT_DUE = select(
    func.min(func.coalesce(col(Outgoing.claimed_until), col(Outgoing.due_at)))
).where(*_MAY_GO)


async def claim(
    tx: AsyncSession,
    now: datetime,
    *,
    resting: list[str],
    limit: int,
    crowded: Sequence[str] = (),
) -> list[Outgoing]:
    """Take the first waiting promise of each lane, for LEASE; none of the `resting` platforms.

    `crowded`: platforms that take no more of what is bulk just now.
    """
    given = {"now": now, "until": now + LEASE, "resting": resting, "most": limit}
    given["crowded"] = list(crowded)
    rows = (await tx.exec(_CLAIM, params=given)).scalars().all()
    return sorted(rows, key=lambda row: (row.is_bulk, row.id or 0))


async def next_due(
    tx: AsyncSession, *, resting: list[str], crowded: Sequence[str] = ()
) -> datetime | None:
    """When the earliest of the lanes' first promises may be tried; None when nothing waits."""
    return (await tx.exec(_NEXT_DUE, params={"resting": resting, "crowded": list(crowded)})).one()


async def release(tx: AsyncSession) -> None:
    """Nobody else can be sending: what a killed process had claimed may be claimed again."""
    is_claimed = (col(Outgoing.done_at).is_(None), col(Outgoing.claimed_until).is_not(None))
    await tx.exec(update(Outgoing).where(*is_claimed).values(claimed_until=None))


async def finish(tx: AsyncSession, id_: int, now: datetime, outcome: str) -> None:
    await tx.exec(
        update(Outgoing)
        .where(col(Outgoing.id) == id_)
        .values(done_at=now, outcome=outcome, claimed_until=None)
    )


async def postpone(tx: AsyncSession, id_: int, until: datetime, *, was_tried: bool) -> None:
    """`was_tried`: it may have got through, so the next attempt looks before it sends."""
    values: dict[str, Any] = {"due_at": until, "claimed_until": None}
    if not was_tried:
        values["attempts"] = Outgoing.attempts - 1
    await tx.exec(update(Outgoing).where(col(Outgoing.id) == id_).values(values))


async def remember_shown(tx: AsyncSession, row: Shown) -> None:
    await insert_or_replace(tx, row, ("slot", "lane"))


async def shown(tx: AsyncSession, *, slot: str, lane: str) -> Shown | None:
    return await tx.get(Shown, (slot, lane))


async def remember_address(tx: AsyncSession, *, slot: str, lane: str, address: str) -> None:
    there = (col(Shown.slot) == slot, col(Shown.lane) == lane)
    await tx.exec(update(Shown).where(*there).values(address=address))


async def addresses(tx: AsyncSession, *, lane: str, slots: Collection[str]) -> dict[str, str]:
    """By slot, of those that stand there."""
    statement = select(Shown.slot, Shown.address).where(
        Shown.lane == lane, col(Shown.slot).in_(slots), Shown.address != ""
    )
    return dict((await tx.exec(statement)).all())


async def room_showing(
    tx: AsyncSession, *, platform: str, tenant: str, message: str
) -> str | None:
    """The room where a message of ours stands, where the platform does not say it.

    None for one in a direct conversation: that is no project's room.
    """
    lane = f"{platform}:{tenant}:"
    statement = select(Shown.lane).where(
        Shown.message == message,
        col(Shown.lane).startswith(lane, autoescape=True),
        ~col(Shown.lane).startswith(f"{lane}@", autoescape=True),
    )
    found = (await tx.exec(statement.limit(1))).first()
    return found.removeprefix(lane) if found else None


async def lanes_showing(tx: AsyncSession, slot: str) -> set[str]:
    """Where the slot's message stands, or soon will: its promise may still be waiting."""
    promised = select(Outgoing.lane).where(Outgoing.slot == slot, col(Outgoing.done_at).is_(None))
    standing = select(Shown.lane).where(Shown.slot == slot)
    return set((await tx.exec(standing)).all()) | set((await tx.exec(promised)).all())


async def of_key(tx: AsyncSession, key: str) -> Outgoing | None:
    return (await tx.exec(select(Outgoing).where(Outgoing.key == key))).first()


async def waiting(tx: AsyncSession) -> int:
    """How many promises are not kept yet."""
    statement = select(func.count()).select_from(Outgoing).where(col(Outgoing.done_at).is_(None))
    return (await tx.exec(statement)).one()


async def purge(tx: AsyncSession, now: datetime) -> None:
    await tx.exec(delete(Outgoing).where(col(Outgoing.done_at) < now - KEPT))
