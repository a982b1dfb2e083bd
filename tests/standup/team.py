"""A team with a stand-up, and the days of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from handlers.standup import times
from storage import schedule
from storage.standup import Standup
from tests import letters
from tests.chat import Message, Person, World

SHANGHAI = "Asia/Shanghai"
EVERY_DAY = [*times.WEEKDAYS, times.WEEKEND]


def at(clock: str, zone: str = SHANGHAI) -> datetime:
    """`2026-11-25 09:30` on the clock of the zone, in UTC."""
    return datetime.fromisoformat(clock).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def standup(**given: Any) -> Standup:
    """The row of one, not stored."""
    usual: dict[str, Any] = {
        "days": EVERY_DAY,
        "at": time(9, 30),
        "until": time(11),
        "asked_until": datetime(2026, 11, 25, tzinfo=UTC),
    }
    return Standup(**{**usual, **given})


@dataclass
class Team:
    """Ann and Dan develop, Lea leads, Max manages the account, Clara is the client."""

    world: World
    ann: Person
    dan: Person
    lea: Person
    max: Person
    clara: Person

    @property
    def report(self) -> Message:
        """The newest message of the channel that is a report."""
        return [one for one in self.world.posted() if one.text.startswith("Stand-up ")][-1]

    async def comes(self, clock: str, zone: str = SHANGHAI) -> None:
        """It is that time, and whatever is planned until then happens at its time."""
        await comes(self.world, at(clock, zone))


async def comes(world: World, moment: datetime) -> None:
    """The clock moves on to the moment; what is planned on the way happens at its time."""
    while (planned := await _earliest(world)) is not None and planned <= moment:
        world.now = max(planned, world.now)
        await world.ticks()
    world.now = moment
    await world.ticks()


async def _earliest(world: World) -> datetime | None:
    async with world.database.transaction() as tx:
        return await schedule.earliest(tx)


async def gathered(world: World, **zones: str) -> Team:
    """`zones`: where somebody lives who is not in Shanghai."""
    names = ("Ann", "Dan", "Lea", "Max", "Clara")
    people = [world.person(one, zone=zones.get(one.lower(), SHANGHAI)) for one in names]
    team = Team(world, *people)
    await team.ann.types("/project")
    for one in (team.dan, team.lea, team.max, team.clara):
        await one.types("/change list")
    await team.ann.fills(
        tech_lead=(team.lea.user,), account_manager=(team.max.user,), client=(team.clara.user,)
    )
    world.chat.messages.clear()  # what came while they met is no part of any story
    return team


def reports(world: World, *, language: str = "en") -> dict[str, str]:
    """The report of each day, without its title, by the day in words."""
    title = {"en": "Stand-up ", "zh-CN": "站会 "}[language]
    shown = [one.text_in(language) for one in world.posted()]
    found = [one.removeprefix(title).partition("\n") for one in shown if one.startswith(title)]
    return {day: text for day, _, text in found}


async def set_up(by: Person, **values: Any) -> None:
    await by.types("/standup")
    await by.fills(**values)
    assert by.errors == {}


def prompts(person: Person) -> list[str]:
    """The questions that came to the person, not the reminders of them."""
    how = ("one line a question", "每行对应一个问题")
    return [text for text in told(person) if any(said in text for said in how)]


def told(person: Person) -> list[str]:
    messages = person.world.posted(room=f"@{person.user}")
    return [letters.card(one.card_in(person.language)) for one in messages]


async def presses_in_dm(person: Person, label: str) -> str:
    """On the newest message of the direct conversation that has such a button."""
    for message in reversed(person.world.posted(room=f"@{person.user}")):
        card = message.card_in(person.language)
        if f"[{label}]" in letters.card(card):
            return await person.presses(label, card, direct=True)
    raise AssertionError(f"no {label!r} in the direct conversation of {person.name}")


async def answers(person: Person, **values: Any) -> None:
    await presses_in_dm(person, "Answer" if person.language == "en" else "回答")
    await person.fills(direct=True, **values)
    assert person.errors == {}
