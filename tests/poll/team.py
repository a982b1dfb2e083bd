"""The people of a poll, and how it looks to them."""

from dataclasses import dataclass

from handlers.kit.cards import Button
from tests.chat import Message, Person, World, buttons_of

DAYS = "Which release day? | Tue | Wed | Thu"


@dataclass
class Team:
    """Ann owns the project and asks; Lea leads; Dan develops; Max manages the account."""

    world: World
    ann: Person
    dan: Person
    lea: Person
    max: Person

    @property
    def people(self) -> tuple[Person, ...]:
        return self.ann, self.dan, self.lea, self.max

    @property
    def emoji(self) -> tuple[str, ...]:
        """What the first three options are known by where nobody said."""
        is_slack = self.world.chat.name == "slack"
        return ("one", "two", "three") if is_slack else ("ROSE", "Coffee", "CAKE")

    async def asks(self, text: str = DAYS, by: Person | None = None) -> Message:
        await (by or self.ann).types(f"/poll {text}")
        await self.seeded()
        return self.board

    async def seeded(self) -> None:
        """Reactions are put there once the message is: a moment later."""
        self.world.later(seconds=3)
        await self.world.settles()

    @property
    def board(self) -> Message:
        """The newest message with votes on it."""
        return [one for one in self.world.posted() if self.votes(one)][-1]

    def votes(self, on: Message | None = None) -> list[Button]:
        card = (on or self.board).card
        return [
            one
            for one in buttons_of(card)
            if one.action in ("poll.vote", "poll.cast_one", "poll.ask_ballot")
        ]

    async def presses(self, person: Person, option: int, on: Message | None = None) -> str:
        return await person.presses_button(self.votes(on)[option])

    async def looks(self) -> str:
        """The board once everything there was to see has been seen."""
        for _ in range(3):
            await self.world.ticks()
            self.world.later(seconds=3)
        await self.world.ticks()
        await self.world.settles()
        return self.world.posted()[0].text

    async def closes(self, by: Person | None = None) -> Message:
        """The result."""
        await (by or self.ann).types("/poll close")
        await self.seeded()
        return self.world.posted()[-1]


async def gathered(world: World) -> Team:
    ann, dan, lea, max_ = (world.person(name) for name in ("Ann", "Dan", "Lea", "Max"))
    await ann.types("/project")
    for one in (dan, lea, max_):
        await one.types("/change list")
    await ann.fills(tech_lead=(lea.user,), account_manager=(max_.user,))
    return Team(world, ann, dan, lea, max_)
