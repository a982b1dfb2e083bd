"""What the documents promise is there."""

import re

import pytest

from bot.cli import app
from bot.settings import Settings
from tests.architecture.source import ROOT

TRANSLATED = [("README.md", "README.zh-CN.md"), ("docs/guide.md", "docs/guide.zh-CN.md")]
DOCUMENTS = ["CONTRIBUTING.md", *(name for pair in TRANSLATED for name in pair)]
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/adr").glob("*.md"))

CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
# Folders of the tree; `handlers/lunch` is the example of how to add one.
OUR_PATH = re.compile(r"\b(?:bot|handlers|storage|locales|tests|docs)/[\w./-]*\w")
EXAMPLE = "lunch"


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code(name: str) -> list[str]:
    """Lines of its code blocks, and what stands in back-ticks."""
    return [
        line.strip()
        for block, inline in CODE.findall(text(name))
        for line in (block or inline).splitlines()
    ]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))


def parley_commands() -> dict[str, set[str]]:
    """The options of each command."""
    return {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in app.commands.items()
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_named_exists(name: str) -> None:
    named = {found for line in code(name) for found in re.findall(r"^make ([a-z]+)", line)}
    assert named - targets() == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_parley_command_named_exists_with_its_options(name: str) -> None:
    known = parley_commands()
    called = [line.split() for line in code(name) if re.match(r"(\.venv/bin/)?parley \w", line)]
    unknown = [
        words
        for words in called
        if words[1] not in known
        or {word for word in words if word.startswith("--")} - known[words[1]]
    ]
    assert unknown == []


@pytest.mark.parametrize("name", [*DOCUMENTS, *PAGES])
def test_every_file_named_exists(name: str) -> None:
    linked = re.findall(r"\]\((?!http)([^)#]+)\)", text(name))
    missing = [one for one in linked if not (ROOT / name).parent.joinpath(one).exists()]
    written = {path for line in code(name) for path in OUR_PATH.findall(line)}
    missing += [one for one in written if EXAMPLE not in one and not (ROOT / one).exists()]
    assert missing == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_setting_and_command_has_its_row(name: str) -> None:
    rows = re.findall(r"^\| `([^`]+)`", text(name), re.MULTILINE)
    shown = {row for row in rows if row.isupper()}
    assert shown == {field.upper() for field in Settings.model_fields}
    described = {row.split()[1] for row in rows if row.startswith("parley ")}
    assert described == set(parley_commands())


@pytest.mark.parametrize(("english", "chinese"), TRANSLATED)
def test_both_languages_have_the_same_sections(english: str, chinese: str) -> None:
    assert _shape(english) == _shape(chinese)


def _shape(name: str) -> list[str]:
    """Headings, rows of tables and items of lists, in order, without their words."""
    without_code = re.sub(r"^ *```.*?```", "", text(name), flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"^(#+ |\||\d+\. |- )", without_code, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_a_decision_says_why_what_and_what_follows(page: str) -> None:
    headings = re.findall(r"^## (.*)", text(page), re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]
