"""Whatever is pressed, lost, doubled or told in the wrong order: what stands on the platform is
what the poll ends with."""

import asyncio
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.platforms.port import Reaction
from handlers.kit.events import Reacted, Reconnected
from handlers.poll import rules
from storage import choices, migrate, people
from storage import poll as polls
from storage.engine import Database
from storage.poll import Poll
from tests.chat import PLATFORMS, Person, World
from tests.poll.team import Team, gathered

VOTERS, OPTIONS = 4, 3
OTHER = {"slack": "tada", "feishu": "SMILE"}  # no option
SETTINGS = ("", "[max 2]", "[ranked]", "[multiple]", "[ranked, max 2]")


@dataclass
class Hall:
    """A poll, what was pressed, and the events that are still on their way."""

    folder: str
    platform: str
    settings: str
    late: list[Reacted] = field(default_factory=list)
    pressed: dict[int, list[int]] = field(default_factory=dict)  # by button, in order

    async def open(self) -> None:
        self.database = Database(f"sqlite:///{Path(self.folder) / 'parley.db'}")
        await migrate.upgrade(self.database)
        self.world = World(self.database, chat=PLATFORMS[self.platform]())
        self.team: Team = await gathered(self.world)
        self.voters: list[Person] = list(self.team.people)
        self.board = await self.team.asks(f"Which day? | Tue | Wed | Thu {self.settings}")
        await self.team.ann.types("/poll 1")
        self.copy = self.team.board

    def event(self, who: int, option: int, *, is_added: bool, on_copy: bool) -> Reacted:
        names = (*self.team.emoji, OTHER[self.platform])
        person = self.voters[who]
        self.world.later(seconds=1)
        message = (self.copy if on_copy else self.board).id
        self.world.chat.hold(message, Reaction(names[option], person.user), is_added=is_added)
        return Reacted(
            id=self.world.id("reaction"),
            **person._where(),
            message=message,
            emoji=names[option],
            is_added=is_added,
        )

    async def press(self, who: int, option: int) -> None:
        self.world.later(seconds=1)
        await self.team.presses(self.voters[who], option, self.board)

    async def reconnect(self) -> None:
        self.world.later(seconds=1)
        id_ = self.world.id("back")
        await self.world.happens(Reconnected(id=id_, platform=self.platform, tenant=""))

    async def poll(self) -> Poll:
        async with self.database.transaction() as tx:
            (found,) = await polls.newest(tx, project_id=1, internal=True, limit=2)
        return found

    async def tally(self) -> rules.Tally:
        poll = await self.poll()
        async with self.database.transaction() as tx:
            return rules.tally(poll, await choices.held(tx, poll.id or 0))

    async def presses_held(self) -> dict[int, set[int]]:
        """By button, as stored: their order beside reactions is not on the platform."""
        async with self.database.transaction() as tx:
            held = await choices.held(tx, 1)
        found: dict[int, set[int]] = {}
        for one in held:
            if not one.is_reaction and isinstance(one.voter, int):
                found.setdefault(one.voter, set()).add(one.option)
        return found

    async def on_the_platform(self) -> dict[int, set[int]]:
        """The options each person holds by reaction, read from the platform alone."""
        names = list(self.team.emoji)
        found: dict[int, set[int]] = {}
        async with self.database.transaction() as tx:
            held = self.world.chat.held
            for one in (*held.get(self.board.id, ()), *held.get(self.copy.id, ())):
                person = await people.find(tx, platform=self.platform, tenant="T1", user=one.user)
                assert person is not None
                if one.emoji in names:
                    found.setdefault(person.id or 0, set()).add(names.index(one.emoji))
        return found

    async def agree(self) -> None:
        """The tally is made of what people hold, all of it and nothing else."""
        poll, tally = await self.poll(), await self.tally()
        reactions, presses = await self.on_the_platform(), await self.presses_held()
        voters = set(reactions) | set(presses)
        assert set(tally.chosen) == voters
        for voter in voters:
            holds = reactions.get(voter, set()) | presses.get(voter, set())
            counted = tally.chosen[voter]
            assert set(counted) <= holds
            assert len(counted) == min(rules.most(poll), len(holds))
        if poll.style != "ranked":
            assert sum(tally.points) == sum(len(one) for one in tally.chosen.values())


class Polling(RuleBasedStateMachine):
    @initialize(platform=st.sampled_from(sorted(PLATFORMS)), words=st.sampled_from(SETTINGS))
    def open(self, platform: str, words: str) -> None:
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.hall = Hall(self.folder.name, platform, words)
        self.loop.run_until_complete(self.hall.open())
        self.is_all_heard = True

    def runs(self, *events: Reacted) -> None:
        for one in events:
            self.loop.run_until_complete(self.hall.world.happens(one))

    who, option = st.integers(0, VOTERS - 1), st.integers(0, OPTIONS)
    is_added, on_copy = st.booleans(), st.booleans()

    @rule(who=who, option=option, is_added=is_added, on_copy=on_copy)
    def react(self, who: int, option: int, is_added: bool, on_copy: bool) -> None:
        self.runs(self.hall.event(who, option, is_added=is_added, on_copy=on_copy))

    @rule(who=who, option=option, is_added=is_added, on_copy=on_copy)
    def doubled(self, who: int, option: int, is_added: bool, on_copy: bool) -> None:
        event = self.hall.event(who, option, is_added=is_added, on_copy=on_copy)
        self.runs(event, event)

    @rule(who=who, option=option, is_added=is_added, on_copy=on_copy)
    def lost(self, who: int, option: int, is_added: bool, on_copy: bool) -> None:
        self.hall.event(who, option, is_added=is_added, on_copy=on_copy)
        self.is_all_heard = False

    @rule(who=who, option=option, is_added=is_added, on_copy=on_copy)
    def late(self, who: int, option: int, is_added: bool, on_copy: bool) -> None:
        self.hall.late.append(self.hall.event(who, option, is_added=is_added, on_copy=on_copy))
        self.is_all_heard = False

    @rule(place=st.integers(0, 50), again=st.booleans())
    def arrives(self, place: int, again: bool) -> None:
        """In whatever order; perhaps once more under another id."""
        if self.hall.late:
            event = self.hall.late.pop(place % len(self.hall.late))
            self.runs(event)
            self.is_all_heard = False
            if again:
                self.runs(replace(event, id=self.hall.world.id("reaction")))

    @rule(who=who, option=st.integers(0, OPTIONS - 1))
    def press(self, who: int, option: int) -> None:
        self.loop.run_until_complete(self.hall.press(who, option))

    @rule()
    def reconnect(self) -> None:
        self.loop.run_until_complete(self.hall.reconnect())
        self.is_all_heard = True

    @invariant()
    def what_was_heard_is_what_counts(self) -> None:
        if getattr(self, "hall", None) and self.is_all_heard:
            self.loop.run_until_complete(self.hall.agree())

    def teardown(self) -> None:
        """However it went, the close makes it right."""
        if not hasattr(self, "hall"):
            return
        try:
            self.loop.run_until_complete(self.ends())
        finally:
            self.loop.run_until_complete(self.hall.database.close())
            self.loop.close()
            self.folder.cleanup()

    async def ends(self) -> None:
        await self.hall.team.closes()
        await self.hall.agree()
        poll, tally = await self.hall.poll(), await self.hall.tally()
        assert poll.state == "closed"
        assert poll.result == list(tally.points)
        assert poll.voters == tally.voters
        for event in self.hall.late:  # what comes after the end changes nothing
            await self.hall.world.happens(event)
        assert (await self.hall.poll()).result == poll.result


TestPolling = Polling.TestCase
TestPolling.settings = settings(
    max_examples=30,
    stateful_step_count=50,
    deadline=None,  # a life is some hundred transactions
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # making a failure small takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
