"""Interactive elements and where each may stand.

Limits: docs.slack.dev, reference/block-kit/block-elements.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground.slack_objects import (
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH_CONFIG,
    ID,
    MARKED_OPTION,
    OPTION_GROUP,
    SELECT_OPTION,
    SLACK_FILE,
    STYLE,
    URL,
    image_source,
    option,
    plain_text,
)
from bot.playground.slack_rich_text import RICH_TEXT
from bot.playground.slack_shapes import (
    Check,
    Rule,
    anything,
    at,
    flag,
    items,
    one_of,
    shape,
    text,
    whole,
)

_COMMON = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": flag}
_MENU = {**_COMMON, "placeholder": plain_text(150)}


def matching(pattern: str, name: str) -> Check:
    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield at(f"must match {name} format", path)

    return check


DATE = matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "date")
TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "time")


def _element(required: Mapping[str, Check], optional: Mapping[str, Check], *rules: Rule) -> Check:
    return shape({"type": anything, **required}, optional, *rules)


def _offered(value: dict[str, Any]) -> list[Any]:
    groups = value.get("option_groups", [{"options": value.get("options", [])}])
    return [one for group in groups for one in group["options"]]


def _options_or_groups(value: dict[str, Any], path: str) -> Iterator[str]:
    if ("options" in value) == ("option_groups" in value):
        yield at("must define either `options` or `option_groups`", path)


def _initial_is_offered(value: dict[str, Any], path: str) -> Iterator[str]:
    offered = _offered(value)
    for name in ("initial_option", "initial_options"):
        chosen = value.get(name, [])
        for one in chosen if isinstance(chosen, list) else [chosen]:
            if one not in offered:
                yield at("must exactly match one of the provided options", f"{path}/{name}")


def _values_differ(value: dict[str, Any], path: str) -> Iterator[str]:
    values = [one["value"] for one in _offered(value)]
    if len(values) != len(set(values)):
        yield at("option values must be unique", path)


def _initial_fits(value: dict[str, Any], path: str) -> Iterator[str]:
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    if least > most:
        yield at("min_length must not be greater than max_length", path)
    if len(value.get("initial_value", "")) > most:
        yield at(f"must be less than {most + 1} characters", f"{path}/initial_value")


def _range_is_ordered(value: dict[str, Any], path: str) -> Iterator[str]:
    for name in ("min_value", "max_value", "initial_value"):
        shown = value.get(name, "0")
        if not re.fullmatch(r"-?\d+(\.\d+)?", shown):
            yield at("must be a number", f"{path}/{name}")
            return
        if "." in shown and not value["is_decimal_allowed"]:
            yield at("must be a whole number", f"{path}/{name}")
    low, high = value.get("min_value", "-inf"), value.get("max_value", "inf")
    if float(low) > float(high):
        yield at("min_value must not be greater than max_value", path)
    if "initial_value" in value and not float(low) <= float(value["initial_value"]) <= float(high):
        yield at("must be within min_value and max_value", f"{path}/initial_value")


BUTTON = _element(
    {"text": plain_text(75)},
    {
        "action_id": ID,
        "value": text(2000),
        "url": URL,
        "style": STYLE,
        "confirm": CONFIRM,
        "accessibility_label": text(75),
    },
)
IMAGE = _element(
    {"alt_text": text(2000)}, {"image_url": URL, "slack_file": SLACK_FILE}, image_source
)
OVERFLOW = _element(
    {"options": items(option(plain_text(75), with_url=True), 5)},
    {"action_id": ID, "confirm": CONFIRM},
    _values_differ,
)

_OPTIONS = {"options": items(SELECT_OPTION, 100), "option_groups": items(OPTION_GROUP, 100)}
_MOST = {"max_selected_items": whole(1, 100)}
_IDS = items(ID, 100)
_CONVERSATIONS = {"default_to_current_conversation": flag, "filter": CONVERSATION_FILTER}
_RESPONSE_URL = {"response_url_enabled": flag}
_STATIC_RULES = (_options_or_groups, _initial_is_offered, _values_differ)

SELECTS: dict[str, Check] = {
    "static_select": _element(
        {}, {**_MENU, **_OPTIONS, "initial_option": SELECT_OPTION}, *_STATIC_RULES
    ),
    "external_select": _element(
        {}, {**_MENU, "initial_option": SELECT_OPTION, "min_query_length": whole(0, 100)}
    ),
    "users_select": _element({}, {**_MENU, "initial_user": ID}),
    "conversations_select": _element(
        {}, {**_MENU, **_CONVERSATIONS, **_RESPONSE_URL, "initial_conversation": ID}
    ),
    "channels_select": _element({}, {**_MENU, **_RESPONSE_URL, "initial_channel": ID}),
}
MULTI_SELECTS: dict[str, Check] = {
    "multi_static_select": _element(
        {},
        {**_MENU, **_OPTIONS, **_MOST, "initial_options": items(SELECT_OPTION, 100)},
        *_STATIC_RULES,
    ),
    "multi_external_select": _element(
        {},
        {
            **_MENU,
            **_MOST,
            "initial_options": items(SELECT_OPTION, 100),
            "min_query_length": whole(0, 100),
        },
    ),
    "multi_users_select": _element({}, {**_MENU, **_MOST, "initial_users": _IDS}),
    "multi_conversations_select": _element(
        {}, {**_MENU, **_MOST, **_CONVERSATIONS, "initial_conversations": _IDS}
    ),
    "multi_channels_select": _element({}, {**_MENU, **_MOST, "initial_channels": _IDS}),
}
_MARKED = {"options": items(MARKED_OPTION, 10)}
CHOICES: dict[str, Check] = {
    "checkboxes": _element(
        _MARKED,
        {**_COMMON, "initial_options": items(MARKED_OPTION, 10)},
        _initial_is_offered,
        _values_differ,
    ),
    "radio_buttons": _element(
        _MARKED, {**_COMMON, "initial_option": MARKED_OPTION}, _initial_is_offered, _values_differ
    ),
    "datepicker": _element({}, {**_MENU, "initial_date": DATE}),
    "timepicker": _element({}, {**_MENU, "initial_time": TIME, "timezone": text(100)}),
}
DATETIME: dict[str, Check] = {
    "datetimepicker": _element({}, {**_COMMON, "initial_date_time": whole(10**9, 10**10 - 1)}),
}
_TYPED = {
    "action_id": ID,
    "placeholder": plain_text(150),
    "focus_on_load": flag,
    "dispatch_action_config": DISPATCH_CONFIG,
}
TYPED: dict[str, Check] = {
    "plain_text_input": _element(
        {},
        {
            **_TYPED,
            "initial_value": text(3000, least=0),
            "multiline": flag,
            "min_length": whole(0, 3000),
            "max_length": whole(1, 3000),
        },
        _initial_fits,
    ),
    "number_input": _element(
        {"is_decimal_allowed": flag},
        {**_TYPED, "initial_value": text(50), "min_value": text(50), "max_value": text(50)},
        _range_is_ordered,
    ),
    "email_text_input": _element({}, {**_TYPED, "initial_value": text(3000)}),
    "url_text_input": _element({}, {**_TYPED, "initial_value": text(3000)}),
    "rich_text_input": _element({}, {**_TYPED, "initial_value": RICH_TEXT}),
    "file_input": _element(
        {}, {"action_id": ID, "filetypes": items(text(50), 100), "max_files": whole(1, 10)}
    ),
}
ICON_BUTTON = _element(
    {"icon": one_of("trash"), "text": plain_text(75)},
    {"action_id": ID, "value": text(2000), "confirm": CONFIRM, "visible_to_user_ids": _IDS},
)
FEEDBACK_BUTTON = shape(
    {"text": plain_text(75), "value": text(2000)}, {"accessibility_label": text(75)}
)
FEEDBACK_BUTTONS = _element(
    {"positive_button": FEEDBACK_BUTTON, "negative_button": FEEDBACK_BUTTON}, {"action_id": ID}
)

# Which stand where: docs.slack.dev, blocks.json; "Works with block types" of each page.
IN_SECTION: dict[str, Check] = {
    "button": BUTTON,
    "image": IMAGE,
    "overflow": OVERFLOW,
    **SELECTS,
    **MULTI_SELECTS,
    **CHOICES,
}
IN_ACTIONS: dict[str, Check] = {
    "button": BUTTON,
    "overflow": OVERFLOW,
    **SELECTS,
    **MULTI_SELECTS,
    **CHOICES,
    **DATETIME,
}
IN_INPUT: dict[str, Check] = {**TYPED, **SELECTS, **MULTI_SELECTS, **CHOICES, **DATETIME}
# Elements that a message or the Home tab cannot hold.
NOT_IN_MESSAGE = frozenset(
    {"number_input", "email_text_input", "url_text_input", "file_input", "rich_text_input"}
)
NOT_IN_HOME = frozenset(
    {"number_input", "email_text_input", "url_text_input", "file_input", "datetimepicker"}
)
