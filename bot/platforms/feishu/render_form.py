"""Forms as form cards, and what was typed into them read back. Pure.

The names of the inputs say how to read them: `what~1` continues `what` on a new line, `what+1` on
the same one, `met#2` is the option 2 of `met`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from bot.platforms.feishu import render
from bot.platforms.feishu.markdown import escaped
from bot.platforms.feishu.render import Json, Place, plain_text
from handlers.kit.forms import (
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
from handlers.kit.i18n import translator
from handlers.kit.text import joined

INPUT = 1000  # characters in one input; a longer text stands in several
PLACEHOLDER = 100
OFFERED = 200  # people to choose from

_NAME = re.compile(r"(?P<field>[^~+#]+)(?:(?P<mark>[~+#])(?P<rest>.*))?")


@dataclass(frozen=True)
class Person:
    user: str
    name: str


@dataclass(frozen=True)
class Shown:
    """How a form stands on the screen. `key` finds it again when it comes back.

    `errors`: a sentence per field name. `people`: who can be chosen.
    """

    key: str
    place: Place
    errors: Mapping[str, str] = field(default_factory=dict)
    people: Sequence[Person] = ()


def card(form: Form, shown: Shown) -> Json:
    """Labels of many long options are shortened, with an ellipsis, until the card fits."""
    drawn = _card(form, shown, longest=INPUT)
    for longest in (150, 80, 40, 20):
        if render.fits(drawn):
            return drawn
        drawn = _card(form, shown, longest=longest)
    return drawn


def _card(form: Form, shown: Shown, *, longest: int) -> Json:
    inside = [*_error(shown.errors, ""), *_rest_of_errors(form, shown.errors)]
    for one in form.fields:
        inside += _field(one, shown, longest)
        if not isinstance(one, Remark):
            inside += _error(shown.errors, one.name)
    inside.append(_submit(form, shown))
    inside[0] = {**inside[0], "element_id": render.keyed(shown.key)}
    drawn = render.frame(form.title, "blue", form.title)
    body: Json = {"elements": [{"tag": "form", "name": "form", "elements": inside}]}
    return {**drawn, "body": body}


def _rest_of_errors(form: Form, errors: Mapping[str, str]) -> list[Json]:
    """What is wrong with a field this form does not have goes to the top."""
    known = {one.name for one in form.fields if not isinstance(one, Remark)} | {""}
    return [drawn for name in errors if name not in known for drawn in _error(errors, name)]


def _error(errors: Mapping[str, str], name: str) -> list[Json]:
    if name not in errors:
        return []
    return [{"tag": "markdown", "content": f"<font color='red'>✗ {escaped(errors[name])}</font>"}]


def _submit(form: Form, shown: Shown) -> Json:
    value = {"a": form.action, "p": form.packed, "f": shown.key, **shown.place.value()}
    return {
        "tag": "button",
        "name": "submit",
        "form_action_type": "submit",
        "type": "primary_filled",
        "text": plain_text(form.submit_label, render.BUTTON),
        "behaviors": [{"type": "callback", "value": value}],
    }


def _field(field: Field, shown: Shown, longest: int) -> list[Json]:
    match field:
        case TextField():
            return [*_typed(field), *_hint(field.hint)]
        case ChoiceField():
            return [_label(field.label), _choice(field, longest), *_hint(field.hint)]
        case TicksField():
            boxes = [_box(field, one, longest) for one in field.options]
            return [_label(field.label), *boxes, *_hint(field.hint)]
        case PeopleField():
            return [_label(field.label), _people(field, shown), *_hint(field.hint)]
        case FileField():
            return _hint(field.elsewhere)  # a form card takes no files
        case Remark(lines):
            return [render.words(joined(lines))]
        case _:
            assert_never(field)


def _label(label: str) -> Json:
    return {"tag": "div", "text": plain_text(label, render.TITLE)}


def _hint(hint: str) -> list[Json]:
    text = {**plain_text(hint, render.TITLE), "text_size": "notation", "text_color": "grey"}
    return [{"tag": "div", "text": text}] if hint else []


def _typed(field: TextField) -> list[Json]:
    parts = split(field.value)
    drawn = [_input(field, mark, part) for mark, part in parts]
    drawn[0]["label"] = plain_text(field.label, render.TITLE)
    drawn[0]["required"] = not field.optional
    return drawn


def _input(field: TextField, mark: str, value: str) -> Json:
    drawn: Json = {
        "tag": "input",
        "name": f"{field.name}{mark}",
        # What stands there already may be longer than what is allowed; it is refused with words.
        "max_length": max(min(field.longest, INPUT), len(value)),
        "width": "fill",
    }
    if field.multiline:
        drawn |= {"input_type": "multiline_text", "rows": 3, "auto_resize": True}
    if value:
        drawn["default_value"] = value
    if field.placeholder:
        drawn["placeholder"] = plain_text(field.placeholder, PLACEHOLDER)
    return drawn


def split(text: str) -> list[tuple[str, str]]:
    """The parts of a text as inputs take them, each with the mark its name carries."""
    parts: list[tuple[str, str]] = []
    mark = ""
    while len(text) > INPUT:
        newline = text.rfind("\n", 1, INPUT + 1)
        parts.append((mark, text[: newline if newline > 0 else INPUT]))
        text = text[newline + 1 if newline > 0 else INPUT :]
        mark = f"{'~' if newline > 0 else '+'}{len(parts)}"
    return [*parts, (mark, text)]


def _choice(field: ChoiceField, longest: int) -> Json:
    options = [
        {"text": plain_text(one.label, longest), "value": one.value} for one in field.options
    ]
    drawn: Json = {
        "tag": "select_static",
        "name": field.name,
        "options": options,
        "required": not field.optional,
        "width": "fill",
    }
    is_offered = any(one.value == field.value for one in field.options)
    return {**drawn, "initial_option": field.value} if is_offered else drawn


def _box(field: TicksField, option: Option, longest: int) -> Json:
    return {
        "tag": "checker",
        "name": f"{field.name}#{option.value}",
        "checked": option.value in field.values,
        "text": plain_text(option.label, longest),
    }


def _people(field: PeopleField, shown: Shown) -> Json:
    drawn: Json = {"tag": "multi_select_person", "name": field.name, "width": "fill"}
    drawn["placeholder"] = plain_text(field.label, PLACEHOLDER)
    # Without options Feishu offers the members of the chat, and this one has a single member.
    users = dict.fromkeys((*field.values, *(one.user for one in shown.people)))
    if users:
        drawn["options"] = [{"value": user} for user in list(users)[:OFFERED]]
    return {**drawn, "selected_values": list(field.values)} if field.values else drawn


def values(given: Mapping[str, Any]) -> dict[str, Any]:
    """By field: a string, or a tuple of strings where several can be chosen."""
    found: dict[str, Any] = {}
    for name in sorted(given, key=_order):
        value, parts = given[name], _NAME.fullmatch(name)
        if parts is None:
            continue
        field, mark, rest = parts.group("field", "mark", "rest")
        match mark:
            case "#":
                found[field] = found.get(field, ()) + ((rest,) if value is True else ())
            case "~" | "+":
                between = "\n" if mark == "~" else ""
                found[field] = f"{found.get(field, '')}{between}{value}"
            case _:
                found[field] = tuple(value) if isinstance(value, list) else str(value)
    return found


def _order(name: str) -> tuple[str, int]:
    parts = _NAME.fullmatch(name)
    rest = parts.group("rest") if parts else ""
    return (parts.group("field") if parts else name), int(rest) if (rest or "").isdigit() else 0


def filled(form: Form, given: Mapping[str, Any]) -> Form:
    """The form with what was typed in the place of what stood there."""
    return replace(form, fields=tuple(_filled(field, given) for field in form.fields))


def _filled(field: Field, given: Mapping[str, Any]) -> Field:
    match field:
        case TextField() | ChoiceField():
            return replace(field, value=str(given.get(field.name, "")))
        case TicksField() | PeopleField():
            return replace(field, values=tuple(given.get(field.name, ())))
    return field


def closed(language: str, said: str) -> Json:
    """What stands in the place of a form that was submitted, so that it is not sent twice."""
    t = translator(language)
    drawn = render.frame(t("kit-form-closed"), "green", t("kit-form-closed"))
    text = plain_text(said or t("kit-form-closed-words"), INPUT)
    return {**drawn, "body": {"elements": [{"tag": "div", "text": text}]}}
