import pytest

from handlers.summary.segments import WHOLE, segments
from handlers.summary.sentences import sentences
from tests.summary.said import thread


def talk(subject: str, size: int) -> list[str]:
    return [
        f"Anna: The {subject} number {number} of the {subject} team." for number in range(size)
    ]


@pytest.mark.parametrize("size", [0, 1, WHOLE])
def test_a_usual_thread_is_one_part(size: int) -> None:
    said = sentences(thread(*talk("importer", size)))
    assert segments(said, 5) == [size]


@pytest.mark.parametrize("at_most", [1, 2, 5, 50])
def test_parts_are_all_of_a_long_thread_and_no_more_than_asked_for(at_most: int) -> None:
    said = sentences(thread(*talk("importer", 400), *talk("invoice", 500)))
    parts = segments(said, at_most)
    assert sum(parts) == len(said)
    assert len(parts) <= at_most
    assert all(parts)


def test_a_part_ends_where_the_subject_does() -> None:
    said = sentences(thread(*talk("importer", 130), *talk("invoice", 130)))
    assert segments(said, 5)[0] == 130
