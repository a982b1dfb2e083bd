"""Views people have before them: modals in stacks of at most three, and Home tabs."""

import copy
from dataclasses import dataclass, field
from typing import Any

from bot.playground.slack_blocks import interactive
from bot.playground.slack_channels import JSON

DEEPEST = 3  # docs.slack.dev, surfaces/modals

# What an element has chosen before anybody touches it: (kind: (name in the state, name of the
# initial value, what stands there when there is none)).
STATE_OF: dict[str, tuple[str, str, Any]] = {
    "plain_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "url_text_input": ("value", "initial_value", None),
    "rich_text_input": ("rich_text_value", "initial_value", None),
    "file_input": ("files", "", []),
    "static_select": ("selected_option", "initial_option", None),
    "external_select": ("selected_option", "initial_option", None),
    "users_select": ("selected_user", "initial_user", None),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "channels_select": ("selected_channel", "initial_channel", None),
    "multi_static_select": ("selected_options", "initial_options", []),
    "multi_external_select": ("selected_options", "initial_options", []),
    "multi_users_select": ("selected_users", "initial_users", []),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", []),
    "multi_channels_select": ("selected_channels", "initial_channels", []),
    "checkboxes": ("selected_options", "initial_options", []),
    "radio_buttons": ("selected_option", "initial_option", None),
    "datepicker": ("selected_date", "initial_date", None),
    "timepicker": ("selected_time", "initial_time", None),
    "datetimepicker": ("selected_date_time", "initial_date_time", None),
}


@dataclass(eq=False)
class View:
    id: str
    user: str
    team_id: str
    """The team of the person who sees it, which for an external person is not ours."""
    hash: str
    definition: JSON
    """As the app sent it, with the ids Slack adds to its blocks and elements."""
    root_id: str = ""
    previous_id: str | None = None
    state: JSON = field(default_factory=dict)
    """What stands in its fields: block id -> action id -> value."""
    channel_id: str | None = None
    """Where the person was when it opened, for ``default_to_current_conversation``."""

    def __post_init__(self) -> None:
        self.root_id = self.root_id or self.id
        self.state = state_of(self.blocks, {}, self.channel_id)

    @property
    def blocks(self) -> list[JSON]:
        blocks: list[JSON] = self.definition["blocks"]
        return blocks

    @property
    def title(self) -> str:
        return str(self.definition.get("title", {}).get("text", ""))

    @property
    def is_home(self) -> bool:
        return bool(self.definition["type"] == "home")

    @property
    def external_id(self) -> str:
        return str(self.definition.get("external_id", ""))

    def redraw(self, definition: JSON, new_hash: str) -> None:
        """Show another definition; what was typed stays where block and action keep their ids."""
        self.definition, self.hash = definition, new_hash
        self.state = state_of(self.blocks, self.state, self.channel_id)


def state_of(blocks: list[JSON], typed: JSON, here: str | None = None) -> JSON:
    """The state of every field: what was typed there, else its initial value.

    `here` is the conversation that ``default_to_current_conversation`` means.
    """
    state: JSON = {}
    for block, element in interactive(blocks):
        if element["type"] not in STATE_OF:
            continue
        name, initial, empty = STATE_OF[element["type"]]
        place = state.setdefault(block["block_id"], {})
        before = typed.get(block["block_id"], {}).get(element["action_id"])
        start = element.get(initial, empty)
        if element.get("default_to_current_conversation") and here and not start:
            start = here if name == "selected_conversation" else [here]
        value = {"type": element["type"], name: copy.deepcopy(start)}
        same = before is not None and before["type"] == element["type"]
        place[element["action_id"]] = before if same else value
    return state
