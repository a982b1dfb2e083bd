"""What Feishu would send to a request URL, sealed and signed: the bytes of HTTP requests."""

import itertools
import json
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.processes import FEISHU_APP_ID, FEISHU_ENCRYPT_KEY, FEISHU_TOKEN
from bot.playground.feishu.secrecy import encrypted, signature


@dataclass
class Sender:
    """Li, as Feishu knows her."""

    tenant: str
    user: str
    bot: str
    _serial: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def message(self, room: str, text: str) -> bytes:
        """`@Parley text` in a group."""
        mention = {"key": "@_user_1", "id": {"open_id": self.bot}, "name": "Parley"}
        message = {
            "message_id": f"om_load{next(self._serial)}",
            "chat_id": room,
            "chat_type": "group",
            "message_type": "text",
            "content": json.dumps({"text": f"@_user_1 {text}"}),
            "mentions": [mention],
        }
        sender = {"sender_id": {"open_id": self.user}, "sender_type": "user"}
        return self._event("im.message.receive_v1", {"sender": sender, "message": message})

    def press(self, room: str, action: str, **packed: Any) -> bytes:
        return self._event(
            "card.action.trigger",
            {
                "operator": {"tenant_key": self.tenant, "open_id": self.user},
                "token": "c-load",
                "action": {"tag": "button", "value": {"a": action, "p": json.dumps(packed)}},
                "host": "im_message",
                "context": {"open_message_id": "om_card", "open_chat_id": room},
            },
        )

    def _event(self, kind: str, event: dict[str, Any]) -> bytes:
        header = {
            "event_id": secrets.token_hex(16),
            "event_type": kind,
            "create_time": str(int(time.time() * 1000)),
            "token": FEISHU_TOKEN,
            "app_id": FEISHU_APP_ID,
            "tenant_key": self.tenant,
        }
        text = json.dumps({"schema": "2.0", "header": header, "event": event})
        return _signed(json.dumps({"encrypt": encrypted(text, FEISHU_ENCRYPT_KEY)}).encode())


def _signed(body: bytes) -> bytes:
    stamp, nonce = str(int(time.time())), secrets.token_hex(8)
    head = (
        "POST /feishu/events HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        "Content-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n"
        f"X-Lark-Request-Timestamp: {stamp}\r\n"
        f"X-Lark-Request-Nonce: {nonce}\r\n"
        f"X-Lark-Signature: {signature(stamp, nonce, FEISHU_ENCRYPT_KEY, body)}\r\n\r\n"
    )
    return head.encode() + body
