"""Reactions over Slack's Web API: reactions.add, reactions.get, users.info."""

from typing import Any, TypeAlias

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.port import Reaction

Json: TypeAlias = dict[str, Any]

DONE_BEFORE = "already_reacted"


async def add(client: AsyncWebClient, room: str, message: str, emoji: str) -> None:
    try:
        await client.reactions_add(channel=room, timestamp=message, name=emoji)
    except SlackApiError as error:
        if error.response.get("error") != DONE_BEFORE:
            raise


async def of(client: AsyncWebClient, room: str, message: str, *, without: str) -> list[Reaction]:
    """`full`: otherwise long lists of users are cut. `without`: our own id."""
    answer = await client.reactions_get(channel=room, timestamp=message, full=True)
    shown: Json = answer.get("message") or {}
    found: list[Json] = shown.get("reactions") or []
    # A person may hold an emoji in several skin tones: one reaction.
    pairs = {
        (str(one["name"]).partition("::")[0], user): 0 for one in found for user in one["users"]
    }
    return [Reaction(emoji, user) for emoji, user in pairs if user != without]
