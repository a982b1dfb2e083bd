"""Whether Feishu takes a card: unknown properties, limits, nesting, names, people."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.playground.feishu import card_rules as rules
from bot.playground.feishu.tenant import JSON

PARSE, TOO_MANY, WRONG_USER, BAD_TAG, TABLES = 200621, 11310, 100290, 200861, 200914
WRONG_IMAGE = 200570

_AT = re.compile(r"<(?:at|person)\s+(?:id|ids)\s*=\s*['\"]?([^'\"\s>]+)")


class CardRefused(Exception):
    """`sub`: the code inside the message of error 230099; 0 for error 230025, too long."""

    def __init__(self, sub: int, message: str) -> None:
        super().__init__(message)
        self.sub = sub


def check(card: Any, people: Collection[str] = (), images: Collection[str] = ()) -> None:
    """Raises CardRefused. `people`: the open_ids that may be named in it; `images`: keys."""
    size = len(json.dumps(card, ensure_ascii=False).encode())
    if size > rules.MOST_BYTES:
        raise CardRefused(0, f"{size} bytes, the limit is {rules.MOST_BYTES}")
    if not isinstance(card, dict) or card.get("schema") != "2.0":
        raise CardRefused(PARSE, "not a card of schema 2.0")
    _Check(frozenset(people), frozenset(images)).whole(card)


def tagged(value: Any) -> Iterator[JSON]:
    """Every component and text object, outer ones first."""
    if isinstance(value, list):
        for one in value:
            yield from tagged(one)
    elif isinstance(value, dict):
        if "tag" in value:
            yield value
        for name, one in value.items():
            if name != "value" and not name.startswith("i18n_"):
                yield from tagged(one)


@dataclass
class _Check:
    people: frozenset[str]
    images: frozenset[str]
    names: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    tables: int = 0

    def whole(self, card: JSON) -> None:
        _known(card, rules.CARD, "card")
        config = card.get("config", {})
        _known(config, rules.CONFIG, "config")
        _must(config.get("update_multi", True) is True, "update_multi may only be true")
        if "summary" in config:
            _known(config["summary"], {"content", "i18n_content"}, "summary")
        if "header" in card:
            self._header(card["header"])
        _known(card.get("body", {}), rules.BODY, "body")
        for element in card.get("body", {}).get("elements", []):
            self._element(element, depth=1, form="")
        count = sum(1 for _ in tagged(card))
        _must(count <= rules.MOST_ELEMENTS, f"{count} elements", TOO_MANY)

    def _header(self, header: JSON) -> None:
        _known(header, rules.HEADER, "header")
        _must("title" in header, "a header needs a title")
        _must(header.get("template", "blue") in rules.TEMPLATES, "unknown template")
        for name in ("title", "subtitle"):
            if name in header:
                self._text(header[name], f"header.{name}")

    def _text(self, text: Any, where: str) -> None:
        tag = text.get("tag") if isinstance(text, dict) else None
        _must(tag in rules.TEXTS, f"{where} is no text object")
        _ruled(text, rules.TEXTS[str(tag)], where)
        self._content(text, where, parses=tag == "lark_md")

    def _content(self, element: JSON, where: str, *, parses: bool) -> None:
        languages = element.get("i18n_content", {})
        _known(languages, rules.LOCALES, f"{where}.i18n_content")
        for words in (element["content"], *languages.values()):
            _must(isinstance(words, str), f"{where}: content is no string")
            for ids in _AT.findall(words) if parses else ():
                for one in ids.split(","):
                    _must(one == "all" or one in self.people, f"no user {one}", WRONG_USER)

    def _element(self, element: Any, *, depth: int, form: str) -> None:
        tag = element.get("tag") if isinstance(element, dict) else None
        _must(tag in rules.ELEMENTS, f"not support tag: {tag}", BAD_TAG)
        tag = str(tag)
        _ruled(element, rules.ELEMENTS[tag], tag)
        is_root = depth == 1
        _must(is_root or tag not in rules.ROOT_ONLY, f"{tag} only at the root of the body")
        _must(bool(form) or tag not in rules.FORM_ONLY, f"{tag} only in a form")
        _must(depth <= rules.DEEPEST, f"nested deeper than {rules.DEEPEST}")
        self._identified(element)
        if form and (tag in rules.INPUTS or tag == "button"):
            self._named(element, tag)
        check = getattr(self, f"_{tag}", None)
        if check is not None:
            check(element)
        self._inside(element, depth, form or (element["name"] if tag == "form" else ""))
        if tag == "form":
            submits = (one.get("form_action_type") == "submit" for one in tagged(element))
            _must(any(submits), "a form needs a submit button")
        if tag == "button" and not form:
            _must(bool(element.get("behaviors")), "a button needs behaviors")

    def _inside(self, element: JSON, depth: int, form: str) -> None:
        """What it contains, and the texts and behaviours every element may have."""
        for name in ("text", "label", "placeholder", "alt", "hover_tips", "disabled_tips"):
            if isinstance(element.get(name), dict):
                self._text(element[name], f"{element['tag']}.{name}")
        for behavior in element.get("behaviors", []):
            self._behavior(behavior)
        if "confirm" in element:
            _known(element["confirm"], rules.CONFIRM, "confirm")
            for text in element["confirm"].values():
                self._text(text, "confirm")
        columns = [] if element["tag"] == "table" else element.get("columns", [])
        for inner in (*element.get("elements", []), *columns):
            self._element(inner, depth=depth + 1, form=form)

    def _img(self, element: JSON) -> None:
        keys = (element["img_key"], *element.get("i18n_img_key", {}).values())
        _must(all(one in self.images for one in keys), "no such image", WRONG_IMAGE)

    def _identified(self, element: JSON) -> None:
        given = element.get("element_id")
        if given is None:
            return
        is_well_formed = re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,19}", given) is not None
        _must(is_well_formed, f"element_id {given!r} is not well formed")
        _must(given not in self.ids, f"element_id {given!r} twice")
        self.ids.add(given)

    def _named(self, element: JSON, tag: str) -> None:
        name = element.get("name")
        _must(bool(name), f"{tag} in a form without a name", 200530)
        _must(name not in self.names, f"name {name!r} twice")
        self.names.add(str(name))

    def _behavior(self, behavior: JSON) -> None:
        kind = behavior.get("type")
        _must(kind in rules.BEHAVIORS, f"unknown behavior {kind}")
        _known(behavior, rules.BEHAVIORS[str(kind)], "behavior")
        if kind == "callback":
            _must(isinstance(behavior.get("value"), dict), "the value of a callback is an object")

    def _markdown(self, element: JSON) -> None:
        self._content(element, "markdown", parses=True)

    def _div(self, element: JSON) -> None:
        _must("text" in element or "fields" in element, "div without text")

    def _column_set(self, element: JSON) -> None:
        tags = {one.get("tag") for one in element["columns"]}
        _must(tags <= {"column"}, "column_set holds columns only")

    def _column(self, element: JSON) -> None:
        weight = element.get("weight", 1)
        _must(isinstance(weight, int) and 1 <= weight <= 5, "weight is 1 to 5")

    def _button(self, element: JSON) -> None:
        words = element["text"].get("content", "")
        _must(len(words) <= rules.LONGEST_LABEL, "the button's text is too long")
        _must(element.get("type", "default") in rules.BUTTON_TYPES, "unknown type of button")
        kind = element.get("form_action_type", "submit")
        _must(kind in {"submit", "reset"}, "form_action_type is submit or reset")

    def _input(self, element: JSON) -> None:
        longest = element.get("max_length", rules.LONGEST_INPUT)
        _must(1 <= longest <= rules.LONGEST_INPUT, "max_length is 1 to 1000")
        _must(len(element.get("default_value", "")) <= longest, "default_value is too long")
        words = element.get("placeholder", {}).get("content", "")
        _must(len(words) <= rules.LONGEST_LABEL, "the placeholder is too long")

    def _select_static(self, element: JSON) -> None:
        values = [one.get("value") for one in element["options"]]
        _must(bool(values) and len(set(values)) == len(values), "options with unique values")
        for option in element["options"]:
            _known(option, rules.OPTION, "option")
            _must(isinstance(option.get("value"), str), "the value of an option is a string")
            self._text(option.get("text"), "option.text")
        initial = element.get("initial_option")
        _must(initial is None or initial in values, "initial_option is none of the options")

    _multi_select_static = _select_static

    def _multi_select_person(self, element: JSON) -> None:
        offered = [one.get("value") for one in element.get("options", [])]
        for user in (*offered, *element.get("selected_values", [])):
            _must(user in self.people, f"no user {user}", WRONG_USER)

    _select_person = _multi_select_person

    def _table(self, element: JSON) -> None:
        self.tables += 1
        _must(self.tables <= rules.MOST_TABLES, "too many tables", TABLES)
        size = element.get("page_size", 5)
        _must(isinstance(size, int) and 1 <= size <= rules.LONGEST_PAGE, "page_size is 1 to 10")
        height = str(element.get("row_height", "low"))
        is_height = height in rules.ROW_HEIGHTS or re.fullmatch(r"\d+px", height) is not None
        _must(is_height, f"row_height {height!r}")
        columns = element["columns"]
        _must(0 < len(columns) <= rules.MOST_COLUMNS, f"{len(columns)} columns", TABLES)
        for column in columns:
            _known(column, rules.COLUMN, "column of a table")
            _must(bool(column.get("name")), "a column without a name", TABLES)
            _must(column.get("data_type", "text") in rules.CELLS, "unknown data_type", TABLES)
        kinds = {one["name"]: one.get("data_type", "text") for one in columns}
        _must(len(kinds) == len(columns), "two columns of one name", TABLES)
        for row in element["rows"]:
            _known(row, kinds, "row")
            for name, value in row.items():
                self._cell(value, kinds[name])

    def _cell(self, value: Any, kind: str) -> None:
        _must(isinstance(value, rules.CELLS[kind]), f"{value!r} in a column of {kind}", TABLES)
        if kind in {"lark_md", "markdown"}:
            self._content({"content": value}, "cell", parses=True)
        if kind == "persons":
            for user in [value] if isinstance(value, str) else value:
                _must(user in self.people, f"no user {user}", WRONG_USER)

    def _person(self, element: JSON) -> None:
        _must(element["user_id"] in self.people, "no such user", WRONG_USER)


def _ruled(element: JSON, rule: rules.Rule, where: str) -> None:
    _known(element, rule.allowed, where)
    for name in rule.required:
        _must(name in element, f"{where} without {name}")


def _known(given: JSON, allowed: Collection[str], where: str) -> None:
    for name in given:
        _must(name in allowed, f"unknown property {name!r} in {where}")


def _must(is_so: bool, message: str, sub: int = PARSE) -> None:
    if not is_so:
        raise CardRefused(sub, message)
