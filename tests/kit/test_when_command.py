"""`parley when`, as it is run in a shell."""

import json
import sys
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.when_command import when

ROOT = Path(__file__).parents[2]
NOW = ("--now", "2026-11-25T10:00", "--zone", "Asia/Shanghai")


def parley_when(*arguments: str, said: bytes = b"") -> Result:
    return CliRunner().invoke(when, arguments, input=said)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_text_is_answered_by_one_line() -> None:
    first, second = lines(parley_when("下周五 3pm 上线", "nothing here", *NOW))
    assert first == {
        "text": "下周五 3pm 上线",
        "found": [
            {
                "words": "下周五 3pm",
                "start": 0,
                "end": 7,
                "date": "2026-12-04",
                "time": "15:00",
                "sure": 0.95,
            }
        ],
    }
    assert second == {"text": "nothing here", "found": []}


def test_a_day_without_a_time_has_none() -> None:
    (answer,) = lines(parley_when("by Friday", *NOW))
    assert answer["found"][0]["date"] == "2026-11-27"
    assert answer["found"][0]["time"] is None


def test_chinese_is_printed_as_it_is_written() -> None:
    assert '"words": "下周五"' in parley_when("下周五", *NOW).stdout


def test_now_may_carry_its_own_offset() -> None:
    late = ("--now", "2026-11-25T20:00+00:00", "--zone", "Asia/Shanghai")
    (answer,) = lines(parley_when("today", *late))
    assert answer["found"][0]["date"] == "2026-11-26"


def test_the_country_decides_the_working_days() -> None:
    eve = ("--now", "2026-09-30T10:00", "--zone", "Asia/Shanghai")
    (china,) = lines(parley_when("1个工作日内", *eve))
    (germany,) = lines(parley_when("1个工作日内", *eve, "--country", "de"))
    assert china["found"][0]["date"] == "2026-10-08"
    assert germany["found"][0]["date"] == "2026-10-01"


WRONG = [
    (("--now", "yesterday"), "--now"),
    (("--zone", "Europe"), "--zone"),
    (("--zone", "Mars/Olympus"), "--zone"),
    (("--country", "Atlantis"), "--country"),
]


@pytest.mark.parametrize(("arguments", "option"), WRONG)
def test_a_wrong_option_is_told_in_one_line(arguments: tuple[str, str], option: str) -> None:
    result = parley_when("today", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"parley: {option}: ")


SHELL = """
from bot.when_command import when

when()
"""


def test_a_line_is_answered_before_the_next_is_said() -> None:
    command = [sys.executable, "-c", SHELL, "-", *NOW]
    with Popen(command, stdin=PIPE, stdout=PIPE, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for said, date in [("tomorrow\r\n", "2026-11-26"), ("后天\n", "2026-11-27")]:
            process.stdin.write(said.encode())
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert answer["text"] == said.strip()
            assert answer["found"][0]["date"] == date
        process.stdin.write(b"\xff no text, no date")
        process.stdin.close()
        assert json.loads(process.stdout.readline())["found"] == []
