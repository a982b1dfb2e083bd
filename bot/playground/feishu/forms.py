"""What a client does with a card: find a button, fill in a form, show the words."""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from bot.playground.feishu.card_rules import INPUTS
from bot.playground.feishu.cards import tagged
from bot.playground.feishu.tenant import JSON

NOBODY: Mapping[str, str] = MappingProxyType({})

_MOMENT = re.compile(r"<local_datetime millisecond='(\d+)' format_type='(\w+)'></local_datetime>")
_AT = re.compile(r"<at id=([^\s>]+)></at>")
_PERSON = re.compile(r"<person id='([^']+)'[^>]*></person>")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|~~|\u200b|</?font[^>]*>")


class NotOffered(Exception):
    """The client does not let this person do that."""


def words(text: JSON | None, locale: str) -> str:
    """What a reader with a client in that language sees."""
    if not text:
        return ""
    return str(text.get("i18n_content", {}).get(locale, text.get("content", "")))


def button(card: JSON, label: str, locale: str) -> JSON:
    found = [one for one in tagged(card) if one["tag"] == "button"]
    for one in found:
        if label in (words(one["text"], locale), one.get("name")):
            return one
    labels = [words(one["text"], locale) for one in found]
    raise NotOffered(f"no button {label!r} among {labels}")


def callback_value(pressed: JSON) -> JSON:
    for behavior in pressed.get("behaviors", []):
        if behavior["type"] == "callback":
            return dict(behavior["value"])
    return {}


def form_of(card: JSON) -> JSON:
    form = next((one for one in tagged(card) if one["tag"] == "form"), None)
    if form is None:
        raise NotOffered("there is no form in this card")
    return form


def submit_button(form: JSON) -> JSON:
    return next(one for one in tagged(form) if one.get("form_action_type") == "submit")


def fields(form: JSON) -> Iterator[JSON]:
    return (one for one in tagged(form) if one["tag"] in INPUTS)


def form_value(form: JSON, typed: Mapping[str, Any], locale: str) -> JSON:
    """As submitted: what stands in the form, with what is typed now; empty parts are absent."""
    names = {one["name"] for one in fields(form)}
    if unknown := set(typed) - names:
        raise NotOffered(f"no field {sorted(unknown)} among {sorted(names)}")
    found: JSON = {}
    for one in fields(form):
        value = typed.get(one["name"], _initial(one))
        value = _option_value(one, value, locale) if one["tag"] == "select_static" else value
        if value in ("", None, []):
            if one.get("required"):
                raise NotOffered(f"{one['name']} is required")
            continue
        if one["tag"] == "input" and len(value) > one.get("max_length", 1000):
            raise NotOffered(f"{one['name']} takes no more than {one.get('max_length', 1000)}")
        found[one["name"]] = value
    return found


def _option_value(select: JSON, chosen: Any, locale: str) -> Any:
    """A person chooses by label; the value works too."""
    for option in select["options"]:
        if chosen in (words(option["text"], locale), option["value"]):
            return option["value"]
    if chosen in ("", None):
        return chosen
    raise NotOffered(f"{chosen!r} is none of the options of {select['name']}")


def _initial(one: JSON) -> Any:
    match one["tag"]:
        case "input":
            return one.get("default_value", "")
        case "select_static":
            return one.get("initial_option", "")
        case "multi_select_static" | "multi_select_person":
            return list(one.get("selected_values", []))
        case "checker":
            return bool(one.get("checked", False))
    return None


def seen(card: JSON, locale: str, zone: str = "UTC", names: Mapping[str, str] = NOBODY) -> str:
    """The card as lines of text, as the client draws them. `names`: people by open_id."""
    title = words(card.get("header", {}).get("title"), locale)
    lines = [title] if title else []
    asked = [id(text) for one in tagged(card) for text in one.get("confirm", {}).values()]
    for one in tagged(card.get("body", {})):
        if id(one) in asked:
            continue  # seen only after the button was pressed
        if one["tag"] == "plain_text":
            lines.append(words(one, locale))
        elif one["tag"] in ("lark_md", "markdown"):
            lines.append(_drawn(words(one, locale), ZoneInfo(zone), names))
    return "\n".join(lines)


def _drawn(markdown: str, zone: ZoneInfo, names: Mapping[str, str]) -> str:
    """Without its marks; times in the reader's zone."""

    def moment(found: re.Match[str]) -> str:
        at = datetime.fromtimestamp(int(found.group(1)) / 1000, zone)
        return at.strftime("%H:%M" if found.group(2) == "time" else "%Y-%m-%d")

    text = _MOMENT.sub(moment, markdown)
    text = _PERSON.sub(lambda found: names.get(found.group(1), found.group(1)), text)
    text = _AT.sub(lambda found: f"@{names.get(found.group(1), found.group(1))}", text)
    text = _LINK.sub(r"\1", text)
    return html.unescape(_MARKS.sub("", text))
