"""Every figure adds up, nothing internal leaves the team, and nothing is cut without a word."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import wire
from bot.platforms.feishu import render as feishu
from bot.platforms.slack import budget
from bot.platforms.slack import render as slack
from bot.playground.feishu.cards import check
from bot.playground.slack_blocks import violations
from handlers.kit import plans
from handlers.kit.cards import Bullets, Card, Text
from handlers.kit.i18n import LANGUAGES, translator
from handlers.kit.text import plain
from handlers.progress import cards, figures, pictures, places, sections
from handlers.progress.cards import Report
from handlers.progress.clients import for_clients
from handlers.progress.health import BLOCKERS_LAST, CLIENT_BLOCKERS_LAST, worst
from handlers.progress.places import Places
from handlers.progress.snapshot import Snapshot
from storage.blockers import Blocker, Waits
from storage.change import Status
from storage.plan import State
from tests.progress.projects import SECRET, SINCE, TODAY, is_open, made

LINKED = ("decisions", "todos")  # to the message they were taken from
seeds = st.integers(0, 10_000)


def all_cards(report: Report, language: str) -> list[Card]:
    t = translator(language)
    pages = [cards.page(report, number, t) for number in range(cards.pages(report, t))]
    drawn = pictures.picture_card(report.shown, t)
    return [cards.report_card(report, t), *pages, *([drawn] if drawn else [])]


def report_of(found: Snapshot, *, is_internal: bool, before: Snapshot | None = None) -> Report:
    return Report(found, before, is_internal, (("retries", f"{SECRET}less trying again"),))


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_figures_are_those_of_the_rows(seed: int) -> None:
    rows = made(seed)
    found = figures.snapshot(rows)
    by_status = Counter(one.status for one in found.changes if not one.has_ended)
    assert by_status == Counter(one.status for one, _ in rows.changes if is_open(one))
    ended = {one.number for one in found.changes if one.has_ended}
    assert ended == {
        one.number for one, _ in rows.changes if not is_open(one) and one.moved_at >= SINCE
    }
    agreed = {
        Status.APPROVED,
        Status.IN_PROGRESS,
        Status.DELIVERED,
        Status.ACCEPTED,
        Status.REOPENED,
    }
    efforts = [one.effort_days for change, one in rows.changes if one and change.status in agreed]
    assert found.budget.days_used == sum(efforts, Decimal(0))
    open_items = [one for one in rows.items if one.state != State.DONE]
    assert {one.number for one in found.items if one.done_on is None} == {
        one.number for one in open_items
    }
    overdue = sum(one.due < TODAY for one in open_items if one.kind == "task")
    told = [one for one in found.health.causes if one.key == "progress-health-tasks-overdue"]
    assert [one.params["count"] for one in told] == ([overdue] if overdue else [])


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_the_parts_of_a_slip_add_up_to_the_whole(seed: int) -> None:
    rows = made(seed)
    for item in figures.snapshot(rows).items:
        whole = plans.distance(item.planned, item.due, rows.both)
        assert sum(item.moved.values()) == whole


@settings(max_examples=60, deadline=None)
@given(seeds, st.sampled_from(LANGUAGES))
def test_nothing_internal_reaches_a_client(seed: int, language: str) -> None:
    found = figures.snapshot(made(seed)).model_copy(update={"extra": "hello", "extra_by": "Max"})
    report = Report(found, None, is_internal=False)
    words = json.dumps([wire.dump(one) for one in all_cards(report, language)])
    assert SECRET not in words
    assert not re.search(r"31.?337", words)  # a price, however it is written
    assert SECRET in json.dumps(  # the same words are there for the team: the test can fail
        [wire.dump(one) for one in all_cards(Report(found, None, is_internal=True), language)]
    )


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_both_versions_say_the_same_of_what_both_say(seed: int) -> None:
    team = figures.snapshot(made(seed))
    client = for_clients(team)
    _health_reconciles(team, client)
    assert client.items == team.items
    assert client.weeks == team.weeks
    assert client.budget.days_used == team.budget.days_used
    assert [one.number for one in client.changes] == [one.number for one in team.changes]
    for name in ("risks", "decisions", "todos", "feedback"):
        shared = [one for one in getattr(team, name) if not one.is_internal]
        told = [one.model_copy(update={"link": ""}) for one in shared if name in LINKED]
        assert list(getattr(client, name)) == (told or shared)  # said in no room of theirs


def _health_reconciles(team: Snapshot, client: Snapshot) -> None:
    """The same causes, but of the blockers those that wait for the client; the team reads both."""
    blockers = [one for one in team.health.causes if one.key == BLOCKERS_LAST]
    theirs = [one for one in client.health.causes if one.key == CLIENT_BLOCKERS_LAST]
    counted = [int(one.params["clients"]) for one in blockers if one.params["clients"]]
    assert [one.params["count"] for one in theirs] == counted
    assert sum(one.waits_for == "client" and one.days > 3 for one in team.blockers) == sum(counted)
    rest = [one for one in client.health.causes if one not in theirs]
    assert rest == [one for one in team.health.causes if one not in blockers]
    assert client.health.ruled == worst(one.colour for one in client.health.causes)
    t = translator("en")
    said = str(cards.health_text(report_of(team, is_internal=True), t))
    assert ("The client’s report says" in said) == (client.health.colour != team.health.colour)
    assert "waiting for the client, and counted" not in str(
        cards.health_text(report_of(team, is_internal=False), t)
    )


def test_the_team_is_told_where_the_client_reads_another_colour() -> None:
    rows = made(3, tasks=0, changes=0, others=0)
    rows = replace(rows, health=None, blockers=((_stuck(Waits.TEAM), "Dan"),))
    team = figures.snapshot(rows)
    assert (team.health.colour, for_clients(team).health.colour) == ("amber", "green")
    card = cards.report_card(report_of(team, is_internal=True), translator("en"))
    assert "The client’s report says 🟢 On track" in wire_text(card)
    card = cards.report_card(report_of(team, is_internal=False), translator("en"))
    assert "No date has slipped" in wire_text(card)
    assert "locker" not in wire_text(card)


def _stuck(waits_for: Waits) -> Blocker:
    since = SINCE - timedelta(weeks=2)
    day = since.date()
    return Blocker(
        id=1,
        project_id=1,
        person_id=1,
        words="x",
        waits_for=waits_for,
        since=since,
        since_day=day,
        confirmed_day=day,
    )


def wire_text(card: Card) -> str:
    return json.dumps(wire.dump(card), ensure_ascii=False)


def test_what_was_kept_is_what_was_said() -> None:
    found = figures.snapshot(made(3))
    assert Snapshot.model_validate(json.loads(json.dumps(found.model_dump(mode="json")))) == found


def test_what_did_not_change_is_folded() -> None:
    found = figures.snapshot(made(3))
    t = translator("en")
    before = sections.signatures(found, t)
    for section in sections.sections(found, t):
        fresh, still = sections.split(section, before)
        assert (list(fresh), len(still)) == ([], len(section.told))


FAR = "https://applink.feishu.cn/client/chat/open?openChatId=oc_" + "a" * 32 + "&position=12345"


@pytest.mark.parametrize("is_linked", [True, False])
@pytest.mark.parametrize("is_internal", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_big_project_fits_and_nothing_is_cut_silently(
    language: str, *, is_internal: bool, is_linked: bool
) -> None:
    """500 tasks, 300 changes, 50 people; long titles in both scripts, each with its link."""
    title = "支付重试必须在所有区域同时生效 payment retries everywhere " * 2
    rows = made(7, tasks=500, changes=300, people=50, others=40, words=title)
    found = figures.snapshot(rows)
    found = found.model_copy(update={"unread": {"todos": 37}, "unread_shared": {"todos": 21}})
    addresses = dict.fromkeys(places.slots(found), FAR) if is_linked else {}
    report = replace(report_of(found, is_internal=is_internal), places=Places(addresses))
    for card in all_cards(report, language):
        drawn = slack.blocks(card)
        assert budget.fits(drawn)
        assert not _is_cut(drawn)
        assert violations(drawn, "message") == []
        whole = feishu.card({language: card, _other(language): card})
        assert feishu.fits(whole)
        check(whole)
    assert _shown(report, language) + _said_to_be_left(report, language) == _told(report, language)


def _other(language: str) -> str:
    return next(one for one in LANGUAGES if one != language)


def _is_cut(drawn: list[dict[str, Any]]) -> bool:
    return any(
        json.dumps(block).count(budget.CUT)
        and block["type"] == "context"
        and block["elements"][0].get("text") == budget.CUT
        for block in drawn
    )


def _shown(report: Report, language: str) -> int:
    """Lines that can be read on some card."""
    return sum(
        len(block.items)
        for card in all_cards(report, language)
        for block in card.blocks
        if isinstance(block, Bullets)
    )


def _said_to_be_left(report: Report, language: str) -> int:
    last = cards.page(report, cards.MOST_PAGES - 1, translator(language)).blocks[-1]
    assert isinstance(last, Text)
    left = [re.search(r"(?:and|还有) (\d+)", plain(one)) for one in last.lines]
    commandless = [plain(one) for one in last.lines if "/" not in plain(one)]
    assert all(one.startswith(("Not known yet", "还缺的信息")) for one in commandless)
    return sum(int(one[1]) for one in left if one)


def _told(report: Report, language: str) -> int:
    shown, t = report.shown, translator(language)
    found = sections.sections(shown, t, is_internal=report.is_internal)
    return sum(len(one.told) + one.unread for one in found)
