""".env.example is the list of all settings, and nothing else."""

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings

from bot import settings
from bot.settings import Settings
from tests.architecture.source import ROOT

EXAMPLE = ROOT / ".env.example"


def shown() -> dict[str, str]:
    """Value by name, as the example gives it."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def default(name: str) -> str:
    value = Settings.model_fields[name.lower()].default
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def test_every_setting_is_in_the_example_and_nothing_else_is() -> None:
    assert set(shown()) == {name.upper() for name in Settings.model_fields}


def test_the_example_shows_the_defaults() -> None:
    assert shown() == {name: default(name) for name in shown()}


def test_every_setting_is_explained_in_the_line_above_it() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for above, line in zip(["", *lines], lines, strict=False)
        if line and not line.startswith("#") and not above.startswith("# ")
    ]
    assert bare == []


def test_a_copy_of_the_example_is_good_settings(tmp_path: Path) -> None:
    copy = tmp_path / ".env"
    copy.write_bytes(EXAMPLE.read_bytes())
    read: BaseSettings = settings.read(copy)
    assert set(read.model_fields_set) == {name.lower() for name, value in shown().items() if value}
