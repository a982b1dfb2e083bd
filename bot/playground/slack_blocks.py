"""Block Kit as strictly as Slack reads it: what is wrong with these blocks, and where.

Limits: docs.slack.dev, reference/block-kit/blocks; its blocks.json says what stands where.
"""

from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

from bot.playground import slack_elements as elements
from bot.playground.slack_charts import DATA_TABLE, DATA_VISUALIZATION, TABLE
from bot.playground.slack_objects import ID, SLACK_FILE, URL, any_text, image_source, plain_text
from bot.playground.slack_rich_text import RICH_TEXT
from bot.playground.slack_shapes import (
    Check,
    anything,
    at,
    flag,
    items,
    one_of,
    shape,
    tagged,
    text,
)

Surface: TypeAlias = Literal["message", "modal", "home"]
Blocks: TypeAlias = list[dict[str, Any]]

MOST_BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}
# Not documented; 13,200 characters were refused (slackapi/bolt-js#2509).
MOST_TEXT = 13_000
MOST_MARKDOWN = 12_000
MOST_CHARTS = 2


def violations(blocks: Any, surface: Surface) -> list[str]:
    """What Slack would refuse, as ``problem [json-pointer:/blocks/…]``; empty: all is well."""
    found = list(items(_BLOCK_OF[surface], MOST_BLOCKS[surface], least=0)(blocks, "/blocks"))
    return found or [*_repeated_ids(blocks), *_one_of_a_kind(blocks), *_misplaced(blocks, surface)]


def text_length(value: Any) -> int:
    """Characters of everything a person could read, however deep it lies."""
    if isinstance(value, list):
        return sum(text_length(item) for item in value)
    if not isinstance(value, dict):
        return 0
    own = value.get("text")
    return (len(own) if isinstance(own, str) else 0) + sum(
        text_length(inner) for inner in value.values() if isinstance(inner, dict | list)
    )


def interactive(blocks: Blocks) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every (block, element) a person could use."""
    for block in blocks:
        yield from interactive(block.get("child_blocks", []))
        inside = [*block.get("elements", []), block.get("accessory"), block.get("element")]
        yield from ((block, one) for one in inside if one and _is_interactive(one))


def _is_interactive(element: dict[str, Any]) -> bool:
    kind = element.get("type")
    return kind in elements.IN_ACTIONS or kind in elements.IN_INPUT or kind in _CONTEXT_ACTIONS


def _block(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    return shape({"type": anything, **required}, {"block_id": ID, **(optional or {})})


def _text_or_fields(value: dict[str, Any], path: str) -> Iterator[str]:
    if "text" not in value and "fields" not in value:
        yield at("must define either `text` or `fields`", path)


_SECTION = shape(
    {"type": anything},
    {
        "block_id": ID,
        "text": any_text(3000),
        "fields": items(any_text(2000), 10),
        "accessory": tagged(elements.IN_SECTION),
        "expand": flag,
    },
    _text_or_fields,
)
_CONTEXT_PART = tagged(
    {
        "image": elements.IMAGE,
        "plain_text": any_text(2000),
        "mrkdwn": any_text(2000),
    }
)
_CONTEXT_ACTIONS: dict[str, Check] = {
    "feedback_buttons": elements.FEEDBACK_BUTTONS,
    "icon_button": elements.ICON_BUTTON,
}
_IMAGE = shape(
    {"type": anything, "alt_text": text(2000)},
    {"block_id": ID, "title": plain_text(2000), "image_url": URL, "slack_file": SLACK_FILE},
    image_source,
)


def _file_inputs_are_not_dispatched(value: dict[str, Any], path: str) -> Iterator[str]:
    if value.get("dispatch_action") and value["element"]["type"] == "file_input":
        yield at("dispatch_action is not supported for file_input", path)


_INPUT = shape(
    {"type": anything, "label": plain_text(2000), "element": tagged(elements.IN_INPUT)},
    {"block_id": ID, "hint": plain_text(2000), "optional": flag, "dispatch_action": flag},
    _file_inputs_are_not_dispatched,
)

_ANYWHERE: dict[str, Check] = {
    "actions": _block({"elements": items(tagged(elements.IN_ACTIONS), 25)}),
    "context": _block({"elements": items(_CONTEXT_PART, 10)}),
    "divider": _block({}),
    "header": _block({"text": plain_text(150)}),
    "image": _IMAGE,
    "input": _INPUT,
    "rich_text": RICH_TEXT,
    "section": _SECTION,
}
_ALERT = _block(
    {"text": any_text(3000)},
    {"level": one_of("default", "info", "warning", "error", "success")},
)
_IN_MESSAGE: dict[str, Check] = {
    **_ANYWHERE,
    "context_actions": _block({"elements": items(tagged(_CONTEXT_ACTIONS), 5)}),
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "markdown": _block({"text": text(MOST_MARKDOWN)}),
    "table": TABLE,
}


def _one_title(value: dict[str, Any], path: str) -> Iterator[str]:
    if ("title" in value) == ("rich_text_title" in value):
        yield at("must define either `title` or `rich_text_title`", path)


_CONTAINER = shape(
    {"type": anything, "child_blocks": items(tagged(_IN_MESSAGE), 10)},
    {
        "block_id": ID,
        "title": plain_text(150),
        "rich_text_title": tagged({"rich_text": RICH_TEXT}),
        "width": one_of("narrow", "standard", "wide", "full"),
        "is_collapsible": flag,
        "default_collapsed": flag,
    },
    _one_title,
)
_BLOCK_OF: dict[Surface, Check] = {
    "message": tagged({**_IN_MESSAGE, "container": _CONTAINER}),
    "modal": tagged({**_ANYWHERE, "alert": _ALERT}),
    "home": tagged(_ANYWHERE),
}


def _with_children(blocks: Blocks, path: str = "/blocks") -> Iterator[tuple[str, dict[str, Any]]]:
    for index, block in enumerate(blocks):
        yield f"{path}/{index}", block
        inner = block.get("child_blocks", [])
        yield from _with_children(inner, f"{path}/{index}/child_blocks")


def _repeated_ids(blocks: Blocks) -> Iterator[str]:
    seen: set[str] = set()
    for path, block in _with_children(blocks):
        block_id = block.get("block_id")
        if block_id in seen:
            yield at(f"block_id '{block_id}' already exists", path)
        seen |= {block_id} if block_id else set()
        actions = [one.get("action_id") for _, one in interactive([{**block, "child_blocks": []}])]
        for action in {one for one in actions if one and actions.count(one) > 1}:
            yield at(f"`action_id` '{action}' already exists for this block", path)


def _one_of_a_kind(blocks: Blocks) -> Iterator[str]:
    kinds = [(path, block["type"]) for path, block in _with_children(blocks)]
    for path in [path for path, kind in kinds if kind == "table"][1:]:
        yield at("only_one_table_allowed", path)
    for path in [path for path, kind in kinds if kind == "data_visualization"][MOST_CHARTS:]:
        yield at(f"no more than {MOST_CHARTS} data_visualization blocks allowed", path)
    markdown = [len(b["text"]) for _, b in _with_children(blocks) if b["type"] == "markdown"]
    if sum(markdown) > MOST_MARKDOWN:
        yield at(f"must be less than {MOST_MARKDOWN + 1} characters of markdown", "/blocks")
    focused = [one for _, one in interactive(blocks) if one.get("focus_on_load")]
    if len(focused) > 1:
        yield at("only one element may have focus_on_load", "/blocks")


def _misplaced(blocks: Blocks, surface: Surface) -> Iterator[str]:
    barred = {
        "message": elements.NOT_IN_MESSAGE,
        "home": elements.NOT_IN_HOME,
        "modal": frozenset[str](),
    }[surface]
    for path, block in _with_children(blocks):
        for _, element in interactive([{**block, "child_blocks": []}]):
            if element["type"] in barred:
                yield at(f"unsupported type: {element['type']}", path)
            if element.get("response_url_enabled") and (
                surface != "modal" or block["type"] != "input"
            ):
                yield at("response_url_enabled needs an input block of a modal", path)
