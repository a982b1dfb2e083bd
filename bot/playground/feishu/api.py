"""A call of the open API, and how it is refused."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.playground.feishu.tenant import JSON, Chat, Message, User

if TYPE_CHECKING:
    from bot.playground.feishu.server import FeishuServer

SAID = {
    10014: "app_id not exist or app disabled",
    10015: "app secret invalid",
    230001: "Your request contains an invalid request parameter.",
    230002: "The bot can not be outside the group.",
    230011: "The message is recalled.",
    230013: "Bot has NO availability to this user.",
    230020: "This operation triggers the frequency limit.",
    230025: "The length of the message content reaches its limit.",
    230031: "Message can only be modified within 14 days after sending.",
    230071: "The operator is not the sender of the message.",
    230099: "Failed to create card content",
    230110: "The message has been deleted.",
    231001: "reaction type is invalid.",
    231015: "The user has already added this reaction.",
    231007: "The user is not the reaction's owner.",
    232009: "Your request specifies a chat which has already been dissolved.",
    232011: "Operator can NOT be out of the chat.",
    234001: "Invalid request param.",
    234003: "File not in msg.",
    234010: "File's size can't be 0.",
    41050: "no user authority error",
    99991400: "request trigger frequency limit",
    99991661: "Missing access token for authorization.",
    99991663: "Invalid access token for authorization.",
    99991672: "Access denied. One of the following scopes is required",
    99992361: "open_id cross app",
}


class ApiError(Exception):
    def __init__(self, code: int, detail: str = "", *, status: int = 400) -> None:
        self.code, self.status = code, status
        self.message = " ".join(part for part in (SAID.get(code, "refused"), detail) if part)
        super().__init__(self.message)

    def answer(self) -> JSON:
        return {"code": self.code, "msg": self.message, "error": {"log_id": "0"}}


@dataclass
class Call:
    """`query` and `body` as they came; `place` holds the ids in the path."""

    server: "FeishuServer"
    place: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)
    body: JSON = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def needs(self, scope: str) -> None:
        if scope not in self.server.scopes:
            raise ApiError(99991672, f": [{scope}]")

    def chat(self, chat_id: str) -> Chat:
        chat = self.server.tenant.chats.get(chat_id)
        if chat is None:
            raise ApiError(230001, "ext=invalid receive_id")
        if chat.is_dissolved:
            raise ApiError(232009)
        if not chat.has_bot:
            raise ApiError(230002)
        return chat

    def user(self, open_id: str) -> User:
        user = self.server.tenant.users.get(open_id)
        if user is None:
            raise ApiError(99992361)
        return user

    def message(self) -> Message:
        message = self.server.tenant.messages.get(self.place["message"])
        if message is None:
            raise ApiError(230001, "ext=invalid message_id")
        self.chat(message.chat.id)
        return message

    def own_message(self) -> Message:
        message = self.message()
        if message.sender != self.server.tenant.app_id:
            raise ApiError(230071)
        if message.is_recalled:
            raise ApiError(230011)
        return message
