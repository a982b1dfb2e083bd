"""Links to a project's page."""

import re

import httpx
import pytest

from bot.web.app import web_app
from bot.web.shared import LOOKS, SharedPages
from handlers.kit.context import House
from handlers.kit.text import Link
from tests.change.team import Team, gathered
from tests.chat import Person, World

URL = "https://parley.example"


@pytest.fixture
async def team(world: World) -> Team:
    world.house(House(URL))
    return await gathered(world)


async def no_health() -> dict[str, object]:
    return {"ok": True}


def browser(world: World) -> httpx.AsyncClient:
    app = web_app(no_health, SharedPages(world.database, world.clock).routes())
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=URL)


async def link(person: Person, label: str = "Make a link for the client") -> str:
    await person.types("/share")
    assert person.private is not None
    await person.presses(label, person.private)
    spans = [
        span
        for block in person.private.blocks
        for one in getattr(block, "lines", ())
        for span in one
        if isinstance(span, Link)
    ]
    return spans[0].url


async def test_whoever_has_the_link_reads_the_figures_as_they_stand(team: Team) -> None:
    await team.assessed()
    address = await link(team.max)
    async with browser(team.world) as client:
        first = await client.get(address)
        await team.proposed(title="<script>A second wish</script>")
        second = await client.get(address)
    assert first.status_code == 200
    assert "Changes waiting: 1" in first.text
    assert "Changes waiting: 2" in second.text
    assert "&lt;script&gt;A second wish" in second.text
    assert "<script" not in second.text
    assert first.headers["x-robots-tag"].startswith("noindex")
    assert first.headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in first.headers["content-security-policy"]
    outside = set(re.findall(r'(?:src|href)="((?!data:|\?)[^"]*)"', second.text))
    assert outside == set()


async def test_in_the_language_of_whoever_looks(team: Team) -> None:
    address = await link(team.max)
    async with browser(team.world) as client:
        chinese = await client.get(address, headers={"accept-language": "zh-TW,zh;q=0.9"})
        asked = await client.get(f"{address}?lang=zh-CN")
        english = await client.get(address, headers={"accept-language": "fr"})
    assert "数据截至" in chinese.text
    assert "数据截至" in asked.text
    assert "As of" in english.text


async def test_costs_and_internal_notes_stay_with_the_team(team: Team) -> None:
    await team.proposed()
    await team.lea.presses("Assess")
    await team.lea.fills(effort="3", cost="31337")
    await team.ann.types("/project")
    await team.ann.fills(budget_days="40", budget_money="77777")
    for one in (team.max, team.lea):
        await one.presses("Approve", team.world.posted()[0])
    client_link = await link(team.max)
    team_link = await link(team.max, "Make one for the team")
    async with browser(team.world) as client:
        outside, inside = await client.get(client_link), await client.get(team_link)
    assert "77,777" in inside.text
    for price in ("31,337", "31337", "77,777", "77777"):
        assert price not in outside.text
    assert "3 of 40 working days" in outside.text


async def test_an_ended_link_looks_like_one_that_never_was(team: Team) -> None:
    address = await link(team.max)
    await team.max.types("/share")
    assert team.max.private is not None
    await team.max.presses("End it", team.max.private)
    async with browser(team.world) as client:
        ended = await client.get(address)
        made_up = await client.get(f"{URL}/p/nobody")
    assert (ended.status_code, ended.text) == (404, made_up.text)


async def test_it_ends_by_itself(team: Team) -> None:
    address = await link(team.max)
    team.world.later(days=29)
    async with browser(team.world) as client:
        assert (await client.get(address)).status_code == 200
        team.world.later(days=2)
        assert (await client.get(address)).status_code == 404


async def test_programs_are_slowed_down(team: Team) -> None:
    async with browser(team.world) as client:
        codes = [(await client.get(f"{URL}/p/guess{n}")).status_code for n in range(40)]
    assert codes[: LOOKS.burst] == [404] * LOOKS.burst
    assert codes[-1] == 429


async def test_the_secret_is_not_in_the_database(team: Team) -> None:
    address = await link(team.max)
    secret = address.rpartition("/")[2]
    async with team.world.database.transaction() as tx:
        connection = await tx.connection()
        rows = await connection.exec_driver_sql("SELECT secret FROM share")
        assert secret not in str(rows.all())


@pytest.mark.parametrize("who", ["dan", "clara", "otto", "ann"])
async def test_only_the_leads_may_share(team: Team, who: str) -> None:
    said = await getattr(team, who).types("/share")
    assert "Only the account manager and the tech lead" in said


async def test_without_an_address_it_says_who_sets_it(world: World) -> None:
    team = await gathered(world)
    assert "PUBLIC_URL" in await team.max.types("/share")


async def test_the_page_holds_the_whole_plan_and_what_was_decided_before(team: Team) -> None:
    world = team.world
    await team.lea.types("/plan add Migration due 2027-03-01 @Dan")
    await team.lea.types("/decision We cache for an hour")
    world.later(days=20)
    addresses = [await link(team.max), await link(team.max, "Make one for the team")]
    async with browser(world) as client:
        outside, inside = [(await client.get(one)).text for one in addresses]
    for page in (outside, inside):
        assert "Later: 1" in page
        assert "#1 Migration" in page
    assert "We cache for an hour" in inside
    assert "We cache for an hour" not in outside  # said among the team, and not shared


async def test_the_page_also_holds_what_ended_before_the_last_report(team: Team) -> None:
    world = team.world
    await world.ticks()
    card = await team.assessed(title="Send faxes to everybody")
    await team.lea.presses("Decline", card)
    await team.lea.fills(reason="Nobody has one")
    await team.lea.types("/plan add Migration due 2026-12-01 @Dan")
    await team.lea.types("/plan 1 done")
    world.later(days=14)
    await world.ticks()
    addresses = [await link(team.max), await link(team.max, "Make one for the team")]
    async with browser(world) as client:
        for page in [(await client.get(one)).text for one in addresses]:
            assert "Done or closed earlier: 2" in page
            assert "#1 Send faxes to everybody – Declined" in page
            assert "#1 Migration – done" in page
            assert "Nobody has one" not in page
