"""What Slack would send, whole and signed: the bytes of HTTP requests."""

import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from bench.processes import SIGNING_SECRET

# docs.slack.dev, authentication/verifying-requests-from-slack
VERSION = "v0"


@dataclass
class Sender:
    """Ann, as Slack knows her."""

    team: str
    user: str
    _serial: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def command(self, room: str, text: str, trigger: str = "") -> bytes:
        return _signed(
            {
                "token": "legacy",
                "team_id": self.team,
                "team_domain": "acme",
                "channel_id": room,
                "channel_name": "room",
                "user_id": self.user,
                "user_name": "ann",
                "command": "/change",
                "text": text,
                "api_app_id": "A0ACMEBOT1",
                "is_enterprise_install": "false",
                "response_url": "http://127.0.0.1/response/none",
                "trigger_id": trigger or f"{next(self._serial)}.0.load",
            }
        )

    def press(self, room: str, action: str, **packed: Any) -> bytes:
        return _interaction(
            {
                "type": "block_actions",
                "team": {"id": self.team, "domain": "acme"},
                "user": {"id": self.user, "username": "ann", "team_id": self.team},
                "api_app_id": "A0ACMEBOT1",
                "token": "legacy",
                "container": {
                    "type": "message",
                    "message_ts": "1.000001",
                    "channel_id": room,
                    "is_ephemeral": False,
                },
                "trigger_id": f"{next(self._serial)}.0.load",
                "channel": {"id": room, "name": "room"},
                "message": {"ts": "1.000001", "text": "card", "type": "message"},
                "response_url": "http://127.0.0.1/response/none",
                "actions": [
                    {
                        "type": "button",
                        "action_id": f"{action}:0",
                        "block_id": "b",
                        "value": json.dumps(packed, separators=(",", ":")),
                        "action_ts": f"1.{next(self._serial):06d}",
                    }
                ],
            }
        )

    def react(self, room: str, message: str, emoji: str) -> bytes:
        """The event of a reaction."""
        serial, now = next(self._serial), int(time.time())
        reaction = {
            "type": "reaction_added",
            "user": self.user,
            "reaction": emoji,
            "item": {"type": "message", "channel": room, "ts": message},
            "event_ts": f"{now}.{serial:06d}",
        }
        envelope = {
            "token": "legacy",
            "team_id": self.team,
            "api_app_id": "A0ACMEBOT1",
            "type": "event_callback",
            "event_id": f"Ev{self.user}{serial}",
            "event_time": now,
            "event": reaction,
        }
        return _sealed(json.dumps(envelope).encode(), "application/json")


def _interaction(payload: dict[str, Any]) -> bytes:
    return _signed({"payload": json.dumps(payload)})


def _signed(form: dict[str, str]) -> bytes:
    return _sealed(urlencode(form).encode(), "application/x-www-form-urlencoded")


def _sealed(body: bytes, kind: str) -> bytes:
    stamp = str(int(time.time()))
    base = b":".join((VERSION.encode(), stamp.encode(), body))
    digest = hmac.new(SIGNING_SECRET.encode(), base, hashlib.sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        f"Content-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\n"
        f"X-Slack-Signature: {VERSION}={digest}\r\n\r\n"
    )
    return head.encode() + body
