"""The demo without a browser: its clock, its history, what it draws, whom it lets in."""

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from fluent.syntax import FluentParser, ast
from sqlmodel import SQLModel, func, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.cli import app
from bot.playground.clock import DemoClock
from bot.playground.demo import Demo, Options, playing
from bot.playground.draw_feishu_text import FeishuEye
from bot.playground.draw_slack import Drawing, Seat
from bot.playground.draw_slack_json import sheets
from bot.playground.draw_slack_text import Eye, link
from bot.playground.feishu import Chat, FeishuServer
from bot.playground.feishu import Person as FeishuPerson
from bot.playground.page_words import FOLDER, LANGUAGES, page_words
from bot.playground.seed_cast import ROOMS, Cast, cast_in
from bot.playground.slack import Channel, Person, SlackServer
from storage import change as changes
from storage import projects
from storage.decisions import Decision
from storage.engine import Database
from storage.feedback import Feedback
from storage.follow_ups import FollowUp
from storage.plan import Item
from storage.poll import Poll
from storage.progress import Report
from storage.risk import Risk
from storage.standup import Turn
from storage.survey import Answer
from storage.todos import Todo

WITHIN_S = 60.0


@pytest.fixture
def cast() -> Cast:
    return cast_in(SlackServer(signing_secret="s", bot_token="xoxb-1"))


def eye_of(cast: Cast, name: str = "Ann", language: str = "en") -> Eye:
    return Eye(cast.slack.workspace, cast.people[name].user, page_words(language))


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    async with playing(Options(port=0, is_empty=True), tmp_path) as demo:
        yield demo


def test_both_processes_see_the_clock_move(tmp_path: Path) -> None:
    one, other = DemoClock(tmp_path / "clock"), DemoClock(tmp_path / "clock")
    later = datetime.now(UTC) + timedelta(days=3)
    one.move_to(later)
    assert abs(other.now() - later) < timedelta(seconds=1)
    one.close()
    other.close()


def test_the_clock_never_goes_back(tmp_path: Path) -> None:
    clock = DemoClock(tmp_path / "clock")
    clock.move_to(datetime.now(UTC) - timedelta(days=1))
    assert clock.offset == 0
    clock.close()


@pytest.mark.parametrize(
    ("language", "both_rooms"),
    [("en", "orders"), ("zh-CN", "小程序")],  # the project that is in Feishu too
)
async def test_the_history_is_what_the_people_did(
    tmp_path: Path, language: str, both_rooms: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with playing(Options(port=0, language=language), tmp_path) as demo:
        async with asyncio.timeout(WITHIN_S):
            while demo.is_playing or not demo.bot.is_running:  # noqa: ASYNC110  no event tells
                await asyncio.sleep(0.05)
        assert demo.clock.offset == 0
    assert "broke off" not in capsys.readouterr().err
    expected = {
        "orders": ["accepted", "declined", "delivered", "assessed"],
        "小程序": ["in_progress", "assessed", "proposed"],
    }
    expected[both_rooms] = sorted([*expected[both_rooms], "proposed"])
    found = await _statuses(tmp_path)
    assert {name: sorted(found[name]) for name in expected} == {
        name: sorted(statuses) for name, statuses in expected.items()
    }

    seeds = (Poll, Todo, Decision, Item, Risk, Feedback, Turn, Report, FollowUp)
    assert {one.__name__: await _count(tmp_path, one) > 0 for one in seeds} == {
        one.__name__: True for one in seeds
    }
    outcomes = Counter(await _every(tmp_path, select(Feedback.outcome)))
    assert outcomes == {"answered": 2, "open": 2, "declined": 1}
    # A trend in each project, and a client who is not satisfied.
    assert Counter(await _every(tmp_path, select(Answer.score))) == Counter((2, 3, 4, 5, 5))


async def _every(folder: Path, question: SelectOfScalar[Any]) -> list[Any]:
    database = Database(f"sqlite:///{folder}/parley.db")
    async with database.transaction() as tx:
        found = list((await tx.exec(question)).all())
    await database.close()
    return found


async def _count(folder: Path, table: type[SQLModel]) -> int:
    (found,) = await _every(folder, select(func.count()).select_from(table))
    return int(found)


async def _statuses(folder: Path) -> dict[str, list[str]]:
    """Of the changes of each project."""
    database = Database(f"sqlite:///{folder}/parley.db")
    async with database.transaction() as tx:
        found = {
            project.name: [one.status for one, _ in await changes.everything(tx, project.id or 0)]
            for project in await projects.everything(tx)
        }
    await database.close()
    return found


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),  # stored escaped, drawn escaped
        ("<script>alert(1)</script>", "scriptalert(1)/script"),  # an entity of no meaning, no tag
        ("*bold* and _it_ and ~no~", "<b>bold</b> and <i>it</i> and <s>no</s>"),
        ("2*3*4 snake_case_name", "2*3*4 snake_case_name"),  # marks inside words are none
        ("`x &lt; y`", "<code>x &lt; y</code>"),
        ("<!channel>", '<span class="mention">@channel</span>'),
        (":tada: :unknown_one:", "🎉 :unknown_one:"),
    ],
)
def test_mrkdwn_is_drawn_as_slack_draws_it(cast: Cast, text: str, drawn: str) -> None:
    assert eye_of(cast).mrkdwn(text) == drawn


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("**bold** ~~gone~~", "<b>bold</b> <s>gone</s>"),
        ("a&#42;b &#60;i&#62;", "a*b &lt;i&gt;"),  # people's marks come as entities
        ("<font color='red'>no</font>", '<span class="f-red">no</span>'),
        ("[x](javascript&#58;alert(1))", "x)"),  # no link, and nothing runs
        ("<img src=x>", "&lt;img src=x&gt;"),
        (":ROSE: **Tue** 10:Uhr:30", "🌹 <b>Tue</b> 10:Uhr:30"),
    ],
)
def test_card_markdown_is_drawn_as_feishu_draws_it(text: str, drawn: str) -> None:
    feishu = FeishuServer(app_secret="s")
    li = feishu.person("李雷")
    assert FeishuEye(feishu.tenant, li.user, page_words("en")).markdown(text) == drawn


def test_a_mention_is_drawn_by_name(cast: Cast) -> None:
    assert "@Lea" in eye_of(cast).mrkdwn(f"<@{cast.people['Lea'].id}>")


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.com/?a=1&b=2", True),
        ("mailto:ann@example.com", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
    ],
)
def test_only_addresses_a_browser_may_open_become_links(url: str, is_link: bool) -> None:
    assert ("<a " in link(url, "here")) is is_link


def test_a_date_is_drawn_in_the_readers_zone_and_language(cast: Cast) -> None:
    noon = int(datetime(2026, 3, 2, 12, 0, tzinfo=UTC).timestamp())
    element = {"timestamp": noon, "format": "{date_short} {time}", "fallback": "x"}
    assert eye_of(cast).date(element) == "Mar 2, 2026 13:00"
    assert eye_of(cast, "陈静", "zh-CN").date(element) == "2026年3月2日 20:00"


def test_the_page_has_the_same_messages_in_both_languages() -> None:
    def keys(language: str) -> set[str]:
        text = (FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
        entries = FluentParser().parse(text).body
        assert not [one for one in entries if isinstance(one, ast.Junk)]
        return {one.id.name for one in entries if isinstance(one, ast.Message)}

    first, *others = (keys(language) for language in LANGUAGES)
    assert all(other == first for other in others)


async def test_a_refused_call_is_shown_with_what_breaks_the_limit(cast: Cast) -> None:
    slack, room = cast.slack, cast.rooms["orders"]
    long = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
    async with slack.running(), httpx.AsyncClient() as client:
        await client.post(
            f"{slack.api_url}chat.postMessage",
            headers={"Authorization": "Bearer xoxb-1"},
            json={"channel": room.id, "text": "x", "blocks": [long]},
        )
    ann = cast.people["Ann"]
    drawing = Drawing(slack, Seat(ann.id, room.id, paper="wire"), eye_of(cast))
    (sheet,) = sheets(drawing)
    assert sheet.is_refused
    assert any("151" in problem for problem in sheet.problems), sheet.problems


async def test_other_pages_of_the_browser_press_no_buttons_here(demo: Demo) -> None:
    async with httpx.AsyncClient(base_url=demo.address) as client:
        assert (await client.post("/clock", data={"step": "hour"})).status_code == 403
        assert (await client.get("/", headers={"Host": "evil.example"})).status_code == 400
        asked = {"HX-Request": "true"}
        assert (await client.post("/clock", data={"step": "hour"}, headers=asked)).is_success
    assert demo.clock.offset == pytest.approx(3600, abs=5)


def test_a_demo_does_not_begin_on_top_of_another(tmp_path: Path) -> None:
    (tmp_path / "parley.db").touch()
    told = CliRunner().invoke(app, ["demo", "--keep", str(tmp_path)])
    assert (told.exit_code, "is not empty" in told.output) == (1, True)


async def test_a_kept_demo_goes_on_where_it_ended(tmp_path: Path) -> None:
    options = Options(port=0, is_empty=True, keep=tmp_path)
    async with playing(options, tmp_path) as demo:
        await _is_up(demo)
        ann, room = _ann_and_orders(demo)
        assert (await ann.slash(room, "/change Wish of the first day")).is_ok
        assert (await ann.submit({})).is_ok
        await demo.slack.until(lambda: any(one.replies for one in room.messages), WITHIN_S)
        (li, *_), (group, *_) = _of_feishu(demo)
        await li.says(group, "大家好")
        demo.clock.move_to(demo.clock.now() + timedelta(days=2))
    async with playing(options, tmp_path) as demo:
        await _is_up(demo)
        assert not demo.is_playing
        assert demo.clock.now() - datetime.now(UTC) > timedelta(days=1)
        ann, room = _ann_and_orders(demo)
        (card,) = [one for one in room.messages if one.is_from_bot]
        (_, (group, *_)) = _of_feishu(demo)
        assert [one.content for one in group.messages] == [{"text": "大家好"}]
        assert (await ann.press(card, "Withdraw")).is_ok
        await demo.slack.until(lambda: len(card.replies) == 2, WITHIN_S)
        assert [one.ts for one in room.messages if one.is_from_bot] == [card.ts]


async def _is_up(demo: Demo) -> None:
    await demo.slack.until(lambda: demo.slack.sockets.connections, WITHIN_S)
    await demo.feishu.until(lambda: demo.feishu.sockets.connections, WITHIN_S)


def _ann_and_orders(demo: Demo) -> tuple[Person, Channel]:
    workspace = demo.slack.workspace
    user = next(one for one in workspace.users.values() if one.name == "Ann")
    room = next(one for one in workspace.channels.values() if one.name == "orders")
    return Person(demo.slack, user), room


def _of_feishu(demo: Demo) -> tuple[list[FeishuPerson], list[Chat]]:
    tenant = demo.feishu.tenant
    people = [FeishuPerson(demo.feishu, one) for one in tenant.users.values()]
    return people, [one for one in tenant.chats.values() if not one.is_direct]


async def test_a_demo_whose_history_broke_off_begins_anew(tmp_path: Path) -> None:
    async with playing(Options(port=0, keep=tmp_path), tmp_path) as demo:
        await _is_up(demo)
    async with playing(Options(port=0, is_empty=True, keep=tmp_path), tmp_path) as demo:
        await _is_up(demo)
        assert abs(demo.clock.offset) < 1
        assert [one for one in demo.slack.workspace.channels.values() if one.log] == []


def test_a_taken_port_is_said_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = CliRunner().invoke(app, ["demo", "--port", port])
    assert (told.exit_code, "try --port" in told.output) == (1, True)


async def test_a_seat_that_does_not_exist_is_the_first_one(demo: Demo) -> None:
    """An address kept from an earlier demo names people who are gone."""
    async with httpx.AsyncClient(base_url=demo.address) as client:
        for query in ("slack=U9,C9,1.2&feishu=x,y,z", "slack=,dm", "feishu=,dm", "slack=%3Cb%3E"):
            assert (await client.get(f"/?{query}")).status_code == 200, query
        for window in ("slack", "feishu"):
            assert (await client.get(f"/{window}?paper=m:9.9")).status_code == 200


def test_the_cast_has_everybody_a_change_needs() -> None:
    for roles in ROOMS.values():
        assert {"developer", "tech_lead", "account_manager"} <= set(roles.values())
