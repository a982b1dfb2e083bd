"""What a card JSON 2.0 may be made of. Source: the component pages, facts 3.1 and 3.2."""

from collections.abc import Mapping
from dataclasses import dataclass

MOST_ELEMENTS = 200
MOST_BYTES = 30 * 1024
DEEPEST = 5
LONGEST_INPUT = 1000
LONGEST_LABEL = 100  # of a button, an option of an overflow menu, a placeholder


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOCALES = {"zh_cn", "zh_hk", "zh_tw", "en_us", "ja_jp", "ko_kr"}
TEMPLATES = _words(
    "blue wathet turquoise green yellow orange red carmine violet purple indigo grey default"
)
BUTTON_TYPES = _words(
    "default primary danger text primary_text danger_text primary_filled danger_filled laser"
)


@dataclass(frozen=True)
class Rule:
    allowed: frozenset[str]
    required: frozenset[str] = frozenset()


def _rule(allowed: str, required: str = "") -> Rule:
    both = frozenset(f"{allowed} {required}".split())
    return Rule(both | {"tag", "element_id", "margin"}, frozenset(required.split()))


CARD = frozenset({"schema", "config", "card_link", "header", "body"})
CONFIG = _words(
    "update_multi enable_forward enable_forward_interaction width_mode summary locales style "
    "streaming_mode streaming_config use_custom_translation"
)
HEADER = _words("template title subtitle text_tag_list i18n_text_tag_list icon padding")
BODY = _words(
    "direction padding vertical_spacing horizontal_spacing vertical_align horizontal_align "
    "elements"
)

_LAYOUT = "padding vertical_spacing horizontal_spacing vertical_align horizontal_align direction"
_PICKER = "name placeholder required width disabled behaviors"

TEXTS: Mapping[str, Rule] = {
    tag: _rule("i18n_content text_size text_color text_align lines", "content")
    for tag in ("plain_text", "lark_md")
}
ELEMENTS: Mapping[str, Rule] = {
    "markdown": _rule("i18n_content text_size text_align icon", "content"),
    "div": _rule("text fields icon width"),
    "hr": _rule(""),
    "img": _rule("title scale_type size preview corner_radius i18n_img_key", "img_key alt"),
    "column_set": _rule(f"flex_mode background_style {_LAYOUT}", "columns"),
    "column": _rule(f"width weight background_style {_LAYOUT}", "elements"),
    "button": _rule(
        "type size width behaviors disabled disabled_tips hover_tips confirm icon name "
        "form_action_type",
        "text",
    ),
    "form": _rule(_LAYOUT, "name elements"),
    "input": _rule(
        "name input_type label label_position placeholder default_value i18n_default_value "
        "required max_length rows auto_resize max_rows width disabled behaviors"
    ),
    "select_static": _rule(f"{_PICKER} initial_option initial_index type", "options"),
    "multi_select_static": _rule(f"{_PICKER} selected_values type", "options"),
    "select_person": _rule(f"{_PICKER} options initial_option type"),
    "multi_select_person": _rule(f"{_PICKER} options selected_values type"),
    "date_picker": _rule(f"{_PICKER} initial_date value"),
    "picker_time": _rule(f"{_PICKER} initial_time value"),
    "picker_datetime": _rule(f"{_PICKER} initial_datetime value"),
    "checker": _rule(
        "text checked name behaviors overall_checkable button_area checked_style disabled"
    ),
    "overflow": _rule("behaviors width", "options"),
    "collapsible_panel": _rule(f"expanded border background_color {_LAYOUT}", "header elements"),
    "interactive_container": _rule(
        f"has_border border_color corner_radius background_style disabled disabled_tips confirm "
        f"hover_tips width height {_LAYOUT}",
        "behaviors elements",
    ),
    "table": _rule(
        "page_size row_height row_max_height header_style freeze_first_column", "columns rows"
    ),
    "chart": _rule("aspect_ratio color_theme preview height", "chart_spec"),
    "person": _rule("size show_avatar show_name style", "user_id"),
    "person_list": _rule("size lines show_avatar show_name drop_invalid_user_id icon", "persons"),
}
# content-components/table: what a column may say, and what stands in its cells.
MOST_TABLES, MOST_COLUMNS, LONGEST_PAGE = 5, 50, 10
ROW_HEIGHTS = {"low", "middle", "high", "auto"}
COLUMN = _words(
    "name display_name data_type width horizontal_align vertical_align format date_format"
)
CELLS: Mapping[str, type[object] | tuple[type[object], ...]] = {
    **dict.fromkeys(("text", "lark_md", "markdown"), str),
    **dict.fromkeys(("options", "persons"), (str, list)),
    **dict.fromkeys(("number", "date"), (int, float)),
}
CONTAINERS = {"form", "column_set", "column", "collapsible_panel", "interactive_container"}
FORM_ONLY = {"multi_select_static", "multi_select_person"}
INPUTS = {
    *("input", "select_static", "multi_select_static", "select_person", "multi_select_person"),
    *("date_picker", "picker_time", "picker_datetime", "checker"),
}
ROOT_ONLY = {"form", "table"}

OPTION = frozenset({"text", "value", "icon", "multi_url"})
CONFIRM = frozenset({"title", "text"})
BEHAVIORS: Mapping[str, frozenset[str]] = {
    "callback": frozenset({"type", "value"}),
    "open_url": frozenset({"type", "default_url", "pc_url", "ios_url", "android_url"}),
}
