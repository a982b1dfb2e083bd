"""Moving dates: dependencies, both sides' calendars, Golden Week; and that it all adds up."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit import plans
from handlers.kit.calendars import Calendar, Off, WorkingDays, both
from handlers.kit.plans import Dated, Moved, Push

AT = datetime(2026, 9, 1, tzinfo=UTC)

# The State Council's table for the autumn of 2025, by hand: off from Wednesday 1 to Wednesday
# 8 October, worked on Sunday 28 September and Saturday 11 October.
GOLDEN_WEEK = {date(2025, 10, day) for day in range(1, 9)}
MADE_UP = {date(2025, 9, 28), date(2025, 10, 11)}
REUNIFICATION = date(2025, 10, 3)  # the client's side, in Germany


@dataclass(frozen=True)
class ByHand(WorkingDays):
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def why_not(self, day: date) -> Off | None:
        if day in self.off:
            return Off("holiday")
        is_weekend = day.weekday() in (5, 6)
        return Off("weekend") if is_weekend and day not in self.worked else None


CHINA = ByHand(frozenset(GOLDEN_WEEK), frozenset(MADE_UP))
GERMANY = ByHand(frozenset({REUNIFICATION}))
PLAIN = Calendar()


def day(text: str) -> date:
    return date.fromisoformat(f"2025-{text}")


@pytest.mark.parametrize(
    ("calendar", "due", "shift", "moved_to", "why"),
    [
        (PLAIN, "09-26", 1, "09-29", "over a weekend"),
        (CHINA, "09-26", 1, "09-28", "the Sunday before Golden Week is worked"),
        (CHINA, "09-30", 1, "10-09", "over Golden Week"),
        (CHINA, "09-30", 3, "10-11", "the Saturday after it is worked"),
        (CHINA, "10-09", -1, "09-30", "back over Golden Week"),
        (GERMANY, "10-02", 1, "10-06", "over the client's holiday"),
        (both(CHINA, GERMANY), "09-26", 1, "09-29", "the Sunday is worked by one side only"),
        (both(CHINA, GERMANY), "09-30", 3, "10-13", "so is the Saturday"),
        (CHINA, "10-05", 1, "10-09", "a date inside a holiday"),
        (CHINA, "10-05", 0, "10-05", "touched, not moved"),
    ],
)
def test_a_shift_counts_the_days_that_both_sides_work(
    calendar: WorkingDays, due: str, shift: int, moved_to: str, why: str
) -> None:
    found = plans.moved([Dated(1, day(due))], {1: shift}, calendar, AT)
    expected = (Moved(1, day(due), day(moved_to)),) if shift else ()
    assert found == expected, why


MONDAY = date(2026, 9, 7)


def on(working_day: int) -> date:
    """The n-th working day, 0 being a Monday."""
    return PLAIN.add(MONDAY, working_day)


def shifted(items: list[Dated], shifts: dict[int, int]) -> dict[int, int]:
    """Working days moved, by number."""
    found = plans.moved(items, shifts, PLAIN, AT)
    return {one.number: PLAIN.count(one.before, one.after) for one in found}


CHAIN = [Dated(1, on(5)), Dated(2, on(8), (1,)), Dated(3, on(8), (2,))]


@pytest.mark.parametrize(
    ("items", "shifts", "expected", "why"),
    [
        (CHAIN, {1: 2}, {1: 2, 2: 2, 3: 2}, "who waits moves along"),
        (CHAIN, {2: 2}, {2: 2, 3: 2}, "what came before does not"),
        (CHAIN, {1: 2, 2: 2}, {1: 2, 2: 2, 3: 2}, "named and pushed is not moved twice"),
        (CHAIN, {1: 2, 2: 5}, {1: 2, 2: 5, 3: 5}, "the larger of both counts"),
        (CHAIN, {1: -2}, {1: -2}, "nobody is pulled to an earlier day"),
        (CHAIN, {2: -2}, {2: -2}, "less time than was thought"),
        (CHAIN, {2: -5}, {2: -3}, "never before what it waits for"),
        (CHAIN, {1: 1, 2: -1}, {1: 1, 3: 0} | {2: 0}, "one later, the work shorter: it stays"),
        ([CHAIN[0], replace(CHAIN[1], days=1)], {1: 2}, {1: 2}, "two days of slack"),
        ([CHAIN[0], replace(CHAIN[1], days=1)], {1: 3}, {1: 3, 2: 1}, "one more than the slack"),
        (
            [CHAIN[0], replace(CHAIN[1], days=9)],
            {1: 2},
            {1: 2, 2: 2},
            "as tight as before",
        ),
        ([replace(CHAIN[0], done_at=AT), CHAIN[1]], {1: 2}, {}, "what is done does not move"),
        (
            [Dated(1, on(5)), Dated(2, on(3)), Dated(3, on(6), (1, 2))],
            {2: 2},
            {2: 2},
            "the other one is what it waits for",
        ),
        ([Dated(1, on(5)), Dated(2, on(3), (1,))], {1: 2}, {1: 2}, "was due before it already"),
        ([Dated(1, on(5), (9,))], {1: 1}, {1: 1}, "what it waited for was removed"),
        (CHAIN, {7: 3}, {}, "an item that is not there"),
    ],
)
def test_dependencies_move_with_what_they_wait_for(
    items: list[Dated], shifts: dict[int, int], expected: dict[int, int], why: str
) -> None:
    moving = {number: days for number, days in expected.items() if days}
    assert shifted(items, shifts) == moving, why


def test_a_circle_is_found_and_does_not_hang() -> None:
    items = [Dated(1, on(1), (3,)), Dated(2, on(2), (1,)), Dated(3, on(3), (2,)), Dated(4, on(1))]
    assert plans.circle(items) == (1, 2, 3)
    assert plans.circle(CHAIN) == ()
    assert [one.number for one in plans.in_order(items)] == [4, 1, 2, 3]


# Random plans: dependencies only on lower numbers, so that there is no circle.
CALENDARS = st.sampled_from([PLAIN, CHINA, GERMANY, both(CHINA, GERMANY)])
DAYS = st.integers(0, 60).map(lambda n: date(2025, 9, 1) + timedelta(days=n))


@st.composite
def plans_of_some_size(draw: st.DrawFn) -> list[Dated]:
    size = draw(st.integers(1, 8))
    return [
        Dated(
            number,
            draw(DAYS),
            tuple(draw(st.sets(st.integers(1, number - 1), max_size=3))) if number > 1 else (),
            draw(st.none() | st.integers(0, 6)),
        )
        for number in range(1, size + 1)
    ]


SHIFTS = st.dictionaries(st.integers(1, 8), st.integers(-5, 12), max_size=3)
LATER = st.dictionaries(st.integers(1, 8), st.integers(0, 12), max_size=3)


@given(plans_of_some_size(), LATER, CALENDARS)
def test_later_moves_only_later_and_by_at_least_what_was_said(
    items: list[Dated], shifts: dict[int, int], calendar: WorkingDays
) -> None:
    found = {one.number: one for one in plans.moved(items, shifts, calendar, AT)}
    for one in found.values():
        assert one.after > one.before
    for number, shift in shifts.items():
        if number in found:
            moved = found[number]
            assert plans.distance(moved.before, moved.after, calendar) >= shift


@given(plans_of_some_size(), LATER, CALENDARS)
def test_nobody_moves_further_than_the_furthest_shift(
    items: list[Dated], shifts: dict[int, int], calendar: WorkingDays
) -> None:
    furthest = max(shifts.values(), default=0)
    for one in plans.moved(items, shifts, calendar, AT):
        assert plans.distance(one.before, one.after, calendar) <= furthest


@given(plans_of_some_size(), SHIFTS, CALENDARS)
def test_the_order_that_held_before_holds_after(
    items: list[Dated], shifts: dict[int, int], calendar: WorkingDays
) -> None:
    dates = {one.number: one.after for one in plans.moved(items, shifts, calendar, AT)}
    now = {one.number: one for one in plans.at_dates(items, dates)}
    for one in items:
        was_after = all(items[number - 1].due <= one.due for number in one.after)
        if was_after:
            assert all(now[number].due <= now[one.number].due for number in one.after)


@given(plans_of_some_size(), SHIFTS, CALENDARS)
def test_only_what_is_named_or_waits_for_it_moves(
    items: list[Dated], shifts: dict[int, int], calendar: WorkingDays
) -> None:
    reachable = set(shifts)
    for one in items:  # in order of number, and nothing waits for a higher one
        if reachable & set(one.after):
            reachable.add(one.number)
    assert {one.number for one in plans.moved(items, shifts, calendar, AT)} <= reachable


@dataclass
class Book:
    """A plan with everything that moved it, as storage keeps it."""

    planned: list[Dated]
    calendar: WorkingDays
    pushes: list[Push] = field(default_factory=list)

    def moves(self) -> dict[int, tuple[Moved, ...]]:
        return plans.replayed(self.planned, self.pushes, self.calendar)


PUSHES = st.lists(st.tuples(st.sampled_from(["team", "client", "change"]), SHIFTS), max_size=6)


@given(plans_of_some_size(), PUSHES, CALENDARS)
def test_the_parts_of_every_slip_add_up_to_the_whole(
    items: list[Dated], pushes: list[tuple[str, dict[int, int]]], calendar: WorkingDays
) -> None:
    causes = [cause for cause, _ in pushes]
    book = Book(items, calendar, [Push(key, AT, one) for key, (_, one) in enumerate(pushes)])
    moves = book.moves()
    for item in items:
        mine = [
            (causes[key], one.before, one.after)
            for key, found in moves.items()
            for one in found
            if one.number == item.number
        ]
        due = mine[-1][2] if mine else item.due
        account = plans.accounted(item.due, due, mine, calendar)
        assert sum(account.parts.values()) == account.whole
        # ... whatever calendar it is looked at with afterwards
        other = plans.accounted(item.due, due, mine, PLAIN)
        assert sum(other.parts.values()) == other.whole


@given(plans_of_some_size(), PUSHES, CALENDARS, st.integers(0, 5))
def test_without_one_push_the_plan_is_as_if_it_had_never_been(
    items: list[Dated],
    pushes: list[tuple[str, dict[int, int]]],
    calendar: WorkingDays,
    place: int,
) -> None:
    """Undoing from the push on and replaying the rest is what storage does."""
    every = [Push(key, AT, one) for key, (_, one) in enumerate(pushes)]
    place = min(place, len(every))
    earlier = plans.replayed(items, every[:place], calendar)
    dates = {one.number: one.after for found in earlier.values() for one in found}
    rest = plans.replayed(plans.at_dates(items, dates), every[place + 1 :], calendar)
    never = plans.replayed(items, [*every[:place], *every[place + 1 :]], calendar)
    assert {**earlier, **rest} == never


def test_an_impact_is_known_by_the_dates_in_it() -> None:
    first = plans.impact(CHAIN, {1: 2}, PLAIN, AT)
    assert first.terms == plans.impact(CHAIN, {1: 2}, PLAIN, AT).terms
    assert first.terms != plans.impact(CHAIN, {1: 3}, PLAIN, AT).terms
    later = plans.at_dates(CHAIN, {1: on(6)})
    assert first.terms != plans.impact(later, {1: 2}, PLAIN, AT).terms
    assert plans.impact(CHAIN, {}, PLAIN, AT).terms == ""
    assert plans.impact(CHAIN, {2: 0}, PLAIN, AT).touched == (2,)
