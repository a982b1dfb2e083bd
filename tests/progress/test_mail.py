"""The report by mail, from the list to the letter."""

from dataclasses import dataclass, field
from datetime import timedelta

import httpx
import pytest

from bot.mail import drawing
from bot.mail.letter import Letter
from bot.platforms.port import Gone, SendFailed
from bot.web.app import web_app
from bot.web.shared import SharedPages
from handlers.kit.context import House
from tests.change.team import Team, gathered
from tests.chat import Person, World
from tests.progress.test_report import MONDAY, at, told

URL = "https://parley.example"


@dataclass
class Letters:
    got: list[Letter] = field(default_factory=list)
    fails: list[SendFailed] = field(default_factory=list)

    async def send(self, letter: Letter) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.got.append(letter)


@pytest.fixture
def letters() -> Letters:
    return Letters()


@pytest.fixture
async def team(world: World, letters: Letters) -> Team:
    world.house(House(URL, sends_mail=True))
    world.sender.mailer = letters
    team = await gathered(world)
    await world.ticks()
    return team


async def add(by: Person, address: str, **values: str) -> str:
    await by.types("/progress mail")
    assert by.private is not None
    await by.presses("Add an address", by.private)
    return await by.fills(address=address, **values)  # type: ignore[arg-type]  # values of fields


async def test_everybody_on_the_list_gets_their_version_in_their_language(
    team: Team, letters: Letters
) -> None:
    world = team.world
    await team.assessed()
    assert await add(team.max, "Clara@Example.com ", language="zh-CN") == (
        "clara@example.com gets the next report."
    )
    await add(team.max, "boss@example.com", version="team")
    await at(world, MONDAY)
    by_address = {one.address: one for one in letters.got}
    assert set(by_address) == {"clara@example.com", "boss@example.com"}
    assert by_address["clara@example.com"].card.title == "orders：2026年11月30日 周一 进度报告"
    assert "等待处理的变更：1" in drawing.drawn(by_address["clara@example.com"]).html
    assert "Changes waiting: 1" in drawing.drawn(by_address["boss@example.com"]).text
    await world.ticks()
    assert len(letters.got) == 2


async def test_one_click_ends_it_and_nobody_can_add_them_again(
    team: Team, letters: Letters
) -> None:
    world = team.world
    await add(team.max, "clara@example.com")
    await at(world, MONDAY)
    (letter,) = letters.got
    app = web_app(_health, SharedPages(world.database, world.clock).routes())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=URL) as client:
        looked = await client.get(letter.leave)  # a mail program looks at every link
        assert "clara@example.com will get no more reports of orders." in looked.text
        left = await client.post(letter.leave, content="List-Unsubscribe=One-Click")
        assert "There will be no more letters." in left.text
        assert (await client.post(f"{URL}/leave/nobody")).status_code == 404
    await at(world, MONDAY + timedelta(weeks=1))
    assert len(letters.got) == 1
    await add(team.max, "clara@example.com")
    assert team.max.errors == {
        "address": "clara@example.com does not want these letters any more."
    }


async def _health() -> dict[str, object]:
    return {"ok": True}


async def test_a_letter_that_never_arrives_is_told_to_the_leads(
    team: Team, letters: Letters
) -> None:
    await add(team.max, "gone@example.com")
    letters.fails = [Gone("the address is refused")]
    await at(team.world, MONDAY)
    said = "The weekly report could not be mailed to gone@example.com: the address is refused"
    assert said in told(team.world, team.lea)


@pytest.mark.parametrize("typed", ["clara", "a@b", "@example.com", "a b@c.d, x@y.z\n", ""])
async def test_what_is_no_address_is_said(team: Team, typed: str) -> None:
    await add(team.max, typed)
    assert "That is no mail address." in team.max.errors["address"]


async def test_twice_the_same_is_once(team: Team) -> None:
    await add(team.max, "clara@example.com")
    await add(team.max, "clara@example.com")
    assert team.max.errors == {"address": "clara@example.com gets the report already."}


async def test_somebody_can_be_taken_off(team: Team, letters: Letters) -> None:
    await add(team.max, "clara@example.com")
    await team.max.types("/progress mail")
    assert team.max.private is not None
    await team.max.presses("Remove", team.max.private)
    await at(team.world, MONDAY)
    assert letters.got == []


async def test_without_a_mail_server_it_says_who_sets_one(world: World) -> None:
    team = await gathered(world)
    assert "EMAIL_HOST" in await team.max.types("/progress mail")
