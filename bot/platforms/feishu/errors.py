"""What Feishu's error codes mean for us: the one place that knows them.

Codes: im-v1/message/create, im-v1/message-card/patch, api-call-guide/generic-error-code
(facts 2.6). The HTTP status says little; the code in the body counts.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp

from bot.platforms.port import Barred, Gone, Halted, Paced, Retry, SendFailed, Unsure

UNREACHED = (aiohttp.ClientError, TimeoutError)

BUSY = {230020, 11233}  # this one chat
RATE = {99991400, 11232}
TOKEN = {99991661, 99991663, 99991664, 99991665, 99991671}
STILL_SENDING = 230049  # the same uuid, a moment ago
# As answers to a reply: the group has no threads; the message, several in one, cannot have one.
NO_THREADS = {230071, 230072}
CARD_REFUSED = 230099
TOO_OLD = 230031  # 14 days

HALTED = {
    10003: "wrong_app_id",
    10014: "wrong_app_id",
    10015: "wrong_app_secret",
    99991401: "address_not_allowed",
    99991403: "monthly_quota_used_up",
}
BARRED = {
    230002: "bot_not_in_group",
    232011: "bot_not_in_group",
    230006: "bot_not_enabled",
    230013: "person_out_of_range",
    230018: "group_is_muted",
    230027: "permission_missing",
    230035: "sending_denied",
    231203: "confidential_chat",
    99991672: "scope_missing",
}
MESSAGE_GONE = {
    234003: "file_not_in_message",
    234043: "no_file_in_message",
    230011: "message_recalled",
    230019: "topic_gone",
    231003: "message_gone",
    TOO_OLD: "message_too_old",
    230110: "message_deleted",
}
GONE = {
    230022: "blocked_by_policy",
    230028: "blocked_by_policy",
    230025: "too_long",
    230029: "person_left",
    230034: "no_such_person",
    230038: "other_tenant",
    230053: "person_stopped_bot",
    230099: "card_refused",
    232009: "group_dissolved",
    41050: "person_out_of_contacts",
    99992361: "no_such_person",
}


class Refused(Exception):
    """`reset_s`: seconds after which a limit is lifted; None where Feishu does not say."""

    def __init__(self, code: int, message: str, reset_s: float | None = None) -> None:
        super().__init__(f"{code} {message}")
        self.code, self.message, self.reset_s = code, message, reset_s


class Broken(Exception):
    """No answer that could be read: a 5xx, a gateway's page."""


def failure(error: BaseException) -> SendFailed:
    if not isinstance(error, Refused):
        return Unsure(str(error) if isinstance(error, Broken) else type(error).__name__)
    code = error.code
    if code in BUSY:
        return Paced("rate_limited", after=error.reset_s or 1.0)
    if code in RATE:
        return Retry("rate_limited", after=error.reset_s or 1.0)
    if code in TOKEN:
        return Halted("token_refused")  # the client has tried a new one already
    if code == STILL_SENDING:
        return Unsure("still_sending")
    if code in HALTED:
        return Halted(HALTED[code])
    if code in BARRED:
        return Barred(BARRED[code])
    if code in MESSAGE_GONE:
        return Gone(MESSAGE_GONE[code], is_message=True, is_old=code == TOO_OLD)
    return Gone(GONE.get(code, str(code)))


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """Inside, Feishu fails; outside, only our errors come out."""
    try:
        yield
    except (Refused, Broken, *UNREACHED) as error:
        raise failure(error) from error
