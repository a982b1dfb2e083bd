"""What Slack accepts as a view. Limits: docs.slack.dev, reference/views."""

import json
from collections.abc import Iterator
from typing import Any

from bot.playground.slack_blocks import violations
from bot.playground.slack_objects import plain_text
from bot.playground.slack_shapes import Check, anything, at, flag, shape, tagged, text

MOST_BYTES = 250_000  # view_too_large, docs.slack.dev, reference/methods/views.open


def view_violations(view: Any) -> list[str]:
    """What Slack would refuse in a modal or a Home view, as ``problem [json-pointer:/view/…]``."""
    found = list(_VIEW(view, "/view"))
    if found:
        return found
    inside = violations(view["blocks"], view["type"])
    return [problem.replace("[json-pointer:", "[json-pointer:/view") for problem in inside]


def is_too_large(view: Any) -> bool:
    return len(json.dumps(view)) > MOST_BYTES


def _inputs_have_submit(value: dict[str, Any], path: str) -> Iterator[str]:
    blocks = value["blocks"] if isinstance(value["blocks"], list) else []
    has_input = any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)
    if has_input and "submit" not in value:
        yield at("missing required field: submit", path)


_COMMON: dict[str, Check] = {"type": anything, "blocks": anything}
_OPTIONAL: dict[str, Check] = {
    "private_metadata": text(3000, least=0),
    "callback_id": text(255, least=0),
    "external_id": text(255, least=0),
}
_VIEW = tagged(
    {
        "modal": shape(
            {**_COMMON, "title": plain_text(24)},
            {
                **_OPTIONAL,
                "submit": plain_text(24),
                "close": plain_text(24),
                "clear_on_close": flag,
                "notify_on_close": flag,
            },
            _inputs_have_submit,
        ),
        "home": shape(_COMMON, _OPTIONAL),
    }
)
