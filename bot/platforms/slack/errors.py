"""What Slack's error codes mean for us: the one place that knows them.

Codes: docs.slack.dev, the error tables of chat.postMessage, chat.update, views.open and
conversations.history.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.platforms.port import Barred, Gone, Halted, Retry, SendFailed, Unsure

TOO_OLD = "edit_window_closed"
MESSAGE_GONE = ("message_not_found", "cant_update_message", TOO_OLD)
BARRED = ("not_in_channel", "missing_scope", "restricted_action")
HALTED = (
    "token_revoked",
    "token_expired",
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "org_login_required",
    "team_access_not_granted",
)
# "Something went wrong on our side; it may have been posted" in the words of the method's page.
UNSURE = ("fatal_error", "internal_error", "request_timeout", "service_unavailable")


def failure(error: BaseException) -> SendFailed:
    if not isinstance(error, SlackApiError):
        return Unsure(type(error).__name__)  # a time-out, a lost connection, no JSON
    response: Any = error.response
    status = getattr(response, "status_code", 200)
    reason = str(response.get("error", f"http_{status}"))
    if status == 429 or reason == "ratelimited":
        return Retry("ratelimited", after=float(response.headers.get("Retry-After", 1)))
    if status >= 500 or reason in UNSURE:
        return Unsure(reason)
    if reason in HALTED:
        return Halted(reason)
    if reason.startswith(BARRED):  # restricted_action has several endings
        return Barred(reason)
    return Gone(reason, is_message=reason in MESSAGE_GONE, is_old=reason == TOO_OLD)


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """Inside, Slack fails; outside, only our errors come out."""
    try:
        yield
    except (SlackClientError, aiohttp.ClientError, TimeoutError, ConnectionError) as error:
        raise failure(error) from error
