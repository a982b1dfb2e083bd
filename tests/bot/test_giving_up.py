import pytest

from bot.giving_up import is_crowded
from bot.platforms.port import Paced, Retry, SendFailed, Unsure
from storage.outbox import Outgoing
from tests.storage.promised import NOON


@pytest.mark.parametrize(
    ("failed", "is_bulk", "expected"),
    [
        (Retry("rate_limited", after=1), True, True),  # the workspace: the others wait as well
        (Paced("our own pace", after=1), True, False),  # one room: the others may go on
        (Retry("rate_limited", after=1), False, False),  # what is not bulk finds out by itself
        (Unsure("timeout"), True, False),
    ],
)
def test_one_rooms_pace_holds_up_no_other_room(
    failed: SendFailed, *, is_bulk: bool, expected: bool
) -> None:
    row = Outgoing(
        key="1",
        lane="room",
        kind="post",
        platform="slack",
        tenant="T1",
        room="room",
        is_bulk=is_bulk,
        body={},
        made_at=NOON,
        due_at=NOON,
    )
    assert is_crowded(row, failed) is expected
