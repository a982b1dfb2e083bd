"""A poll counts the same for everybody as each voter is told for themselves."""

from datetime import UTC, datetime
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from handlers.poll import board, rules
from handlers.poll.view import NAMES, View
from storage.choices import Held
from storage.people import Known, Person, Role
from storage.poll import Poll, Style
from storage.projects import Project

OPTIONS = 4
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)

chosen = st.lists(
    st.tuples(st.integers(1, 5), st.integers(0, OPTIONS - 1), st.booleans()), max_size=30
)


def new_poll(style: Style, most: int, **changes: Any) -> Poll:
    known: dict[str, Any] = {
        "project_id": 1,
        "number": 1,
        "author_id": 1,
        "question": "When?",
        "options": [{"text": str(one)} for one in range(OPTIONS)],
        "style": style,
        "most": most,
        "asked": [],
        "counts": [],
        "awaited": [],
        "made_at": NOON,
    }
    return Poll(**(known | changes))


@given(style=st.sampled_from(list(Style)), most=st.integers(1, OPTIONS), chosen=chosen)
def test_the_whole_is_made_of_what_each_voter_is_told(
    style: Style, most: int, chosen: list[tuple[int, int, bool]]
) -> None:
    poll = new_poll(style, most)
    held = [Held(voter, option, order, way) for order, (voter, option, way) in enumerate(chosen)]
    tally = rules.tally(poll, held)
    for voter in {one.voter for one in held}:
        theirs = [one for one in held if one.voter == voter]
        assert tally.chosen[voter] == rules.counted(poll, theirs)
    for option in range(OPTIONS):
        assert list(tally.of(option)) == [v for v, own in tally.chosen.items() if option in own]
    if style != Style.RANKED:
        assert [len(tally.of(option)) for option in range(OPTIONS)] == list(tally.points)


def test_a_board_that_names_who_is_missing_is_news_when_another_one_is() -> None:
    """Though as many voted as before, and the first of them, who are named, are the same."""
    everybody = range(1, NAMES + 3)
    members = tuple(
        Known(
            Person(id=one, name=f"P{one}", language="en", zone="UTC", first_seen=NOON),
            Role.DEVELOPER,
            (),
        )
        for one in everybody
    )

    def gist(missing: int, **changes: Any) -> str:
        poll = new_poll(Style.SINGLE, 1, **changes)
        voted = [one for one in everybody if one != missing]
        tally = rules.tally(poll, [Held(one, 0, one, is_reaction=False) for one in voted])
        project = cast(Project, None)  # says nothing to it
        return board._gist(View(poll, project, (), members, None, tally, tally.chosen, {}))

    last, before = max(everybody), max(everybody) - 1
    assert gist(last, closes_when_all=True) != gist(before, closes_when_all=True)
    assert gist(last) == gist(before)
