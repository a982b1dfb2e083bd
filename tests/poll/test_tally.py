"""A poll counts the same for everybody as each voter is told for themselves."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from handlers.poll import rules
from storage.choices import Held
from storage.poll import Poll, Style

OPTIONS = 4

chosen = st.lists(
    st.tuples(st.integers(1, 5), st.integers(0, OPTIONS - 1), st.booleans()), max_size=30
)


@given(style=st.sampled_from(list(Style)), most=st.integers(1, OPTIONS), chosen=chosen)
def test_the_whole_is_made_of_what_each_voter_is_told(
    style: Style, most: int, chosen: list[tuple[int, int, bool]]
) -> None:
    poll = Poll(
        project_id=1,
        number=1,
        author_id=1,
        question="When?",
        options=[{"text": str(one)} for one in range(OPTIONS)],
        style=style,
        most=most,
        asked=[],
        counts=[],
        awaited=[],
        made_at=datetime(2026, 11, 30, tzinfo=UTC),
    )
    held = [Held(voter, option, order, way) for order, (voter, option, way) in enumerate(chosen)]
    tally = rules.tally(poll, held)
    for voter in {one.voter for one in held}:
        theirs = [one for one in held if one.voter == voter]
        assert tally.chosen[voter] == rules.counted(poll, theirs)
    for option in range(OPTIONS):
        assert list(tally.of(option)) == [v for v, own in tally.chosen.items() if option in own]
    if style != Style.RANKED:
        assert [len(tally.of(option)) for option in range(OPTIONS)] == list(tally.points)
