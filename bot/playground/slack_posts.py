"""The chat methods: posting, editing and deleting messages."""

import json
import secrets
from typing import Any

from bot.playground.slack_answers import message_json
from bot.playground.slack_api import ApiError, Call
from bot.playground.slack_blocks import MOST_TEXT, interactive, text_length, violations
from bot.playground.slack_channels import JSON, Channel, Ephemeral, Message
from bot.playground.slack_events import message_changed, message_deleted, message_event
from bot.playground.slack_workspace import Workspace

CUT_AT = 40_000  # docs.slack.dev, reference/methods/chat.postMessage: longer text is truncated
MOST_UPDATE_TEXT = 4_000  # docs.slack.dev, reference/methods/chat.update: msg_too_long
# Slack publishes no limit for metadata; this one is on the safe side.
MOST_METADATA_BYTES = 8_000
NO_FALLBACK = "This content can't be displayed."


def post_message(call: Call) -> JSON:
    channel = _target(call)
    text, blocks = _content(call)
    message = Message(
        channel=channel,
        ts=call.workspace.new_ts(),
        user=call.workspace.app.user.id,
        text=text[:CUT_AT],
        blocks=blocks,
        is_from_bot=True,
        thread_ts=_thread(call, channel),
        metadata=_metadata(call),
    )
    if message.is_reply and call.flag("reply_broadcast"):
        message.subtype = "thread_broadcast"
    publish(call.workspace, message)
    stored = message_json(call.workspace, message)
    return {"channel": channel.id, "ts": message.ts, "message": stored}


def publish(workspace: Workspace, message: Message) -> None:
    message.channel.add(message)
    workspace.announce(message_event(workspace, message), message.channel)
    workspace.changes.notify()


def update(call: Call) -> JSON:
    channel = call.channel()
    message = _own_message(call, channel, "cant_update_message")
    if len(call.text("text")) > MOST_UPDATE_TEXT:
        raise ApiError("msg_too_long")
    before = message_json(call.workspace, message)
    had_blocks, given = bool(message.blocks), "blocks" in call.arguments
    text, blocks = _content(call, keep=message if not call.text("text") else None)
    if blocks and had_blocks and _is_rich(message.blocks) and not _is_rich(blocks):
        raise ApiError("block_mismatch")
    message.text, message.blocks = text, blocks
    metadata = call.json("metadata", "invalid_metadata_format")
    if metadata is not None:
        message.metadata = None if metadata == {} else _metadata(call)
    if not (given or had_blocks):
        message.edited = {"user": message.user, "ts": f"{int(call.workspace.clock())}.000000"}
    after = message_json(call.workspace, message)
    call.workspace.announce(message_changed(call.workspace, message, before), channel)
    call.workspace.changes.notify()
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": after}


def _is_rich(blocks: list[JSON]) -> bool:
    return all(block["type"] == "rich_text" for block in blocks)


def delete(call: Call) -> JSON:
    channel = call.channel()
    message = _own_message(call, channel, "cant_delete_message")
    call.workspace.announce(take_away(call.workspace, message), channel)
    return {"channel": channel.id, "ts": message.ts}


def take_away(workspace: Workspace, message: Message) -> JSON:
    """Delete a message and return the event; a parent leaves a tombstone that holds its thread."""
    before = message_json(workspace, message)
    workspace.changes.notify()
    if not message.replies:
        message.is_deleted = True
        return message_deleted(workspace, message, before)
    message.subtype, message.user, message.is_from_bot = "tombstone", "USLACKBOT", False
    message.text, message.blocks, message.metadata = "This message was deleted.", [], None
    return message_changed(workspace, message, before)


def post_ephemeral(call: Call) -> JSON:
    channel = call.channel()
    _writable(call, channel)
    user = call.required("user")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    text, blocks = _content(call)
    shown = Ephemeral(
        channel, call.workspace.new_ts(), user, text, blocks, call.text("thread_ts") or None
    )
    call.workspace.ephemerals.append(shown)
    call.workspace.changes.notify()
    return {"message_ts": shown.ts}


def permalink(call: Call) -> JSON:
    channel = call.channel()
    message = call.message(channel, "message_ts")
    return {"channel": channel.id, "permalink": link(call.workspace, message)}


def link(workspace: Workspace, message: Message) -> str:
    domain, stamp = workspace.team.domain, message.ts.replace(".", "")
    address = f"https://{domain}.slack.com/archives/{message.channel.id}/p{stamp}"
    if message.is_reply:
        return f"{address}?thread_ts={message.thread_ts}&cid={message.channel.id}"
    return address


def _target(call: Call) -> Channel:
    """A conversation by id, by name, or a person by id, which opens the direct messages."""
    given = call.required("channel")
    person = call.workspace.users.get(given)
    if person is not None:
        if person.deleted or person.is_bot:
            raise ApiError("channel_not_found")
        return call.workspace.direct(person)
    named = [c for c in call.workspace.channels.values() if c.name and c.name == given.lstrip("#")]
    channel = named[0] if named else call.channel()
    _writable(call, channel)
    return channel


def _writable(call: Call, channel: Channel) -> None:
    if channel.is_archived:
        raise ApiError("is_archived")
    is_open = channel.kind == "public" and "chat:write.public" in call.scopes
    if not call.workspace.has_bot(channel) and not is_open:
        raise ApiError("not_in_channel")


def _own_message(call: Call, channel: Channel, error: str) -> Message:
    message = call.message(channel)
    if not message.is_from_bot:
        raise ApiError(error)
    if channel.is_archived:
        raise ApiError("is_archived")
    return message


def _thread(call: Call, channel: Channel) -> str | None:
    ts = call.text("thread_ts")
    if not ts:
        return None
    parent = channel.find(ts)
    if parent is None:
        raise ApiError("thread_not_found")
    # A reply's own ts leads to its thread in Slack too, but the page warns against relying on it.
    if parent.is_reply:
        raise ApiError("cannot_reply_to_message")
    return ts


def _content(call: Call, keep: Message | None = None) -> tuple[str, list[JSON]]:
    text, blocks = call.text("text"), call.json("blocks", "invalid_blocks_format")
    if blocks is not None and not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format")
    if call.json("attachments", "invalid_attachments"):
        raise ApiError("invalid_attachments", "this stand-in has no legacy attachments")
    if markdown := call.text("markdown_text"):
        if text or blocks:
            raise ApiError("markdown_text_conflict")
        text, blocks = markdown, [{"type": "markdown", "text": markdown}]
    if not text and not blocks:
        if keep is None:
            raise ApiError("no_text")
        return keep.text, keep.blocks
    return text or NO_FALLBACK, accepted_blocks(call.workspace, blocks or [])


def accepted_blocks(workspace: Workspace, blocks: list[JSON]) -> list[JSON]:
    """The blocks of a message as Slack keeps them; ApiError when it would not take them."""
    problems = (
        _unknown_charts(workspace, blocks)
        or violations(blocks, "message")
        or _unready_files(workspace, blocks)
    )
    if problems:
        raise ApiError("invalid_blocks", *problems, errors=problems)
    if text_length(blocks) > MOST_TEXT:
        raise ApiError("msg_blocks_too_long")
    return with_ids(blocks)


def _unknown_charts(workspace: Workspace, blocks: list[JSON]) -> list[str]:
    kinds = [one.get("type") for one in blocks if isinstance(one, dict)]
    unknown = () if workspace.has_charts else ("data_visualization",)
    return [
        f"unsupported type: {kind} [json-pointer:/blocks/{index}/type]"
        for index, kind in enumerate(kinds)
        if kind in unknown
    ]


def _unready_files(workspace: Workspace, blocks: list[JSON]) -> list[str]:
    problems = []
    for index, block in enumerate(blocks):
        shown = block.get("slack_file", {}).get("id")
        file = workspace.files.get(shown) if shown else None
        ready = file and file.is_complete and workspace.clock() >= file.ready_at
        if shown and not ready:
            problems.append(f"invalid slack file [json-pointer:/blocks/{index}/slack_file]")
    return problems


def with_ids(blocks: list[JSON]) -> list[JSON]:
    """A copy in which each block has a `block_id` and each element an `action_id`."""
    kept: list[JSON] = json.loads(json.dumps(blocks))  # half the time of a deepcopy
    for block in [*kept, *(inner for b in kept for inner in b.get("child_blocks", []))]:
        block.setdefault("block_id", _random_id())
    for _, element in interactive(kept):
        element.setdefault("action_id", _random_id())
    return kept


def _random_id() -> str:
    return secrets.token_hex(3)


def _metadata(call: Call) -> JSON | None:
    metadata: Any = call.json("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    is_right = isinstance(metadata, dict) and metadata.keys() == {"event_type", "event_payload"}
    if not is_right or not isinstance(metadata["event_type"], str) or not metadata["event_type"]:
        raise ApiError("invalid_metadata_format")
    if not isinstance(metadata["event_payload"], dict):
        raise ApiError("invalid_metadata_format")
    if len(json.dumps(metadata)) > MOST_METADATA_BYTES:
        raise ApiError("metadata_too_large")
    kept: JSON = metadata
    return kept
