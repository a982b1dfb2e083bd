"""Slack's mark-up, as the letters a person sees. Pure.

Grammar: docs.slack.dev, messaging/formatting-message-text, "Retrieving formatted messages".
"""

import html
import re
from collections.abc import Mapping
from typing import Any

from bot.platforms.port import mark

# <@U1>, <@U1|ann>, <#C1|orders>, <!subteam^S1|@ops>, <!here>, <https://x.org|x>
_CONTROL = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_PRIVATE = re.compile("[\ue000\ue001]")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")


def mentioned(body: Mapping[str, Any]) -> set[str]:
    """Ids of the people a text speaks of, whose names `event` wants to know."""
    news = body.get("event") or {}
    spoken = (body.get("text"), (body.get("message") or {}).get("text"), news.get("text"))
    edited = (news.get("message") or {}).get("text")
    found = {user for text in (*spoken, edited) if text for user in _MENTION.findall(text)}
    author = (body.get("message") or {}).get("user")
    return found | {author} if author and body.get("type") == "message_action" else found


def people_in(text: str, *, without: str = "") -> tuple[str, ...]:
    """Ids of the people mentioned, in order, each once."""
    found = dict.fromkeys(_MENTION.findall(text))
    found.pop(without, None)
    return tuple(found)


def readable(text: str, names: Mapping[str, str]) -> str:
    """Slack's mark-up as the letters a person sees: mentions by name, links by address."""
    return html.unescape(_CONTROL.sub(lambda found: _seen(found, names), text))


def marked(text: str) -> str:
    """As `readable`, but people stand as marks: their names are not known yet."""
    bare = _PRIVATE.sub("", text)
    return readable(bare, {user: mark(user) for user in _MENTION.findall(bare)})


def _seen(found: re.Match[str], names: Mapping[str, str]) -> str:
    sign, target, label = found.group(1), found.group(2), found.group(3)
    match sign:
        case "@":
            return f"@{names.get(target) or label or target}"
        case "#":
            return f"#{label or target}"
        case "!":
            return label or f"@{target.partition('^')[0]}"
    return (
        target.removeprefix("mailto:") if not label or label in target else f"{label} ({target})"
    )
