"""A line of JSON each; secrets never in it."""

import json
import logging
import sys
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog

from bot import logs

SECRETS = [
    "xoxb-123-456-AbC",
    "xoxe.xoxp-1-Mi0yLTEtMQ",  # rotated tokens
    "xapp-1-A012-345-def",
    "t-caecc734c2e3328a62489fe0648c4b98779515d3",  # Feishu's tenant token
    "wss://wss.example/link/?ticket=12348&app_id=1",
    "postgresql+asyncpg://bot:hunter2@db/parley",
    "https://hooks.slack.com/commands/T1/123/AbCdEfGh",  # whoever has it can answer for us
    "https://open.feishu.cn/open-apis/bot/v2/hook/0123456789abcdef0123",
]
KEPT = ["hunter", "C0123456789", "text-of-a-short-word", "T1:message:C1:1764043200.000100"]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """Where the log goes, set up as `parley run` does; put back afterwards."""
    root, stream = logging.getLogger(), StringIO()
    handlers, level = list(root.handlers), root.level
    monkeypatch.setattr(sys, "stderr", stream)
    logs.set_up("INFO")
    yield stream
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def lines(written: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def secret_of(text: str) -> str:
    """The part that must not be seen."""
    for mark in ("ticket=", "commands/", "hook/", "bot:"):
        if mark in text:
            return text.partition(mark)[2].partition("&")[0].partition("@")[0]
    return text


@pytest.mark.parametrize("text", SECRETS)
def test_secrets_are_hidden_wherever_they_stand(text: str, written: StringIO) -> None:
    ours = structlog.get_logger("bot.test")
    ours.info("said", reason=text)
    ours.info(f"said {text}")  # by mistake
    ours.info("said", deep={"in": [f"a {text}"]})
    logging.getLogger("somebody").warning("said %s", text)
    try:
        raise ValueError(text)
    except ValueError:
        ours.exception("failed")
        logging.getLogger("somebody").exception("failed")
    log = lines(written)
    assert len(log) == 6
    assert [line for line in log if secret_of(text) in json.dumps(line)] == []


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_secret_stays(text: str, written: StringIO) -> None:
    structlog.get_logger("bot.test").info("said", reason=text)
    (line,) = lines(written)
    assert line["reason"] == text


def test_each_line_says_when_where_and_how_bad(written: StringIO) -> None:
    structlog.get_logger("bot.test").warning("not_sent", outbox=7)
    (line,) = lines(written)
    assert (line["event"], line["outbox"], line["level"]) == ("not_sent", 7, "warning")
    assert line["logger"] == "bot.test"
    assert str(line["timestamp"]).endswith("Z")


def test_libraries_are_heard_when_something_is_wrong(written: StringIO) -> None:
    logging.getLogger().setLevel(logging.DEBUG)
    bolt = logging.getLogger("slack_bolt.IgnoringSelfEvents")
    bolt.setLevel(logging.DEBUG)  # as Bolt does
    bolt.debug("Skipped self event: what Ann said")
    logging.getLogger("httpx").info("HTTP Request: GET what Ann said")
    logging.getLogger("uvicorn.error").error("address already in use")
    assert [line["event"] for line in lines(written)] == ["address already in use"]


def test_a_traceback_is_one_line_and_holds_no_variables(
    written: StringIO,
) -> None:
    said = "what Ann said"
    known: dict[int, str] = {}
    try:
        known[len(said)]
    except KeyError:
        structlog.get_logger("bot.test").exception("failed")
    (line,) = lines(written)
    assert "KeyError: 13" in str(line["exception"])
    assert said not in json.dumps(line)
