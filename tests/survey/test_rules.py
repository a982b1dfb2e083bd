"""Who is asked, what is a low score, whose it is to follow up, and how weeks are counted."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from handlers.kit.calendars import calendar_of
from handlers.kit.errors import Invalid, Refused
from handlers.survey import rules, weeks
from storage.people import Known, Person, Role
from storage.survey import Kind, Scored

NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)  # Wednesday, noon in Shanghai


def known(id_: int, role: Role) -> Known:
    person = Person(id=id_, name=f"P{id_}", language="en", zone="UTC", first_seen=NOW)
    return Known(person, role, (("slack", "T1", f"U{id_}"),))


CLARA, MAX, LEA, DAN = (
    known(1, Role.CLIENT),
    known(2, Role.ACCOUNT_MANAGER),
    known(3, Role.TECH_LEAD),
    known(4, Role.DEVELOPER),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (None, "")),
        ("nps", ("nps", "")),
        ("nps How likely?", ("nps", "How likely?")),  # with a question of one's own
        ("结果", ("results", "")),
        ("results", ("results", "")),
        ("Results of the go-live?", (None, "Results of the go-live?")),  # a question
        ("open", ("open", "")),
    ],
)
def test_a_word_of_ours_stands_alone(text: str, expected: tuple[str | None, str]) -> None:
    assert rules.asked(text) == expected


@pytest.mark.parametrize(
    ("roles", "lately", "away", "expected"),  # asked, resting, away
    [
        (rules.ROLES, set(), set(), ([1, 2], [], [])),  # never the team itself
        ((Role.CLIENT,), set(), set(), ([1], [], [])),
        (rules.ROLES, {1}, set(), ([2], [1], [])),
        (rules.ROLES, {1}, {1}, ([2], [], [1])),  # away says more than asked lately
        ((Role.DEVELOPER,), set(), set(), ([], [], [])),  # a made-up form
    ],
)
def test_clients_and_account_managers_are_asked_and_not_often(
    roles: tuple[Role, ...],
    lately: set[int],
    away: set[int],
    expected: tuple[list[int], list[int], list[int]],
) -> None:
    asked_at = dict.fromkeys(lately, NOW)
    found = rules.chosen([CLARA, MAX, LEA, DAN], roles, lately=asked_at, away=away)
    groups = (found.asked, found.resting, found.away)
    assert tuple([one.person.id for one in group] for group in groups) == expected


@pytest.mark.parametrize(
    ("kind", "score", "expected"),
    [
        (Kind.CSAT, 1, True),
        (Kind.CSAT, 2, True),
        (Kind.CSAT, 3, False),  # neither nor is no complaint
        (Kind.NPS, 0, True),
        (Kind.NPS, 6, True),  # the last detractor
        (Kind.NPS, 7, False),
    ],
)
def test_a_low_score_is_followed_up(kind: Kind, score: int, expected: bool) -> None:
    assert rules.is_low(kind, score) is expected


@pytest.mark.parametrize(
    ("kind", "score"),
    [(Kind.CSAT, 0), (Kind.CSAT, 6), (Kind.NPS, 11), (Kind.NPS, -1)],  # buttons nobody drew
)
def test_a_score_is_one_of_those_offered(kind: Kind, score: int) -> None:
    with pytest.raises(Refused):
        rules.score(kind, score)


@pytest.mark.parametrize(
    ("members", "unhappy", "project_owner", "expected"),
    [
        ([CLARA, LEA, MAX], 1, 4, 2),  # the account manager speaks for the client
        ([CLARA, LEA, MAX], 2, 4, 3),  # who is not satisfied does not look after themselves
        ([CLARA, DAN], 1, 4, 4),  # whoever owns the project
        ([MAX], 2, 2, None),  # nobody: the card says so
        ([CLARA], 1, None, None),
    ],
)
def test_somebody_else_sees_to_it(
    members: list[Known], unhappy: int, project_owner: int | None, expected: int | None
) -> None:
    found = rules.owner(members, unhappy_id=unhappy, project_owner_id=project_owner)
    assert found == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (2, "2026-11-27 12:00"),  # Friday, at the same time of day
        (3, "2026-11-30 12:00"),  # over the weekend
    ],
)
def test_the_clock_counts_working_days(days: int, expected: str) -> None:
    found = rules.later(NOW, days, "Asia/Shanghai", calendar_of("CN"))
    assert f"{found + timedelta(hours=8):%Y-%m-%d %H:%M}" == expected


def test_a_project_asks_at_ten_on_a_working_day() -> None:
    friday = datetime(2026, 11, 27, 4, 0, tzinfo=UTC)
    found = rules.next_round(friday, "Asia/Shanghai", calendar_of("CN"))
    assert found == datetime(2026, 11, 30, 2, 0, tzinfo=UTC)  # Monday, 10:00 in Shanghai


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"weeks": "two"}, "weeks"),
        ({"weeks": "53"}, "weeks"),
        ({"rest": "-1"}, "rest"),
        ({"rest": "999"}, "rest"),
    ],
)
def test_settings_that_mean_nothing_are_refused(values: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as invalid:
        rules.settings(values, project_id=1, looked_until=NOW)
    assert set(invalid.value.fields) == {field}


def test_without_a_number_people_rest_two_weeks() -> None:
    found = rules.settings({"rest": ""}, project_id=1, looked_until=NOW)
    assert (found.rest_days, found.asks_by_itself) == (14, False)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], None),
        ([10, 9, 8, 6], 25.0),  # two promoters less one detractor, of four
        ([7, 8], 0.0),  # passives count as answers only
        ([0, 6], -100.0),
    ],
)
def test_promoters_less_detractors(scores: list[int], expected: float | None) -> None:
    assert weeks.promoters(scores) == expected


def test_scores_stand_beside_what_happened_in_their_week() -> None:
    sunday = datetime(2026, 11, 22, 15, 59, tzinfo=UTC)  # a minute before Monday in Shanghai
    scores = [
        Scored(Kind.CSAT, 2, sunday, "", 1),
        Scored(Kind.CSAT, 5, NOW, "", 1),
        Scored(Kind.CSAT, 4, NOW, "", 2),
        Scored(Kind.NPS, 9, NOW, "", 2),
    ]
    changes, slips = [sunday, NOW, NOW], [sunday]
    found = weeks.by_week(scores, changes, slips, now=NOW, zone="Asia/Shanghai")
    assert len(found) == weeks.SHOWN
    assert found[-2:] == [
        weeks.Week(date(2026, 11, 16), 2.0, None, 1, 1, 1),
        weeks.Week(date(2026, 11, 23), 4.5, 100.0, 3, 2, 0),
    ]
    assert weeks.since(NOW, "Asia/Shanghai").date() == found[0].monday
