"""parley doctor, the part about Feishu."""

import time
from collections.abc import AsyncIterator
from email.utils import parsedate_to_datetime

from bot.doctor import CLOCK_OFF_S, Finding
from bot.platforms.feishu import manifest, set_up
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.errors import UNREACHED, Broken, Refused, failure
from bot.settings import Settings

MEND = {
    "wrong_app_id": "Copy FEISHU_APP_ID again: developer console, Credentials.",
    "wrong_app_secret": "Copy FEISHU_APP_SECRET again: developer console, Credentials.",
    "address_not_allowed": "Add this machine to the IP whitelist: console, Security settings.",
    "bot_not_enabled": "Add the Bot under Features, and publish a version.",
    "scope_missing": "Import the permissions of `parley manifest feishu`, and publish a version.",
}


async def examined(settings: Settings) -> list[Finding]:
    client = set_up.client(settings)
    try:
        return [finding async for finding in _feishu(settings, client)]
    finally:
        await client.close()


async def _feishu(settings: Settings, client: Client) -> AsyncIterator[Finding]:
    try:
        answer = await client.call("GET", "/bot/v3/info")
    except (Refused, Broken, *UNREACHED) as error:
        yield _failed("signing in", error, settings)
        return
    yield Finding(True, f"Feishu: signed in as {answer['bot'].get('app_name', '')}")
    yield await _permissions(client, settings)
    yield await _asked("the groups", client, "/im/v1/chats", settings)
    yield await _clock(client)
    if settings.feishu_mode == "websocket":
        yield await _long_connection(client, settings)
    else:
        address = f"{settings.public_url or 'https://…'}{set_up.PATH}"
        yield Finding(True, f"Feishu: events are expected at {address}")


async def _permissions(client: Client, settings: Settings) -> Finding:
    """application-v6/scope/list, which any app may ask."""
    try:
        answer = await client.call("GET", "/application/v6/scopes")
    except (Refused, Broken, *UNREACHED) as error:
        return _failed("the permissions", error, settings)
    given = {one["scope_name"] for one in answer.get("scopes") or () if one["grant_status"] == 1}
    missing = [one for one in manifest.SCOPES if one not in given]
    if missing:
        what = f"Feishu: permissions are missing: {', '.join(missing)}"
        return Finding(False, what, MEND["scope_missing"])
    return Finding(True, "Feishu: every permission is given")


async def _asked(what: str, client: Client, path: str, settings: Settings) -> Finding:
    try:
        await client.call("GET", path)
    except (Refused, Broken, *UNREACHED) as error:
        return _failed(what, error, settings)
    return Finding(True, f"Feishu: may see {what}")


async def _long_connection(client: Client, settings: Settings) -> Finding:
    given = {"AppID": client.app_id, "AppSecret": client.app_secret}
    try:
        await client.unauthorised("/callback/ws/endpoint", given)
    except (Refused, Broken, *UNREACHED) as error:
        return _failed("the long connection", error, settings)
    return Finding(True, "Feishu: the long connection is offered")


async def _clock(client: Client) -> Finding:
    async with client.http.get(client.base_url, allow_redirects=False) as answer:
        said = answer.headers.get("date")
    off = abs(parsedate_to_datetime(said).timestamp() - time.time()) if said else 0.0
    if off > CLOCK_OFF_S:
        return Finding(False, f"clock: {off:.0f} s away from Feishu’s", "Set it, best with NTP.")
    return Finding(True, "clock: agrees with Feishu’s")


def _failed(what: str, error: Exception, settings: Settings) -> Finding:
    reason = failure(error).reason
    mend = MEND.get(reason, f"Can this machine reach {settings.feishu_base_url} ?")
    return Finding(False, f"Feishu: {what}: {reason}", mend)
