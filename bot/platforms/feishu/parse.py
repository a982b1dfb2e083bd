"""Feishu's events and callbacks as ours. Pure.

Shapes: im-v1/message/events/receive, card-callback-communication (facts 1.4 to 1.6). Whatever is
not needed is not looked at, and None means: nothing for us.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeAlias

from bot.platforms.feishu.render_form import values
from handlers.kit.events import (
    Attached,
    Click,
    Command,
    Deleted,
    Event,
    Joined,
    Reacted,
    Said,
    Wrote,
)

Body: TypeAlias = Mapping[str, Any]

CALLBACK = "card.action.trigger"

_MENTION = re.compile(r"@_user_\d+|@_all")
_LOCALE = re.compile(r"LarkLocale/(\w+)")


@dataclass(frozen=True)
class Source:
    """Where a callback comes from. `form`: the key of the form it submits."""

    message: str
    is_direct: bool
    form: str


def kind(body: Body) -> str:
    """ "" for anything but an event of schema 2.0: the older ones are not subscribed to."""
    return str((body.get("header") or {}).get("event_type", ""))


def event(body: Body, bot: str) -> Event | None:
    """`bot`: our own open_id."""
    match kind(body):
        case "im.message.receive_v1":
            return _typed(body, bot)
        case "application.bot.menu_v6":
            return _chosen(body)
        case "im.chat.member.bot.added_v1":
            added = body["event"]
            return Joined(**_head(body), room=added["chat_id"], actor=_id(added["operator_id"]))
        case "im.message.recalled_v1":
            gone = body["event"]
            return Deleted(**_head(body), room=gone["chat_id"], message=gone["message_id"])
        case "im.message.reaction.created_v1":
            return _reacted(body, is_added=True)
        case "im.message.reaction.deleted_v1":
            return _reacted(body, is_added=False)
        case "im.chat.access_event.bot_p2p_chat_entered_v1":
            return _entered(body)
        case "card.action.trigger":
            return _click(body)
    return None


def source(body: Body) -> Source:
    said = body["event"]
    value = _value(said)
    message = (said.get("context") or {}).get("open_message_id", "")
    return Source(message, bool(value.get("d")), str(value.get("f", "")))


def locale(body: Body) -> str:
    """Of the writer's client, where the app may read it (scope im:user_agent:read)."""
    agent = ((body.get("event") or {}).get("message") or {}).get("user_agent") or ""
    found = _LOCALE.search(agent)
    return found.group(1) if found else ""


def zone(body: Body) -> str:
    """IANA; comes with pickers of dates and times only."""
    return str(((body.get("event") or {}).get("action") or {}).get("timezone") or "")


def _head(body: Body) -> dict[str, Any]:
    header = body["header"]
    return {"id": header["event_id"], "platform": "feishu", "tenant": header["tenant_key"]}


def _id(ids: Body) -> str:
    return str(ids.get("open_id") or "")


def _reacted(body: Body, *, is_added: bool) -> Reacted | None:
    given = body["event"]
    if given.get("operator_type") != "user":
        return None  # our own, and those of other apps
    actor, emoji = _id(given["user_id"]), given["reaction_type"]["emoji_type"]
    head = _head(body)
    # Once for each time, whatever event id it comes under.
    told = (given["message_id"], actor, emoji, given["action_time"], "on" if is_added else "off")
    head["id"] = f"reaction:{':'.join(told)}"
    return Reacted(
        **head, actor=actor, message=given["message_id"], emoji=emoji, is_added=is_added
    )


def _typed(body: Body, bot: str) -> Command | Wrote | None:
    """What is said to the bot; with the scope im:message.group_msg, what is said to others too."""
    sender, message = body["event"]["sender"], body["event"]["message"]
    mentions = message.get("mentions") or []
    spoken_of = [_mentioned(one) for one in mentions]
    is_direct = message["chat_type"] == "p2p"
    text = readable(message["message_type"], message["content"], mentions, without=bot)
    attached = _attached(message, is_direct)
    if sender.get("sender_type") != "user" or (text is None and not attached):
        return None
    said = (text or "").strip()
    # A message may be delivered under several event ids; it is the message that counts.
    where = {
        **_head(body),
        "id": f"message:{message['message_id']}",
        "actor": _id(sender["sender_id"]),
        "room": message["chat_id"],
        "thread": message.get("root_id", "") if message.get("thread_id") else "",
        "direct": is_direct,
        "people": tuple(dict.fromkeys(user for user in spoken_of if user not in ("", bot))),
    }
    if not is_direct and bot not in spoken_of:
        return Wrote(**where, message=message["message_id"], words=said)
    return Command(
        **where,
        name="",
        text=said,
        message=message["message_id"],
        points_at=message.get("parent_id") or "",
        attached=attached,
    )


def _attached(message: Body, is_direct: bool) -> tuple[Attached, ...]:
    """In a group a file is said to nobody: a message of a file holds nothing else."""
    is_file = is_direct and message["message_type"] == "file"
    return (Attached(message=message["message_id"]),) if is_file else ()


def _chosen(body: Body) -> Command:
    """An entry of the bot's menu: its key is the word that somebody would type."""
    chosen = body["event"]
    actor = _id(chosen["operator"]["operator_id"])
    return Command(**_head(body), actor=actor, direct=True, name="", text=chosen["event_key"])


def _entered(body: Body) -> Command | None:
    """The direct conversation is opened; only the first time there is nothing in it yet."""
    entered = body["event"]
    if entered.get("last_message_id"):
        return None
    actor = _id(entered["operator_id"])
    head = {**_head(body), "id": f"entered:{actor}"}
    return Command(**head, actor=actor, room=entered["chat_id"], direct=True, name="help")


def _value(said: Body) -> Body:
    value = (said.get("action") or {}).get("value")
    return value if isinstance(value, dict) else {}


def _click(body: Body) -> Click | None:
    said, head = body["event"], _head(body)
    value = _value(said)
    if "a" not in value:
        return None  # not a button of ours
    given = (said.get("action") or {}).get("form_value") or {}
    where = source(body)
    if where.form:
        # Each form counts once: a refused one leaves no trace, so it may be sent again.
        head["id"] = f"submit:{where.message}:{where.form}"
    here = str((said.get("context") or {}).get("open_chat_id") or "")
    room = str(value.get("r") or "") or here
    return Click(
        **head,
        actor=_id(said["operator"]),
        room=room,
        thread=str(value.get("t") or ""),
        direct=where.is_direct and not value.get("r"),
        is_claimed=room != here,
        live=True,
        action=str(value["a"]),
        packed=str(value.get("p", "{}")),
        # Left empty, a form comes without values; one of no field's name says that it came.
        values=values(given) or ({"": ""} if where.form else {}),
        people=tuple(_people(given)),
        message=where.message,
    )


def _people(given: Body) -> Iterable[str]:
    """Only selects of people give lists; options that can be ticked come one by one."""
    for value in given.values():
        yield from value if isinstance(value, list) else ()


def said(item: Body, link: str) -> Said | None:
    """`item`: a message as the API gives it; None for one that was recalled."""
    if item.get("deleted"):
        return None
    sender = item["sender"]
    content = (item.get("body") or {}).get("content") or "{}"
    text = readable(item["msg_type"], content, item.get("mentions") or [])
    author = sender["id"] if sender.get("sender_type") == "user" else ""
    return Said(
        message=item["message_id"],
        author=author,
        author_name=author,
        words=(text or "").strip(),
        at=datetime.fromtimestamp(int(item["create_time"]) / 1000, UTC),
        link=link,
    )


def readable(
    kind: str, content: str, mentions: Iterable[Body], *, without: str = ""
) -> str | None:
    """The letters a person sees; None for what is not text. `without`: one who is left out."""
    try:
        found = json.loads(content)
    except ValueError:
        return None
    names = {
        one["key"]: "" if _mentioned(one) == without else f"@{one.get('name', '')}"
        for one in mentions
    }
    match kind:
        case "text":
            text = str(found.get("text", ""))
        case "post":
            text = _post(found)
        case "interactive":
            text = str(found.get("title") or "")
        case _:
            return None
    return _MENTION.sub(lambda key: names.get(key.group(), "@all"), text)


def _mentioned(mention: Body) -> str:
    """An object in events, a string in answers of the API."""
    id_ = mention.get("id")
    return _id(id_) if isinstance(id_, dict) else str(id_ or "")


def _post(found: Body) -> str:
    lines = [str(found.get("title") or "")]
    for row in found.get("content") or ():
        lines.append("".join(_piece(one) for one in row))
    return "\n".join(one for one in lines if one)


def _piece(one: Body) -> str:
    if one.get("tag") == "at":
        return str(one.get("user_id") or "")  # a key of `mentions`
    return str(one.get("text") or "")
