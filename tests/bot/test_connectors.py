"""What stands in a message, asked of a platform that has it in memory."""

from datetime import UTC, datetime

from bot.connectors import CONNECTORS
from bot.platforms.port import Profile
from handlers.kit.events import Said
from tests.chat import Chat

AT = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)


async def read(chat: Chat, message: str) -> object:
    return await CONNECTORS["read_message"](chat, room="orders", message=message, by=7)


async def test_a_message_comes_with_its_authors_name() -> None:
    chat = Chat(profiles={"UANN": Profile("Ann", "en-US", "UTC")})
    chat.said["1.1"] = Said("1.1", "UANN", "UANN", "It is slow", AT, "https://x/p11")
    assert await read(chat, "1.1") == {
        "message": "1.1",
        "author": "UANN",
        "author_name": "Ann",
        "words": "It is slow",
        "at": "2026-11-25T04:00:00+00:00",
        "link": "https://x/p11",
    }


async def test_what_a_bot_wrote_has_no_author() -> None:
    chat = Chat(profiles={"UBOT": Profile("CI", "en-US", "UTC", is_bot=True)})
    chat.said["1.1"] = Said("1.1", "UBOT", "UBOT", "Build failed", AT, "")
    found = await read(chat, "1.1")
    assert isinstance(found, dict)
    assert (found["author"], found["author_name"]) == ("", "CI")


async def test_a_message_that_is_gone_is_nothing() -> None:
    assert await read(Chat(), "1.1") is None
