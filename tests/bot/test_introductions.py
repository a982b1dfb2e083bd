"""Whoever is new is looked up before an event is handled, and nobody waits long for that."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot import introductions
from bot.introductions import FRESH, Introductions
from bot.platforms.port import Gone, Platform, Profile, Retry, RoomProfile, SendFailed
from handlers.kit.events import Command, Said
from storage import people, projects
from storage.engine import Database
from storage.people import Person
from tests.chat import NOON, Chat


class Asked(Chat):
    """Counts what it is asked; `trouble` instead of an answer, or none for `silence` seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.trouble: SendFailed | None = None
        self.silence = 0.0

    async def _answers(self, what: str) -> None:
        self.asked.append(what)
        await asyncio.sleep(self.silence)
        if self.trouble:
            raise self.trouble

    async def profile(self, user: str) -> Profile:
        await self._answers(user)
        return self.profiles.get(user, Profile(f"name of {user}", "zh-CN", "Asia/Shanghai"))

    async def describe(self, room: str) -> RoomProfile:
        await self._answers(room)
        return RoomProfile(f"name of {room}", is_direct=room.startswith("D"))

    async def message(self, room: str, message: str) -> Said | None:
        await self._answers(message)
        return self.said.get(message)


class Desk:
    def __init__(self, database: Database) -> None:
        self.database, self.chat, self.now = database, Asked(), NOON
        platforms: dict[str, Platform] = {"slack": self.chat}
        self.introduce = Introductions(database, platforms, lambda: self.now)

    async def meets(self, actor: str = "U1", **changes: Any) -> tuple[Command, str]:
        given: dict[str, Any] = {"platform": "slack", "tenant": "T1", "room": "C1"}
        command = Command(id="1", actor=actor, name="change", **(given | changes))
        event, language = await self.introduce(command)
        assert isinstance(event, Command)
        return event, language

    async def person(self, user: str = "U1", tenant: str = "T1") -> Person:
        async with self.database.transaction() as tx:
            found = await people.find(tx, platform="slack", tenant=tenant, user=user)
        assert found is not None
        return found

    async def projects(self) -> list[str]:
        async with self.database.transaction() as tx:
            return [one.name for one in await projects.everything(tx)]


@pytest.fixture
def desk(embedded: Database) -> Desk:
    return Desk(embedded)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(introductions, "PATIENCE_S", 0.02)


async def test_somebody_new_is_looked_up_once(desk: Desk) -> None:
    for _ in range(3):
        _, language = await desk.meets()
    assert desk.chat.asked == ["U1", "C1"]
    assert language == "zh-CN"
    met = await desk.person()
    assert (met.name, met.zone) == ("name of U1", "Asia/Shanghai")


async def test_somebody_known_is_not_asked_about_after_a_restart(desk: Desk) -> None:
    await desk.meets()
    after = Desk(desk.database)
    await after.meets()
    assert after.chat.asked == []


async def test_the_room_gets_a_project_named_after_it(desk: Desk) -> None:
    await desk.meets()
    await desk.meets("U2")
    assert await desk.projects() == ["name of C1"]


async def test_a_direct_conversation_gets_none(desk: Desk) -> None:
    await desk.meets(room="D1", direct=True)
    await desk.meets(room="D2")  # nobody said so, but the platform knows
    assert await desk.projects() == []


async def test_two_tenants_never_share_a_person(desk: Desk) -> None:
    await desk.meets()
    await desk.meets(tenant="T2")
    assert (await desk.person()).id != (await desk.person(tenant="T2")).id


async def test_many_who_come_at_once_are_one_person_with_one_project(desk: Desk) -> None:
    desk.chat.silence = 0.01
    await asyncio.gather(*(desk.meets() for _ in range(8)))
    assert await desk.projects() == ["name of C1"]
    async with desk.database.transaction() as tx:
        assert len((await tx.exec(select(Person))).all()) == 1


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("trouble", [None, Retry("ratelimited", after=30), Gone("user_not_found")])
async def test_a_platform_that_cannot_say_holds_nobody_up(
    desk: Desk, trouble: SendFailed | None
) -> None:
    desk.chat.trouble, desk.chat.silence = trouble, 0.0 if trouble else 60.0
    async with asyncio.timeout(2):
        _, language = await desk.meets()
    assert language == "en"
    assert (await desk.person()).name == "U1"


@pytest.mark.usefixtures("impatient")
async def test_who_could_not_be_looked_up_gets_their_name_later(desk: Desk) -> None:
    desk.chat.trouble = Retry("ratelimited", after=30)
    await desk.meets()
    desk.chat.trouble = None
    desk.now += FRESH + timedelta(seconds=1)
    _, language = await desk.meets()
    assert (await desk.person()).name == "name of U1"
    assert language == "zh-CN"


async def test_what_nobody_did_needs_no_introduction(desk: Desk) -> None:
    assert (await desk.meets(""))[1] == "en"
    assert desk.chat.asked == []


async def test_people_an_event_speaks_of_are_met_too(desk: Desk) -> None:
    await desk.meets(people=("U2", "U3"))
    assert (await desk.person("U3")).name == "name of U3"


async def test_bots_are_known_as_bots(desk: Desk) -> None:
    desk.chat.profiles["U9"] = Profile("Build bot", is_bot=True)
    await desk.meets("U9")
    async with desk.database.transaction() as tx:
        account = await tx.get(people.Account, ("slack", "T1", "U9"))
        assert account is not None
        assert account.is_bot


class TestPointedAt:
    SAID = Said("m1", "U2", "", "cancelled orders are missing", NOON, "https://…")

    async def about(self, desk: Desk, text: str, **changes: Any) -> Said | None:
        desk.chat.said["m1"] = self.SAID
        event, _ = await desk.meets(points_at="m1", text=text, **changes)
        return event.about

    async def test_a_bare_word_is_about_the_message(self, desk: Desk) -> None:
        assert await self.about(desk, "change") == replace(self.SAID, author_name="name of U2")

    async def test_a_sentence_is_not(self, desk: Desk) -> None:
        assert await self.about(desk, "change the export") is None
        assert "m1" not in desk.chat.asked

    async def test_a_message_that_is_gone_is_nothing(self, desk: Desk) -> None:
        event, _ = await desk.meets(points_at="m2", text="change")
        assert event.about is None
