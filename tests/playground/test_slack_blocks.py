"""Block Kit: what Slack takes, and what it refuses and where."""

from typing import Any

import pytest

from bot.playground.slack_blocks import Surface, interactive, text_length, violations
from bot.playground.slack_view_rules import is_too_large, view_violations

JSON = dict[str, Any]


def plain(text: str) -> JSON:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> JSON:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "hi", **more: Any) -> JSON:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(label: str = "Go", **more: Any) -> JSON:
    return {"type": "button", "text": plain(label), "action_id": "go", **more}


def actions(*elements: JSON, **more: Any) -> JSON:
    return {"type": "actions", "elements": list(elements), **more}


def option(text: str, value: str = "") -> JSON:
    return {"text": plain(text), "value": value or text}


def select(*labels: str, **more: Any) -> JSON:
    options = [option(label) for label in labels]
    return {"type": "static_select", "action_id": "pick", "options": options, **more}


def input_of(element: JSON, **more: Any) -> JSON:
    return {"type": "input", "label": plain("Label"), "element": element, **more}


def typed(**more: Any) -> JSON:
    return {"type": "plain_text_input", "action_id": "v", **more}


def rich(*elements: JSON) -> JSON:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def bars(**more: Any) -> JSON:
    points = [{"label": "A", "value": 1}, {"label": "B", "value": -2.5}]
    chart = {
        "type": "bar",
        "series": [{"name": "s", "data": points}],
        "axis_config": {"categories": ["A", "B"], "y_label": "days"},
    }
    return {"type": "data_visualization", "title": "T", "chart": {**chart, **more}}


def listed(value: Any) -> Any:
    """Tuples, which the functions above take for brevity, as the lists JSON has."""
    if isinstance(value, dict):
        return {name: listed(inner) for name, inner in value.items()}
    return [listed(inner) for inner in value] if isinstance(value, list | tuple) else value


MESSAGE: Surface = "message"
ACCEPTED: list[tuple[str, Surface, list[JSON]]] = [
    ("nothing at all", MESSAGE, []),
    ("a section with a button beside it", MESSAGE, [section(accessory=button())]),
    ("fields alone", MESSAGE, [{"type": "section", "fields": [mrkdwn("a"), plain("b")]}]),
    ("text of exactly 3,000", MESSAGE, [section("x" * 3000)]),
    ("a header, a divider, a context", MESSAGE, [
        {"type": "header", "text": plain("Change 7")},
        {"type": "divider"},
        {"type": "context", "elements": [mrkdwn("by"), {
            "type": "image", "image_url": "https://example.com/a.png", "alt_text": "a"}]},
    ]),
    ("fifty blocks", MESSAGE, [section() for _ in range(50)]),
    ("a hundred blocks of a modal", "modal", [section() for _ in range(100)]),
    ("a select whose initial option is offered", MESSAGE,
        [actions(select("A", "B", initial_option=option("B")))]),
    ("an overflow menu of five", MESSAGE, [section(accessory={
        "type": "overflow", "action_id": "o", "options": [option(str(n)) for n in range(5)]})]),
    ("rich text with a list and a mention", MESSAGE, [{"type": "rich_text", "elements": [
        {"type": "rich_text_section", "elements": [
            {"type": "text", "text": "Hello ", "style": {"bold": True}},
            {"type": "user", "user_id": "U1"}]},
        {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]}]},
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "said"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "code"}]}]}]),
    ("a table of text and rich text", MESSAGE, [{"type": "table", "rows": [
        [{"type": "raw_text", "text": "a"}, rich({"type": "text", "text": "b"})]]}]),
    ("a chart with negative bars", MESSAGE, [bars()]),
    ("a pie", MESSAGE, [{"type": "data_visualization", "title": "T", "chart": {
        "type": "pie", "segments": [{"label": "a", "value": 2}]}}]),
    ("a container", MESSAGE, [
        {"type": "container", "title": plain("a"), "child_blocks": [actions(button())]}]),
    ("markdown", MESSAGE, [{"type": "markdown", "text": "# T\n- a"}]),
    ("a form of every field", "modal", [
        input_of(typed(multiline=True, max_length=10, initial_value="0123456789")),
        input_of({"type": "number_input", "is_decimal_allowed": False, "min_value": "1",
                  "max_value": "9", "initial_value": "3"}),
        input_of({"type": "multi_users_select", "initial_users": ["U1"]}, optional=True),
        input_of({"type": "conversations_select", "default_to_current_conversation": True,
                  "response_url_enabled": True}),
        input_of({"type": "checkboxes", "options": [option("a"), option("b")]}),
        input_of({"type": "radio_buttons", "options": [
            {"text": mrkdwn("*a*"), "value": "a", "description": plain("d")}]}),
        input_of({"type": "datepicker", "initial_date": "2026-11-27"}, dispatch_action=True),
        input_of({"type": "timepicker", "initial_time": "09:30", "timezone": "Asia/Shanghai"}),
        input_of({"type": "multi_static_select", "option_groups": [
            {"label": plain("g"), "options": [option("a")]}], "max_selected_items": 1}),
    ]),
    ("an alert in a modal", "modal", [{"type": "alert", "text": plain("!"), "level": "warning"}]),
    ("the same action in two blocks", MESSAGE, [actions(button()), actions(button())]),
]  # fmt: skip


@pytest.mark.parametrize(("note", "surface", "blocks"), ACCEPTED, ids=[c[0] for c in ACCEPTED])
def test_what_slack_takes_has_no_violations(
    note: str, surface: Surface, blocks: list[JSON]
) -> None:
    assert violations(listed(blocks), surface) == []


REFUSED: list[tuple[str, Surface, list[JSON], str]] = [
    ("an unknown block", MESSAGE, [{"type": "banner"}],
        "unsupported type: banner [json-pointer:/blocks/0/type]"),
    ("a block without a type", MESSAGE, [{"text": plain("a")}],
        "missing required field: type [json-pointer:/blocks/0]"),
    ("empty text", MESSAGE, [section("")],
        "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ("text over 3,000", MESSAGE, [section("x" * 3001)],
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ("a section of nothing", MESSAGE, [{"type": "section"}],
        "must define either `text` or `fields` [json-pointer:/blocks/0]"),
    ("eleven fields", MESSAGE, [{"type": "section", "fields": [plain("a")] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]"),
    ("a field over 2,000", MESSAGE, [{"type": "section", "fields": [plain("a" * 2001)]}],
        "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]"),
    ("a property Slack does not know", MESSAGE, [section(colour="red")],
        "invalid additional property: colour [json-pointer:/blocks/0]"),
    ("fifty-one blocks", MESSAGE, [section() for _ in range(51)],
        "no more than 50 items allowed [json-pointer:/blocks]"),
    ("mrkdwn in a header", MESSAGE, [{"type": "header", "text": mrkdwn("a")}],
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"),
    ("a header over 150", MESSAGE, [{"type": "header", "text": plain("a" * 151)}],
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]"),
    ("a label over 75", MESSAGE, [actions(button("a" * 76))],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"),
    ("a value over 2,000", MESSAGE, [actions(button(value="a" * 2001))],
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]"),
    ("an unknown style", MESSAGE, [actions(button(style="blue"))],
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]"),
    ("actions without elements", MESSAGE, [actions()],
        "no less than 1 items allowed [json-pointer:/blocks/0/elements]"),
    ("twenty-six elements", MESSAGE, [actions(*(button() for _ in range(26)))],
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]"),
    ("eleven things in a context", MESSAGE, [{"type": "context", "elements": [plain("a")] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]"),
    ("a button in a context", MESSAGE, [{"type": "context", "elements": [button()]}],
        "unsupported type: button [json-pointer:/blocks/0/elements/0/type]"),
    ("one action twice in a block", MESSAGE, [actions(button(), button())],
        "`action_id` 'go' already exists for this block [json-pointer:/blocks/0]"),
    ("one block_id twice", MESSAGE, [section(block_id="b"), section(block_id="b")],
        "block_id 'b' already exists [json-pointer:/blocks/1]"),
    ("a hundred and one options", MESSAGE, [actions(select(*map(str, range(101))))],
        "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]"),
    ("six lines in an overflow menu", MESSAGE, [section(accessory={
        "type": "overflow", "options": [option(str(n)) for n in range(6)]})],
        "no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]"),
    ("an initial option nobody offered", MESSAGE,
        [actions(select("A", initial_option=option("B")))],
        "must exactly match one of the provided options"
        " [json-pointer:/blocks/0/elements/0/initial_option]"),
    ("no options at all", MESSAGE, [actions({"type": "static_select", "action_id": "a"})],
        "must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]"),
    ("a confirmation without words", MESSAGE, [actions(button(confirm={"title": plain("a")}))],
        "missing required field: confirm [json-pointer:/blocks/0/elements/0/confirm]"),
    ("an image from two places", MESSAGE, [{"type": "image", "alt_text": "a",
        "image_url": "https://example.com/a.png", "slack_file": {"id": "F1"}}],
        "must define either `image_url` or `slack_file` [json-pointer:/blocks/0]"),
    ("an image without words", MESSAGE, [{"type": "image", "image_url": "https://example.com/a"}],
        "missing required field: alt_text [json-pointer:/blocks/0]"),
    ("two tables", MESSAGE, [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}] * 2,
        "only_one_table_allowed [json-pointer:/blocks/1]"),
    ("twenty-one columns", MESSAGE, [
        {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}] * 21]}],
        "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"),
    ("three charts", MESSAGE, [bars(), bars(), bars()],
        "no more than 2 data_visualization blocks allowed [json-pointer:/blocks/2]"),
    ("a series with a gap", MESSAGE, [bars(series=[
        {"name": "s", "data": [{"label": "A", "value": 1}]}])],
        "must have one point for every category [json-pointer:/blocks/0/chart/series/0/data]"),
    ("a pie with an empty slice", MESSAGE, [{"type": "data_visualization", "title": "T", "chart": {
        "type": "pie", "segments": [{"label": "a", "value": 0}]}}],
        "must be more than 0 [json-pointer:/blocks/0/chart/segments/0/value]"),
    ("a chart on the Home tab", "home", [bars()],
        "unsupported type: data_visualization [json-pointer:/blocks/0/type]"),
    ("markdown in a modal", "modal", [{"type": "markdown", "text": "a"}],
        "unsupported type: markdown [json-pointer:/blocks/0/type]"),
    ("a container in a container", MESSAGE, [{"type": "container", "title": plain("a"),
        "child_blocks": [{"type": "container", "title": plain("b"), "child_blocks": []}]}],
        "unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]"),
    ("a number field in a message", MESSAGE,
        [input_of({"type": "number_input", "is_decimal_allowed": True})],
        "unsupported type: number_input [json-pointer:/blocks/0]"),
    ("text that starts too long", "modal", [input_of(typed(max_length=3, initial_value="abcd"))],
        "must be less than 4 characters [json-pointer:/blocks/0/element/initial_value]"),
    ("least above most", "modal", [input_of(typed(min_length=5, max_length=3))],
        "min_length must not be greater than max_length [json-pointer:/blocks/0/element]"),
    ("a button as a field", "modal", [input_of(button())],
        "unsupported type: button [json-pointer:/blocks/0/element/type]"),
    ("a date that is none", "modal", [
        input_of({"type": "datepicker", "initial_date": "27.11.2026"})],
        "must match date format [json-pointer:/blocks/0/element/initial_date]"),
    ("a number outside its range", "modal", [input_of({"type": "number_input",
        "is_decimal_allowed": False, "min_value": "1", "initial_value": "0"})],
        "must be within min_value and max_value [json-pointer:/blocks/0/element/initial_value]"),
    ("a broadcast to nobody", MESSAGE, [rich({"type": "broadcast", "range": "all"})],
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/elements/0/range]"),
    ("empty rich text", MESSAGE, [rich({"type": "text", "text": ""})],
        "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]"),
    ("a type on an option", MESSAGE, [actions({"type": "static_select", "action_id": "a",
        "options": [{**option("a"), "type": "option"}]})],
        "invalid additional property: type [json-pointer:/blocks/0/elements/0/options/0]"),
    ("a response URL outside a form", MESSAGE, [actions(
        {"type": "channels_select", "action_id": "a", "response_url_enabled": True})],
        "response_url_enabled needs an input block of a modal [json-pointer:/blocks/0]"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "surface", "blocks", "problem"), REFUSED, ids=[c[0] for c in REFUSED]
)
def test_what_slack_refuses_is_named_with_its_place(
    note: str, surface: Surface, blocks: list[JSON], problem: str
) -> None:
    found = violations(listed(blocks), surface)

    assert problem in found


def modal(**more: Any) -> JSON:
    return {"type": "modal", "title": plain("T"), "blocks": [section()], **more}


VIEWS: list[tuple[str, JSON, list[str]]] = [
    ("a plain modal", modal(), []),
    ("a form with its button", modal(submit=plain("Go"), blocks=[input_of(typed())]), []),
    ("a Home tab", {"type": "home", "blocks": [section()]}, []),
    ("a form without its button", modal(blocks=[input_of(typed())]),
        ["missing required field: submit [json-pointer:/view]"]),
    ("a title over 24", modal(title=plain("x" * 25)),
        ["must be less than 25 characters [json-pointer:/view/title/text]"]),
    ("a button over 24", modal(submit=plain("x" * 25)),
        ["must be less than 25 characters [json-pointer:/view/submit/text]"]),
    ("metadata over 3,000", modal(private_metadata="x" * 3001),
        ["must be less than 3001 characters [json-pointer:/view/private_metadata]"]),
    ("a Home tab with a title", {"type": "home", "blocks": [], "title": plain("T")},
        ["invalid additional property: title [json-pointer:/view]"]),
    ("a property of workflow steps", modal(submit_disabled=False),
        ["invalid additional property: submit_disabled [json-pointer:/view]"]),
    ("a bad block", modal(blocks=[section("")]),
        ["must be more than 0 characters [json-pointer:/view/blocks/0/text/text]"]),
    ("no view at all", {}, ["missing required field: type [json-pointer:/view]"]),
]  # fmt: skip


@pytest.mark.parametrize(("note", "view", "problems"), VIEWS, ids=[c[0] for c in VIEWS])
def test_a_view_is_read_as_strictly_as_its_blocks(
    note: str, view: JSON, problems: list[str]
) -> None:
    assert view_violations(view) == problems


def test_a_view_over_250_kilobytes_is_too_large() -> None:
    assert not is_too_large(modal())
    assert is_too_large(modal(blocks=[section("x" * 3000) for _ in range(90)]))


def test_all_text_of_a_message_counts_however_deep_it_lies() -> None:
    blocks = [section("12345", accessory=button("123")), rich({"type": "text", "text": "12"})]

    assert text_length(listed(blocks)) == 10


def test_things_to_press_are_found_beside_below_and_inside_blocks() -> None:
    inside = {"type": "container", "child_blocks": [actions(button("C"))]}
    blocks = [section(accessory=button("A")), actions(button("B")), inside, input_of(typed())]

    kinds = [element["type"] for _, element in interactive(blocks)]

    assert kinds == ["button", "button", "button", "plain_text_input"]
