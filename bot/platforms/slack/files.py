"""What people attached, fetched with the bot's own token (docs.slack.dev, reference/objects/file).

The token goes to Slack alone: the address stands in Slack's answer, and still is looked at; no
redirect is followed.
"""

from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.port import Barred, File, Gone, Retry
from handlers.kit.events import Attached

Json = dict[str, Any]

WITHIN = aiohttp.ClientTimeout(total=30)
PIECE = 64 * 1024


async def fetched(
    client: AsyncWebClient, attached: Attached, *, room: str, most: int
) -> File | None:
    id_ = attached.file or await _of_message(client, room, attached.message)
    if not id_:
        return None
    answer = await client.files_info(file=id_)
    about: Json = answer["file"]
    name = str(about.get("name") or id_)
    if int(about.get("size") or 0) > most:
        return File(name, None)
    return File(name, await _content(client, str(about.get("url_private") or ""), most))


async def _of_message(client: AsyncWebClient, room: str, message: str) -> str:
    answer = await client.conversations_replies(
        channel=room, ts=message, oldest=message, latest=message, limit=1, inclusive=True
    )
    messages: list[Json] = answer["messages"]
    files = (file for one in messages if one["ts"] == message for file in one.get("files") or ())
    return next((str(one["id"]) for one in files), "")


async def _content(client: AsyncWebClient, url: str, most: int) -> bytes | None:
    if not _is_slacks(url, client.base_url):
        raise Gone("no_address_of_the_file")  # removed, or kept somewhere else than in Slack
    assert client.session is not None  # app.py gives it one
    headers = {"Authorization": f"Bearer {client.token}"}
    async with client.session.get(
        url, headers=headers, allow_redirects=False, timeout=WITHIN
    ) as answer:
        if answer.status >= 500 or answer.status == 429:
            raise Retry(f"http_{answer.status}", after=5)
        if answer.status != 200:  # a redirect leads to the page where people log in
            raise Barred(f"file_http_{answer.status}")
        found = b""
        async for part in answer.content.iter_chunked(PIECE):
            found += part
            if len(found) > most:
                return None
        return found


def _is_slacks(url: str, api: str) -> bool:
    """Of files.slack.com; or beside the API, where a stand-in serves both."""
    found, ours = urlsplit(url), urlsplit(api)
    host = found.hostname or ""
    is_public = found.scheme == "https" and (host == "slack.com" or host.endswith(".slack.com"))
    return is_public or (found.scheme, found.netloc) == (ours.scheme, ours.netloc)
