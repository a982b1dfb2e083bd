"""What becomes of a promise: nothing lost, nothing doubled, a person told once."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import select

from bot import giving_up, wire
from bot.platforms.port import Barred, Cards, Gone, Halted, Paced, Retry, SendFailed, Unsure
from handlers.kit.events import Event
from storage import outbox
from storage.engine import Database
from storage.outbox import Outgoing
from tests.bot import office
from tests.bot.office import Bot, FailingChat
from tests.chat import World


async def outcomes(database: Database) -> list[str]:
    async with database.transaction() as tx:
        connection = await tx.connection()
        rows = await connection.execute(text("SELECT outcome FROM outbox ORDER BY id"))
        return list(rows.scalars())


async def waiting(database: Database) -> int:
    async with database.transaction() as tx:
        return await outbox.waiting(tx)


async def test_retry_waits_as_long_as_the_platform_asks_and_keeps_the_order(bot: Bot) -> None:
    bot.chat.failures = [Retry("ratelimited", after=7)]
    await bot.happens(bot.command("say first"))
    await bot.happens(bot.command("say second"))
    assert bot.shown() == []

    bot.later(seconds=6)
    await bot.settles()
    assert bot.shown() == []
    bot.later(seconds=1)
    await bot.settles()
    assert bot.shown() == ["first", "second"]
    assert bot.chat.looks == 0  # nothing was sent, so there is nothing to look for


@pytest.mark.parametrize("got_through", [True, False])
async def test_in_doubt_it_looks_before_it_sends_again(bot: Bot, got_through: bool) -> None:
    failures = bot.chat.lost if got_through else bot.chat.failures
    failures.append(Unsure("TimeoutError"))
    await bot.happens(bot.command("say hello"))
    assert bot.shown() == (["hello"] if got_through else [])

    bot.later(minutes=1)
    await bot.settles()
    assert bot.shown() == ["hello"]
    assert bot.chat.looks == 1
    assert await outcomes(bot.database) == ["sent"]


async def test_a_slot_found_again_is_edited_from_then_on(bot: Bot) -> None:
    bot.chat.lost = [Unsure("TimeoutError")]
    await bot.happens(bot.command("say card|one"))
    bot.later(minutes=1)
    await bot.settles()
    await bot.happens(bot.command("say card|two"))
    assert bot.shown() == ["two"]


async def test_a_process_that_dies_between_send_and_mark_does_not_double(bot: Bot) -> None:
    await bot.hears("say hello")
    async with bot.database.transaction() as tx:
        (row,) = await outbox.claim(tx, bot.now, resting=[], limit=1)
    await bot.chat.post(row.room, wire.cards_of(row.body), key=row.key)  # ... and dies

    await bot.settles()
    assert bot.shown() == ["hello"]  # its lease still runs
    bot.later(seconds=outbox.LEASE.total_seconds() + 1)
    await bot.settles()
    assert bot.shown() == ["hello"]
    assert await outcomes(bot.database) == ["sent"]


async def test_a_process_that_dies_before_it_sends_loses_nothing(bot: Bot) -> None:
    await bot.hears("say hello")
    async with bot.database.transaction() as tx:
        await outbox.claim(tx, bot.now, resting=[], limit=1)  # ... and dies
    bot.later(seconds=outbox.LEASE.total_seconds() + 1)
    await bot.settles()
    assert bot.shown() == ["hello"]


async def test_three_hundred_updates_of_a_slot_are_few_edits(bot: Bot) -> None:
    await bot.happens(bot.command("say votes|0"))
    for number in range(1, 301):
        await bot.hears(f"say votes|{number}")
        if number % 100 == 0:
            await bot.settles()
    (card,) = bot.posted()
    assert card.text == "300"
    assert card.edits == 3


async def test_a_card_that_was_deleted_is_posted_anew(bot: Bot) -> None:
    await bot.happens(bot.command("say card|one"))
    bot.chat.messages.clear()
    await bot.happens(bot.command("say card|two"))
    assert bot.shown() == ["two"]
    await bot.happens(bot.command("say card|three"))
    assert bot.shown() == ["three"]


async def test_one_dead_room_does_not_hold_up_another(bot: Bot) -> None:
    bot.chat.closed_rooms = {"dead": Unsure("timeout"), "barred": Barred("not_in_channel")}
    for room in ("dead", "barred", "orders"):
        await bot.happens(bot.command(f"say to {room}", room=room))
    assert bot.shown("orders") == ["to orders"]
    assert await waiting(bot.database) == 2

    bot.chat.closed_rooms = {}
    bot.later(minutes=11)
    await bot.settles()
    assert (bot.shown("dead"), bot.shown("barred")) == (["to dead"], ["to barred"])


class ChatWithPictures(FailingChat):
    """`on_its_way`: seconds until we are to come back, once each."""

    def __init__(self, *on_its_way: float) -> None:
        super().__init__()
        self.on_its_way, self.asked, self.turns = list(on_its_way), list[bool](), 0

    async def prepare(self, cards: Cards, *, is_bulk: bool) -> None:
        self.asked.append(is_bulk)
        if "picture" in str(cards) and self.on_its_way:
            raise Paced("picture_on_its_way", after=self.on_its_way.pop(0))

    def take_turn(self) -> None:
        self.turns += 1


class TestPictures:
    """Of a report: promised calm and bulk, in the thread of what people are to read first."""

    async def promised(self, bot: Bot, chat: ChatWithPictures) -> None:
        bot.sender.platforms = {"slack": chat}
        await bot.hears("say the report")
        async with bot.database.transaction() as tx:
            (report,) = (await tx.exec(select(Outgoing))).all()
            picture = {"key": "p", "body": {"en": wire.dump(office.words("picture"))}}
            how = {"id": None, "is_calm": True, "is_bulk": True}
            tx.add(Outgoing(**{**report.model_dump(), **picture, **how}))

    async def test_until_they_are_there_nothing_is_counted(self, bot: Bot) -> None:
        await self.promised(bot, chat := ChatWithPictures(3, 5))
        await bot.settles()
        bot.later(seconds=3)
        await bot.settles()
        assert ([one.text for one in chat.messages], chat.turns) == (["the report"], 0)
        bot.later(seconds=5)
        await bot.settles()
        assert [one.text for one in chat.messages] == ["the report", "picture"]
        assert (chat.turns, chat.looks) == (1, 0)  # nor does anybody look for a message
        assert chat.asked == [False, True, True, True]

    async def test_what_follows_in_the_room_does_not_wait_for_them(self, bot: Bot) -> None:
        await self.promised(bot, chat := ChatWithPictures(3))
        await bot.settles()
        await bot.hears("say an answer")
        await bot.settles()
        assert [one.text for one in chat.messages] == ["the report", "an answer"]
        bot.later(seconds=3)
        await bot.settles()
        assert [one.text for one in chat.messages][2:] == ["picture"]

    async def test_they_wait_for_what_they_hang_from(self, bot: Bot) -> None:
        await self.promised(bot, chat := ChatWithPictures())
        chat.failures = [Retry("ratelimited", after=7)]
        await bot.settles()
        assert (chat.asked, chat.messages) == ([False], [])
        bot.later(seconds=7)
        await bot.settles()
        assert [one.text for one in chat.messages] == ["the report", "picture"]


class TestHalted:
    async def test_everything_waits_and_health_says_so(self, bot: Bot) -> None:
        rooms = ("orders", "billing", "support")
        bot.chat.closed_rooms = dict.fromkeys(rooms, Halted("token_revoked"))
        await bot.happens(bot.command("say hello"))
        assert bot.sender.halted == {"slack": "token_revoked"}
        for room in rooms:
            await bot.happens(bot.command("say hello", room=room))
        assert bot.chat.tries == 1  # one room has found it out for all

    async def test_it_is_tried_again_and_nothing_is_lost(self, bot: Bot) -> None:
        bot.chat.closed_rooms = {"orders": Halted("token_revoked")}
        await bot.happens(bot.command("say hello"))
        bot.chat.closed_rooms = {}
        bot.later(seconds=giving_up.HALTED_WAIT.total_seconds())
        await bot.settles()
        assert bot.shown() == ["hello"]
        assert bot.sender.halted == {}

    async def test_a_weekend_without_a_token_drops_nothing(self, bot: Bot) -> None:
        bot.chat.closed_rooms = {"orders": Halted("token_revoked")}
        for words in ("one", "two"):
            await bot.happens(bot.command(f"say {words}"))
        for _ in range(3):
            bot.later(days=1)
            await bot.settles()
        bot.chat.closed_rooms = {}
        # Afterwards everything is old, and the platform is asked for more than its pace.
        bot.chat.failures = [Retry("ratelimited", after=1)]
        for _ in range(3):
            bot.later(minutes=1)
            await bot.settles()
        assert bot.shown() == ["one", "two"]


class TestGivingUp:
    @pytest.mark.parametrize("failure", [Unsure("http_500"), Barred("not_in_channel")])
    async def test_after_a_day_of_trying_it_is_given_up(
        self, bot: Bot, failure: SendFailed
    ) -> None:
        bot.chat.closed_rooms = {"orders": failure}
        await bot.happens(bot.command("say hello"))
        for _ in range(23):
            bot.later(hours=1)
            await bot.settles()
        assert await waiting(bot.database) == 1
        for _ in range(2):
            bot.later(hours=1)
            await bot.settles()
        assert await outcomes(bot.database) == [failure.reason]

    async def test_one_that_was_hardly_tried_is_not(self, bot: Bot) -> None:
        """The process was down for two days, and now the platform stumbles once."""
        await bot.hears("say hello")
        bot.later(days=2)
        bot.chat.failures = [Unsure("http_500")]
        await bot.settles()
        bot.later(minutes=1)
        await bot.settles()
        assert bot.shown() == ["hello"]

    async def test_gone_is_final_and_what_follows_goes_on(self, bot: Bot) -> None:
        bot.chat.failures = [Gone("msg_too_long")]
        await bot.happens(bot.command("say first"))
        await bot.happens(bot.command("say second"))
        assert bot.shown() == ["second"]
        assert await outcomes(bot.database) == ["msg_too_long", "sent"]


class TestToldOnce:
    """Over the real features: the project's owner hears of a room that cannot be reached."""

    @pytest.fixture
    async def owned(self, world: World) -> World:
        await world.person("Ann").types("/project")
        return world

    @pytest.mark.parametrize("failure", [Barred("not_in_channel"), Gone("is_archived")])
    async def test_the_owner_is_told_once_a_day(self, owned: World, failure: SendFailed) -> None:
        owned.chat.closed_rooms = {"orders": failure}
        ann = owned.person("Ann")
        for _ in range(3):
            await ann.types("/change Export must include cancelled orders")
            await ann.fills()
            owned.later(minutes=11)
            await owned.settles()
        told = owned.posted(room="@UANN")
        assert len(told) == 1
        assert "orders" in told[0].text

    async def test_without_an_owner_whoever_is_there_is_told(self, world: World) -> None:
        world.chat.closed_rooms = {"orders": Barred("not_in_channel")}
        ann = world.person("Ann")
        await ann.types("/change Export must include cancelled orders")
        await ann.fills()
        assert len(world.posted(room="@UANN")) == 1


class TestRunning:
    """The loop itself, on the real clock."""

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not condition():  # noqa: ASYNC110  what is waited for sets no event
                await asyncio.sleep(0.005)

    @pytest.fixture
    async def awake(self, bot: Bot) -> Any:
        task = asyncio.create_task(bot.delivery.run())
        yield bot
        task.cancel()
        await bot.delivery.stop(1)

    async def test_a_promise_is_kept_at_once(self, awake: Bot) -> None:
        await awake.hears("say hello")
        awake.delivery.promised.set()
        await self.until(lambda: awake.shown() == ["hello"])

    async def test_it_survives_a_database_that_is_away(
        self, awake: Bot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.delivery.AFTER_ERROR_S", 0.01)
        claim, next_due = outbox.claim, outbox.next_due
        met: list[str] = []

        def broken(name: str) -> Any:
            async def raises(*_: Any, **__: Any) -> None:
                met.append(name)
                raise ConnectionRefusedError

            return raises

        for name in ("claim", "next_due"):
            with monkeypatch.context() as patched:
                patched.setattr(outbox, name, broken(name))
                awake.delivery.promised.set()
                await self.until(partial(met.__contains__, name))
        assert (outbox.claim, outbox.next_due) == (claim, next_due)
        await awake.hears("say hello")
        awake.delivery.promised.set()
        await self.until(lambda: awake.shown() == ["hello"])

    async def test_it_does_not_spin_while_a_room_rests(
        self, bot: Bot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bot.chat.closed_rooms = {"orders": Barred("not_in_channel")}
        for words in ("first", "second"):
            await bot.happens(bot.command(f"say {words}"))
        looked = 0
        next_due = outbox.next_due

        async def counted(*args: Any, **kwargs: Any) -> Any:
            nonlocal looked
            looked += 1
            return await next_due(*args, **kwargs)

        monkeypatch.setattr(outbox, "next_due", counted)
        task = asyncio.create_task(bot.delivery.run())
        await asyncio.sleep(0.3)
        task.cancel()
        assert looked <= 2

    async def test_stopping_lets_the_sends_under_way_end(
        self, bot: Bot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        is_sending = asyncio.Event()

        class Slow(FailingChat):
            async def post(self, *args: Any, **kwargs: Any) -> str:
                is_sending.set()
                await asyncio.sleep(0.05)
                return await super().post(*args, **kwargs)

        slow = Slow()
        bot.sender.platforms = {"slack": slow}
        await bot.hears("say hello")
        task = asyncio.create_task(bot.delivery.run())
        await is_sending.wait()
        task.cancel()
        await bot.delivery.stop(2)
        assert [one.text for one in slow.messages] == ["hello"]
        assert await outcomes(bot.database) == ["sent"]


async def test_a_bug_in_sending_does_not_stop_the_others(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bot.hears("say hello")
    async with bot.database.transaction() as tx:
        connection = await tx.connection()
        await connection.execute(text('UPDATE outbox SET body = \'{"en": {"_": "Unknown"}}\''))
    await bot.hears("say elsewhere", room="billing")
    await bot.settles()
    assert bot.shown("billing") == ["elsewhere"]
    assert await waiting(bot.database) == 1


async def test_the_waits_between_tries_grow_and_end(bot: Bot) -> None:
    await bot.hears("say hello")
    async with bot.database.transaction() as tx:
        (row,) = await outbox.claim(tx, bot.now, resting=[], limit=1)
    waits = []
    for row.attempts in range(1, 14):
        waits.append(giving_up.pause(row, Unsure("?")))
    assert waits[0] == timedelta(seconds=1)
    assert waits == sorted(waits)
    assert waits[-1] <= giving_up.LONGEST_WAIT


class TestAsking:
    async def test_the_answer_comes_back_once(self, bot: Bot) -> None:
        await bot.happens(bot.command("ask why"))
        assert bot.features.submitted == ["why → why in {'room': 'orders'}"]

    async def test_a_question_about_a_slot_waits_until_it_is_shown(self, bot: Bot) -> None:
        await bot.happens(bot.command("ask poll:1|why"))
        assert bot.features.submitted == []
        await bot.happens(bot.command("say poll:1|a poll"))
        bot.later(seconds=1)
        await bot.settles()
        message = bot.card.id
        where = {"room": "orders", "message": message, "others": []}
        assert bot.features.submitted == [f"why → why in {where}"]

    async def test_who_asked_is_told_that_there_is_no_answer(self, bot: Bot) -> None:
        await bot.happens(bot.command("ask too late"))
        assert bot.features.submitted == ["too late → deleted"]

    async def test_who_asked_is_told_though_the_database_was_away_just_then(
        self, bot: Bot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hear = bot.sender.dispatch

        async def away(event: Event) -> None:
            monkeypatch.setattr(bot.sender, "dispatch", hear)
            raise OSError("connection refused")

        monkeypatch.setattr(bot.sender, "dispatch", away)
        with contextlib.suppress(OSError):
            await bot.happens(bot.command("ask too late"))
        bot.later(minutes=5)
        await bot.settles()
        assert bot.features.submitted == ["too late → deleted"]

    async def test_what_is_never_shown_is_not_waited_for_for_ever(self, bot: Bot) -> None:
        await bot.happens(bot.command("ask poll:1|why"))
        bot.later(hours=25)
        await bot.settles()
        assert bot.features.submitted == ["why → never shown"]
