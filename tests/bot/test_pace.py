import pytest

from bot.pace import REMEMBERED, Limit, Pace

LIMIT = Limit(burst=2, per_second=0.5)


def test_a_burst_passes_and_then_each_waits_its_turn() -> None:
    pace = Pace()
    assert [pace.wait("room", LIMIT, 0.0) for _ in range(3)] == [0, 0, 2.0]
    assert pace.wait("room", LIMIT, 1.0) == pytest.approx(1.0)  # asking costs nothing
    assert pace.wait("room", LIMIT, 2.0) == 0


def test_rooms_have_a_pace_of_their_own() -> None:
    pace = Pace()
    for room in ("a", "b"):
        assert [pace.wait(room, LIMIT, 0.0) for _ in range(2)] == [0, 0]


def test_a_long_silence_saves_up_no_more_than_a_burst() -> None:
    pace = Pace()
    pace.wait("room", LIMIT, 0.0)
    assert [pace.wait("room", LIMIT, 1000.0) for _ in range(3)] == [0, 0, 2.0]


def test_what_it_lets_through_in_a_minute_is_what_the_limit_says() -> None:
    pace, now, passed = Pace(), 0.0, 0
    while now < 60:
        wait = pace.wait("updates", Limit(burst=20, per_second=50 / 60), now)
        passed += not wait
        now += wait
    assert 20 + 49 <= passed <= 20 + 50


def test_idle_rooms_are_forgotten_and_busy_ones_are_not() -> None:
    pace = Pace()
    pace.wait("idle", LIMIT, 0.0)
    for _ in range(2):
        pace.wait("busy", LIMIT, 99.0)
    pace.forget_idle(100.0)
    assert [room for room, _ in pace._buckets] == ["busy"]
    assert pace.wait("busy", LIMIT, 100.0) > 0


def test_a_thousand_quiet_rooms_cost_no_memory() -> None:
    pace = Pace()
    for number in range(10_000):
        pace.wait(f"room {number}", LIMIT, float(number))
    assert len(pace._buckets) <= REMEMBERED + 1
