"""Answers that do not go through the Web API: the body of an acknowledgement, and response URLs.

docs.slack.dev, interactivity/handling-user-interaction.
"""

from typing import Any

from bot.playground.slack_api import ApiError
from bot.playground.slack_channels import JSON, Channel, Ephemeral, Message
from bot.playground.slack_posts import CUT_AT, NO_FALLBACK, accepted_blocks, publish
from bot.playground.slack_workspace import ResponseUrl, Workspace


def respond(workspace: Workspace, key: str, body: JSON) -> None:
    """A post to the response URL `key`; ApiError with the word Slack answers."""
    url = workspace.response_urls.get(key)
    if url is None or workspace.clock() > url.expires:
        raise ApiError("expired_url")
    if url.uses_left <= 0:
        raise ApiError("used_url")
    url.uses_left -= 1
    source = url.source
    if body.get("delete_original") is True:
        _delete(workspace, source)
    elif body.get("replace_original") is True and source is not None:
        source.text, source.blocks = _content(workspace, body)
    else:
        show(workspace, url.channel, url.user.id, body)
    workspace.changes.notify()


def show(workspace: Workspace, channel: Channel, user: str, body: JSON) -> Message | Ephemeral:
    """Put up an answer where it was asked: for one person, or for all who are there."""
    text, blocks = _content(workspace, body)
    ts, thread_ts = workspace.new_ts(), body.get("thread_ts")
    if body.get("response_type") == "in_channel":
        bot = workspace.app.user.id
        message = Message(
            channel, ts, bot, text, blocks, is_from_bot=True, thread_ts=_parent(channel, thread_ts)
        )
        publish(workspace, message)
        return message
    ephemeral = Ephemeral(channel, ts, user, text, blocks, thread_ts)
    workspace.ephemerals.append(ephemeral)
    workspace.changes.notify()
    return ephemeral


def acknowledged(workspace: Workspace, url: ResponseUrl, body: Any) -> Message | Ephemeral | None:
    """What the body of an acknowledged command puts up: a text, a message, or nothing."""
    if isinstance(body, str) and body.strip():
        return show(workspace, url.channel, url.user.id, {"text": body})
    if isinstance(body, dict) and (body.get("text") or body.get("blocks")):
        return show(workspace, url.channel, url.user.id, body)
    return None


def _parent(channel: Channel, thread_ts: Any) -> str | None:
    return thread_ts if isinstance(thread_ts, str) and channel.find(thread_ts) else None


def _delete(workspace: Workspace, source: Message | Ephemeral | None) -> None:
    if source is None:
        raise ApiError("no_original")
    source.is_deleted = True


def _content(workspace: Workspace, body: JSON) -> tuple[str, list[JSON]]:
    text, blocks = body.get("text") or "", body.get("blocks") or []
    if not text and not blocks:
        raise ApiError("no_text")
    if not isinstance(text, str) or not isinstance(blocks, list):
        raise ApiError("invalid_payload")
    if any("slack_file" in one for one in blocks if isinstance(one, dict)):
        raise ApiError("invalid_blocks")  # slackapi/java-slack-sdk#1349
    return text[:CUT_AT] or NO_FALLBACK, accepted_blocks(workspace, blocks)
