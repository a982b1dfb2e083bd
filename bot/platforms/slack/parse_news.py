"""What the Events API tells: mentions, messages, reactions, who joined. Pure."""

from typing import Any

from bot.platforms.slack.markup import people_in, readable
from bot.platforms.slack.ours import Body, Names, Ours, attached, is_direct
from handlers.kit.events import (
    Command,
    Deleted,
    Edited,
    Event,
    Joined,
    Opened,
    ProfileChanged,
    Reacted,
    Wrote,
)


def event(body: Body, names: Names, ours: Ours) -> Event | None:
    news = body["event"]
    match news["type"], news.get("subtype"):
        case "app_mention", _:
            return _typed(body, names, ours)
        case "message", None | "file_share" if news.get("channel_type") == "im":
            return _typed(body, names, ours)
        case "message", None | "file_share" | "thread_broadcast":
            return _wrote(body, names, ours)
        case "reaction_added" | "reaction_removed", _ if news["item"]["type"] == "message":
            return _reacted(body, ours)
        case "message", "message_changed":
            return _edited(body, names, ours)
        case "message", "message_deleted":
            return Deleted(**_where(body, ours), message=news["deleted_ts"])
        case "user_change", _:
            return _profile(body, ours)
        case "app_home_opened", _ if news["tab"] == "home":
            return Opened(**_where(body, ours), actor=news["user"])
        case "member_joined_channel", _ if news["user"] == ours.user:
            return Joined(**_where(body, ours), actor=news.get("inviter", ""))
    return None


def _profile(body: Body, ours: Ours) -> ProfileChanged | None:
    user = body["event"]["user"]
    if user.get("is_bot") or user.get("deleted"):
        return None
    shown = user.get("profile") or {}
    return ProfileChanged(
        id=body["event_id"],
        platform="slack",
        tenant=ours.team,
        actor=user["id"],
        name=shown.get("display_name") or shown.get("real_name") or user.get("name", ""),
        locale=user.get("locale", ""),
        zone=user.get("tz", ""),
    )


def _where(body: Body, ours: Ours) -> dict[str, Any]:
    room = body["event"]["channel"]
    return {
        "id": body["event_id"],
        "platform": "slack",
        "tenant": ours.team,
        "room": room,
        "direct": is_direct(room),
    }


def _typed(body: Body, names: Names, ours: Ours) -> Command | None:
    news = body["event"]
    if news.get("bot_id") or not news.get("user"):
        return None
    text = news.get("text", "").replace(f"<@{ours.user}>", "", 1)
    where = _where(body, ours)
    # One message to the bot can come as several events; it is the message that counts.
    where["id"] = f"message:{news['channel']}:{news['ts']}"
    return Command(
        **where,
        actor=news["user"],
        thread=news.get("thread_ts", ""),
        points_at=news.get("thread_ts", ""),
        name="",
        text=readable(text, names).strip(),
        people=people_in(text, without=ours.user),
        message=news["ts"],
        attached=attached(news),
    )


def _wrote(body: Body, names: Names, ours: Ours) -> Wrote | None:
    news = body["event"]
    is_to_us = f"<@{ours.user}>" in news.get("text", "")  # comes as an app_mention too
    if is_to_us or news.get("bot_id") or not news.get("user"):
        return None
    return Wrote(
        **_where(body, ours),
        actor=news["user"],
        thread=news.get("thread_ts", ""),
        message=news["ts"],
        words=readable(news.get("text", ""), names).strip(),
        people=people_in(news.get("text", "")),
    )


def _reacted(body: Body, ours: Ours) -> Reacted:
    news = body["event"]
    room = news["item"]["channel"]
    return Reacted(
        id=body["event_id"],
        platform="slack",
        tenant=ours.team,
        actor=news["user"],
        room=room,
        direct=is_direct(room),
        message=news["item"]["ts"],
        emoji=news["reaction"].partition("::")[0],  # skin tones follow: +1::skin-tone-2
        is_added=news["type"] == "reaction_added",
    )


def _edited(body: Body, names: Names, ours: Ours) -> Edited | None:
    now, before = body["event"]["message"], body["event"].get("previous_message") or {}
    if now.get("bot_id") or now.get("text") == before.get("text"):
        return None  # our own edits, and unfurled links
    return Edited(
        **_where(body, ours),
        message=now.get("ts") or before["ts"],
        words=readable(now.get("text", ""), names),
    )
