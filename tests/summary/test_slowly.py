"""Long histories, slow workspaces, restarts, and projects that collect what is said."""

from dataclasses import replace
from datetime import timedelta

from bot.delivery import Delivery
from bot.platforms.port import Barred, Gone, Page, Passage
from storage import heard
from storage import summary as summaries
from tests.chat import NOON, Person, World
from tests.summary.talk import RELEASE, newest, talk, told


async def pages_kept(world: World) -> int:
    async with world.database.transaction() as tx:
        return len(await summaries.pages(tx, 1))


async def test_pages_make_one_summary(world: World) -> None:
    ann = world.person("Ann")
    world.chat.page = 2
    thread = talk(world, RELEASE * 5)
    await ann.mentions("summarise", thread=thread[0].message)
    assert "Read 30 of 30 messages" in newest(ann).text_in("en")
    assert await pages_kept(world) == 0


async def test_a_slow_workspace_says_how_long_and_delivers_when_ready(world: World) -> None:
    ann = world.person("Ann")
    world.chat.page, world.chat.slow = 2, [0, 60, 0, 60]
    thread = talk(world)
    await ann.mentions("summarise", thread=thread[0].message)
    note = newest(ann).text_in("en")
    assert note.startswith("This workspace lets me read only slowly. It will take about 2 minutes")
    assert await pages_kept(world) == 1

    world.later(seconds=61)
    await world.ticks()
    assert await pages_kept(world) == 2
    assert newest(ann).text_in("en") == note  # said once

    world.later(seconds=61)
    await world.ticks()
    (shown,) = told(ann)  # alone with the bot: by now they may look elsewhere
    assert "Read 6 of 6 messages" in shown.text_in("en")
    assert await pages_kept(world) == 0  # nobody's words are kept longer than needed


async def test_reading_goes_on_after_a_restart(world: World) -> None:
    ann = world.person("Ann")
    world.chat.page, world.chat.slow = 2, [0, 60]
    thread = talk(world)
    await ann.mentions("summarise", thread=thread[0].message)

    again = World(world.database, now=world.now + timedelta(minutes=5), chat=world.chat)
    assert isinstance(again.delivery, Delivery)
    await again.ticks()
    (shown,) = told(replace(ann, world=again))
    assert "Read 6 of 6 messages" in shown.text_in("en")


async def test_a_short_pause_is_waited_for(world: World) -> None:
    ann = world.person("Ann")
    world.chat.slow = [0.01]
    thread = talk(world)
    await ann.mentions("summarise", thread=thread[0].message)
    assert "Read 6 of 6" in newest(ann).text_in("en")


async def test_what_cannot_be_read_is_said_with_what_to_do(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)

    async def barred(passage: Passage, cursor: str = "") -> Page:
        raise Barred("not_in_channel")

    async def gone(passage: Passage, cursor: str = "") -> Page:
        raise Gone("channel_not_found")

    for way, words in ((barred, "invite me into the channel"), (gone, "no longer there")):
        world.chat.read = way  # type: ignore[method-assign]
        await ann.mentions("summarise", thread=thread[0].message)
        assert words in newest(ann).text_in("en")


class TestCollecting:
    async def switch(self, person: Person, *options: str) -> None:
        await person.asks("/summary settings", "Summaries")
        await person.fills(options=options)
        assert person.errors == {}

    async def test_nothing_is_collected_unless_the_project_wants_it(self, world: World) -> None:
        ann = world.person("Ann")
        await ann.mentions("help")
        await ann.writes("We decided to drop the importer.")
        assert await kept(world) == []

    async def test_what_was_collected_needs_no_look_at_history(self, world: World) -> None:
        ann = world.person("Ann")
        await self.switch(ann, "collects")
        world.later(minutes=1)
        first = await ann.writes("The release is late: the payment tests fail on staging.")
        await ann.writes("We decided to drop the importer.")
        world.later(hours=1)
        world.chat.slow = [60] * 10  # history could be read once a minute only
        async with world.database.transaction() as tx:
            where = {"platform": world.chat.name, "tenant": "T1", "room": world.room}
            mark = summaries.Mark(person_id=1, at=NOON + timedelta(seconds=1), **where)
            await summaries.set_mark(tx, mark)
        await ann.mentions("summary")
        shown = newest(ann).text_in("en")
        assert "we decided to drop the importer" in shown.lower()
        assert "From what was collected as it was said" in shown
        assert first

    async def test_switched_off_everything_collected_goes(self, world: World) -> None:
        ann = world.person("Ann")
        await self.switch(ann, "collects")
        await ann.writes("We decided to drop the importer.")
        assert len(await kept(world)) == 1
        await self.switch(ann)
        assert await kept(world) == []

    async def test_after_two_weeks_it_goes_by_itself(self, world: World) -> None:
        ann = world.person("Ann")
        await self.switch(ann, "collects")
        await ann.writes("We decided to drop the importer.")
        world.later(days=15)
        await world.ticker.forget()
        assert await kept(world) == []


async def kept(world: World) -> list[heard.Heard]:
    address = (world.chat.name, "T1", world.room)
    async with world.database.transaction() as tx:
        span = {"since": NOON - timedelta(days=30), "until": NOON + timedelta(days=30)}
        return await heard.between(tx, address, **span)


class TestWeekly:
    async def test_each_week_is_summarised_for_mondays_report(self, world: World) -> None:
        ann = world.person("Ann")
        assert "each week of orders is summarised" in await ann.types("/summary weekly")
        talk(world, is_thread=False)
        world.now = NOON.replace(day=30)  # Monday
        await world.ticks()
        async with world.database.transaction() as tx:
            (row,) = await summaries.of_week(tx, project_id=1, week="2026-11-23")
        assert row.told is not None
        assert row.told["coverage"]["messages"] == 6
        assert row.room == "orders"
        assert world.posted() == []  # the report shows it

    async def test_off_means_off(self, world: World) -> None:
        ann = world.person("Ann")
        await ann.types("/summary weekly")
        assert "no longer summarised" in await ann.types("/summary weekly off")
        world.now = NOON.replace(day=30)
        await world.ticks()
        async with world.database.transaction() as tx:
            assert await summaries.of_week(tx, project_id=1, week="2026-11-23") == []

    async def test_only_who_runs_the_project_switches_it(self, world: World) -> None:
        ann, bob = world.person("Ann"), world.person("Bob")
        await ann.types("/project")
        assert "owner" in await bob.types("/summary weekly")
