"""The calls about messages. docs: im-v1/message, message-reaction, ephemeral; facts 2.1 to 2.5."""

import json

from bot.playground.feishu.api import ApiError, Call
from bot.playground.feishu.cards import CardRefused, check
from bot.playground.feishu.emoji import EMOJI
from bot.playground.feishu.tenant import JSON, Chat, Message, content_text

UUID_KEPT_S = 3600
EDITABLE_S = 14 * 86400
EDITS_PER_S, POSTS_PER_S = 5, 5
LONGEST_TEXT = 150 * 1024
SENDS = "im:message:send_as_bot"
KINDS = {"text", "post", "image", "file", "audio", "media", "sticker", "interactive"}


def create(call: Call) -> JSON:
    call.needs(SENDS)
    kind, to = call.query.get("receive_id_type"), str(call.body.get("receive_id", ""))
    match kind:
        case "chat_id":
            chat = call.chat(to)
        case "open_id":
            user = call.user(to)
            if not user.is_reachable:
                raise ApiError(230013)
            chat = call.server.tenant.direct_chat(user)
        case _:
            raise ApiError(230001, "receive_id_type")
    return _sent(call, chat, None)


def reply(call: Call) -> JSON:
    call.needs(SENDS)
    parent = call.message()
    if parent.is_recalled:
        raise ApiError(230011)
    return _sent(call, parent.chat, parent)


def _sent(call: Call, chat: Chat, parent: Message | None) -> JSON:
    tenant, uuid = call.server.tenant, str(call.body.get("uuid", ""))
    if len(uuid) > 50:
        raise ApiError(230001, "uuid")
    before = tenant.by_uuid(uuid, since=tenant.clock() - UUID_KEPT_S)
    if before is not None:
        return told(before)
    call.server.rates.take_of_app("posts")
    call.server.rates.take(f"post:{chat.id}", POSTS_PER_S)
    kind, content = _content(call, chat)
    in_thread = bool(call.body.get("reply_in_thread"))
    message = tenant.add(
        chat, tenant.app_id, kind, content, uuid=uuid, parent=parent, in_thread=in_thread
    )
    return told(message)


def _content(call: Call, chat: Chat) -> tuple[str, JSON]:
    kind = call.body.get("msg_type")
    if kind not in KINDS:
        raise ApiError(230001, "msg_type")
    try:
        content = json.loads(call.body["content"])
    except (KeyError, TypeError, ValueError):
        raise ApiError(230001, "content is not a string in json format") from None
    if kind == "interactive":
        checked(call, content, chat)
    elif len(str(call.body["content"]).encode()) > LONGEST_TEXT:
        raise ApiError(230025)
    if kind == "file" and content.get("file_key") not in call.server.tenant.files:
        raise ApiError(230001, "file_key")
    return str(kind), content


def checked(call: Call, card: JSON, chat: Chat) -> None:
    """An id in an <at> has to be of somebody in the tenant; members only are called."""
    try:
        check(card, call.server.tenant.users, call.server.tenant.images)
    except CardRefused as refused:
        if not refused.sub:
            raise ApiError(230025, str(refused)) from None
        detail = f"ext=ErrCode: {refused.sub}; ErrMsg: {refused}"
        raise ApiError(230099, detail) from None


def patch(call: Call) -> JSON:
    call.needs(SENDS)
    message = call.own_message()
    if message.kind != "interactive" or message.only_for:
        raise ApiError(230001, "not a card")
    if call.server.tenant.clock() - message.created > EDITABLE_S:
        raise ApiError(230031)
    call.server.rates.take(f"patch:{message.id}", EDITS_PER_S)
    try:
        card = json.loads(call.body["content"])
    except (KeyError, TypeError, ValueError):
        raise ApiError(230001, "content") from None
    checked(call, card, message.chat)
    redraw(call, message, card)
    return {}


def redraw(call: Call, message: Message, card: JSON) -> None:
    message.content, message.edits = card, message.edits + 1
    call.server.tenant.changes.notify()


def get(call: Call) -> JSON:
    call.needs("im:message:readonly")
    return {"items": [_item(call, call.message())]}


def list_(call: Call) -> JSON:
    call.needs("im:message:readonly")
    kind, container = call.query.get("container_id_type"), call.query.get("container_id", "")
    if kind == "thread":
        every = call.server.tenant.messages.values()
        found = [one for one in every if one.thread and one.thread == container]
    else:
        chat = call.chat(container)
        if not chat.is_direct:
            call.needs("im:message.group_msg")
        # An ordinary group lists only the root of each thread; a reply outside of one is listed.
        found = [
            one for one in chat.messages if not one.only_for and not (one.parent and one.thread)
        ]
        found = [one for one in found if _is_between(call, one)]
    if call.query.get("sort_type") == "ByCreateTimeDesc":
        found.reverse()
    return paged(call, [_item(call, one) for one in found], most=50)


def paged(call: Call, items: list[JSON], *, most: int) -> JSON:
    size = int(call.query.get("page_size", 20))
    if not 1 <= size <= most:
        raise ApiError(230001, "page_size")
    start = int(call.query.get("page_token") or 0)
    after = start + size
    more = len(items) > after
    page = {"items": items[start:after], "has_more": more}
    return {**page, "page_token": str(after) if more else ""}


def _is_between(call: Call, message: Message) -> bool:
    start, end = int(call.query.get("start_time", 0)), call.query.get("end_time")
    return message.created >= start and (end is None or message.created <= int(end))


def delete(call: Call) -> JSON:
    recall(call, call.own_message())
    return {}


def recall(call: Call, message: Message) -> None:
    message.is_recalled = True
    call.server.tenant.changes.notify()


def told(message: Message) -> JSON:
    return {
        "message_id": message.id,
        "root_id": message.root.id if message.root else "",
        "parent_id": message.parent.id if message.parent else "",
        "thread_id": message.thread,
        "msg_type": message.kind,
        "create_time": message.created_ms,
        "update_time": message.created_ms,
        "chat_id": message.chat.id,
        "deleted": message.is_recalled,
        "updated": message.edits > 0,
    }


def _item(call: Call, message: Message) -> JSON:
    is_app = message.sender == call.server.tenant.app_id
    content = message.content
    if message.kind == "interactive":
        wants_original = call.query.get("card_msg_content_type") == "user_card_content"
        content = content if wants_original else _lossy(content)
    return {
        **told(message),
        "sender": {
            "id": message.sender,
            "id_type": "app_id" if is_app else "open_id",
            "sender_type": "app" if is_app else "user",
            "tenant_key": call.server.tenant.key,
        },
        **(_position(message) if call.server.tells_positions else {}),
        "body": {"content": content_text(content)},
        "mentions": [
            {"key": one["key"], "id": one["id"]["open_id"], "id_type": "open_id"}
            | {"name": one["name"], "tenant_key": one["tenant_key"]}
            for one in message.mentions
        ],
    }


def _position(message: Message) -> JSON:
    """As seen by larksuite/cli, shortcuts/im/convert_lib/app_link.go; no page documents it."""
    every = message.chat.messages
    if message.thread and message.parent is not None:
        topic = [one for one in every if one.thread == message.thread]
        return {"thread_message_position": str(topic.index(message))}
    return {"message_position": str(every.index(message))}


def _lossy(card: JSON) -> JSON:
    """Of a card the API gives back a title and an upgrade hint."""
    title = card.get("header", {}).get("title", {}).get("content", "")
    return {"title": title, "elements": [[{"tag": "text", "text": "请升级至最新版本客户端"}]]}


def react(call: Call) -> JSON:
    call.needs("im:message.reactions:write_only")
    message = call.message()
    emoji = call.body.get("reaction_type", {}).get("emoji_type", "")
    if emoji not in EMOJI:
        raise ApiError(231001)
    app = call.server.tenant.app_id
    if (app, emoji) in {(who, one) for _, who, one in message.reactions}:
        raise ApiError(231015)
    reaction = (call.server.tenant.new_id("r"), app, emoji)
    message.reactions.append(reaction)
    call.server.tenant.changes.notify()
    return {"reaction_id": reaction[0], "reaction_type": {"emoji_type": emoji}}


def reactions(call: Call) -> JSON:
    call.needs("im:message.reactions:read")
    app = call.server.tenant.app_id
    items: list[JSON] = [
        {
            "reaction_id": id_,
            "operator": {"operator_id": who, "operator_type": "app" if who == app else "user"},
            "reaction_type": {"emoji_type": emoji},
        }
        for id_, who, emoji in call.message().reactions
    ]
    return paged(call, items, most=50)


def unreact(call: Call) -> JSON:
    message = call.message()
    for one in message.reactions:
        if one[0] == call.place["reaction"]:
            if one[1] != call.server.tenant.app_id:
                raise ApiError(231007)
            message.reactions.remove(one)
            return {}
    raise ApiError(230001, "reaction_id")


def whisper(call: Call) -> JSON:
    chat, user = call.chat(str(call.body.get("chat_id"))), call.user(str(call.body.get("open_id")))
    if chat.is_direct or chat.is_topic:
        raise ApiError(230001, "chat_id")
    card = call.body.get("card")
    checked(call, card if isinstance(card, dict) else {}, chat)
    message = call.server.tenant.add(chat, call.server.tenant.app_id, "interactive", card or {})
    message.only_for = user.open_id
    return {"message_id": message.id}


def unwhisper(call: Call) -> JSON:
    message = call.server.tenant.messages.get(str(call.body.get("message_id")))
    if message is None or not message.only_for or message.is_recalled:
        raise ApiError(18051)
    recall(call, message)
    return {}
