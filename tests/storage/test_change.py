"""Changes on both databases: numbers, races, lists, and what becomes of quotes."""

import asyncio
import contextlib
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import set_committed_value

from storage import change as changes
from storage import people, projects, quotes
from storage.change import Approval, Assessment, Change, Filter, Status
from storage.engine import Database
from storage.people import Account, Person, Role
from storage.projects import Project, Room
from storage.quotes import Quote

NOON = datetime(2026, 11, 25, 4, tzinfo=UTC)


async def settled(database: Database, *, room: str = "C1", tenant: str = "T1") -> tuple[int, int]:
    """A project with its room and a person in it: their ids."""
    async with database.transaction() as tx:
        ann = Person(name="Ann", language="en", zone="UTC", first_seen=NOON)
        account = Account(platform="slack", tenant=tenant, user=f"U{room}", person_id=0)
        await people.add(tx, ann, account)
        project = Project(
            name=room, language="en", zone="UTC", currency="EUR", country="DE", made_at=NOON
        )
        row = Room(platform="slack", tenant=tenant, room=room, project_id=0, name=room)
        await projects.add(tx, project, row)
        await people.join(tx, project_id=project.id or 0, person_id=ann.id or 0)
    return project.id or 0, ann.id or 0


async def proposed(
    database: Database, project_id: int, author_id: int, title: str = "Title", **values: Any
) -> Change:
    async with database.transaction() as tx:
        number = await projects.next_change_number(tx, project_id)
        said = {"what": "", "kind": "new", "priority": "low", "criteria": ["a", "👍 条"]}
        row = Change(
            project_id=project_id,
            number=number,
            title=title,
            author_id=author_id,
            made_at=NOON,
            moved_at=NOON,
            **(said | values),
        )
        return await changes.add(tx, row)


async def test_a_change_comes_back_as_it_was_kept(database: Database) -> None:
    project_id, ann = await settled(database)
    kept = await proposed(
        database, project_id, ann, "标题 👩‍💻", due_day=date(2026, 12, 4), due_time=time(17, 30)
    )
    async with database.transaction() as tx:
        found = await changes.numbered(tx, project_id=project_id, number=1)
    assert found is not None
    assert found.model_dump() == kept.model_dump()
    assert found.made_at == NOON


async def test_numbers_taken_at_once_are_all_different_and_have_no_gap(database: Database) -> None:
    project_id, ann = await settled(database)
    both = [proposed(database, project_id, ann) for _ in range(8)]
    found = await asyncio.gather(*both)
    assert sorted(one.number for one in found) == list(range(1, 9))


async def test_a_number_whose_change_was_never_kept_is_free_again(database: Database) -> None:
    """It was never shown to anybody: the rollback takes it back."""
    project_id, ann = await settled(database)
    with contextlib.suppress(RuntimeError):
        async with database.transaction() as tx:
            assert await projects.next_change_number(tx, project_id) == 1
            raise RuntimeError
    assert (await proposed(database, project_id, ann)).number == 1


async def test_of_two_who_open_the_settings_first_at_once_one_owns_the_project(
    database: Database,
) -> None:
    project_id, ann = await settled(database)
    _, bob = await settled(database, room="C2")
    async with database.transaction() as tx:
        free = await projects.get(tx, project_id)
        assert free is not None
        await projects.own_first(tx, free, person_id=ann)
    async with database.transaction() as tx:
        # What Bob's transaction read before Ann's was committed.
        stale = await projects.get(tx, project_id)
        assert stale is not None
        set_committed_value(stale, "owner_id", None)
        await projects.own_first(tx, stale, person_id=bob)
        assert stale.owner_id == ann


async def test_the_database_itself_refuses_a_number_twice(database: Database) -> None:
    project_id, ann = await settled(database)
    first = await proposed(database, project_id, ann)
    with pytest.raises(IntegrityError):
        async with database.transaction() as tx:
            await changes.add(tx, Change(**{**first.model_dump(), "id": None}))


async def test_who_presses_second_waits_and_sees_what_the_first_did(database: Database) -> None:
    project_id, ann = await settled(database)
    id_ = (await proposed(database, project_id, ann)).id or 0
    is_held = asyncio.Event()
    seen: list[str] = []

    async def first() -> None:
        async with database.transaction() as tx:
            held = await changes.locked(tx, id_, platform="slack", tenant="T1")
            assert held is not None
            is_held.set()
            await asyncio.sleep(0.05)  # long enough for the second to be waiting
            held.status = Status.ASSESSED

    async def second() -> None:
        await is_held.wait()
        async with database.transaction() as tx:
            held = await changes.locked(tx, id_, platform="slack", tenant="T1")
            assert held is not None
            seen.append(held.status)

    await asyncio.gather(first(), second())
    assert seen == [Status.ASSESSED]


async def test_two_approvals_at_once_see_each_other(database: Database) -> None:
    """Each counts what was given before under the lock: exactly one of them is the last."""
    project_id, ann = await settled(database)
    _, bob = await settled(database, room="C2")
    id_ = (await proposed(database, project_id, ann)).id or 0

    async def approve(person_id: int) -> int:
        async with database.transaction() as tx:
            await changes.locked(tx, id_, platform="slack", tenant="T1")
            given = await changes.approvals(tx, id_)
            tx.add(Approval(change_id=id_, person_id=person_id, role="tech_lead", at=NOON))
        return len(given)

    assert sorted(await asyncio.gather(approve(ann), approve(bob))) == [0, 1]


async def test_one_person_has_one_yes(database: Database) -> None:
    project_id, ann = await settled(database)
    id_ = (await proposed(database, project_id, ann)).id or 0
    yes: dict[str, Any] = {"change_id": id_, "person_id": ann, "role": "tech_lead", "at": NOON}
    async with database.transaction() as tx:
        tx.add(Approval(**yes))
    with pytest.raises(IntegrityError):
        async with database.transaction() as tx:
            tx.add(Approval(**{**yes, "role": "account_manager"}))
    async with database.transaction() as tx:
        await changes.void_approvals(tx, id_)
        assert await changes.approvals(tx, id_) == []


@pytest.mark.parametrize(
    ("platform", "tenant", "is_found"),
    [("slack", "T1", True), ("slack", "T2", False), ("feishu", "T1", False)],
)
async def test_a_change_is_held_only_from_where_its_project_has_a_room(
    database: Database, platform: str, tenant: str, is_found: bool
) -> None:
    project_id, ann = await settled(database)
    await settled(database, room="C2", tenant="T2")
    id_ = (await proposed(database, project_id, ann)).id or 0
    async with database.transaction() as tx:
        held = await changes.locked(tx, id_, platform=platform, tenant=tenant)
        there = await projects.get_in(tx, project_id, platform=platform, tenant=tenant)
    assert ((held is not None), (there is not None)) == (is_found, is_found)


async def test_the_newest_assessment_counts_and_keeps_its_cents(database: Database) -> None:
    project_id, ann = await settled(database)
    change = await proposed(database, project_id, ann)
    for number, cost in ((1, "99999999999.99"), (2, "0.10")):
        async with database.transaction() as tx:
            row = Assessment(
                change_id=change.id or 0,
                number=number,
                version=1,
                person_id=ann,
                at=NOON,
                effort_days=Decimal("2.25"),
                cost=Decimal(cost),
                moves=["beta"],
            )
            tx.add(row)
    change.assessments = 1
    async with database.transaction() as tx:
        found = await changes.assessment(tx, change)
    assert found is not None
    assert (found.effort_days, found.cost) == (Decimal("2.25"), Decimal("99999999999.99"))
    change.assessments = 2
    async with database.transaction() as tx:
        newest = await changes.assessment(tx, change)
    assert newest is not None
    assert newest.cost == Decimal("0.10")


async def test_lists_are_of_one_project_newest_first_with_one_more_for_the_next_page(
    database: Database,
) -> None:
    project_id, ann = await settled(database)
    elsewhere, bob = await settled(database, room="C2")
    await proposed(database, elsewhere, bob)
    for number in range(5):
        await proposed(database, project_id, ann, f"Order {number}")
    async with database.transaction() as tx:
        first = await changes.page(tx, Filter(project_id), offset=0, limit=2)
        last = await changes.page(tx, Filter(project_id), offset=4, limit=2)
        counted = await changes.count(tx, Filter(project_id))
    assert [one.number for one in first] == [5, 4, 3]
    assert [one.number for one in last] == [1]
    assert counted == 5


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("order", [2, 1]),  # in title or text, whatever the case
        ("ORDER", [2, 1]),
        ("100%", [3]),
        ("%", [3]),  # no pattern
        ("_", []),
        ("订单", [4]),
        ("'; DROP TABLE change; --", []),
    ],
)
async def test_a_word_is_found_as_it_stands(
    database: Database, word: str, found: list[int]
) -> None:
    project_id, ann = await settled(database)
    await proposed(database, project_id, ann, "Order export")
    await proposed(database, project_id, ann, "Export", what="of each order")
    await proposed(database, project_id, ann, "100% of it")
    await proposed(database, project_id, ann, "导出订单")
    async with database.transaction() as tx:
        page = await changes.page(tx, Filter(project_id, word=word), offset=0, limit=9)
    assert [one.number for one in page] == found


async def test_what_waits_for_a_yes_leaves_out_what_has_it(database: Database) -> None:
    project_id, ann = await settled(database)
    for status in (Status.ASSESSED, Status.ASSESSED, Status.APPROVED):
        await proposed(database, project_id, ann, status=status)
    async with database.transaction() as tx:
        for id_ in (2, 3):
            role = Role.TECH_LEAD
            tx.add(Approval(change_id=id_, person_id=ann, role=role, at=NOON))
    statuses = (Status.ASSESSED, Status.APPROVED)
    lead, second = Role.TECH_LEAD, Role.ACCOUNT_MANAGER
    cases = (
        (Filter(project_id, statuses), [3, 2, 1]),
        # The yes to #3 is long given and counts no more: it waits for its work.
        (Filter(project_id, statuses, not_approved_as=lead), [3, 1]),
        (Filter(project_id, statuses, not_approved_as=second, approved_as=lead), [3, 2]),
    )
    for chosen, found in cases:
        async with database.transaction() as tx:
            page = await changes.page(tx, chosen, offset=0, limit=9)
        assert [one.number for one in page] == found


async def test_a_quote_keeps_its_first_words_and_knows_the_newest(database: Database) -> None:
    key = ("slack", "T1", "C1", "17.1")

    def quote(words: str) -> Quote:
        platform, tenant, room, message = key
        return Quote(
            platform=platform,
            tenant=tenant,
            room=room,
            message=message,
            author_name="Ann",
            words=words,
            said_at=NOON,
            link="https://x",
        )

    async with database.transaction() as tx:
        await quotes.keep(tx, quote("first"))
        await quotes.keep(tx, quote("second"))
    news = (("first", False), ("new", True), ("new", False), ("first", True))
    for minute, (words, is_news) in enumerate(news):
        now = NOON + timedelta(minutes=minute)
        async with database.transaction() as tx:
            assert await quotes.mark_edited(tx, key=key, words=words, now=now) is is_news
    async with database.transaction() as tx:  # another feature asks about the same event
        assert await quotes.mark_edited(tx, key=key, words="first", now=now)
    async with database.transaction() as tx:
        assert await quotes.mark_deleted(tx, key=key, now=NOON)
        assert not await quotes.mark_deleted(tx, key=(*key[:3], "17.2"), now=NOON)
        found = await quotes.get(tx, key)
    assert found is not None
    assert (found.words, found.edited_words, found.deleted_at) == ("first", "first", NOON)


async def test_changes_of_a_message_are_found_by_all_of_its_key(database: Database) -> None:
    project_id, ann = await settled(database)
    key = ["slack", "T1", "C1", "17.1"]
    await proposed(database, project_id, ann, quote=key, quoted_message="17.1")
    other = ["slack", "T1", "C2", "17.1"]
    await proposed(database, project_id, ann, quote=other, quoted_message="17.1")
    async with database.transaction() as tx:
        found = await changes.quoting(tx, quotes.key(key))
    assert [one.number for one in found] == [1]
