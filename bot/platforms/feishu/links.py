"""Where a person opens a message.

Feishu documents the address of a chat alone (applink, open a chat page). What leads to a message
or a topic is as Feishu's own command-line tool makes it (larksuite/cli,
shortcuts/im/convert_lib/app_link.go), of positions that the API may tell of a message.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias
from urllib.parse import urlencode

Json: TypeAlias = dict[str, Any]


def to_chat(host: str, room: str) -> str:
    return f"https://{host}/client/chat/open?{urlencode({'openChatId': room})}"


def to_message(host: str, room: str, item: Mapping[str, Any]) -> str:
    """The nearest place that can be named; `item`: the message as the API gives it."""
    given = str(item.get("message_app_link") or "")
    if given.startswith("https://"):
        return given
    topic = str(item.get("thread_id") or "")
    in_chat, in_topic = item.get("message_position"), item.get("thread_message_position")
    if topic and (_is_place(in_topic) or not _is_place(in_chat)):
        return _to_topic(host, room, topic, in_topic)
    address = to_chat(host, room)
    return f"{address}&position={in_chat}" if _is_place(in_chat) else address


def _to_topic(host: str, room: str, topic: str, place: object) -> str:
    # The clients for desktop and for telephones spell these differently.
    query = {"openthreadid": topic, "openchatid": room}
    query |= {"open_thread_id": topic, "open_chat_id": room}
    if _is_place(place):
        query["thread_position"] = str(place)
    return f"https://{host}/client/thread/open?{urlencode(query)}"


def _is_place(given: object) -> bool:
    """A number, or one in letters; it may be 0 or less."""
    return given is not None and str(given).strip().lstrip("-").isdecimal()
