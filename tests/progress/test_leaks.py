"""Nothing that is for the team alone reaches a client: report, thread, pictures, letter, page.

The words are marked in the rows themselves, in every field that is the team's, and looked for in
everything a client can open, what the report's own buttons show included.
"""

import json
import re
from typing import Any

import pytest
from sqlmodel import select

from bot import wire
from bot.mail import drawing
from handlers.kit.actions import Start
from handlers.kit.cards import Row
from handlers.kit.context import House
from storage import readers, summary
from storage.blockers import Blocker
from storage.change import Assessment
from storage.feedback import Feedback
from storage.readers import Reader
from storage.slips import Slip
from storage.standup import Turn
from storage.survey import Answer, Survey
from storage.todos import Todo
from tests.change.team import Team, gathered
from tests.chat import World
from tests.progress.dialogue import CLIENTS, MONDAYS, Life
from tests.progress.projects import SECRET
from tests.progress.test_mail import Letters
from tests.share.test_share import browser, link

URL = "https://parley.example"


@pytest.fixture
def letters() -> Letters:
    return Letters()


@pytest.fixture
async def team(world: World, letters: Letters) -> Team:
    world.house(House(URL, sends_mail=True))
    world.sender.mailer = letters
    return await gathered(world)


# What the leads write for everybody to read.
LINE = "We meet on Thursday"
REASON = "The test system is gone"


async def said_to_everybody(team: Team) -> None:
    """And a word of the team's that nobody reads has no business in the glossary."""
    await team.ann.types(f"/glossary {SECRET}word = {SECRET} meaning")
    await team.lea.types("/progress health")
    await team.lea.fills(colour="red", reason=REASON)
    await team.max.types("/progress preview")
    assert team.max.private is not None
    assert_clean(json.dumps(wire.dump(team.max.private)))
    await team.max.presses("Add a line", team.max.private)
    await team.max.fills(words=LINE)


def _leads_nowhere_else(words: str) -> None:
    """No link leads into a room of the team's."""
    addresses = set(re.findall(r'"url": "([^"]+)"', words))
    assert addresses
    assert all(f"/{CLIENTS}" in one for one in addresses)


async def marked(world: World) -> None:
    """What no dialogue reaches easily gets its words by hand."""
    said: dict[type[Any], tuple[str, ...]] = {
        Assessment: ("internal",),
        Slip: ("reason",),
        Blocker: ("words",),
        Feedback: ("internal",),
        Todo: ("reason",),
    }
    async with world.database.transaction() as tx:
        for table, columns in said.items():
            for row in (await tx.exec(select(table))).all():
                for column in columns:
                    setattr(row, column, f"{SECRET} {column}")
        for turn in (await tx.exec(select(Turn))).all():
            turn.answers = [{**one, "text": f"{SECRET} answer"} for one in turn.answers]
        survey = Survey(project_id=1, kind="csat", cause="hand", occasion="x", made_at=world.now)
        tx.add(survey)
        await tx.flush()  # its answers carry the id
        words, id_ = f"{SECRET} words", survey.id or 0
        for person in (1, 2, 3):
            tx.add(
                Answer(
                    survey_id=id_,
                    person_id=person,
                    asked_at=world.now,
                    answered_at=world.now,
                    score=4,
                    words=words,
                )
            )
        for number, language in enumerate(("en", "zh-CN")):
            await readers.add(tx, reader(world, f"{number}@client.example", language))
        await summary.save_settings(tx, summary.Settings(project_id=1, is_weekly=True))
        for room, text in ((world.room, f"{SECRET} gist"), (CLIENTS, "The client's own words")):
            await summary.add(tx, week_of(world, room, text))


def reader(world: World, address: str, language: str) -> Reader:
    return Reader(
        project_id=1,
        address=address,
        language=language,
        added_by_id=1,
        made_at=world.now,
        leave=readers.new_secret(),
    )


def week_of(world: World, room: str, text: str) -> summary.Asked:
    told = {"parts": {"gist": [{"text": text, "link": f"https://chat/{room}"}]}}
    return summary.Asked(
        project_id=1,
        platform=world.chat.name,
        tenant="T1",
        room=room,
        language="en",
        week="2026-12-07",
        state=summary.State.MADE,
        asked_at=world.now,
        told=told,
    )


def assert_clean(words: str) -> None:
    assert SECRET not in words
    assert not re.search(r"31.?337", words)  # a price, however it is written
    assert not re.search(r"99.?999", words)  # what the client pays is between others


@pytest.mark.parametrize("seed", [3])
async def test_a_client_reads_nothing_internal_anywhere(
    team: Team, letters: Letters, seed: int
) -> None:
    world = team.world
    life = await Life.begun(team, seed)
    await life.until(MONDAYS[0])
    await marked(world)
    await said_to_everybody(team)
    await life.until(MONDAYS[1])
    report = [one for one in world.posted(room=CLIENTS) if "report of" in one.text][-1]
    cards = [report, *world.posted(room=CLIENTS, thread=report.id)]
    words = json.dumps([wire.dump(card) for one in cards for card in one.cards.values()])
    assert_clean(words)
    _leads_nowhere_else(words)
    for shared in ("The client's own words", LINE, REASON, "a file with all orders"):
        assert shared in words
    assert_clean("".join(_drawn(one) for one in letters.got))
    assert len(letters.got) == 2
    await _look_at_page(team)
    await _press_every_door(team, report.card)
    _is_there_for_the_team(team)


def _drawn(letter: object) -> str:
    found = drawing.drawn(letter)  # type: ignore[arg-type]  # what the fixture collects
    return found.text + found.html


async def _look_at_page(team: Team) -> None:
    address = await link(team.max)
    async with browser(team.world) as client:
        for language in ("en", "zh-CN"):
            page = (await client.get(f"{address}?lang={language}")).text
            assert_clean(page)
            assert "Beta" in page
            assert 'alt="' in page  # what the pictures say


async def _press_every_door(team: Team, card: object) -> None:
    """As the client, where the client reads."""
    world, home = team.world, team.world.room
    world.room = CLIENTS
    doors = [one.button for one in card.blocks if isinstance(one, Row)]  # type: ignore[attr-defined]  # a card
    assert len(doors) > 3
    for door in doors:
        assert door.action == Start.name
        said = await team.clara.presses_button(door)
        assert_clean(said)
        shown = team.clara.private
        assert shown is not None
        assert "Only" not in said  # a door that does not open is not offered
        assert_clean(json.dumps(wire.dump(shown)))
    assert "[Read on]" in await team.clara.types("/progress last")
    assert team.clara.private is not None
    assert_clean(await team.clara.presses("Read on", team.clara.private))
    world.room = home


def _is_there_for_the_team(team: Team) -> None:
    """The same words stand in the team's report: the test can fail."""
    world = team.world
    report = [one for one in world.posted() if "report of" in one.text][-1]
    cards = [report, *world.posted(thread=report.id)]
    words = json.dumps([wire.dump(one.card) for one in cards])
    for said in ("gist", "reason", "words"):
        assert f"{SECRET} {said}" in words
    assert "99,999" in words
