"""A wrong setting stops the start with one clear line: no value, no traceback."""

import os
from pathlib import Path

import pytest

from bot.settings import Settings, WrongSettings, read
from tests.bot.commands import SLACK, parley

SECRETS = ("hunter2", "xoxb-1-2-abc", "xapp-1-2-abc")

# What is set (over a working configuration), the setting that is named, a word of the complaint.
WRONG = [
    ({"DATABASE_URL": "parley.db"}, "DATABASE_URL", "sqlite:///"),
    ({"DATABASE_URL": "mysql://bot:hunter2@db/parley"}, "DATABASE_URL", "postgresql"),
    ({"DATABASE_URL": "postgresql://bot:x@hunter2:y@db/p"}, "DATABASE_URL", "database URL"),
    ({"PORT": "http"}, "PORT", "integer"),
    ({"PORT": "70000"}, "PORT", "65535"),
    ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL", "DEBUG"),
    ({"SLACK_API_URL": "slack.com/api"}, "SLACK_API_URL", "https://"),
    ({"SLACK_BOT_TOKEN": "hunter2"}, "SLACK_BOT_TOKEN", "xoxb-"),
    ({"SLACK_BOT_TOKEN": "xapp-1-2-abc"}, "SLACK_BOT_TOKEN", "xoxb-"),  # in the wrong line
    ({"SLACK_BOT_TOKEN": "xoxb-1-2 abc"}, "SLACK_BOT_TOKEN", "copied"),
    ({"SLACK_BOT_TOKEN": "xoxb-1-2-abc…"}, "SLACK_BOT_TOKEN", "copied"),
    ({"SLACK_APP_TOKEN": "xoxb-1-2-abc"}, "SLACK_APP_TOKEN", "xapp-"),
    ({"SLACK_SIGNING_SECRET": "hunter2 hunter2"}, "SLACK_SIGNING_SECRET", "copied"),
    ({"SLACK_SIGNING_SECRET": ""}, "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"),
    ({"SLACK_COMMAND_PREFIX": "My Bot"}, "SLACK_COMMAND_PREFIX", "match"),
]


@pytest.fixture(autouse=True)
def _only_these(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (*os.environ, *SLACK):
        if name.lower() in Settings.model_fields:
            monkeypatch.delenv(name, raising=False)
    for name, value in SLACK.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("given", "name", "says"), WRONG)
def test_a_wrong_setting_is_named_and_its_value_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], name: str, says: str
) -> None:
    for variable, value in given.items():
        monkeypatch.setenv(variable, value)
    with pytest.raises(WrongSettings) as refused:
        read()
    (line,) = str(refused.value).splitlines()
    assert name in line
    assert says in line
    assert not [secret for secret in SECRETS if secret in line]
    assert refused.value.__suppress_context__


def test_each_wrong_setting_has_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "x")
    monkeypatch.setenv("LOG_LEVEL", "x")
    with pytest.raises(WrongSettings) as refused:
        read()
    assert [line.partition(":")[0] for line in str(refused.value).splitlines()] == [
        "PORT",
        "LOG_LEVEL",
    ]


def test_what_is_right_is_read() -> None:
    found = read()
    assert found.uses_slack
    assert not found.slack_uses_sockets
    assert found.port == 3000


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    assert not [secret for secret in SECRETS if secret in repr(read())]


def test_an_env_file_is_read_and_the_environment_is_stronger(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("PORT=4000\nHOST=127.0.0.1\nLOG_LEVEL=\nNOT_OURS=1\n")
    monkeypatch.setenv("PORT", "5000")
    found = read()
    assert (found.port, found.host, found.log_level) == (5000, "127.0.0.1", "INFO")


def test_an_env_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=4000", encoding="utf-16")  # what Notepad may save
    with pytest.raises(WrongSettings, match="UTF-8"):
        read()


class TestFromTheCommandLine:
    @pytest.mark.parametrize("command", ["run", "doctor", "migrate", "verify"])
    def test_one_line_no_traceback(self, tmp_path: Path, command: str) -> None:
        ended = parley(tmp_path, command, **SLACK, DATABASE_URL="mysql://bot:hunter2@db/parley")
        (line,) = ended.complained.splitlines()
        assert line.startswith("parley: DATABASE_URL")
        assert "hunter2" not in line
        assert (ended.code, ended.said) == (2, "")

    def test_without_any_platform_it_says_what_is_missing(self, tmp_path: Path) -> None:
        ended = parley(tmp_path, "run")
        (line,) = ended.complained.splitlines()
        assert "SLACK_BOT_TOKEN" in line
        assert ".env.example" in line
        assert ended.code == 2

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql://bot:hunter2@127.0.0.1:1/parley",  # nobody listens there
            "sqlite:///no/such/folder/parley.db",
        ],
    )
    @pytest.mark.parametrize("command", ["run", "migrate", "verify"])
    def test_a_database_that_cannot_be_used_is_one_line(
        self, tmp_path: Path, command: str, url: str
    ) -> None:
        ended = parley(tmp_path, command, **SLACK, DATABASE_URL=url)
        (line,) = ended.complained.splitlines()
        assert line.startswith("parley: the database: ")
        assert "hunter2" not in line
        assert ended.code == 1
