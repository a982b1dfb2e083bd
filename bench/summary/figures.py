"""Prints every figure that the summary engine is held to, in one run.

    python -m bench.summary.figures

The public scorer (ROUGE, two baselines beside it) needs numpy and nltk, in the interpreter that
SCORE_PYTHON names: `make bench-summary` keeps one for it. Without them that part says so and the
rest is still measured.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bench.summary.public import FOLDER, ROOT, SETS, references, requests
from bench.summary.train_requests import cross_validated
from handlers.summary import Thread, summarise
from handlers.summary.glue import GLUE
from handlers.summary.requests import is_request
from handlers.summary.tokens import tokens
from tests.summary import labelled

NOW = datetime(2026, 11, 16, 20, tzinfo=UTC)
COMMAND = f"{sys.executable} -m bot summarise -"


def main() -> None:
    threads = {name: [one.thread for one in references(name)] for name in SETS.values()}
    _rouge()
    _sources(threads["w3c"] + threads["vcsum"])
    _requests()
    _own_threads()
    _cost(threads)


def _rouge() -> None:
    print("Public development sets (baselines in the same run)", flush=True)
    python = os.environ.get("SCORE_PYTHON", sys.executable)
    done = subprocess.run(
        [python, str(FOLDER / "score.py"), os.environ.get("SCORE_COMMAND", COMMAND)],
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        print("  NOT MEASURED: the scorer failed; it needs numpy and nltk (see SCORE_PYTHON)")


def _sources(threads: Iterable[Thread]) -> None:
    lines = foreign = 0
    for thread in threads:
        said = {message.id: message for message in thread.messages}
        names = {word for name in thread.names for word in tokens(name)}
        for line in summarise(thread, now=NOW, zone="UTC").lines:
            lines += 1
            known = names.union(*(tokens(said[one].text) for one in line.sources))
            foreign += not set(tokens(line.text)) <= known | GLUE
    print(
        f"\nSources\n  {lines} lines, {foreign} with a word from nowhere; {len(GLUE)} glue words"
    )


def _requests() -> None:
    print("\nRequests (asks somebody to do or to answer something)")
    english = cross_validated(requests("requests.en.train.tsv"))
    print(f"  English, 10-fold cross-validated       {_prf(english)}")
    chinese = requests("requests.zh.dev.tsv")
    print(f"  Chinese, the 60 the signs were seen on {_prf(_judged(chinese))}")


def _judged(marked: Sequence[tuple[bool, str]]) -> list[tuple[bool, bool]]:
    return [(mark, is_request(text, "zh")) for mark, text in marked]


def _prf(judged: Sequence[tuple[bool, bool]]) -> str:
    return str(
        labelled.Score(
            right=sum(mark and taken for mark, taken in judged),
            found=sum(taken for _, taken in judged),
            marked=sum(mark for mark, _ in judged),
        )
    )


def _own_threads() -> None:
    halves: dict[labelled.Half, str] = {"build": "seen while building", "kept": "kept apart"}
    for half, told in halves.items():
        print(f"\nOwn threads, {told} ({len(labelled.threads(half))})")
        for kind, score in labelled.scores(half).items():
            print(f"  {kind:10} {score}")


def _cost(threads: dict[str, list[Thread]]) -> None:
    print("\nCost on one core, of a process that is started already: by the clock, and its own")
    for name, some in threads.items():
        messages = sum(len(thread.messages) for thread in some)
        wall, own = _timed(some)
        shares = f"{1000 * wall / messages:.2f} s ({1000 * own / messages:.2f} s)"
        print(f"  {name:6} {shares} per 1,000 messages")
    wall, own = _timed([_long_thread(threads["vcsum"], 1_000)])
    print(f"  one thread of 1,000 messages: {wall:.2f} s ({own:.2f} s)")
    print(f"  peak memory of a process that makes that one alone: {_alone():.0f} MB")


def _timed(threads: Sequence[Thread]) -> tuple[float, float]:
    wall, own = time.perf_counter(), time.process_time()
    for thread in threads:
        summarise(thread, now=NOW, zone="UTC")
    return time.perf_counter() - wall, time.process_time() - own


def _alone() -> float:
    """In MB. This process holds every public thread, and would say nothing about a bot's."""
    code = (
        "import resource; from bench.summary import figures, public; "
        "from itertools import islice; "
        "some = [one.thread for one in islice(public.references('vcsum'), 40)]; "
        "figures._timed([figures._long_thread(some, 1_000)]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def _long_thread(threads: Sequence[Thread], size: int) -> Thread:
    said = [message for thread in threads for message in thread.messages]
    renamed = [
        type(one)(f"m{number}", one.author, one.text) for number, one in enumerate(said[:size])
    ]
    return Thread(tuple(renamed))


if __name__ == "__main__":
    main()
