"""`parley` as people start it: a process of its own, with only the settings a test gives."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What a process needs to run at all; no setting of whoever runs the tests.
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
SLACK = {
    "SLACK_BOT_TOKEN": "xoxb-1-2-abc",
    "SLACK_SIGNING_SECRET": "hunter2hunter2hunter2",
}


@dataclass(frozen=True)
class Done:
    code: int
    said: str
    complained: str


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    known = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**known, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **settings}


def parley(folder: Path, *words: str, **settings: str) -> Done:
    """Runs in `folder`, where a .env may lie."""
    ended = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env=environment(settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Done(ended.returncode, ended.stdout, ended.stderr)
