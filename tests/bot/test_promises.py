"""The rows of the outbox that a handler's promises become."""

from functools import partial

import pytest
from sqlalchemy import text

from bot import promises
from handlers.kit.context import Ask, Hand, Post, Promise, Tell
from handlers.kit.i18n import LANGUAGES
from storage.projects import Room
from tests.bot.office import Bot, says
from tests.chat import NOON

hello = partial(says, "hello")
ROOM = Room(platform="slack", tenant="T1", room="C1", project_id=1, name="orders")
TELL = Tell("slack", "T1", "U1", "en", hello)


def test_the_same_event_makes_the_same_keys() -> None:
    keys = [promises._key("slack:T1:Ev1", number) for number in range(3)]
    assert keys == [promises._key("slack:T1:Ev1", number) for number in range(3)]
    assert len({*keys, promises._key("slack:T1:Ev2", 0)}) == 4
    assert all(len(key) <= 50 for key in keys)  # Feishu's limit for `uuid`


@pytest.mark.parametrize(
    ("promise", "lane"),
    [
        (Post(ROOM, "en", hello), "slack:T1:C1"),  # a room's own order
        (TELL, "slack:T1:@U1"),  # a person's own
        (Hand("slack", "T1", "U1", "a.csv", "…", "here"), "slack:T1:@U1"),
        (Ask("slack", "T1", "thread", {"room": "C1"}), "ask:key"),  # questions wait for nobody
    ],
)
def test_each_promise_has_its_lane(promise: Promise, lane: str) -> None:
    assert promises.outgoing(promise, "key", NOON).lane == lane


def test_people_of_two_tenants_have_lanes_of_their_own() -> None:
    other = Tell("slack", "T2", "U1", "en", hello)
    lanes = {promises.outgoing(one, "key", NOON).lane for one in (TELL, other)}
    assert len(lanes) == 2


@pytest.mark.parametrize(
    ("platform", "languages"), [("slack", {"zh-CN"}), ("feishu", set(LANGUAGES))]
)
def test_a_card_is_drawn_in_each_language_it_is_read_in(
    platform: str, languages: set[str]
) -> None:
    assert set(promises.drawn(hello, platform, "zh-CN")) == languages


async def test_a_repeated_event_repeats_no_promise(bot: Bot) -> None:
    command = bot.command("say hello", live=False)
    for _ in range(2):
        await bot.gets(command)
    async with bot.database.transaction() as tx:
        connection = await tx.connection()
        kinds = await connection.execute(text("SELECT kind FROM outbox ORDER BY id"))
        assert list(kinds.scalars()) == ["post", "tell"]
