"""A stand-in of the Feishu server, for tests and for trying Parley without an account."""

from bot.playground.feishu.forms import NotOffered
from bot.playground.feishu.people import Outcome, Person
from bot.playground.feishu.server import FeishuServer
from bot.playground.feishu.tenant import Chat, Message
from bot.playground.feishu.trouble import Trouble

__all__ = ["Chat", "FeishuServer", "Message", "NotOffered", "Outcome", "Person", "Trouble"]
