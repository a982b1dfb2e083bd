"""What people do in Feishu, and what they then see."""

import asyncio
import json
from typing import Any

import pytest

from bot.playground.feishu import NotOffered, Trouble, payloads
from bot.playground.feishu.cards import tagged
from handlers.kit.i18n import translator
from tests.platforms.feishu.parley import Office

TITLE = "导出要包含已取消的订单"


def fields(card: dict[str, Any]) -> dict[str, Any]:
    return {one["name"]: one for one in tagged(card) if "name" in one}


class TestWords:
    @pytest.mark.parametrize(
        ("typed", "note"),
        [
            ("@Parley /变更 {title}", "with a slash"),
            ("@Parley 变更 {title}", "without one"),
            ("@Parley 变更{title}", "Chinese writes no spaces"),
            ("@Parley ／变更 {title}", "as a Chinese keyboard has it"),  # noqa: RUF001  its slash
            ("@Parley change {title}", "in the other language"),
            ("@Parley /CHANGE {title}", "in capitals"),
            ("变更 {title} @Parley", "the bot is named last"),
        ],
    )
    async def test_a_change_is_begun_in_many_ways(
        self, connected: Office, typed: str, note: str
    ) -> None:
        form = await connected.form(connected.li, typed.format(title=TITLE))
        assert fields(form.card)["title"]["default_value"] == TITLE

    async def test_what_is_not_said_to_the_bot_is_not_heard(self, connected: Office) -> None:
        o = connected
        o.feishu.scopes |= {"im:message.group_msg"}  # the app hears everything in the group
        for said in ("变更 x", "@韩梅梅 变更 x", "@所有人 变更 x"):
            assert (await o.li.says(o.group, said)).is_ok
        await o.settled()
        assert o.li.direct.messages == []
        assert o.cards == []

    async def test_in_the_direct_conversation_no_mention_is_needed(self, either: Office) -> None:
        o = either
        await o.li.dm("帮助")
        said = o.li.sees(await o.newest(o.li))
        assert translator("zh-CN")("help-title") in said

    async def test_people_who_are_mentioned_are_named(self, connected: Office) -> None:
        form = await connected.form(connected.li, "@Parley 变更 请 @韩梅梅 看导出")
        assert fields(form.card)["title"]["default_value"] == "请 @韩梅梅 看导出"

    async def test_a_word_nobody_knows_gets_help(self, connected: Office) -> None:
        form = await connected.form(connected.li, "@Parley 什么呀")
        assert "什么呀" in connected.li.sees(form)

    @pytest.mark.parametrize("typed", ["", "?", "？", "/?", "帮助", "/帮助", "help"])
    async def test_a_mention_alone_or_a_question_mark_gets_help(
        self, connected: Office, typed: str
    ) -> None:
        said = connected.li.sees(await connected.form(connected.li, f"@Parley {typed}"))
        assert said.startswith(translator("zh-CN")("help-title"))

    @pytest.mark.parametrize("typed", ["?", "？", "帮助"])
    async def test_a_bare_question_mark_said_to_it_alone_gets_help(
        self, connected: Office, typed: str
    ) -> None:
        await connected.li.dm(typed)
        said = connected.li.sees(await connected.newest(connected.li))
        assert said.startswith(translator("zh-CN")("help-title"))

    @pytest.mark.parametrize(
        ("kind", "content", "note"),
        [
            ("image", {"image_key": "img_1"}, "a picture"),
            ("audio", {"file_key": "file_1", "duration": 2000}, "a voice message"),
            ("sticker", {"file_key": "s"}, "a sticker"),
            ("merge_forward", {}, "forwarded messages"),
            ("hologram", {"x": 1}, "a type that does not exist yet"),
        ],
    )
    async def test_what_is_not_text_is_acknowledged_and_ignored(
        self, either: Office, kind: str, content: dict[str, Any], note: str
    ) -> None:
        o = either
        assert (await o.li.sends(o.li.direct, kind, content)).ack.status == 200
        await o.settled()
        assert o.feishu.posted(o.li.direct) == []

    async def test_a_rich_message_is_read(self, connected: Office) -> None:
        o = connected
        lines = [[{"tag": "text", "text": "变更 "}, {"tag": "a", "text": TITLE, "href": "x"}]]
        await o.li.sends(o.li.direct, "post", {"title": "", "content": lines})
        await o.settled()
        assert o.feishu.posted(o.li.direct) != []

    @pytest.mark.parametrize(
        "kind",
        [
            "im.message.message_read_v1",
            "im.message.reaction.created_v1",
            "im.chat.disbanded_v1",
            "contact.user.updated_v3",
            "",
        ],
    )
    async def test_events_it_does_not_know_are_acknowledged(
        self, either: Office, kind: str
    ) -> None:
        assert (await either.feishu.tell(kind, {"x": 1})).status == 200

    async def test_its_own_messages_are_not_heard(self, connected: Office) -> None:
        o = connected
        seen = await o.li.says(o.li.direct, "变更")
        await o.settled()
        assert seen.message is not None
        event = {
            "sender": {"sender_id": {"open_id": "ou_b"}, "sender_type": "bot"},
            "message": {
                "message_id": "om_b",
                "chat_id": o.group.id,
                "chat_type": "p2p",
                "message_type": "text",
                "content": '{"text": "变更"}',
            },
        }
        before = len(o.li.direct.messages)
        assert (await o.feishu.tell("im.message.receive_v1", event)).status == 200
        await o.settled()
        assert len(o.li.direct.messages) == before


class TestOnce:
    @pytest.mark.parametrize("trouble", ["drop_ack", "twice"])
    async def test_a_message_delivered_again_is_one(self, either: Office, trouble: Any) -> None:
        o = either
        o.feishu.deliveries.retry_delays = (0.01, 0.01)
        o.feishu.trouble.next_delivery(trouble)
        await o.li.says(o.group, f"@Parley 变更 {TITLE}")
        await o.feishu.until(lambda: o.feishu.deliveries.attempts == 2)
        await o.settled()
        assert len(o.feishu.posted(o.li.direct)) == 1

    async def test_a_message_under_another_event_id_is_the_same(self, connected: Office) -> None:
        o = connected
        seen = await o.li.says(o.group, f"@Parley 变更 {TITLE}")
        assert seen.message is not None
        event = payloads.received(o.feishu.tenant, seen.message, o.li.user)
        await o.feishu.tell("im.message.receive_v1", event)
        await o.settled()
        assert len(o.feishu.posted(o.li.direct)) == 1

    async def test_a_form_counts_once(self, connected: Office) -> None:
        o = connected
        form = await o.form(o.li, f"@Parley 变更 {TITLE}")
        first, second = await asyncio.gather(o.li.submits(form), o.li.submits(form))
        assert first.is_redrawn
        assert second.is_redrawn
        await o.settled()
        assert len(o.cards) == 1

    async def test_a_submitted_form_has_no_button_any_more(self, connected: Office) -> None:
        o = connected
        form = await o.form(o.li, f"@Parley 变更 {TITLE}")
        await o.li.submits(form)
        assert "已提交" in o.li.sees(form)
        with pytest.raises(NotOffered):
            await o.li.submits(form)


class TestForms:
    async def test_a_wrong_field_keeps_what_was_typed_and_says_what_is_wrong(
        self, either: Office
    ) -> None:
        o = either
        form = await o.form(o.li, f"@Parley 变更 {TITLE}")
        typed = {"due": "不知道", "what": "对账要用", "kind": "缺陷", "criteria": "一\n二"}
        seen = await o.li.submits(form, typed)
        assert (seen.toast_kind, seen.is_redrawn) == ("error", True)
        shown = fields(form.card)
        assert shown["due"]["default_value"] == "不知道"
        assert shown["what"]["default_value"] == "对账要用"
        assert shown["criteria"]["default_value"] == "一\n二"
        assert shown["kind"]["initial_option"] == "defect"
        assert "看不出是哪一天" in o.li.sees(form)

        assert (await o.li.submits(form, {"due": "下周五"})).toast_kind == "success"
        await o.settled()
        assert len(o.cards) == 1
        assert "看不出" not in o.li.sees(form)

    async def test_a_refusal_keeps_the_form_as_well(self, connected: Office) -> None:
        o = connected
        await o.name_roles()
        card = await o.propose(TITLE)
        await o.han.presses(card, "评估")
        form = await o.newest(o.han)
        await o.li.presses(card, "撤回")
        seen = await o.han.submits(form, {"effort": "3"})
        assert seen.toast_kind == "error"
        assert fields(form.card)["effort"]["default_value"] == "3"

    async def test_a_form_whose_promise_is_forgotten_still_says_what_is_wrong(
        self, connected: Office
    ) -> None:
        o = connected
        form = await o.form(o.li, f"@Parley 变更 {TITLE}")
        text = json.dumps(form.card)
        key = next(one for one in tagged(form.card) if one.get("name") == "submit")
        known = key["behaviors"][0]["value"]["f"]
        form.content = json.loads(text.replace(known, "0" * 32))
        seen = await o.li.submits(form, {"due": "不知道"})
        assert (seen.toast_kind, seen.is_redrawn) == ("error", False)
        assert "看不出是哪一天" in seen.toast

    async def test_nobody_submits_the_form_of_another(self, connected: Office) -> None:
        o = connected
        form = await o.form(o.li, f"@Parley 变更 {TITLE}")
        with pytest.raises(NotOffered):
            await o.han.submits(form)

    async def test_a_form_can_be_asked_for_in_the_direct_conversation(
        self, connected: Office
    ) -> None:
        o = connected
        await o.li.says(o.group, "@Parley 变更 列表")  # meets the project
        await o.settled()
        await o.li.dm(f"变更 {TITLE}")
        form = await o.newest(o.li)
        seen = await o.li.submits(form)
        assert seen.toast == "已记录为「订单系统」的 #1。"
        await o.settled()
        assert len(o.cards) == 1

    async def test_everybody_in_the_group_can_be_chosen(self, connected: Office) -> None:
        o = connected
        form = await o.form(o.li, "@Parley /project")
        offered = fields(form.card)["tech_lead"]["options"]
        assert {one["value"] for one in offered} == set(o.group.members)

    async def test_a_group_of_more_than_a_page_can_be_chosen_from(self, connected: Office) -> None:
        o = connected
        many = [o.feishu.person(f"成员{number}") for number in range(120)]
        o.group.members += [one.id for one in many]
        form = await o.form(o.li, "@Parley /project")
        offered = fields(form.card)["tech_lead"]["options"]
        assert many[-1].id in {one["value"] for one in offered}

    async def test_who_cannot_be_written_to_is_no_harm_to_others(self, connected: Office) -> None:
        o = connected
        o.han.user.is_reachable = False
        await o.han.says(o.group, f"@Parley 变更 {TITLE}")
        form = await o.li.says(o.group, f"@Parley 变更 {TITLE}")
        assert form.is_ok
        await o.feishu.until(lambda: o.feishu.posted(o.li.direct))


class TestCards:
    async def test_each_reader_sees_their_language(self, connected: Office) -> None:
        o = connected
        ann = o.feishu.person("Ann", locale="en_US")
        o.group.members.append(ann.id)
        await ann.says(o.group, "@Parley change list")  # her client says its language
        card = await o.propose(TITLE)
        assert "Status" in ann.sees(card)
        assert "状态" in o.li.sees(card)
        assert (await ann.presses(card, "History")).is_ok
        history = ann.sees(await o.newest(ann))
        assert "History" in history

    async def test_who_has_to_act_is_called_and_nobody_else(self, connected: Office) -> None:
        o = connected
        await o.name_roles()
        card = await o.propose(TITLE)
        await o.han.presses(card, "评估")
        await o.han.submits(await o.newest(o.han), {"effort": "1"})
        await o.settled()
        said = [json.dumps(one.card) for one in o.feishu.replies(card)]
        assert f"<at id={o.wang.id}>" in said[-1]
        assert f"<at id={o.li.id}>" not in "".join(said)

    async def test_a_private_card_goes_to_the_direct_conversation(self, either: Office) -> None:
        o = either
        card = await o.propose(TITLE)
        seen = await o.han.presses(card, "历史")
        assert seen.toast == "已私信给您。"
        assert not seen.is_redrawn
        assert "的历史" in o.han.sees(o.han.direct.messages[-1])
        assert o.li.sees(card).startswith("#1")

    async def test_there_the_next_page_takes_its_place(self, connected: Office) -> None:
        o = connected
        for number in range(10):
            await o.propose(f"{TITLE} {number}")
        await o.li.says(o.group, "@Parley 变更 列表")
        listed = await o.newest(o.li)
        count = len(o.li.direct.messages)
        seen = await o.li.presses(listed, "较早 →")
        assert seen.is_redrawn
        assert len(o.li.direct.messages) == count
        assert "← 较新" in o.li.sees(listed)

    async def test_a_refusal_is_a_toast(self, either: Office) -> None:
        o = either
        card = await o.propose(TITLE)
        seen = await o.han.presses(card, "撤回")
        assert "只有提出人能撤回" in seen.toast
        assert not seen.is_redrawn

    async def test_a_card_that_cannot_be_sent_says_press_again(self, connected: Office) -> None:
        o = connected
        card = await o.propose(TITLE)
        o.han.user.is_reachable = False
        seen = await o.han.presses(card, "历史")
        assert (seen.toast_kind, seen.is_ok) == ("error", True)

    async def test_buttons_that_are_not_ours_do_nothing(self, connected: Office) -> None:
        o = connected
        event = {
            "operator": o.li.user.ids,
            "action": {"tag": "button", "value": {"other": 1}},
            "context": {"open_message_id": "om_x", "open_chat_id": o.group.id},
        }
        answer = await o.feishu.deliveries.callback(
            o.feishu.envelope("card.action.trigger", event)
        )
        assert (answer.status, answer.body or {}) == (200, {})

    async def test_a_stale_button_says_so(self, connected: Office) -> None:
        o = connected
        value = {"a": "change.gone", "p": "{}"}
        event = {
            "operator": o.li.user.ids,
            "action": {"tag": "button", "value": value},
            "context": {"open_message_id": "om_x", "open_chat_id": o.group.id},
        }
        answer = await o.feishu.deliveries.callback(
            o.feishu.envelope("card.action.trigger", event)
        )
        assert "这个按钮已经失效" in answer.body["toast"]["content"]

    async def test_callbacks_are_answered_within_a_second(self, either: Office) -> None:
        o = either
        card = await o.propose(TITLE)
        seen = await o.li.presses(card, "撤回")
        assert seen.ack.seconds < 1.0


class TestThreads:
    async def test_what_happens_to_a_change_stands_in_its_thread(self, connected: Office) -> None:
        o = connected
        card = await o.propose(TITLE)
        (told,) = o.feishu.replies(card)
        assert told.thread == card.thread != ""
        assert o.li.sees(told).startswith("李雷 提出了这条变更")

    @pytest.mark.parametrize("code", [230071, 230072])  # the group; a message made of several
    async def test_where_there_are_no_threads_replies_are_plain(
        self, connected: Office, code: int
    ) -> None:
        o = connected
        o.feishu.trouble.next("message.reply", Trouble.refused(code))
        card = await o.propose(TITLE)
        (told,) = o.feishu.replies(card)
        assert told.thread == ""

    async def test_a_reply_with_a_bare_word_records_the_message_it_answers(
        self, either: Office
    ) -> None:
        o = either
        said = await o.han.says(o.group, "客户说导出少了已取消的订单，下周五前要")
        assert said.message is not None
        await o.li.says(o.group, "@Parley 变更", to=said.message)
        form = await o.newest(o.li)
        assert "客户说导出少了已取消的订单" in fields(form.card)["title"]["default_value"]
        await o.li.submits(form)
        await o.settled()
        shown = o.li.sees(o.cards[-1])
        assert "客户说导出少了已取消的订单" in shown
        assert "韩梅梅" in shown

    @pytest.mark.parametrize("is_topic_group", [False, True])
    async def test_a_bare_word_in_a_topic_is_about_what_the_topic_began_with(
        self, connected: Office, is_topic_group: bool
    ) -> None:
        o = connected
        o.group.is_topic = is_topic_group
        root = (await o.han.says(o.group, "客户说导出少了已取消的订单")).message
        assert root is not None
        later = await o.wang.says(o.group, "我也听说了", to=root, in_thread=True)
        assert later.message is not None
        await o.li.says(o.group, "@Parley 变更", to=later.message, in_thread=True)
        form = await o.newest(o.li)
        assert "客户说导出少了已取消的订单" in fields(form.card)["title"]["default_value"]
        assert (await o.li.submits(form)).toast_kind == "success"
        await o.settled()
        assert "客户说导出少了已取消的订单" in o.li.sees(o.cards[-1])

    async def test_a_recalled_message_is_marked_on_the_change(self, connected: Office) -> None:
        o = connected
        said = await o.han.says(o.group, "客户说导出少了已取消的订单")
        assert said.message is not None
        await o.li.says(o.group, "@Parley 变更", to=said.message)
        await o.li.submits(await o.newest(o.li))
        await o.settled()
        await o.han.recalls(said.message)
        await o.settled()
        assert "原消息后来被删除了" in o.li.sees(o.cards[-1])


class TestMeeting:
    async def test_a_group_it_is_added_to_is_greeted(self, connected: Office) -> None:
        o = connected
        group = o.feishu.group("新项目", members=[o.li], with_bot=False)
        await o.li.invites_bot(group)
        await o.settled()
        (greeting,) = o.feishu.posted(group)
        assert "大家好" in o.li.sees(greeting)

    async def test_the_first_opening_of_the_direct_conversation_is_greeted(
        self, connected: Office
    ) -> None:
        o = connected
        for _ in range(2):
            await o.li.opens_direct()
            await o.settled()
        (greeting,) = o.li.direct.messages
        assert translator("zh-CN")("help-title") in o.li.sees(greeting)

    async def test_an_entry_of_the_menu_is_a_word(self, connected: Office) -> None:
        o = connected
        await o.li.says(o.group, "@Parley 变更 列表")
        await o.settled()
        await o.li.chooses("变更")
        assert "title" in fields((await o.newest(o.li)).card)

    @pytest.mark.parametrize(("locale", "expected"), [("zh_CN", "项目"), ("en_US", "project")])
    async def test_people_are_spoken_to_in_the_language_of_their_client(
        self, connected: Office, locale: str, expected: str
    ) -> None:
        o = connected
        ann = o.feishu.person("Ann", locale=locale)
        o.group.members.append(ann.id)
        await o.form(ann, "@Parley /project")
        assert any(expected in ann.sees(one).lower() for one in ann.direct.messages)

    async def test_whoever_changes_the_language_of_their_client_is_answered_in_it(
        self, connected: Office
    ) -> None:
        o = connected
        await o.form(o.li, "@Parley 变更 列表")
        o.li.user.locale = "en_US"
        form = await o.form(o.li, "@Parley /project")
        assert "project" in o.li.sees(form).lower()

    async def test_somebody_the_app_may_not_look_up_is_named_by_the_group(
        self, connected: Office
    ) -> None:
        o = connected
        o.li.user.is_visible = False
        card = await o.propose(TITLE)
        assert "李雷" in o.han.sees(card)

    async def test_the_export_comes_as_a_file(self, connected: Office) -> None:
        o = connected
        await o.propose(TITLE)
        await o.li.says(o.group, "@Parley 变更 导出")
        await o.settled()
        file = next(one for one in o.li.direct.messages if one.kind == "file")
        name, content = o.feishu.tenant.files[file.content["file_key"]]
        assert name.endswith(".csv")
        assert TITLE in content.decode("utf-8-sig")


async def test_no_words_and_no_secrets_are_logged(
    either: Office, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    await either.propose("绝密的标题")
    said = capsys.readouterr()
    shown = said.out + said.err + caplog.text
    assert "绝密" not in shown
    assert "the-app-secret" not in shown
    assert "the-encrypt-key" not in shown
