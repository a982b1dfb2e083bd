"""What one message holds. Pure.

Slack gives no number: 11,341 characters in all blocks together were refused once
(slackapi/bolt-js#2867), so we stay below that. Blocks: docs.slack.dev, reference/block-kit.
"""

from typing import Any

from handlers.kit.text import shortened

MOST_TEXT = 10_000
MOST_BLOCKS = 50
MOST_IN_MODAL = 100
CUT = "…"

Json = dict[str, Any]


def fits(blocks: list[Json]) -> bool:
    return len(blocks) <= MOST_BLOCKS and length(blocks) <= MOST_TEXT


def fitted(blocks: list[Json]) -> list[Json]:
    """The blocks as far as they fit, with their buttons; an ellipsis stands for the rest."""
    if fits(blocks):
        return blocks
    left = MOST_TEXT - sum(length(block) for block in blocks if block["type"] == "actions")
    kept: list[Json] = []
    for block in blocks:
        size = length(block)
        if block["type"] == "actions":
            kept.append(block)
        elif size <= left:
            kept.append(block)
            left -= size
        elif left >= 0:
            kept.append(_cut(block, left) or _ELLIPSIS)
            left = -1  # nothing after what was cut: a gap in the middle would mislead
    return few(kept, MOST_BLOCKS)


def length(value: Any) -> int:
    """Characters of every text in it, however deep."""
    if isinstance(value, list):
        return sum(length(one) for one in value)
    if not isinstance(value, dict):
        return 0
    inner = sum(length(one) for one in value.values())
    return inner + len(value["text"]) if isinstance(value.get("text"), str) else inner


_ELLIPSIS: Json = {
    "type": "context",
    "elements": [{"type": "plain_text", "text": CUT, "emoji": False}],
}


def few(blocks: list[Json], most: int) -> list[Json]:
    """The first blocks and the last one, which holds the buttons that lead on."""
    return blocks if len(blocks) <= most else [*blocks[: most - 2], _ELLIPSIS, blocks[-1]]


def _cut(part: Json, left: int) -> Json | None:
    """The part with no more than `left` characters; None when nothing of it is left."""
    words = part.get("text")
    if part.get("type") == "mrkdwn":
        return None  # it might be cut in the middle of a link
    if isinstance(words, str):
        return {**part, "text": shortened(words, left)} if left > 0 else None
    if isinstance(words, dict):
        inner = _cut(words, left)
        return {**part, "text": inner} if inner else None
    kept: list[Json] = []
    for one in part.get("elements", ()):
        size = length(one)
        if size > left:
            kept += [cut] if (cut := _cut(one, left)) else []
            break
        kept.append(one)
        left -= size
    return {**part, "elements": kept} if kept else None
