"""Forms as Slack modals. Pure."""

import json
from typing import Any, assert_never

from bot.platforms.slack.render import Json, rich, section, text
from handlers.kit.forms import (
    LONGEST,
    ChoiceField,
    Field,
    FileField,
    Form,
    Option,
    PeopleField,
    Remark,
    TextField,
    TicksField,
)
from handlers.kit.text import Words, shortened

TITLE = 24
LABEL = 2000
PLACEHOLDER = 150
OPTION = 75
TICKS_A_BLOCK = 10  # checkboxes hold no more; the rest goes into further blocks
METADATA = 3000


def view(form: Form, where: Json) -> Json:
    """`where` comes back with the submission: Slack does not say where a modal was opened."""
    return {
        "type": "modal",
        "callback_id": form.action,
        "private_metadata": _metadata(form.action, packed=form.packed, **where),
        "title": text(form.title, TITLE),
        "submit": text(form.submit_label, TITLE),
        "blocks": [block for field in form.fields for block in _field(field)],
    }


def notice(title: str, drawn: list[Json], where: Json) -> Json:
    """A modal that only says something; `where` comes back when a button in it is pressed."""
    metadata = _metadata(title, **where)
    title_ = text(title, TITLE)
    return {"type": "modal", "private_metadata": metadata, "title": title_, "blocks": drawn}


def _metadata(name: str, **values: Any) -> str:
    packed = json.dumps(values, separators=(",", ":"))
    if len(packed) > METADATA:
        raise ValueError(f"{name}: {len(packed)} characters of metadata")
    return packed


def _field(field: Field) -> list[Json]:
    match field:
        case TextField():
            return [_input(field.name, field.label, field.hint, _typed(field), field.optional)]
        case ChoiceField():
            return [_input(field.name, field.label, field.hint, _choice(field), field.optional)]
        case TicksField():
            return _ticks(field)
        case PeopleField():
            return [_input(field.name, field.label, field.hint, _people(field), True)]
        case FileField():
            one = {"type": "file_input", "max_files": 1}
            return [_input(field.name, field.label, field.hint, one, True)]
        case Remark(lines):
            return [rich(*(section(line) for line in lines))]
        case _:
            assert_never(field)


def _input(name: str, label: str, hint: str, element: Json, optional: bool) -> Json:
    drawn: Json = {
        "type": "input",
        "block_id": name,
        "label": text(label, LABEL),
        "element": {**element, "action_id": name},
        "optional": optional,
    }
    if hint:
        drawn["hint"] = text(hint, LABEL)
    return drawn


def _typed(field: TextField) -> Json:
    longest = min(field.longest, LONGEST)
    drawn: Json = {
        "type": "plain_text_input",
        "multiline": field.multiline,
        "max_length": longest,
    }
    if field.value:
        drawn["initial_value"] = shortened(field.value, longest)
    if field.placeholder:
        drawn["placeholder"] = text(field.placeholder, PLACEHOLDER)
    return drawn


def _option(option: Option) -> Json:
    return {"text": text(option.label, OPTION), "value": option.value}


def _choice(field: ChoiceField) -> Json:
    drawn: Json = {"type": "static_select", "options": [_option(one) for one in field.options]}
    chosen = [_option(one) for one in field.options if one.value == field.value]
    return {**drawn, "initial_option": chosen[0]} if chosen else drawn


def _people(field: PeopleField) -> Json:
    drawn: Json = {"type": "multi_users_select"}
    return {**drawn, "initial_users": list(field.values)} if field.values else drawn


def _ticks(field: TicksField) -> list[Json]:
    """Long labels are listed in full above the boxes, which then carry their beginning."""
    drawn: list[Json] = []
    if any(len(one.label) > OPTION for one in field.options):
        items = [section((Words(one.label),)) for one in field.options]
        drawn.append(rich({"type": "rich_text_list", "style": "ordered", "elements": items}))
    for start in range(0, len(field.options), TICKS_A_BLOCK):
        group = field.options[start : start + TICKS_A_BLOCK]
        boxes: Json = {"type": "checkboxes", "options": [_box(one) for one in group]}
        ticked = [_box(one) for one in group if one.value in field.values]
        if ticked:
            boxes["initial_options"] = ticked
        name = field.name if start == 0 else f"{field.name}~{start // TICKS_A_BLOCK}"
        drawn.append(_input(name, field.label, field.hint if start == 0 else "", boxes, True))
    return drawn


def _box(option: Option) -> Json:
    return _option(Option(option.value, shortened(option.label, OPTION)))
