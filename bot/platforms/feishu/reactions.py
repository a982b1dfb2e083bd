"""Reactions over Feishu's open API (im-v1/message-reaction)."""

from time import monotonic

from bot.pace import Limit, Pace
from bot.platforms.feishu.client import Client, Json
from bot.platforms.feishu.errors import Refused, translated
from bot.platforms.port import Reaction, Retry

DONE_BEFORE = 231015
PAGE = 50
# Feishu gives no number for the method; 50 a second is what its methods share at least.
REACTIONS = Limit(burst=5, per_second=5.0)


class Reacting:
    """The part of the port that speaks of reactions."""

    client: Client
    pace: Pace

    async def react(self, room: str, message: str, emoji: str) -> None:
        wait = self.pace.wait(f"react:{message}", REACTIONS, monotonic())
        if wait > 0:
            raise Retry("our own pace", after=wait)
        body = {"reaction_type": {"emoji_type": emoji}}
        async with translated():
            try:
                await self.client.call("POST", f"/im/v1/messages/{message}/reactions", body=body)
            except Refused as refused:
                if refused.code != DONE_BEFORE:
                    raise

    async def reactions(self, room: str, message: str) -> list[Reaction]:
        found: list[Reaction] = []
        query: Json = {"page_size": PAGE, "user_id_type": "open_id"}
        async with translated():
            while True:
                path = f"/im/v1/messages/{message}/reactions"
                page = await self.client.call("GET", path, query=query)
                items: list[Json] = page.get("items") or []
                found += [one for item in items if (one := _of_person(item))]
                if not page.get("has_more"):
                    return found
                query["page_token"] = page["page_token"]


def _of_person(item: Json) -> Reaction | None:
    """None for an app's, ours among them."""
    operator = item["operator"]
    if operator.get("operator_type") == "app":
        return None
    return Reaction(str(item["reaction_type"]["emoji_type"]), str(operator["operator_id"]))
