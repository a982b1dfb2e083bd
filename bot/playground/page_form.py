"""What a browser sends: a form's fields, each with one value or several."""

import base64
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request

from bot.playground.slack_channels import JSON
from bot.playground.slack_stacks import STATE_OF, View

FIELD = "field:"  # before the names of a modal's fields, so that none meets the page's own


class Form:
    def __init__(self, fields: Mapping[str, list[str]]) -> None:
        self._fields = fields

    @classmethod
    async def of(cls, request: Request) -> "Form":
        body = (await request.body()).decode()
        asked = parse_qs(str(request.url.query), keep_blank_values=True)
        return cls(asked | parse_qs(body, keep_blank_values=True))

    @property
    def single(self) -> dict[str, str]:
        return {name: values[-1] for name, values in self._fields.items()}

    def word(self, name: str) -> str:
        return self.single.get(name, "")

    def file(self, name: str) -> tuple[str, bytes] | None:
        """Name and content, as parley.js writes them into one field."""
        called, _, content = self.word(name).rpartition("|")
        return (called, base64.b64decode(content)) if called else None

    def words(self, name: str) -> list[str]:
        return [value for value in self._fields.get(name, []) if value]


def chosen(element: JSON, form: Form, name: str) -> Any:
    """What was chosen in the element, the way `Person.choose` wants it; None for nothing."""
    kind: str = element["type"]
    if kind == "checkboxes" or kind.startswith("multi_"):
        return form.words(name)
    return form.word(name) or None


def filled_in(view: View, form: Form) -> dict[str, Any]:
    """By block id, every field of the modal the page draws."""
    inputs = [block for block in view.blocks if block["type"] == "input"]
    ours = NOT_DRAWN | {"file_input"}  # what was chosen there is not a word
    drawn = [block for block in inputs if block["element"]["type"] not in ours]
    return {
        block["block_id"]: chosen(block["element"], form, FIELD + block["block_id"])
        for block in drawn
    }


def entered(view: View, block: JSON) -> list[str]:
    """What stands in the field now: texts, ids, or the values of options."""
    element = block["element"]
    name, _, _ = STATE_OF[element["type"]]
    value = view.state[block["block_id"]][element["action_id"]][name]
    listed = value if isinstance(value, list) else [value]
    return [one["value"] if isinstance(one, dict) else str(one) for one in listed if one]


# The page says so where they would stand; Parley uses none of them.
NOT_DRAWN = frozenset(
    {"rich_text_input", "external_select", "multi_external_select", "datetimepicker"}
)
