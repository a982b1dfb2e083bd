"""Threads in a line each, for tables of cases."""

from datetime import UTC, datetime, timedelta

from handlers.summary import Message, Summary, Thread, summarise
from handlers.summary.people import People
from handlers.summary.sentences import Sentence, sentences

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)


def thread(*lines: str, people: tuple[str, ...] = ()) -> Thread:
    """`thread("Anna: Is it up?", "Tom: Yes.")`, a minute apart, ids m1, m2 …"""
    parted = [line.split(": ", 1) for line in lines]
    return Thread(
        tuple(
            Message(f"m{number}", author, text, MONDAY + timedelta(minutes=number))
            for number, (author, text) in enumerate(parted, 1)
        ),
        people=people,
    )


def summary(*lines: str) -> Summary:
    return summarise(thread(*lines), now=MONDAY, zone="UTC")


def heard(*lines: str) -> tuple[list[Sentence], People]:
    talk = thread(*lines)
    return sentences(talk), People(talk)
