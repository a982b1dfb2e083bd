"""What Slack can do to us: nothing is lost, nothing doubled, and a person is told once."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest

from bot.playground.slack import Message, Trouble
from bot.sending import Sender
from tests.platforms.slack.parley import Office


def said(message: Message) -> str:
    return json.dumps(message.blocks, ensure_ascii=False)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for seconds or minutes waits for a moment."""
    monkeypatch.setattr("bot.sending.pause", lambda row, failed: timedelta(seconds=0.05))
    monkeypatch.setattr("bot.giving_up.HALTED_WAIT", timedelta(seconds=0.05))
    monkeypatch.setattr("bot.delivery.LOOK_AGAIN_S", 0.05)


class TestSignatures:
    @pytest.mark.parametrize("trouble", ["wrong_signature", "stale"])
    async def test_what_slack_has_not_signed_just_now_is_refused(
        self, http: Office, trouble: Any
    ) -> None:
        http.slack.trouble.next_delivery(trouble)
        seen = await http.ann.slash(http.room, "/change Export")
        assert seen.status == 401
        assert http.ann.view is None
        http.slack.delivery.retry_delays = ()
        http.slack.trouble.next_delivery(trouble, times=2)  # the message, and the mention in it
        await http.ann.say(http.room, "@Parley change list")
        await asyncio.sleep(0.1)
        assert http.slack.ephemerals(http.ann) == []

    async def test_slack_can_verify_the_address(self, http: Office) -> None:
        assert await http.slack.delivery.challenge()


class TestRepeatedDeliveries:
    """Slack comes again when it hears no answer in time, and now and then for no reason."""

    async def test_a_repeated_command_has_no_effect_twice(self, either: Office) -> None:
        either.slack.trouble.next_delivery("twice")
        await either.ann.slash(either.room, "/change Export must include cancelled orders")
        assert len(either.slack.calls("views.open")) == 1
        either.slack.trouble.next_delivery("twice")
        await either.ann.submit({})
        await either.settled()
        assert len(either.cards) == 1
        assert len(either.cards[0].replies) == 1

    @pytest.mark.parametrize("trouble", ["twice", "drop_ack"])
    async def test_a_repeated_mention_has_no_effect_twice(
        self, either: Office, trouble: Any
    ) -> None:
        either.slack.delivery.retry_delays = (0.0, 0.0, 0.0)
        either.slack.trouble.next_delivery(trouble, times=3)
        await either.ann.say(either.room, "@Parley change Export of orders")
        await either.settled()
        await asyncio.sleep(0.1)
        await either.settled()
        assert len(either.slack.ephemerals(either.ann)) == 1

    async def test_a_press_whose_answer_was_lost_can_be_pressed_again(
        self, either: Office
    ) -> None:
        await either.name_roles()
        card = await either.propose("Export must include cancelled orders")
        await either.lea.press(card, "Assess")
        await either.lea.submit({"effort": "2"})
        await either.settled()
        either.slack.trouble.next_delivery("drop_ack")
        await either.lea.press(either.cards[-1], "Approve")
        await either.settled()
        again = await either.lea.press(either.cards[-1], "Approve")
        assert len(again.private) == 1  # told that this yes is there already
        await either.settled()
        assert len(either.cards[-1].replies) == 3  # proposed, assessed, approved once

    async def test_a_submission_whose_answer_was_lost_can_be_sent_again(
        self, either: Office
    ) -> None:
        await either.ann.slash(either.room, "/change Export must include cancelled orders")
        either.slack.trouble.next_delivery("drop_ack")
        lost = await either.ann.submit({})
        assert not lost.is_ok
        assert either.ann.view is not None
        assert (await either.ann.submit({})).is_ok
        assert either.ann.view is None
        await either.settled()
        assert len(either.cards) == 1


# Each is met by the first post of a card; `tries` says how often it then takes to get through.
POSTING = {
    "429": Trouble.rate_limited(1),
    "500, not posted": Trouble.server_error(),
    "500, posted": Trouble.server_error(is_done=True),
    "fatal_error, posted": Trouble.refused("fatal_error", is_done=True),
    "internal_error": Trouble.refused("internal_error"),
    "connection cut before": Trouble.cut_before(),
    "connection cut after": Trouble.cut_after(),
    "token revoked for a while": Trouble.refused("token_revoked"),
    "not in the channel for a while": Trouble.refused("not_in_channel"),
    "scope missing for a while": Trouble.refused("missing_scope"),
}


@pytest.mark.usefixtures("hurried")
class TestPosting:
    @pytest.mark.parametrize("trouble", POSTING)
    async def test_the_card_is_there_exactly_once(self, http: Office, trouble: str) -> None:
        http.slack.trouble.next("chat.postMessage", POSTING[trouble])
        card = await http.propose("Export must include cancelled orders")
        assert len(http.cards) == 1
        assert "Export must include" in said(card)
        assert len(card.replies) == 1

    @pytest.mark.parametrize("trouble", POSTING)
    async def test_the_line_in_its_thread_is_there_exactly_once(
        self, http: Office, trouble: str
    ) -> None:
        http.slack.trouble.next("chat.postMessage", POSTING[trouble], nth=2)
        card = await http.propose("Export must include cancelled orders")
        assert len(card.replies) == 1

    @pytest.mark.parametrize("trouble", POSTING)
    async def test_an_edit_gets_through_in_the_end(self, http: Office, trouble: str) -> None:
        await http.name_roles()
        card = await http.propose("Export must include cancelled orders")
        http.slack.trouble.next("chat.update", POSTING[trouble])
        await http.lea.press(card, "Assess")
        await http.lea.submit({"effort": "2"})
        await http.settled()
        (only,) = http.cards
        assert "Approve" in said(only)

    async def test_it_is_found_again_among_many_messages(self, http: Office) -> None:
        http.slack.trouble.next("chat.postMessage", Trouble.cut_after())
        await http.ann.slash(http.room, "/change Export must include cancelled orders")
        release = hold_back(http.app.sender)
        await http.ann.submit({})
        await http.slack.until(lambda: len(http.cards) == 1)
        for number in range(250):
            http.room.add(a_message(http, f"chatter {number}"))
        release.set()
        await http.settled()
        assert len(http.cards) == 1

    async def test_a_card_somebody_deleted_is_posted_anew(self, http: Office) -> None:
        await http.name_roles()
        card = await http.propose("Export must include cancelled orders")
        http.slack.trouble.next("chat.update", Trouble.refused("message_not_found"))
        await http.lea.press(card, "Assess")
        await http.lea.submit({"effort": "2"})
        await http.settled()
        assert "Approve" in said(http.cards[-1])

    @pytest.mark.parametrize("error", ["channel_not_found", "is_archived"])
    async def test_a_room_that_is_gone_ends_it_and_the_owner_hears_once(
        self, http: Office, error: str
    ) -> None:
        await http.name_roles()
        card = await http.propose("Export must include cancelled orders")
        told = len(http.ann.direct.messages)
        http.slack.trouble.next("chat.update", Trouble.refused(error), times=9)
        await http.lea.press(card, "Assess")
        await http.lea.submit({"effort": "2"})
        await http.settled()
        heard = http.ann.direct.messages[told:]
        assert len(heard) == 1
        assert "orders" in said(heard[0])

    async def test_after_the_bot_is_let_in_everything_arrives(self, http: Office) -> None:
        http.room.members.remove(http.slack.app.user.id)
        await http.ann.slash(http.room, "/change Export must include cancelled orders")
        await http.ann.submit({})
        await http.slack.until(lambda: http.ann.direct.messages)
        assert http.cards == []
        http.room.members.append(http.slack.app.user.id)
        await http.settled()
        assert len(http.cards) == 1
        assert len(http.ann.direct.messages) == 1  # told once, however often it was tried

    async def test_a_revoked_token_shows_in_health(self, http: Office) -> None:
        card = await http.propose("Export must include cancelled orders")
        http.slack.revoked_error = "token_revoked"
        await http.lea.press(card, "Withdraw")
        await http.ann.press(card, "Withdraw")
        await http.slack.until(lambda: http.app.sender.halted)
        assert (await http.app.health())["slack"] == "token_revoked"
        assert (await http.app.health())["ok"] is False
        http.slack.revoked_error = ""
        await http.settled()
        assert (await http.app.health())["ok"] is True


class TestExport:
    async def file_names(self, office: Office) -> list[str]:
        await office.ann.slash(office.room, "/change export")
        await office.settled()
        files = office.slack.workspace.files.values()
        return [file.name for file in files if file.is_complete]

    @pytest.mark.usefixtures("hurried")
    @pytest.mark.parametrize(
        ("method", "trouble"),
        [
            ("files.getUploadURLExternal", Trouble.server_error()),
            ("upload", Trouble.cut_after()),
            ("files.completeUploadExternal", Trouble.cut_after()),
            ("files.completeUploadExternal", Trouble.rate_limited(1)),
            ("conversations.open", Trouble.server_error()),
        ],
    )
    async def test_the_file_arrives_once(
        self, http: Office, method: str, trouble: Trouble
    ) -> None:
        await http.propose("Export must include cancelled orders")
        http.slack.trouble.next(method, trouble)
        assert len(await self.file_names(http)) == 1


async def test_a_card_that_cannot_be_edited_any_more_is_linked_from_the_new_one(
    http: Office,
) -> None:
    card = await http.propose("Export must include cancelled orders")
    http.slack.trouble.next("chat.update", Trouble.refused("edit_window_closed"))
    await http.ann.press(card, "Withdraw")
    await http.settled()
    newest = json.dumps(http.cards[-1].blocks)
    assert len(http.cards) == 2
    assert f"p{card.ts.replace('.', '')}" in newest
    assert "Continues an earlier card" in newest


class TestOutOfTime:
    async def test_an_expired_trigger_leaves_a_button_that_opens_the_form(
        self, either: Office
    ) -> None:
        either.slack.trouble.next("views.open", Trouble.refused("expired_trigger_id"))
        await either.ann.slash(either.room, "/change Export must include cancelled orders")
        await either.settled()
        (shown,) = either.slack.ephemerals(either.ann, either.room)
        label = button_of(shown.blocks)
        assert (await either.ann.press(shown, label)).is_ok
        assert either.ann.view is not None
        assert (await either.ann.submit({})).is_ok
        await either.settled()
        assert "Export must include" in said(either.cards[0])

    async def test_a_button_whose_form_did_not_open_says_press_again(self, http: Office) -> None:
        await http.name_roles()
        card = await http.propose("Export must include cancelled orders")
        http.slack.trouble.next("views.open", Trouble.refused("expired_trigger_id"))
        seen = await http.lea.press(card, "Assess")
        assert "once more" in json.dumps(seen.private[-1].blocks)
        assert (await http.lea.press(card, "Assess")).is_ok
        assert http.lea.view is not None

    async def test_slow_look_ups_do_not_hold_up_the_answer(self, http: Office) -> None:
        for method in ("users.info", "conversations.info"):
            http.slack.trouble.next(method, Trouble.slow(2.5))
        seen = await http.ann.slash(http.room, "/change list")
        assert seen.is_ok
        assert seen.seconds < 3


def button_of(blocks: list[Any]) -> str:
    (label,) = [
        one["text"]["text"] for block in blocks for one in block["elements"] if "action_id" in one
    ]
    return str(label)


def hold_back(sender: Sender) -> asyncio.Event:
    """Failures are written down only once the event is set."""
    released, failed = asyncio.Event(), sender._failed

    async def later(*args: Any) -> None:
        await released.wait()
        await failed(*args)

    sender._failed = later  # type: ignore[method-assign, assignment]  # of this one sender
    return released


def a_message(office: Office, text: str) -> Message:
    return Message(office.room, office.slack.workspace.new_ts(), office.max.id, text)
