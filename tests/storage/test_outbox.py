import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from storage import earlier, outbox
from storage.engine import Database
from storage.outbox import Shown
from tests.storage.promised import NOON, Outbox


@pytest.fixture
def box(database: Database) -> Outbox:
    return Outbox(database)


async def test_a_lane_is_sent_in_order_and_one_at_a_time(box: Outbox) -> None:
    for words in ("first", "second", "third"):
        await box.promise(words)
    (first,) = await box.claimed()
    assert first.body == {"en": "first"}
    assert await box.words() == []  # the second waits for the first

    await box.finish(first)
    (second,) = await box.claimed()
    assert second.body == {"en": "second"}


async def test_lanes_do_not_wait_for_each_other(box: Outbox) -> None:
    await box.promise("to orders", lane="orders")
    await box.promise("to orders again", lane="orders")
    await box.promise("to billing", lane="billing")
    assert await box.words() == ["to orders", "to billing"]


async def test_what_is_bulk_lets_everything_else_go_first(box: Outbox) -> None:
    await box.promise("one of thousands", lane="@ann", is_bulk=True)
    await box.promise("another of them", lane="@bob", is_bulk=True)
    await box.promise("to orders", lane="orders")
    assert await box.words() == ["to orders", "one of thousands", "another of them"]


async def test_a_crowded_platform_takes_all_but_what_is_bulk(box: Outbox) -> None:
    await box.promise("one of thousands", lane="@ann", is_bulk=True)
    await box.promise("to orders", lane="orders")
    async with box.database.transaction() as tx:
        rows = await outbox.claim(tx, NOON, resting=[], limit=9, crowded=["slack"])
        due = await outbox.next_due(tx, resting=[], crowded=["slack"])
    assert [row.body for row in rows] == [{"en": "to orders"}]
    assert due == NOON + outbox.LEASE  # of what was claimed: the bulk is not waited for


async def test_a_resting_platform_is_left_alone(box: Outbox) -> None:
    await box.promise("to orders", lane="orders")
    await box.promise("to billing", lane="billing", platform="feishu")
    assert await box.words(resting=["slack"]) == ["to billing"]


async def test_no_more_is_claimed_than_asked_for(box: Outbox) -> None:
    for number in range(5):
        await box.promise(f"{number}", lane=f"room {number}")
    assert await box.words(limit=2) == ["0", "1"]
    assert await box.words(limit=9) == ["2", "3", "4"]


async def test_what_is_not_due_waits_and_holds_up_its_lane(box: Outbox) -> None:
    await box.promise("later", due_at=NOON + timedelta(seconds=10))
    await box.promise("after that")
    assert await box.words() == []
    box.later(seconds=10)
    assert await box.words() == ["later"]


async def test_a_lease_that_ran_out_is_taken_over(box: Outbox, other: Database) -> None:
    await box.promise("words")
    successor = Outbox(other)
    (row,) = await box.claimed()
    assert row.attempts == 1

    successor.later(seconds=outbox.LEASE.total_seconds() - 1)
    assert await successor.claimed() == []  # it may still be on its way
    successor.later(seconds=2)
    (again,) = await successor.claimed()
    assert (again.key, again.attempts) == (row.key, 2)  # so that it looks before it sends


def sent_elsewhere(url: str) -> list[str]:
    """Keys of what a process of its own would have sent: its own loop, its own connection."""

    async def send() -> list[str]:
        database, keys = Database(url), []
        mine = Outbox(database)
        while await mine.waiting():
            for row in await mine.claimed(limit=3):
                await asyncio.sleep(0.001)
                await mine.finish(row)
                keys.append(row.key)
        await database.close()
        return keys

    return asyncio.run(send())


async def test_a_process_that_starts_alone_takes_back_what_a_killed_one_had_claimed(
    box: Outbox,
) -> None:
    await box.promise("a card")
    await box.claimed()  # ... and the process is killed
    assert await box.claimed() == []
    async with box.database.transaction() as tx:
        await outbox.release(tx)
    [again] = await box.claimed()
    assert again.attempts == 2  # so that it looks before it sends


async def test_two_processes_never_claim_the_same(box: Outbox, database_url: str) -> None:
    total = 60
    for number in range(total):
        await box.promise(f"{number}", lane=f"room {number % 7}")
    one, two = await asyncio.gather(
        *(asyncio.to_thread(sent_elsewhere, database_url) for _ in range(2))
    )
    assert sorted(one + two) == sorted(f"key-{number + 1}" for number in range(total))
    assert one
    assert two


class TestSlots:
    async def test_an_untried_promise_takes_the_newer_words(self, box: Outbox) -> None:
        await box.promise("votes: 1", slot="poll:1")
        await box.promise("votes: 2", slot="poll:1")
        assert await box.waiting() == 1
        assert await box.words() == ["votes: 2"]

    async def test_one_under_way_keeps_its_words_and_the_newer_follow(self, box: Outbox) -> None:
        await box.promise("votes: 1", slot="poll:1")
        (under_way,) = await box.claimed()
        await box.promise("votes: 2", slot="poll:1")
        await box.promise("votes: 3", slot="poll:1")
        await box.finish(under_way)
        assert await box.words() == ["votes: 3"]

    async def test_one_that_may_have_got_through_keeps_its_words(self, box: Outbox) -> None:
        await box.promise("votes: 1", slot="poll:1")
        (row,) = await box.claimed()
        await box.postpone(row, was_tried=True)
        await box.promise("votes: 2", slot="poll:1")
        assert await box.waiting() == 2

    async def test_one_that_certainly_did_not_takes_the_newer_words(self, box: Outbox) -> None:
        await box.promise("votes: 1", slot="poll:1")
        (row,) = await box.claimed()
        await box.postpone(row, was_tried=False)
        await box.promise("votes: 2", slot="poll:1")
        box.later(seconds=10)
        assert await box.words() == ["votes: 2"]

    async def test_a_fresh_one_is_a_message_of_its_own(self, box: Outbox) -> None:
        await box.promise("card", slot="change:1")
        await box.promise("card again", slot="change:1", is_fresh=True)
        assert await box.waiting() == 2

    async def test_other_lanes_keep_their_own_words(self, box: Outbox) -> None:
        await box.promise("in English", lane="orders", slot="change:1")
        await box.promise("auf Deutsch", lane="auftraege", slot="change:1")
        assert await box.words() == ["in English", "auf Deutsch"]

    async def test_where_a_slot_stands_is_remembered_per_lane(self, database: Database) -> None:
        async with database.transaction() as tx:
            for lane, message in (("orders", "m1"), ("billing", "m2"), ("orders", "m3")):
                shown = Shown(slot="change:1", lane=lane, message=message, posted_at=NOON)
                await outbox.remember_shown(tx, shown)
        async with database.transaction() as tx:
            found = await outbox.shown(tx, slot="change:1", lane="orders")
            assert found is not None
            assert found.message == "m3"
            assert await outbox.lanes_showing(tx, "change:1") == {"orders", "billing"}
            assert await outbox.shown(tx, slot="change:2", lane="orders") is None


class TestPostponed:
    async def test_certainly_unsent_it_need_not_look_before_sending(self, box: Outbox) -> None:
        await box.promise("words")
        for _ in range(3):
            (row,) = await box.claimed()
            assert row.attempts == 1
            await box.postpone(row, was_tried=False)
            box.later(seconds=10)

    async def test_once_in_doubt_it_stays_in_doubt(self, box: Outbox) -> None:
        await box.promise("words")
        seen = []
        for was_tried in (True, False, False):
            (row,) = await box.claimed()
            seen.append(row.attempts)
            await box.postpone(row, was_tried=was_tried)
            box.later(seconds=10)
        assert seen == [1, 2, 2]  # what was certainly not sent counts for nothing

    async def test_it_is_not_claimed_before_its_time(self, box: Outbox) -> None:
        await box.promise("words")
        (row,) = await box.claimed()
        await box.postpone(row, seconds=10, was_tried=False)
        assert await box.claimed() == []
        box.later(seconds=10)
        assert len(await box.claimed()) == 1


class TestNextDue:
    async def test_nothing_waits(self, box: Outbox) -> None:
        assert await box.next_due() is None

    async def test_the_earliest_of_the_lanes_decides(self, box: Outbox) -> None:
        await box.promise("later", lane="a", due_at=NOON + timedelta(seconds=9))
        await box.promise("sooner", lane="b", due_at=NOON + timedelta(seconds=4))
        assert await box.next_due() == NOON + timedelta(seconds=4)

    async def test_what_stands_behind_another_is_not_due_before_it(self, box: Outbox) -> None:
        """Else a room that rests for ten minutes would be asked for a hundred times a second."""
        await box.promise("first")
        await box.promise("second")
        (row,) = await box.claimed()
        await box.postpone(row, seconds=600, was_tried=False)
        assert await box.next_due() == NOON + timedelta(seconds=600)

    async def test_a_resting_platform_does_not_count(self, box: Outbox) -> None:
        await box.promise("words")
        assert await box.next_due(resting=["slack"]) is None

    async def test_what_is_under_way_is_due_when_its_lease_ends(self, box: Outbox) -> None:
        await box.promise("first")
        await box.promise("second")
        await box.claimed()
        assert await box.next_due() == NOON + outbox.LEASE


async def test_what_was_sent_is_forgotten_after_a_week(box: Outbox) -> None:
    await box.promise("sent")
    (row,) = await box.claimed()
    await box.finish(row)
    await box.promise("waits", key="waits")
    for age, left in ((outbox.KEPT, 2), (outbox.KEPT + timedelta(seconds=1), 1)):
        async with box.database.transaction() as tx:
            await outbox.purge(tx, NOON + age)
        assert await _all(box.database) == left
    assert await box.waiting() == 1  # whatever its age


async def _all(database: Database) -> int:
    async with database.transaction() as tx:
        counted = await tx.connection()
        return int((await counted.execute(text("SELECT count(*) FROM outbox"))).scalar_one())


class TestCalmEdits:
    """A slot whose message is edited at most every so often."""

    async def edit(self, box: Outbox, words: str, **changes: Any) -> None:
        await box.promise(words, slot="poll:1", every=timedelta(seconds=2), **changes)

    async def shown(self, box: Outbox, edited_at: datetime | None = None) -> None:
        async with box.database.transaction() as tx:
            row = Shown(slot="poll:1", lane="orders", message="m1", posted_at=NOON)
            row.edited_at = edited_at
            await outbox.remember_shown(tx, row)

    async def test_the_first_goes_at_once(self, box: Outbox) -> None:
        await self.edit(box, "posted")
        assert await box.words() == ["posted"]

    @pytest.mark.parametrize("edited_at", [None, NOON + timedelta(seconds=10)])
    async def test_the_next_waits_and_holds_up_nobody(
        self, box: Outbox, edited_at: datetime | None
    ) -> None:
        await self.shown(box, edited_at)
        box.now = (edited_at or NOON) + timedelta(seconds=1)
        for words in ("1 vote", "2 votes"):
            await self.edit(box, words)
        await box.promise("something else")
        assert await box.words() == ["something else"]
        box.later(seconds=1)
        assert await box.words() == ["2 votes"]

    async def test_while_one_is_under_way_the_next_keeps_its_distance(self, box: Outbox) -> None:
        await self.shown(box)
        box.later(seconds=60)
        await self.edit(box, "1 vote")
        (sending,) = await box.claimed()
        await self.edit(box, "2 votes")
        await box.finish(sending)
        box.later(seconds=1)
        assert await box.words() == []
        box.later(seconds=1)
        assert await box.words() == ["2 votes"]

    async def test_shown_afresh_an_edit_of_the_old_message_is_dropped(self, box: Outbox) -> None:
        await self.shown(box)
        await self.edit(box, "1 vote")
        await self.edit(box, "the result", is_fresh=True)
        assert await box.words() == ["the result"]
        box.later(seconds=9)
        assert await box.words() == []


@pytest.mark.parametrize(
    ("asked", "room"),
    [
        (("slack", "T1", "m1"), "orders"),
        (("slack", "T1", "m2"), None),  # not ours
        (("slack", "T1", "m3"), None),  # in a direct conversation
        (("slack", "T2", "m1"), None),  # of another workspace
        (("feishu", "T1", "m1"), None),
    ],
)
async def test_where_a_message_of_ours_stands(
    box: Outbox, asked: tuple[str, str, str], room: str | None
) -> None:
    async with box.database.transaction() as tx:
        lane = "slack:T1:orders"
        await outbox.remember_shown(
            tx, Shown(slot="poll:1", lane=lane, message="m1", posted_at=NOON)
        )
        direct = Shown(slot="survey:1", lane="slack:T1:@U1", message="m3", posted_at=NOON)
        await outbox.remember_shown(tx, direct)
        platform, tenant, message = asked
        found = await outbox.room_showing(tx, platform=platform, tenant=tenant, message=message)
        assert found == room
        slot = await earlier.slot_of(tx, lane=f"{platform}:{tenant}:orders", message=message)
        assert slot == ("poll:1" if room else None)
