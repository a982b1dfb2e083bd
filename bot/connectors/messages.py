"""What stands in a message, for whoever heard of it without its words."""

from typing import Any

from bot.platforms.port import Platform


async def read_message(
    platform: Platform, *, room: str, message: str, **_: Any
) -> dict[str, Any] | None:
    """The fields of Said, `at` in ISO format; None when the message is gone.

    `author` is "" for what no person wrote.
    """
    said = await platform.message(room, message)
    if said is None:
        return None
    author, name = said.author, said.author_name
    if author:
        profile = await platform.profile(author)
        author, name = "" if profile.is_bot else author, profile.name
    return {
        "message": said.message,
        "author": author,
        "author_name": name,
        "words": said.words,
        "at": said.at.isoformat(),
        "link": said.link,
    }
