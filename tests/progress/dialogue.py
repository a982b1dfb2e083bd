"""Weeks of a project as people would live them, by dice: the same seed lives the same weeks.

Whatever is said for the team alone holds the word SECRET.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from storage import projects
from storage.projects import Audience, Room
from tests.change.team import CRITERIA, Team
from tests.chat import Message, Person, World, buttons_of
from tests.plan.steps import agreed
from tests.progress.projects import SECRET
from tests.standup.team import comes, presses_in_dm, set_up

CLIENTS = "client-orders"  # the room where the client reads
WORKED = (15, 16, 17, 18, 21, 22, 23, 28, 29, 30)  # days of December a slip may end on
STARTED = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
MONDAYS = tuple(datetime(2026, 12, day, 2, 0, tzinfo=UTC) for day in (7, 14))  # 10:00, Shanghai
PRICE = "31337"  # costs, which no client reads

# What can be pressed on a change, and by whom.
STEPS = {
    "Approve": ("max", "lea"),
    "Start work": ("lea",),
    "Mark as delivered": ("dan",),
    "Accept …": ("clara",),
    "Decline": ("max",),
    "Withdraw": ("ann",),
}

ENDS = ("Decline", "Withdraw")


async def open_to_clients(world: World) -> None:
    """A room of their own, beside the team's."""
    async with world.database.transaction() as tx:
        home = await projects.room(tx, (world.chat.name, "T1", world.room))
        assert home is not None
        where = {"platform": home.platform, "tenant": "T1", "room": CLIENTS}
        tx.add(Room(**where, project_id=home.project_id, name="a", audience=Audience.CLIENT))


@dataclass
class Life:
    team: Team
    dice: Random
    changes: list[Message] = field(default_factory=list)
    serial: int = 0

    @classmethod
    async def begun(cls, team: Team, seed: int) -> "Life":
        """A team's room and a client's, stand-ups, an agreed plan and a budget."""
        world = team.world
        await open_to_clients(world)
        await set_up(team.ann, at="09:30", until="11:00")
        await team.ann.types("/project")
        await team.ann.fills(budget_days="40", budget_money="99999")
        await agreed(team)
        await team.ann.types("/glossary export = a file with all orders")
        return cls(team, Random(seed))

    async def until(self, moment: datetime) -> None:
        """A few things happen each day, until that moment and whatever is planned for it."""
        world = self.team.world
        day = world.now
        while (day := day + timedelta(days=1)) < moment:
            await comes(world, day.replace(hour=4))
            if day.weekday() < 5:
                await self._answer()
                for _ in range(5):
                    await self._something()
        await comes(world, moment)

    async def _something(self) -> None:
        acts = (self._propose, self._step, self._step, self._say, self._plan, self._slip)
        await self.dice.choice(acts)()

    async def _propose(self) -> None:
        self.serial += 1
        await self.team.ann.types(f"/change Wish {self.serial} about the export")
        await self.team.ann.fills(criteria=CRITERIA)
        card = self.team.world.card
        self.changes.append(card)
        if self.dice.random() < 0.7:
            await self.team.lea.presses("Assess", card)
            effort = str(self.dice.randint(1, 9) / 2)
            await self.team.lea.fills(effort=effort, cost=PRICE, internal=f"{SECRET} note")

    async def _step(self) -> None:
        if not self.changes:
            return
        card = self.dice.choice(self.changes)
        labels = [one.label for one in buttons_of(card.card_in("en")) if one.label in STEPS]
        if not labels:
            return
        label = self.dice.choice(labels)
        if label in ENDS and self.dice.random() < 0.7:  # else little would ever be built
            return
        for name in STEPS[label]:
            who: Person = getattr(self.team, name)
            await who.presses(label, card)
            if label == "Decline":
                await who.fills(reason="not now")
            if label == "Accept …":
                await who.fills(met=("0", "1"))

    async def _say(self) -> None:
        self.serial += 1
        team, marked = self.team, f"{SECRET} {self.serial}"
        day = 20 + self.dice.randint(5, 10)
        match self.dice.randint(0, 4):
            case 0:
                await team.dan.types(f"/todo {marked} the keys by Nov {day} @Dan")
            case 1:
                await team.lea.types(f"/decision {marked} cache for an hour")
            case 2:
                await team.lea.types(f"/risk {marked} the bank is slow")
                await team.lea.fills(likelihood="high", answer=marked)
            case 3:
                await team.dan.types(f"/feedback {marked} the export is slow")
            case _:
                await self._say_to_client()

    async def _say_to_client(self) -> None:
        """In the client's room nothing is a secret."""
        team, home = self.team, self.team.world.room
        team.world.room = CLIENTS
        await team.max.types(f"/decision The demo is on day {self.serial}")
        await team.clara.types(f"/feedback The colours are pale {self.serial}")
        team.world.room = home

    async def _plan(self) -> None:
        team, number = self.team, self.dice.randint(1, 4)
        said = f"started {number}" if number < 3 else f"done {number - 2}"
        await team.dan.types(f"/plan {said}")
        if self.dice.random() < 0.3:
            self.serial += 1
            day = self.dice.randint(10, 28)
            await team.lea.types(f"/plan add Extra {self.serial} due 12-{day} @Dan")

    async def _slip(self) -> None:
        """Whoever leads says it, so it counts at once."""
        lea, number = self.team.lea, self.dice.randint(2, 4)
        await lea.types(f"/plan {number}")
        assert lea.private is not None
        if "[Needs longer …]" not in str(buttons_labels(lea)):
            return
        await lea.presses("Needs longer …", lea.private)
        cause = self.dice.choice(("team", "client", "third_party"))
        day = self.dice.choice(WORKED)
        await lea.fills(due=f"12-{day}", cause=cause, reason=f"{SECRET} reason")

    async def _answer(self) -> None:
        for who in (self.team.dan, self.team.ann):
            if self.dice.random() < 0.6:
                await presses_in_dm(who, "Answer")
                stuck = f"{SECRET} keys" if self.dice.random() < 0.3 else "no"
                await who.fills(direct=True, q0=f"{SECRET} work", q1="more", q2=stuck)


def buttons_labels(person: Person) -> list[str]:
    assert person.private is not None
    return [f"[{one.label}]" for one in buttons_of(person.private)]
