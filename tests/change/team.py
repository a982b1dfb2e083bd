"""The people every story of a change needs, and how far their change has come."""

from dataclasses import dataclass
from typing import Any

from handlers.kit.cards import Card, Facts
from handlers.kit.text import plain
from tests.chat import Message, Person, World

TITLE = "Export must include cancelled orders"
CRITERIA = "cancelled orders are in the file\nthe sum is right"


@dataclass
class Team:
    """Ann owns the project and proposes; Dan is a developer like everybody without a role."""

    world: World
    ann: Person
    dan: Person
    lea: Person  # tech lead
    max: Person  # account manager
    clara: Person  # client
    otto: Person  # observer

    @property
    def everybody(self) -> tuple[Person, ...]:
        return self.ann, self.dan, self.lea, self.max, self.clara, self.otto

    async def proposed(self, by: Person | None = None, *, title: str = TITLE) -> Message:
        author = by or self.ann
        await author.types(f"/change {title}")
        await author.fills(criteria=CRITERIA)
        assert author.errors == {}
        return self.world.card

    async def assessed(self, *, of: Person | None = None, title: str = TITLE) -> Message:
        card = await self.proposed(of, title=title)
        await assess(self.lea)
        return card

    async def approved(self, *, title: str = TITLE) -> Message:
        card = await self.assessed(title=title)
        for one in (self.max, self.lea):
            assert await one.presses("Approve") == ""
        return card

    async def delivered(self, *, title: str = TITLE) -> Message:
        card = await self.approved(title=title)
        await self.lea.presses("Start work")
        await self.dan.presses("Mark as delivered")
        return card


async def gathered(world: World, *, approval: str = "all") -> Team:
    names = ("Ann", "Dan", "Lea", "Max", "Clara", "Otto")
    team = Team(world, *(world.person(name) for name in names))
    await team.ann.types("/project")
    for one in team.everybody:
        await one.types("/change list")
    await team.ann.fills(
        approval=approval,
        account_manager=(team.max.user,),
        tech_lead=(team.lea.user,),
        client=(team.clara.user,),
        observer=(team.otto.user,),
    )
    assert team.ann.errors == {}
    return team


async def assess(by: Person, *, on: Message | None = None, **values: Any) -> None:
    """Opens the form and submits it: 2 days, unless `values` say otherwise."""
    label = "Assess" if "[Assess]" in (on or by.world.card).text else "Assess again"
    assert await by.presses(label, on) == ""
    await by.fills(**{"effort": "2", **values})


def status(shown: Message | Card, language: str = "en") -> str:
    card = shown.card_in(language) if isinstance(shown, Message) else shown
    facts = (block for block in card.blocks if isinstance(block, Facts))
    return plain(next(facts).pairs[0][1])
