"""How Slack writes down a person, a conversation, a message, a view and a file."""

import base64
import datetime as dt
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.playground.slack_channels import JSON, Channel, Message
from bot.playground.slack_files import File
from bot.playground.slack_stacks import View
from bot.playground.slack_workspace import User, Workspace


def user_json(workspace: Workspace, user: User, *, with_locale: bool, with_email: bool) -> JSON:
    is_external = workspace.is_external(user)
    answer: JSON = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "color": "9f69e7",
        "real_name": user.real_name,
        "profile": _profile(workspace, user, with_email=with_email and not is_external),
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": int(workspace.clock()),
    }
    if user.deleted:
        return answer
    answer |= _zone(workspace, user) | {
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": user.is_ultra_restricted,
        "is_email_confirmed": True,
        "who_can_share_contact_card": "EVERYONE",
    }
    if is_external:
        answer["is_stranger"] = not any(user.id in c.members for c in workspace.channels.values())
    elif with_locale:
        answer["locale"] = user.locale
    return answer


def _profile(workspace: Workspace, user: User, *, with_email: bool) -> JSON:
    profile: JSON = {
        "title": "",
        "phone": "",
        "skype": "",
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "status_text": "",
        "status_emoji": "",
        "status_expiration": 0,
        "avatar_hash": "g000000000",
        "team": user.team_id,
    }
    if user.is_bot:
        profile |= {"bot_id": workspace.app.bot_id, "api_app_id": workspace.app.id}
    elif with_email and user.email:
        profile["email"] = user.email
    return profile


def _zone(workspace: Workspace, user: User) -> JSON:
    now = dt.datetime.fromtimestamp(workspace.clock(), ZoneInfo(user.tz))
    offset = now.utcoffset() or dt.timedelta()
    return {
        "tz": user.tz,
        "tz_label": now.tzname() or user.tz,
        "tz_offset": int(offset.total_seconds()),
    }


def channel_json(workspace: Workspace, channel: Channel, *, with_count: bool = False) -> JSON:
    if channel.kind == "im":
        return _direct_json(workspace, channel)
    is_private = channel.kind == "private"
    answer = {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not is_private,
        "is_group": is_private,
        "is_private": is_private,
        "created": channel.created,
        "creator": channel.creator,
        "is_archived": channel.is_archived,
        "is_general": channel.name == "general",
        "is_shared": channel.is_ext_shared,
        "is_ext_shared": channel.is_ext_shared,
        "shared_team_ids": _teams(workspace, channel),
        "context_team_id": workspace.team.id,
        "updated": channel.created * 1000,
        "is_member": workspace.has_bot(channel),
        **_NEVER_HERE,
    }
    return answer | ({"num_members": len(channel.members)} if with_count else {})


_NOTHING_SAID = {"value": "", "creator": "", "last_set": 0}
_NEVER_HERE: JSON = {
    "is_im": False,
    "is_mpim": False,
    "unlinked": 0,
    "is_org_shared": False,
    "is_pending_ext_shared": False,
    "pending_shared": [],
    "pending_connected_team_ids": [],
    "parent_conversation": None,
    "topic": _NOTHING_SAID,
    "purpose": _NOTHING_SAID,
    "previous_names": [],
}


def _teams(workspace: Workspace, channel: Channel) -> list[str]:
    return sorted({workspace.team.id, *(u.team_id for u in workspace.members(channel))})


def _direct_json(workspace: Workspace, channel: Channel) -> JSON:
    person = next(u for u in channel.members if u != workspace.app.user.id)
    return {
        "id": channel.id,
        "created": channel.created,
        "is_archived": False,
        "is_im": True,
        "is_org_shared": False,
        "is_ext_shared": channel.is_ext_shared,
        "context_team_id": workspace.team.id,
        "user": person,
        "updated": channel.created * 1000,
        "is_user_deleted": workspace.users[person].deleted,
        "priority": 0,
    }


def message_json(workspace: Workspace, message: Message, *, with_metadata: bool = True) -> JSON:
    """`with_metadata` False leaves only its ``event_type``, as history does by default."""
    author = workspace.users.get(message.user)
    answer: JSON = {"type": "message", "user": message.user, "ts": message.ts}
    answer |= {"text": message.text, "team": author.team_id if author else workspace.team.id}
    if message.is_from_bot:
        answer |= _bot_marks(workspace)
    optional = {
        "client_msg_id": message.client_msg_id,
        "subtype": message.subtype,
        "edited": message.edited,
        "blocks": message.blocks,
        "files": [file_json(workspace, workspace.files[key]) for key in message.files],
        "reactions": reactions_json(message),
    }
    answer |= {name: value for name, value in optional.items() if value}
    if message.metadata:
        kept = {"event_type": message.metadata["event_type"]}
        answer["metadata"] = message.metadata if with_metadata else kept
    return answer | _thread_marks(message)


def _bot_marks(workspace: Workspace) -> JSON:
    app = workspace.app
    return {
        "bot_id": app.bot_id,
        "app_id": app.id,
        "bot_profile": {
            "id": app.bot_id,
            "deleted": False,
            "name": app.name,
            "updated": 0,
            "app_id": app.id,
            "user_id": app.user.id,
            "icons": {"image_36": "", "image_48": "", "image_72": ""},
            "team_id": workspace.team.id,
        },
    }


def _thread_marks(message: Message) -> JSON:
    if message.thread_ts is None:
        return {}
    parent = message.channel.log[message.thread_ts]
    if message.is_reply:
        return {"thread_ts": message.thread_ts, "parent_user_id": parent.user}
    replies = message.replies
    authors = list(dict.fromkeys(reply.user for reply in replies))
    counts = {"reply_count": len(replies), "reply_users_count": len(authors)}
    if not replies:
        return {}
    return {
        "thread_ts": message.ts,
        **counts,
        "latest_reply": replies[-1].ts,
        "reply_users": authors,
        "is_locked": False,
        "subscribed": False,
    }


def reactions_json(message: Message) -> list[JSON]:
    return [
        {"name": name, "users": list(users), "count": len(users)}
        for name, users in message.reactions.items()
    ]


def view_json(workspace: Workspace, view: View) -> JSON:
    given = view.definition
    answer: JSON = {
        "id": view.id,
        "team_id": view.team_id,
        "type": given["type"],
        "blocks": view.blocks,
        "private_metadata": given.get("private_metadata", ""),
        "callback_id": given.get("callback_id", ""),
        "state": {"values": view.state},
        "hash": view.hash,
        "title": given.get("title", {"type": "plain_text", "text": "View Title", "emoji": True}),
        "clear_on_close": given.get("clear_on_close", False),
        "notify_on_close": given.get("notify_on_close", False),
        "close": given.get("close"),
        "submit": given.get("submit"),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": workspace.app.id,
        "external_id": view.external_id,
        "app_installed_team_id": workspace.team.id,
        "bot_id": workspace.app.bot_id,
    }
    return answer


def file_json(workspace: Workspace, file: File) -> JSON:
    answer: JSON = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "user": file.user,
        "user_team": workspace.team.id,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "is_public": bool(file.shares),
        "channels": [c for c in file.shares if c.startswith("C")],
        "groups": [c for c in file.shares if c.startswith("G")],
        "ims": [c for c in file.shares if c.startswith("D")],
        "shares": _shares(file),
        "permalink": f"https://{workspace.team.domain}.slack.com/files/{file.user}/{file.id}",
        "url_private": f"{workspace.host}/files/{file.id}/{quote(file.name)}",
        "mimetype": "",
        "filetype": "",
    }
    if workspace.clock() >= file.ready_at:
        answer |= {"mimetype": file.mimetype, "filetype": file.filetype}
        if file.mimetype.startswith("image/"):
            answer |= {"original_w": 0, "original_h": 0, "thumb_tiny": _thumb(file)}
    return answer


def _thumb(file: File) -> str:
    return base64.b64encode(file.content[:24]).decode()


def _shares(file: File) -> JSON:
    shares: JSON = {}
    for channel_id, stamps in file.shares.items():
        kind = "public" if channel_id.startswith("C") else "private"
        shares.setdefault(kind, {})[channel_id] = [{"ts": ts} for ts in stamps]
    return shares
