import tomllib
from pathlib import Path

import pytest

from handlers.summary.features import rows
from handlers.summary.sentences import sentences
from handlers.summary.tokens import Language
from handlers.summary.weights import FOLDER, table
from tests.summary.said import thread


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_a_table_says_where_its_numbers_come_from_and_under_which_licence(path: Path) -> None:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    assert read["origin"]
    assert read["licence"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_feature_is_weighed_and_every_weight_is_a_feature(language: Language) -> None:
    talk = thread("Anna: Is it up?")
    assert set(rows(talk, sentences(talk))[0]) == set(table("ranking", language).weights)


def test_features_are_between_0_and_1() -> None:
    talk = thread("Anna: Hi! " + "Is the API (v2) of 3 May up, or is it down? " * 40, "王芳: 可以")
    for row in rows(talk, sentences(talk)):
        assert all(0 <= value <= 1 for value in row.values()), row
