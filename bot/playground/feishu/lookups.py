"""The calls about chats, people and files. docs: group, contact-v3, bot-v3, im-v1/{image,file}."""

from bot.playground.feishu.api import ApiError, Call
from bot.playground.feishu.messages import paged
from bot.playground.feishu.tenant import JSON, Chat

LARGEST_IMAGE, LARGEST_FILE = 10 * 2**20, 30 * 2**20
FILE_TYPES = {"opus", "mp4", "pdf", "doc", "xls", "ppt", "stream"}


def bot(call: Call) -> JSON:
    found = call.server.tenant.bot
    return {"bot": {"open_id": found.open_id, "app_name": found.name, "activate_status": 2}}


def scopes(call: Call) -> JSON:
    """application-v6/scope/list: needs no permission itself."""
    given = sorted(call.server.scopes)
    return {"scopes": [{"scope_name": one, "grant_status": 1} for one in given]}


def user(call: Call) -> JSON:
    call.needs("contact:contact.base:readonly")
    found = call.user(call.place["user"])
    if not found.is_visible:
        raise ApiError(41050)
    told: JSON = {**found.ids}
    if "contact:user.base:readonly" in call.server.scopes:
        told |= {"name": found.name, "en_name": "", "avatar": {}}
    if "contact:user.email:readonly" in call.server.scopes:
        told["email"] = found.email
    return {"user": told}


def chats(call: Call) -> JSON:
    mine = (one for one in call.server.tenant.chats.values() if one.has_bot and not one.is_direct)
    return paged(call, [_listed(one) for one in mine], most=100)


def _listed(found: Chat) -> JSON:
    return {"chat_id": found.id, "name": found.name, "external": False, "chat_status": "normal"}


def chat(call: Call) -> JSON:
    call.needs("im:chat:readonly")
    found = _chat(call)
    mode = "p2p" if found.is_direct else "topic" if found.is_topic else "group"
    return {
        "name": found.name,
        "chat_mode": mode,
        "chat_type": "private",
        "group_message_type": "chat",
        "external": False,
        "user_count": str(len(found.members)),
    }


def members(call: Call) -> JSON:
    call.needs("im:chat.members:read")
    found, tenant = _chat(call), call.server.tenant
    items: list[JSON] = [
        {"member_id_type": "open_id", "member_id": one, "name": tenant.users[one].name}
        | {"tenant_key": tenant.key}
        for one in found.members
    ]
    return {**paged(call, items, most=100), "member_total": len(items)}


def _chat(call: Call) -> Chat:
    found = call.server.tenant.chats.get(call.place["chat"])
    if found is None or not found.has_bot:
        raise ApiError(232011)
    if found.is_dissolved:
        raise ApiError(232009)
    return found


def add_image(call: Call) -> JSON:
    call.needs("im:resource")
    call.server.rates.take_of_app("images")
    _, content = _upload(call, "image", LARGEST_IMAGE)
    key = call.server.tenant.new_id("img")
    call.server.tenant.images[key] = content
    return {"image_key": key}


def add_file(call: Call) -> JSON:
    call.needs("im:resource")
    if call.body.get("file_type") not in FILE_TYPES or not call.body.get("file_name"):
        raise ApiError(234001)
    _, content = _upload(call, "file", LARGEST_FILE)
    key = call.server.tenant.new_id("file")
    call.server.tenant.files[key] = (str(call.body["file_name"]), content)
    return {"file_key": key}


def resource(call: Call) -> bytes:
    """Of a message somebody sent (im-v1/message/get-message-resource)."""
    call.needs("im:resource")
    key, message = call.place["key"], call.message()
    if call.query.get("type") not in {"file", "image"}:
        raise ApiError(234001)
    if message.content.get("file_key") != key or key not in call.server.tenant.files:
        raise ApiError(234003)
    return call.server.tenant.files[key][1]


def _upload(call: Call, name: str, largest: int) -> tuple[str, bytes]:
    if name not in call.files:
        raise ApiError(234001)
    file_name, content = call.files[name]
    if not content:
        raise ApiError(234010)
    if len(content) > largest:
        raise ApiError(234006)
    return file_name, content
