import pytest

from bot.pictures import columns


@pytest.mark.parametrize(
    ("values", "top"),
    [
        ((83, 12), 84),  # its half is a whole number: there is no half of a task
        ((5,), 6),
        ((1, 0), 2),
        ((), 2),
        ((3.5, 2), 3.5),  # an average
        ((-5,), 2),  # what is below nothing stands below the axis
    ],
)
def test_the_axis_ends_where_its_half_can_be_read(values: tuple[float, ...], top: float) -> None:
    assert columns.top(values) == top
