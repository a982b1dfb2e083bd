"""The public development sets: where they lie, and the lines in them."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handlers.summary.messages import Message, Thread
from handlers.summary.tokens import Language, tokens

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("SUMMARY_DATA", ROOT.parent / "shared" / "data" / "summaries"))


@dataclass(frozen=True)
class Reference:
    thread: Thread
    words: tuple[str, ...]  # reference summaries, one after the other


def references(name: str) -> Iterator[Reference]:
    for line in (FOLDER / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        said = tuple(Message(one["id"], one["author"], one["text"]) for one in read["messages"])
        yield Reference(Thread(said, read["title"]), tuple(tokens(" ".join(read["references"]))))


def requests(name: str) -> list[tuple[bool, str]]:
    """Sentences with whether they ask somebody to do or answer something."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [(mark == "1", text) for mark, text in (line.split("\t", 1) for line in lines)]


SETS: dict[Language, str] = {"en": "w3c", "zh": "vcsum"}
ORIGINS: dict[Language, tuple[str, str]] = {
    "en": (
        "ConvoSumm-Email (W3C mailing lists), Yale-LILY/ConvoSumm 3e5567addb27,"
        " development part of 265 threads",
        "CC BY-SA 4.0; weights derived from it, none of its text",
    ),
    "zh": (
        "VCSum, hahahawu/VCSum 8e51d72e4e6f, short_dev, 135 meeting segments",
        "MIT; weights derived from it, none of its text",
    ),
}
REQUESTS_ORIGIN = (
    "EmailIntentDataSet, ParakweetLabs/EmailIntentDataSet 055f62857b32, 3,657 sentences",
    "Apache-2.0; weights and the counted words derived from it, none of its sentences",
)
