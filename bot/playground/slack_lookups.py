"""The methods that read: who, where, and what was said."""

from bot.playground.slack_answers import channel_json, message_json, user_json
from bot.playground.slack_api import SCOPE_OF_KIND, ApiError, Call, next_cursor, read_cursor
from bot.playground.slack_channels import JSON, Channel, Message
from bot.playground.slack_workspace import User

MOST_HISTORY = 999  # docs.slack.dev, reference/methods/conversations.history
SCARCE_HISTORY = 15  # docs.slack.dev, changelog of 2025-05-29
MOST_LISTED = 1000


def auth_test(call: Call) -> JSON:
    app, team = call.workspace.app, call.workspace.team
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": app.user.name,
        "team_id": team.id,
        "user_id": app.user.id,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def team_info(call: Call) -> JSON:
    team = call.workspace.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "icon": {}}}


def bots_info(call: Call) -> JSON:
    app = call.workspace.app
    if call.text("bot") not in ("", app.bot_id):
        raise ApiError("bot_not_found")
    return {
        "bot": {
            "id": app.bot_id,
            "deleted": False,
            "name": app.name,
            "updated": 0,
            "app_id": app.id,
            "user_id": app.user.id,
            "icons": {},
        }
    }


def emoji_list(call: Call) -> JSON:
    return {"emoji": dict(call.workspace.emoji), "cache_ts": call.workspace.new_ts()}


def _shown(call: Call, user: User) -> JSON:
    return user_json(
        call.workspace,
        user,
        with_locale=call.flag("include_locale"),
        with_email="users:read.email" in call.scopes,
    )


def users_info(call: Call) -> JSON:
    return {"user": _shown(call, call.user())}


def users_list(call: Call) -> JSON:
    known = call.workspace.users.values()
    page, more = call.page(
        [u for u in known if not call.workspace.is_external(u)], MOST_LISTED, MOST_LISTED
    )
    shown = [_shown(call, user) for user in page]
    return {"members": shown, "cache_ts": int(call.workspace.clock()), **more}


def user_by_email(call: Call) -> JSON:
    email = call.required("email").lower()
    for user in call.workspace.users.values():
        is_ours = not call.workspace.is_external(user) and not user.deleted
        if is_ours and user.email.lower() == email:
            return {"user": _shown(call, user)}
    raise ApiError("users_not_found")


def _readable(call: Call, what: str) -> Channel:
    """The conversation, if the app's scopes reach conversations of that kind."""
    channel = call.channel()
    call.need(f"{SCOPE_OF_KIND[channel.kind]}:{what}")
    return channel


def conversations_info(call: Call) -> JSON:
    channel = _readable(call, "read")
    shown = channel_json(call.workspace, channel, with_count=call.flag("include_num_members"))
    if call.flag("include_locale"):
        shown["locale"] = "en-US"
    return {"channel": shown}


def conversations_members(call: Call) -> JSON:
    channel = _readable(call, "read")
    page, more = call.page(channel.members, 100, MOST_LISTED)
    return {"members": page, **more}


def conversations_list(call: Call) -> JSON:
    """Public conversations, and those the bot is in."""
    found = [
        channel
        for channel in _listed(call)
        if channel.kind == "public" or call.workspace.has_bot(channel)
    ]
    page, more = call.page(found, 100, 999)
    return {"channels": [channel_json(call.workspace, c, with_count=True) for c in page], **more}


def users_conversations(call: Call) -> JSON:
    user = call.text("user") or call.workspace.app.user.id
    shared = [c for c in _listed(call) if user in c.members and call.workspace.has_bot(c)]
    page, more = call.page(shared, 100, 999)
    return {"channels": [channel_json(call.workspace, c) for c in page], **more}


def _listed(call: Call) -> list[Channel]:
    names = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": ""}
    wanted = call.text("types", "public_channel").split(",")
    if not set(wanted) <= names.keys():
        raise ApiError("invalid_types")
    kinds = {names[name.strip()] for name in wanted} - {""}
    for kind in sorted(kinds):
        call.need(f"{SCOPE_OF_KIND[kind]}:read")
    without_archived = call.flag("exclude_archived")
    return [
        channel
        for channel in call.workspace.channels.values()
        if channel.kind in kinds and not (without_archived and channel.is_archived)
    ]


def conversations_open(call: Call) -> JSON:
    call.need("im:write")
    if call.text("channel"):
        return {"channel": {"id": call.channel().id}}
    users = [one for one in call.text("users").split(",") if one]
    if not users:
        raise ApiError("users_list_not_supplied")
    if len(users) > 1:  # group conversations are left out: no part of the product opens one
        raise ApiError("too_many_users")
    user = call.workspace.users.get(users[0])
    if user is None or user.id == call.workspace.app.user.id:
        raise ApiError("user_not_found" if user is None else "not_enough_users")
    if user.deleted:
        raise ApiError("user_disabled")
    channel = call.workspace.direct(user)
    full = channel_json(call.workspace, channel)
    return {"channel": full if call.flag("return_im") else {"id": channel.id}}


def conversations_history(call: Call) -> JSON:
    """Newest first, replies left out, as the page of the method says."""
    channel = _with_history(call)
    found = [m for m in channel.messages if _in_range(call, m)]
    return _page_of_messages(call, found[::-1], 100)


def conversations_replies(call: Call) -> JSON:
    channel = _with_history(call)
    message = channel.find(call.required("ts"))
    if message is None:
        raise ApiError("thread_not_found")
    parent, *replies = channel.thread(message.thread_ts or message.ts)
    found = [parent, *(m for m in replies if _in_range(call, m))]
    return _page_of_messages(call, found, MOST_HISTORY)


def _with_history(call: Call) -> Channel:
    channel = _readable(call, "history")
    if not call.workspace.has_bot(channel):
        raise ApiError("not_in_channel")
    return channel


def _in_range(call: Call, message: Message) -> bool:
    oldest = _stamp(call, "oldest", "invalid_ts_oldest", 0.0)
    latest = _stamp(call, "latest", "invalid_ts_latest", float("inf"))
    ts = float(message.ts)
    return oldest < ts < latest or (call.flag("inclusive") and ts in (oldest, latest))


def _stamp(call: Call, name: str, error: str, default: float) -> float:
    try:
        return float(call.text(name) or default)
    except ValueError:
        raise ApiError(error) from None


def _page_of_messages(call: Call, found: list[Message], default: int) -> JSON:
    start = call.text("cursor")
    if start:
        # A place in time, not a count: messages that arrive meanwhile must not shift the pages.
        stamps = [message.ts for message in found]
        first = read_cursor(start, "next_ts")
        if first not in stamps:
            raise ApiError("invalid_cursor")
        found = found[stamps.index(first) :]
    size = call.number("limit", default, MOST_HISTORY)
    if call.workspace.history_every_s:
        size = min(size, SCARCE_HISTORY)
    page, rest = found[:size], found[size:]
    has_more = bool(rest)
    more = next_cursor("next_ts", rest[0].ts) if rest else {}
    with_metadata = call.flag("include_all_metadata")
    shown = [message_json(call.workspace, m, with_metadata=with_metadata) for m in page]
    answer = {"messages": shown, "has_more": has_more}
    return answer | more
