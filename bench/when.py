"""How fast dates are read: python -m bench.when

Messages a second on one core, over the sentences and the phrases of the tests, and what an import
costs the start of the process.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from subprocess import run
from time import perf_counter, process_time
from zoneinfo import ZoneInfo

from handlers.kit.when import find

TESTS = Path(__file__).parents[1] / "tests/kit"
ZONE = "Asia/Shanghai"
NOW = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(ZONE))
ROUNDS = 9
IMPORTS = ("handlers.kit.when", "handlers.kit.calendars", "handlers.kit.dates")


def lines(name: str) -> list[str]:
    text = (TESTS / name).read_text(encoding="utf-8")
    return [line.split("\t")[0] for line in text.splitlines() if line and line[0] != "#"]


def seconds(work: Callable[[], object], clock: Callable[[], float] = process_time) -> float:
    start = clock()
    work()
    return clock() - start


def report_speed(what: str, texts: list[str]) -> None:
    def once() -> None:
        for text in texts:
            find(text, NOW, ZONE)

    once()  # the first round compiles the patterns
    took = median(seconds(once) for _ in range(ROUNDS))
    slowest = max(texts, key=lambda text: seconds(lambda: find(text, NOW, ZONE)))
    worst = 1000 * median(seconds(lambda: find(slowest, NOW, ZONE)) for _ in range(ROUNDS))
    print(f"{what}: {len(texts) / took:,.0f} a second; the slowest {worst:.2f} ms: {slowest!r}")


def report_import(module: str) -> None:
    """Against an interpreter that imports what any part of the bot has: the kit's package."""
    code = f"import handlers.kit; import time; t = time.process_time(); import {module}"
    command = [sys.executable, "-c", f"{code}; print(time.process_time() - t)"]
    took = [
        float(run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(ROUNDS)
    ]
    print(f"import {module}: {1000 * median(took):.0f} ms")


def main() -> None:
    first = seconds(lambda: find("下周五 3pm", NOW, ZONE), perf_counter)
    print(f"the first text with a date: {1000 * first:.0f} ms, once")
    report_speed("sentences without a date", lines("no_dates.txt"))
    report_speed("phrases with a date", lines("phrases.tsv"))
    for module in IMPORTS:
        report_import(module)


if __name__ == "__main__":
    main()
