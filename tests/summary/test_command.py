"""`parley summarise`: the formats that the public scorer reads, and clear words on wrong input."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import app

MESSAGES: list[dict[str, Any]] = [
    {"id": "a", "author": "Anna Reyes", "text": "The importer loses the last row."},
    {
        "id": "b",
        "author": "Tom Becker",
        "text": "I'll fix the importer by Friday.",
        "files": 2,
    },
    {"id": "c", "author": "Anna Reyes", "text": "Let's ship it on Monday then."},
    {"id": "d", "author": "Anna Reyes", "text": "Who tells the client?"},
]
THREAD = {
    "id": "t1",
    "lang": "en",
    "title": "Importer",
    "budget": 40,
    "messages": MESSAGES,
}


def run(*arguments: str, text: str = "") -> tuple[int, list[dict[str, Any]], str]:
    done = CliRunner().invoke(app, ["summarise", *arguments], input=text)
    lines = done.stdout.splitlines() if done.exit_code == 0 else []
    return done.exit_code, [json.loads(line) for line in lines], done.stderr


def line(**changes: object) -> str:
    return json.dumps(THREAD | changes, ensure_ascii=False) + "\n"


def test_a_line_in_is_a_line_out_in_the_same_order() -> None:
    code, made, _ = run("-", text=line() + line(id="t2", messages=[]) + "\n" + line(id="t3"))
    assert code == 0
    assert [one["id"] for one in made] == ["t1", "t2", "t3"]
    assert made[1]["points"] == []


def test_each_line_cites_messages_and_the_coverage_adds_up() -> None:
    _, (made,), _ = run(
        "-", "--now", "2026-11-16T09:00+01:00", "--zone", "Europe/Berlin", text=line()
    )
    ids = {message["id"] for message in MESSAGES}
    told = [*made["points"], *made["decisions"], *made["actions"], *made["questions"]]
    assert told
    assert all(one["cites"] and set(one["cites"]) <= ids for one in told)
    assert made["coverage"] == {"messages": 4, "read": 4, "unread_files": 2}
    assert made["decisions"][0]["cites"] == ["c"]
    assert made["questions"][0]["cites"] == ["d"]
    action = made["actions"][0]
    assert (action["cites"], action["owner"]) == (["b"], "Tom Becker")
    assert action["due"]["date"] == "2026-11-20"
    assert all(number < len(made["points"]) for number in made["gist"])


def test_a_file_is_read_like_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "threads.jsonl"
    file.write_text(line(title="导入"), encoding="utf-8")
    assert run(str(file))[1] == run("-", text=line(title="导入"))[1]


@pytest.mark.parametrize(
    ("arguments", "text", "said"),
    [
        (("-",), "{", "line 1: "),
        (("-",), line() + '{"id": "x"}\n', "line 2: messages: Field required"),
        (("-",), line(budget=0), "line 1: budget: "),
        (("no/such/file",), "", "cannot read no/such/file: "),
        (("-", "--now", "yesterday"), line(), "yesterday is not a time"),
        (("-", "--zone", "Mars/Olympus"), line(), "Mars/Olympus is not a time zone"),
        (("-", "--zone", "../etc"), line(), "../etc is not a time zone"),
    ],
)
def test_wrong_input_is_one_clear_line_and_exit_code_2(
    arguments: tuple[str, ...], text: str, said: str
) -> None:
    code, _, error = run(*arguments, text=text)
    assert code == 2
    assert error.count("\n") == 1
    assert error.startswith(f"parley: {said}")
