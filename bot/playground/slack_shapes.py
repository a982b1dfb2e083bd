"""A small language for saying what a JSON value of Slack's must look like.

A `Check` looks at a value and yields what is wrong with it in the words of Slack's own answers,
each with its place: ``must be less than 3001 characters [json-pointer:/blocks/0/text/text]``.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

Check: TypeAlias = Callable[[Any, str], Iterator[str]]
Rule: TypeAlias = Callable[[dict[str, Any], str], Iterator[str]]


def at(problem: str, path: str) -> str:
    return f"{problem} [json-pointer:{path}]"


def text(most: int, least: int = 1) -> Check:
    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield at("must be a string", path)
        elif len(value) < least:
            yield at(f"must be more than {least - 1} characters", path)
        elif len(value) > most:
            yield at(f"must be less than {most + 1} characters", path)

    return check


def whole(least: int, most: int) -> Check:
    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield at("must be an integer", path)
        elif not least <= value <= most:
            yield at(f"must be between {least} and {most}", path)

    return check


def number(above: float = float("-inf")) -> Check:
    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, int | float) or isinstance(value, bool):
            yield at("must be a number", path)
        elif value <= above:
            yield at(f"must be more than {above:g}", path)

    return check


def flag(value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield at("must be a boolean", path)


def one_of(*values: str) -> Check:
    def check(value: Any, path: str) -> Iterator[str]:
        if value not in values:
            yield at("must be a valid enum value", path)

    return check


def items(check_item: Check, most: int, least: int = 1) -> Check:
    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield at("must be an array", path)
            return
        if len(value) < least:
            yield at(f"no less than {least} items allowed", path)
        if len(value) > most:
            yield at(f"no more than {most} items allowed", path)
        for index, item in enumerate(value):
            yield from check_item(item, f"{path}/{index}")

    return check


def shape(
    required: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Rule
) -> Check:
    """An object with these fields and no others; `rules` see it only when its fields are right."""
    known = {**required, **(optional or {})}

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield at("must be an object", path)
            return
        problems = [
            at(f"missing required field: {name}", path) for name in required.keys() - value
        ]
        problems += [at(f"invalid additional property: {n}", path) for n in value.keys() - known]
        for name in value.keys() & known.keys():
            problems += known[name](value[name], f"{path}/{name}")
        yield from sorted(problems)
        if not problems:
            for rule in rules:
                yield from rule(value, path)

    return check


def tagged(kinds: Mapping[str, Check]) -> Check:
    """An object whose ``type`` says which of `kinds` it must be."""

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield at("must be an object", path)
        elif "type" not in value:
            yield at("missing required field: type", path)
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            yield at(f"unsupported type: {value['type']}", f"{path}/type")
        else:
            yield from kinds[value["type"]](value, path)

    return check


def anything(value: Any, path: str) -> Iterator[str]:
    """The ``type`` field of a tagged object: it has been read already."""
    yield from ()
