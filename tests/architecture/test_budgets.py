"""How long a file, a function and a handler may be, and what nothing is called."""

import ast
import re

import pytest

from tests.architecture.source import PARTS, Source, sources

FILE = 300
FUNCTION = 30  # from `def` to its last line, without the docstring
HANDLER = 20

# What may be longer, and why. An entry that is no longer needed fails a test.
LONGER = {
    "bot/platforms/slack/manifest.py:_manifest": "one document, in the shape Slack shows it",
    "bot/promises.py:outgoing": "one row per kind of promise, column by column",
}

# Modules are nouns and functions verbs; these would fit any of them.
EMPTY_NOUN = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common)(_|$)|^process_")
EMPTY_VERB = re.compile(r"_*(process|handle)_")


def written() -> list[Source]:
    """Alembic writes the migrations; one has a line per column."""
    return [one for one in sources(*PARTS) if "/versions/" not in one.name]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or 0) - docstring.lineno + 1)


def budget(source: Source, function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    is_route = re.fullmatch(r"handlers/\w+/routes\w*\.py", source.name) is not None
    return HANDLER if is_route and isinstance(function, ast.AsyncFunctionDef) else FUNCTION


def too_long() -> dict[str, str]:
    return {
        f"{source.name}:{function.name}": f"line {function.lineno}: {length(function)} lines"
        for source in written()
        for function in source.functions()
        if length(function) > budget(source, function)
    }


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def f():\n    return 1", 2),
        ('def f():\n    """Said\n\n    at length."""\n    return 1', 2),  # docstrings are free
        ("@cache\ndef f(\n    a,\n):\n    # why\n    return a", 5),  # comments are not
    ],
)
def test_length_counts_everything_but_the_docstring(code: str, expected: int) -> None:
    (function,) = ast.parse(code).body
    assert isinstance(function, ast.FunctionDef)
    assert length(function) == expected


def test_files_fit_on_a_few_screens() -> None:
    lines = {one.name: len(one.text.splitlines()) for one in written()}
    assert {name: count for name, count in lines.items() if count > FILE} == {}


def test_functions_and_handlers_are_short() -> None:
    found = too_long()
    assert {name: why for name, why in found.items() if name not in LONGER} == {}


def test_every_exception_is_still_needed() -> None:
    assert set(LONGER) - set(too_long()) == set()


def test_modules_are_called_what_they_are_about() -> None:
    names = {one.name: one.path.stem for one in sources(*PARTS, "tests")}
    assert [name for name, stem in names.items() if EMPTY_NOUN.search(stem)] == []


def test_functions_are_called_what_they_do() -> None:
    empty = [
        f"{source.name}:{function.name}"
        for source in sources(*PARTS)
        for function in source.functions()
        if EMPTY_VERB.match(function.name)
    ]
    assert empty == []
