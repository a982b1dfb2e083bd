"""The people of a review, and the messages they find their way by."""

from dataclasses import dataclass

from tests.chat import Message, Person, World


@dataclass
class Team:
    world: World
    ann: Person
    dan: Person
    lea: Person

    @property
    def everybody(self) -> tuple[Person, ...]:
        return self.ann, self.dan, self.lea

    def meeting(self) -> Message:
        """The newest agenda: the message whose thread is the meeting."""
        found = [one for one in self.world.posted() if "[Finish]" in one.text]
        return found[-1] if found else self.world.posted()[-1]

    def sign(self, slack: str, feishu: str) -> str:
        return slack if self.world.chat.name == "slack" else feishu


async def gathered(world: World) -> Team:
    team = Team(world, *(world.person(name) for name in ("Ann", "Dan", "Lea")))
    for one in team.everybody:
        await one.types("/change list")
    return team
