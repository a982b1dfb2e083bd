"""English and Chinese say the same things, and the code says nothing else."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    BaseNode,
    Junk,
    Message,
    MessageReference,
    TermReference,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

from handlers.features import FEATURES
from handlers.kit.i18n import LANGUAGES, LOCALES, translator
from handlers.kit.words import vocabulary
from tests.architecture.source import sources

FILES = sorted(path.name for path in (LOCALES / "en").glob("*.ftl"))
A_HOLE = "\0"


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.names.add(node.id.name)


class _References(Visitor):
    def __init__(self) -> None:
        self.count = 0

    def visit_MessageReference(self, _: MessageReference) -> None:
        self.count += 1

    def visit_TermReference(self, _: TermReference) -> None:
        self.count += 1


def variables(message: BaseNode) -> frozenset[str]:
    visitor = _Variables()
    visitor.visit(message)
    return frozenset(visitor.names)


def entries(language: str, file: str) -> list[BaseNode]:
    text = (LOCALES / language / file).read_text(encoding="utf-8")
    return list(FluentParser().parse(text).body)


@cache
def messages(language: str) -> dict[str, frozenset[str]]:
    """Its variables by message id."""
    return {
        entry.id.name: variables(entry)
        for file in FILES
        for entry in entries(language, file)
        if isinstance(entry, Message)
    }


def said_in_code() -> Iterator[tuple[str, str]]:
    """Where, and a string of the code; what an f-string or a `+` fills in is A_HOLE."""
    for source in sources("bot", "handlers"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said = node.value + A_HOLE if node.value.endswith("-") else node.value
                yield f"{source.name}:{node.lineno}", said
            elif isinstance(node, ast.JoinedStr):
                parts = (_literal(part) for part in node.values)
                yield f"{source.name}:{node.lineno}", "".join(parts)


def _literal(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else A_HOLE


def ids_in_code() -> dict[str, str]:
    """The strings that name messages, and where: `change-title`, `role-{}`, `{}-word`."""
    families = "|".join(sorted({name.split("-")[0] for name in messages("en")}))
    looks_like_one = re.compile(rf"(?:{families}|{A_HOLE})(?:-(?:[a-z_]+|{A_HOLE}))+")
    return {said: where for where, said in said_in_code() if looks_like_one.fullmatch(said)}


def named_by(said: str) -> set[str]:
    pattern = re.compile(re.escape(said).replace(re.escape(A_HOLE), r"[\w-]+"))
    return {name for name in messages("en") if pattern.fullmatch(name)}


def says_which(said: str) -> bool:
    """`change-{}-{}` names every message of /change, so it proves none of them is used."""
    family, *rest = said.split("-")
    return any(part != A_HOLE for part in (rest if f"{family}.ftl" in FILES else [family, *rest]))


def test_both_languages_have_the_same_files() -> None:
    names = {one: sorted(path.name for path in (LOCALES / one).iterdir()) for one in LANGUAGES}
    assert names == dict.fromkeys(LANGUAGES, FILES)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_a_file_is_understood(language: str, file: str) -> None:
    found = entries(language, file)
    assert [one.content for one in found if isinstance(one, Junk)] == []
    counted = Counter(one.id.name for one in found if isinstance(one, Message))
    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_read_without_the_others(language: str) -> None:
    """They are parsed one by one, when they are first asked for."""
    references = _References()
    for file in FILES:
        for entry in entries(language, file):
            references.visit(entry)
    assert references.count == 0
    t = translator(language)
    assert [name for name in messages(language) if not t.knows(name)] == []


def test_both_languages_have_the_same_messages_with_the_same_variables() -> None:
    english, chinese = (messages(language) for language in LANGUAGES)
    different = {
        name: (english.get(name), chinese.get(name))
        for name in english.keys() | chinese.keys()
        if english.get(name) != chinese.get(name)
    }
    assert different == {}


def test_every_message_the_code_names_exists() -> None:
    assert {name: where for name, where in ids_in_code().items() if not named_by(name)} == {}


def test_every_message_is_used() -> None:
    used = {name for said in ids_in_code() if says_which(said) for name in named_by(said)}
    assert set(messages("en")) - used == set()


def test_every_call_gives_its_message_what_it_asks_for() -> None:
    wrong = [
        f"{source.name}:{call.lineno}: {said} wants {sorted(messages('en')[said])}"
        for source in sources("bot", "handlers")
        for call, said in _calls(source.tree)
        if {keyword.arg for keyword in call.keywords} != messages("en")[said]
    ]
    assert wrong == []


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    """`t("change-title", number=7)`, `Refused(…)`, `reason(…)`; not those with `**params`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=[ast.Constant(value=str() as said), *_]) if said in messages("en"):
                if None not in {keyword.arg for keyword in node.keywords}:
                    yield node, said


@pytest.mark.parametrize("feature", sorted(FEATURES.commands))
def test_a_words_meaning_does_not_depend_on_the_language(feature: str) -> None:
    meanings: dict[str, set[str]] = {}
    for name in messages("en"):
        if name.startswith(f"{feature}-word-"):
            for language in LANGUAGES:
                for word in translator(language).words(name):
                    meanings.setdefault(word.lower(), set()).add(name)
    assert {word: names for word, names in meanings.items() if len(names) > 1} == {}


def test_no_two_features_have_a_word_in_common() -> None:
    assert set(vocabulary(FEATURES.commands).features.values()) == set(FEATURES.commands)
