"""What people attached to their messages (im-v1/message/get-message-resource, facts 1.4)."""

import json
from urllib.parse import quote

from bot.platforms.feishu.client import Client, Json
from bot.platforms.feishu.errors import translated
from bot.platforms.port import File
from handlers.kit.events import Attached


class HasFiles:
    """The part of the port that gives files."""

    client: Client

    async def file(self, attached: Attached, *, room: str, most: int) -> File | None:
        async with translated():
            answer = await self.client.call("GET", f"/im/v1/messages/{attached.message}")
            items: list[Json] = answer.get("items") or []
            item = items[0] if items else {}
            if item.get("msg_type") != "file" or item.get("deleted"):
                return None
            content: Json = json.loads(item["body"]["content"])
            key = quote(str(content["file_key"]), safe="")
            path = f"/im/v1/messages/{attached.message}/resources/{key}"
            found = await self.client.download(path, query={"type": "file"}, most=most)
        return File(str(content.get("file_name") or ""), found)
