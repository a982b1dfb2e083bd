"""Filling in forms and finding buttons, the way a person sees them: by their labels."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.playground.slack_blocks import interactive
from bot.playground.slack_channels import JSON
from bot.playground.slack_stacks import STATE_OF, View

REQUIRED = "Please complete this required field."


class NotOffered(Exception):
    """Slack's clients give a person no way to do this."""


def find_element(blocks: list[JSON], what: str, option: str | None = None) -> tuple[JSON, JSON]:
    """The (block, element) whose label, action or block id is `what`."""
    offered = list(interactive(blocks))
    for block, element in offered:
        names = {_label(element), element.get("action_id"), block.get("block_id")}
        if what in names | {_text(block.get("label")), *_option_names(element)}:
            return block, element
    seen = [_label(one) or one.get("action_id") for _, one in offered]
    raise NotOffered(f"nothing here is called {what!r}; there are {seen}")


def action_of(block: JSON, element: JSON, chosen: Any, stamp: str) -> JSON:
    """An entry of ``actions`` for this element after `chosen` was chosen in it."""
    action: JSON = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": stamp,
    }
    if element["type"] == "button":
        kept = ("text", "value", "style", "url", "confirm")
        return action | {name: element[name] for name in kept if name in element}
    if element["type"] == "overflow":
        return action | {"selected_option": pick(element, chosen)}
    return action | entered(element, chosen)


def entered(element: JSON, value: Any) -> JSON:
    """How the state of a view writes `value` down for this element."""
    name, _, empty = STATE_OF[element["type"]]
    result: JSON = {"type": element["type"], name: empty if value is None else value}
    if value is None:
        return result
    if name == "selected_option":
        result[name] = pick(element, value)
    elif name == "selected_options":
        result[name] = [pick(element, one) for one in _listed(value)]
    elif name in ("selected_users", "selected_conversations", "selected_channels"):
        result[name] = [_id_of(one) for one in _listed(value)]
    elif name == "files":
        result[name] = list(value)
    elif name in ("selected_user", "selected_conversation", "selected_channel"):
        result[name] = _id_of(value)
    elif name in ("value", "selected_date", "selected_time"):
        result[name] = str(value) or None
    return result


def fill(view: View, values: Mapping[str, Any]) -> None:
    """Type into the fields named by block id, action id or label; the others stay as they are."""
    for what, value in values.items():
        block, element = find_element(view.blocks, what)
        if element["type"] not in STATE_OF:
            raise NotOffered(f"{what!r} is not a field")
        view.state[block["block_id"]][element["action_id"]] = entered(element, value)


def refused_by_client(view: View) -> dict[str, str]:
    """What the client itself objects to before it sends anything: block id -> words."""
    errors = {}
    for block in view.blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        name = STATE_OF[element["type"]][0]
        value = view.state[block["block_id"]][element["action_id"]][name]
        is_empty = value in (None, [], "")
        if is_empty and not block.get("optional"):
            errors[block["block_id"]] = REQUIRED
        elif not is_empty and (problem := _objection(element, value)):
            errors[block["block_id"]] = problem
    return errors


def _objection(element: JSON, value: Any) -> str:
    if isinstance(value, list) and len(value) > element.get("max_selected_items", len(value)):
        return f"Please select at most {element['max_selected_items']} items."
    if element["type"] == "plain_text_input":
        least, most = element.get("min_length", 0), element.get("max_length", 3000)
        if not least <= len(value) <= most:
            return f"Please enter {least} to {most} characters."
    if element["type"] == "number_input":
        return _number_objection(element, value)
    if element["type"] == "email_text_input" and not re.fullmatch(r"\S+@\S+\.\S+", value):
        return "Please enter a valid email address."
    if element["type"] == "url_text_input" and not re.match(r"https?://\S", value):
        return "Please enter a valid URL."
    return ""


def _number_objection(element: JSON, value: str) -> str:
    decimals = r"(\.\d+)?" if element["is_decimal_allowed"] else ""
    if not re.fullmatch(rf"-?\d+{decimals}", value):
        return "Please enter a valid number."
    low, high = element.get("min_value", "-inf"), element.get("max_value", "inf")
    if not float(low) <= float(value) <= float(high):
        return f"Please enter a number from {low} to {high}."
    return ""


def pick(element: JSON, wanted: Any) -> JSON:
    """The option whose value or text is `wanted`."""
    for option in _options(element):
        if wanted in (option["value"], option["text"]["text"]):
            kept: JSON = option
            return kept
    seen = [option["text"]["text"] for option in _options(element)]
    raise NotOffered(f"no option {wanted!r}; there are {seen}")


def _options(element: JSON) -> list[JSON]:
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(one for group in groups for one in group["options"])]


def _option_names(element: JSON) -> set[str]:
    """An overflow menu has no label of its own: people name the line they choose."""
    if element["type"] not in ("overflow", "checkboxes", "radio_buttons"):
        return set()
    return {option["text"]["text"] for option in _options(element)}


def _label(element: JSON) -> str:
    return _text(element.get("text")) or _text(element.get("placeholder"))


def _text(value: Any) -> str:
    return str(value.get("text", "")) if isinstance(value, dict) else ""


def _listed(value: Any) -> Iterable[Any]:
    return [value] if isinstance(value, str) or not isinstance(value, Iterable) else value


def _id_of(value: Any) -> str:
    """Of a person, a channel, or an id."""
    return value if isinstance(value, str) else str(value.id)
