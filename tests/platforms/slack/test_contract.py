"""Every way people reach the bot in Slack, over real sockets."""

import asyncio
import json
from typing import Any

import pytest

from bot.platforms.slack import budget
from bot.playground.slack import Channel, Ephemeral, Outcome, Person, Trouble, View
from tests.platforms.slack.parley import Office
from tests.platforms.slack.test_trouble import button_of, said

TITLE = "Export must include cancelled orders"


async def newest(office: Office, person: Person, room: Channel | None = None) -> Ephemeral:
    await office.settled()
    return office.slack.ephemerals(person, room)[-1]


def words(shown: Ephemeral | View) -> str:
    """The blocks without the ids that Slack gives them anew each time."""
    blocks = [{**block, "block_id": ""} for block in shown.blocks]
    return json.dumps(blocks, ensure_ascii=False)


async def fill_in(office: Office, person: Person, shown: Ephemeral) -> Outcome:
    """Press the button that opens the form, and submit it."""
    opened = await person.press(shown, button_of(shown.blocks))
    assert opened.is_ok, opened
    seen = await person.submit({})
    await office.settled()
    return seen


class TestMentions:
    async def test_in_the_channel_the_form_waits_behind_a_button(self, either: Office) -> None:
        await either.ann.say(either.room, f"@Parley change {TITLE}")
        shown = await newest(either, either.ann, either.room)
        assert (await fill_in(either, either.ann, shown)).is_ok
        assert TITLE in said(either.cards[0])

    async def test_in_a_thread_the_answer_stays_in_the_thread(self, either: Office) -> None:
        root = (await either.lea.say(either.room, "The file has no cancelled orders")).message
        await either.ann.say(either.room, f"@Parley change {TITLE}", thread=root)
        shown = await newest(either, either.ann, either.room)
        assert root is not None
        assert shown.thread_ts == root.ts

    async def test_a_bare_word_in_a_thread_is_about_its_message(self, http: Office) -> None:
        root = (
            await http.lea.say(http.room, "Cancelled orders are missing in the export")
        ).message
        await http.ann.say(http.room, "@Parley change", thread=root)
        shown = await newest(http, http.ann, http.room)
        await http.ann.press(shown, button_of(shown.blocks))
        assert http.ann.view is not None
        assert "Cancelled orders are missing" in json.dumps(http.ann.view.definition)

    async def test_chinese_words_and_people_are_understood(self, http: Office) -> None:
        li = http.slack.person("李雷", locale="zh-CN", tz="Asia/Shanghai")
        await li.join(http.room)
        await li.say(http.room, "@Parley 变更 导出必须包含已取消的订单")
        shown = await newest(http, li, http.room)
        assert (await fill_in(http, li, shown)).is_ok
        assert "导出必须包含已取消的订单" in said(http.cards[0])

    async def test_what_nobody_knows_gets_help(self, http: Office) -> None:
        await http.ann.say(http.room, "@Parley chnage something")
        assert "change" in words(await newest(http, http.ann))


class TestDirectMessages:
    async def test_a_word_needs_no_mention(self, either: Office) -> None:
        await either.ann.slash(either.room, "/change list")  # makes the project known
        await either.ann.dm("change list")
        await either.settled()
        assert "0 open changes" in said(either.ann.direct.messages[-1])

    async def test_a_form_opens_there_too(self, http: Office) -> None:
        await http.ann.slash(http.room, "/change list")
        await http.ann.dm(f"change {TITLE}")
        await http.settled()
        shown = http.ann.direct.messages[-1]
        assert (await http.ann.press(shown, button_of(shown.blocks))).is_ok
        assert (await http.ann.submit({})).is_ok
        await http.settled()
        assert TITLE in said(http.cards[0])

    async def test_the_bot_does_not_answer_itself(self, either: Office) -> None:
        await either.ann.dm("hello")
        await either.settled()
        await asyncio.sleep(0.1)
        await either.settled()
        assert len(either.ann.direct.messages) == 2


class TestShortcuts:
    async def test_a_message_becomes_a_change_with_its_words(self, either: Office) -> None:
        message = (await either.lea.say(either.room, "Cancelled orders are missing")).message
        assert message is not None
        assert (await either.ann.message_shortcut(message, "change")).is_ok
        assert (await either.ann.submit({})).is_ok
        await either.settled()
        assert "Cancelled orders are missing" in said(either.cards[0])
        await either.lea.edit(message, "Cancelled and returned orders are missing")
        await either.slack.until(lambda: "returned" in said(either.cards[0]))

    async def test_of_a_webhook_message_too(self, http: Office) -> None:
        card = await http.propose(TITLE)
        assert (await http.ann.message_shortcut(card, "change")).is_ok


class TestExternalPeople:
    """Of another company, in a channel shared through Slack Connect: no commands, no shortcuts."""

    @pytest.fixture
    async def carl(self, http: Office) -> Person:
        carl = http.slack.person("Carl", team="T0CLIENT01")
        await carl.join(http.room)
        return carl

    async def test_they_mention_the_bot_and_press_its_button(
        self, http: Office, carl: Person
    ) -> None:
        await carl.say(http.room, f"@Parley change {TITLE}")
        assert (await fill_in(http, carl, await newest(http, carl, http.room))).is_ok
        assert TITLE in said(http.cards[0])
        assert "carl" in said(http.cards[0])  # as Slack shows him

    async def test_they_are_in_the_same_project_as_the_others(
        self, http: Office, carl: Person
    ) -> None:
        await http.name_roles()
        card = await http.propose(TITLE)
        seen = await carl.press(card, "History")
        assert TITLE in json.dumps(seen.private[-1].blocks)
        refused = await carl.press(card, "Withdraw")
        assert len(refused.private) == 1
        assert len(await project_names(http)) == 1


async def project_names(office: Office) -> list[str]:
    from storage import projects  # noqa: PLC0415  only this test looks behind the scene

    async with office.app.database.transaction() as tx:
        return [one.name for one in await projects.everything(tx)]


class TestPrivateAnswers:
    async def many(self, office: Office, count: int) -> None:
        for number in range(count):
            await office.propose(f"Change number {number} of many")

    async def test_the_next_page_takes_the_place_of_the_first(self, either: Office) -> None:
        await self.many(either, 9)
        await either.ann.slash(either.room, "/change list")
        (page,) = either.slack.ephemerals(either.ann, either.room)
        first = words(page)
        assert (await either.ann.press(page, "Older →")).is_ok
        (page,) = either.slack.ephemerals(either.ann, either.room)
        assert words(page) != first
        assert "Change number 0" in words(page)
        assert (await either.ann.press(page, "← Newer")).is_ok
        assert words(either.slack.ephemerals(either.ann, either.room)[0]) == first

    async def test_a_refusal_is_for_the_one_who_pressed(self, http: Office) -> None:
        card = await http.propose(TITLE)
        seen = await http.lea.press(card, "Withdraw")
        assert len(seen.private) == 1
        assert http.slack.ephemerals(http.ann, http.room) == []

    async def test_what_is_too_long_for_a_message_opens_as_a_modal(
        self, http: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await http.propose(TITLE)
        for number in range(14):
            assert (await http.ann.press(http.cards[0], "Edit")).is_ok
            assert (await http.ann.submit({"title": f"{number} {TITLE}"})).is_ok
            await http.settled()
        monkeypatch.setattr(budget, "MOST_TEXT", 500)
        assert (await http.ann.press(http.cards[0], "History")).is_ok
        assert http.ann.view is not None
        first = words(http.ann.view)
        assert "…" not in first

        assert (await http.ann.press(http.ann.view, "Older →")).is_ok
        assert len(http.ann.views) == 1  # the next page takes its place
        assert words(http.ann.view) != first

        monkeypatch.undo()
        assert (await http.ann.slash(http.room, "/change history 1")).private

    async def test_a_form_opened_in_a_modal_lies_on_top_and_belongs_to_the_same_room(
        self, http: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        card = await http.propose(TITLE)
        monkeypatch.setattr(budget, "MOST_TEXT", 50)
        assert (await http.ann.press(card, "Show all")).is_ok
        assert (await http.ann.press(http.ann.view, "Edit")).is_ok
        assert len(http.ann.views) == 2
        monkeypatch.undo()
        assert (await http.ann.submit({"title": "Another title"})).is_ok
        await http.settled()
        assert "Another title" in said(http.cards[0])

    async def test_a_response_url_that_fails_costs_nothing_but_the_answer(
        self, http: Office
    ) -> None:
        card = await http.propose(TITLE)
        for trouble in (Trouble.server_error(), Trouble.cut_before(), Trouble.rate_limited(1)):
            http.slack.trouble.next("response", trouble)
            assert (await http.lea.press(card, "History")).is_ok
        assert (await http.lea.press(card, "History")).private


class TestWhatIsNotOurs:
    NEWS: tuple[dict[str, Any], ...] = (
        {"type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "text": "x"},
        {"type": "message", "channel": "C1", "subtype": "channel_topic", "user": "U1"},
        {"type": "reaction_added", "user": "U1", "reaction": "+1", "item": {"type": "file"}},
        {"type": "member_joined_channel", "user": "U1", "channel": "C1"},
        {"type": "app_uninstalled"},
        {"type": "tokens_revoked", "tokens": {"bot": ["U1"]}},
        {"type": "something_new", "details": {"very": ["deep"]}},
    )

    @pytest.mark.parametrize("news", NEWS, ids=lambda news: news["type"])
    async def test_it_is_acknowledged_at_once(self, either: Office, news: dict[str, Any]) -> None:
        """Also over a socket, where silence means: bring it again."""
        envelope = {
            "type": "event_callback",
            "team_id": either.slack.workspace.team.id,
            "event_id": f"Ev-{news['type']}",
            "event": {"event_ts": "1764043200.000100", "ts": "1764043200.000100", **news},
        }
        ack = await either.slack.delivery.event(envelope)
        assert ack.status == 200
        assert ack.seconds < 1

    @pytest.mark.parametrize(
        "kind", ["block_suggestion", "view_closed", "workflow_step_edit", "dialog_submission"]
    )
    async def test_interactions_of_no_interest_are_too(self, either: Office, kind: str) -> None:
        payload = {
            "type": kind,
            "team": {"id": either.slack.workspace.team.id},
            "user": {"id": either.ann.id},
            "trigger_id": "1.2.3",
            "callback_id": "x",
            "view": {"id": "V1"},
        }
        ack = await either.slack.delivery.interaction(payload)
        assert ack.status == 200


class TestSigningIn:
    """Bolt asks Slack who we are before the first event."""

    @pytest.mark.parametrize(
        "trouble", [Trouble.server_error(), Trouble.rate_limited(1), Trouble.cut_before()]
    )
    async def test_an_event_that_comes_meanwhile_comes_again(
        self, either: Office, trouble: Trouble
    ) -> None:
        either.slack.delivery.retry_delays = (0.05, 0.05)
        either.slack.delivery.ack_seconds = 3.0  # over a socket nothing is said: it is waited for
        either.slack.trouble.next("auth.test", trouble, times=2)  # the message, its mention
        await either.ann.say(either.room, "@Parley change list")
        await either.slack.until(lambda: either.slack.ephemerals(either.ann))

    async def test_it_is_asked_once(self, http: Office) -> None:
        for _ in range(3):
            await http.ann.slash(http.room, "/change list")
        assert len(http.slack.calls("auth.test")) == 1


class TestConnection:
    async def test_a_cut_socket_is_opened_again(self, socket: Office) -> None:
        assert (await socket.app.health())["ok"] is True
        assert socket.slack.sockets.cut() == 1
        await socket.slack.until(lambda: socket.slack.sockets.connections, within=20)
        await socket.ann.slash(socket.room, "/change list")
        assert socket.slack.ephemerals(socket.ann)
        assert (await socket.app.health())["ok"] is True

    async def test_a_connection_slack_renews_loses_nothing(self, socket: Office) -> None:
        await socket.slack.sockets.refresh(warning_seconds=0.2)
        await socket.slack.until(lambda: socket.slack.sockets.connections, within=20)
        assert (await socket.ann.slash(socket.room, "/change list")).is_ok


async def test_a_line_of_the_report_leads_to_its_card(http: Office) -> None:
    """By the address that Slack itself would give."""
    card = await http.propose(TITLE)
    await http.ann.slash(http.room, "/progress")
    shown = await newest(http, http.ann, http.room)
    assert f"/archives/{http.room.id}/p{card.ts.replace('.', '')}" in words(shown)
