"""A summary, as people ask for it, read it, and go on from it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.platforms.port import Read
from handlers.kit.cards import Block, Button, Card, Heading, Row, Text
from handlers.kit.text import Line, Link
from storage import decisions, todos
from tests.chat import NOON, Person, World, button_of, said
from tests.summary.talk import RELEASE, VERSION_ZH, newest, talk, told


def door(card: Card, part: str, label: str) -> Button:
    """The first button of that label below the part's heading."""
    start = card.blocks.index(Heading(part))
    return button_of(replace(card, blocks=card.blocks[start:]), label)


async def asked_on(person: Person, message: Read) -> None:
    """The message shortcut."""
    assert "Reading" in await person.points_at(
        said(message.words, by=person, message=message.message), "summary"
    )


async def test_from_the_shortcut_to_a_change_made_from_a_line(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)
    await asked_on(ann, thread[0])
    shown = newest(ann)
    assert shown.text_in("en") == (
        "Summary of a thread in orders\n"
        "Ann says that the release is late: the payment tests fail on staging. ↗\n"
        "Lea says that we postpone the release to Thursday 3 December. ↗\n"
        "Key points\n"
        "Bob says that they fail because the sandbox certificate expired on Monday. ↗"
        " [Make a change]\n"
        "Decisions\n"
        "Lea says that we postpone the release to Thursday 3 December. ↗\n"
        "[Record decision] [Make a change] [Not right]\n"
        "Action items\n"
        "Ann asks Bob to renew the certificate by Friday ↗\n"
        "Owner: Bob · due Fri 27 Nov 2026\n"
        "[Make action item] [Make a change] [Not right]\n"
        "Open questions\n"
        "Ann asks: who tells the client about the new date? ↗\n"
        "[Ask again] [Not right]\n"
        "Read 6 of 6 messages\n"
        "Made on this server from people’s own words; nothing was sent anywhere.\n"
        "[Not right]"
    )
    assert world.posted() == []  # nobody else sees anything

    await ann.presses_button(door(shown.card_in("en"), "Decisions", "Make a change"))
    await ann.fills()
    assert ann.errors == {}
    recorded = world.card.text_in("en")
    assert "we postpone the release to Thursday 3 December" in recorded
    assert "Lea" in recorded  # who said it, as the quote of the change


async def test_a_key_point_becomes_a_change_too(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)
    await asked_on(ann, thread[0])
    await ann.presses_button(door(newest(ann).card_in("en"), "Key points", "Make a change"))
    await ann.fills()
    assert "the sandbox certificate expired on Monday" in world.card.text_in("en")


async def test_a_line_becomes_a_decision_with_its_link(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)
    await asked_on(ann, thread[0])
    await ann.presses("Record decision", newest(ann).card_in("en"))
    recorded = world.card.text_in("en")
    assert recorded.startswith(f"Decision #1\n{thread[4].words}\nAnn, ")
    assert "where it was said" in recorded
    async with world.database.transaction() as tx:
        stored = await decisions.numbered(tx, project_id=1, number=1)
    assert stored is not None
    assert (stored.message, stored.link) == (thread[4].message, thread[4].link)


async def test_a_line_becomes_a_todo_of_whom_it_falls_to(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)
    await asked_on(ann, thread[0])
    assert "Owner: Bob · due Fri 27 Nov 2026" in newest(ann).text_in("en")
    await ann.presses("Make action item", newest(ann).card_in("en"))
    assert world.card.text_in("en").splitlines()[:4] == [
        "To do #1",
        "Bob, can you renew the certificate?",
        "Who: Bob",
        "By: Fri 27 Nov",
    ]
    async with world.database.transaction() as tx:
        stored = await todos.numbered(tx, project_id=1, number=1)
    assert stored is not None
    assert (stored.message, stored.link) == (thread[2].message, thread[2].link)


async def test_a_day_is_the_one_that_was_meant_when_it_was_said(world: World) -> None:
    """`By Friday` of last week is not this Friday."""
    ann = world.person("Ann")
    thread = talk(world, began=NOON - timedelta(days=7))
    await asked_on(ann, thread[0])
    assert "Owner: Bob · due Fri 20 Nov 2026" in newest(ann).text_in("en")
    await ann.presses("Make action item", newest(ann).card_in("en"))
    assert "By: Fri 20 Nov" in world.card.text_in("en")


async def test_lines_become_a_decision_and_a_todo_in_chinese(world: World) -> None:
    li = world.person("李雷", locale="zh-CN")
    thread = talk(world, VERSION_ZH)
    await li.mentions("总结一下", thread=thread[0].message)
    card = newest(li).card_in("zh-CN")
    await li.presses("记为决定", card)
    assert world.card.text_in("zh-CN").splitlines()[:2] == ["决定 #1", thread[4].words]
    await li.presses("记为待办", card)
    made = world.card.text_in("zh-CN")
    assert made.startswith("待办 #1\n好的，我续上。\n负责人: 韩梅梅\n截止: 11月27日 周五\n")
    assert "原话" in made


async def test_the_same_by_mention_in_chinese(world: World) -> None:
    li = world.person("李雷", locale="zh-CN")
    thread = talk(world, VERSION_ZH)
    await li.mentions("总结一下", thread=thread[0].message)
    assert newest(li).text_in("zh-CN") == (
        "orders 里一段讨论的总结\n"
        "李雷：预发环境的支付测试一直失败，版本要延期。 ↗\n"
        "韩梅梅：是沙箱证书周一过期了，测试才失败的。 ↗\n"
        "决定\n"
        "王经理：就把上线推迟到12月3号。 ↗\n"
        "[记为决定] [记为变更] [不对]\n"
        "待办\n"
        "韩梅梅：我周五之前续上。 ↗\n"
        "负责人：韩梅梅 · 2026年11月27日 周五 前\n"
        "[记为待办] [记为变更] [不对]\n"
        "还没回答的问题\n"
        "李雷：新的上线日期谁去跟客户说？ ↗\n"
        "[再问一次] [不对]\n"
        "读了 6 条消息中的 6 条\n"
        "在本服务器上用大家的原话整理，没有发给任何外部服务。\n"
        "[不对]"
    )


async def test_quoted_words_stay_in_the_language_they_were_said_in(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world, VERSION_ZH)
    await asked_on(ann, thread[0])
    shown = newest(ann).text_in("en")
    assert "王经理：就把上线推迟到12月3号。 ↗" in shown
    assert "Read 6 of 6 messages" in shown


async def test_each_line_leads_to_its_message(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)
    await asked_on(ann, thread[0])
    links = {
        span.url
        for block in newest(ann).card_in("en").blocks
        for one in lines_of(block)
        for span in one
        if isinstance(span, Link)
    }
    assert links == {thread[number].link for number in (0, 1, 2, 4, 5)}


def lines_of(block: Block) -> tuple[Line, ...]:
    match block:
        case Text(lines):
            return lines
        case Row(said, _):
            return (said,)
    return ()


async def test_here_posts_it_into_the_thread_for_everybody(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)
    await ann.mentions("summarise this thread here", thread=thread[0].message)
    (posted,) = world.posted(thread=thread[0].message)
    assert "Decisions" in posted.text_in("en")
    assert told(ann) == []


class TestTheChannel:
    async def test_what_is_new_since_one_last_asked(self, world: World) -> None:
        ann = world.person("Ann")
        talk(world, RELEASE[:2], is_thread=False, began=NOON - timedelta(days=1))
        await ann.types("/summary")
        assert "Read 2 of 2" in newest(ann).text_in("en")
        world.later(hours=1)
        assert "Nothing was said there" in await after(ann, "/summary")
        talk(world, RELEASE[4:], is_thread=False, began=world.now - timedelta(minutes=10))
        assert "Read 2 of 2" in await after(ann, "/summary")

    async def test_the_first_time_it_begins_with_the_last_working_day(self, world: World) -> None:
        ann = world.person("Ann")
        talk(world, RELEASE[:1], is_thread=False, began=NOON - timedelta(days=3))
        talk(world, RELEASE[1:3], is_thread=False, began=NOON - timedelta(days=1))
        assert "Read 2 of 2" in await after(ann, "/summary")

    async def test_each_person_has_their_own_mark(self, world: World) -> None:
        ann, bob = world.person("Ann"), world.person("Bob")
        talk(world, is_thread=False)
        await ann.types("/summary")
        assert "Read 6 of 6" in await after(bob, "/summary")

    @pytest.mark.parametrize(
        ("words", "title"),
        [
            ("today", "Summary of orders, Wed 25 Nov 2026"),
            ("this week", "Summary of orders, Mon 23 Nov 2026 – Wed 25 Nov 2026"),
            ("2026-11-16 to 11-20", "Summary of orders, Mon 16 Nov 2026 – Fri 20 Nov 2026"),
            ("本周", "Summary of orders, Mon 23 Nov 2026 – Wed 25 Nov 2026"),
            ("11月16日到20日", "Summary of orders, Mon 16 Nov 2026 – Fri 20 Nov 2026"),
        ],
    )
    async def test_days_are_named(self, world: World, words: str, title: str) -> None:
        ann = world.person("Ann")
        for days in (9, 8, 7, 6, 5, 2, 0):
            talk(world, RELEASE[:1], is_thread=False, began=NOON - timedelta(days=days, hours=1))
        assert (await after(ann, f"/summary {words}")).splitlines()[0] == title

    async def test_replies_are_read_too(self, world: World) -> None:
        ann = world.person("Ann")
        talk(world)
        assert "Read 6 of 6" in await after(ann, "/summary today")

    async def test_what_nobody_can_read_is_answered_with_what_can(self, world: World) -> None:
        ann = world.person("Ann")
        assert "/summary this week" in await refused(ann, "/summary the quick brown fox")
        assert "Give the earlier day first" in await refused(
            ann, "/summary 2026-11-20 to 2026-11-16"
        )


async def after(person: Person, line: str) -> str:
    await person.types(line)
    return newest(person).text_in("en")


async def refused(person: Person, line: str) -> str:
    answer = await person.types(line)
    return answer or newest(person).text_in("en")


class TestLines:
    async def test_a_question_is_asked_again_where_it_was_asked(self, world: World) -> None:
        ann = world.person("Ann")
        question = ("Ann", "Bob, which version runs in production now?")
        thread = talk(world, (*RELEASE[:2], RELEASE[4], question))
        await asked_on(ann, thread[0])
        card = newest(ann).card_in("en")
        assert "Asked again" in await ann.presses("Ask again", card)
        (again,) = world.posted(thread=thread[0].message)
        assert again.text_in("en").startswith("Bob\nStill open, asked by Ann:")
        assert "which version runs in production now?" in again.text_in("en")
        assert "asked again already" in await ann.presses("Ask again", card)

    async def test_what_is_not_right_is_kept_once(self, world: World) -> None:
        ann = world.person("Ann")
        thread = talk(world)
        await asked_on(ann, thread[0])
        card = newest(ann).card_in("en")
        assert "Thank you" in await ann.presses("Not right", card)
        assert "already" in await ann.presses("Not right", card)

    async def test_the_buttons_of_somebody_elses_summary_do_nothing(self, world: World) -> None:
        ann, bob = world.person("Ann"), world.person("Bob")
        thread = talk(world)
        await asked_on(ann, thread[0])
        card = newest(ann).card_in("en")
        assert "Only whoever asked" in await bob.presses("Ask again", card)


class TestWhatWasRead:
    async def test_files_programs_and_notices_are_counted(self, world: World) -> None:
        ann = world.person("Ann")
        thread = talk(world)
        held = world.chat.history["orders"]
        at, root = held[-1].at, thread[0].message
        held += [
            Read("x1", ann.user, "", at, "", root, files=2),
            Read("x2", "", "Build 7 passed", at, "", root, kind="bot"),
            Read("x3", "", "Bob joined", at, "", root, kind="notice"),
            Read("x4", ann.user, ":tada:", at, "", root),
        ]
        await asked_on(ann, thread[0])
        shown = newest(ann).text_in("en")
        assert "Read 10 of 10 messages, 2 files not read, 2 of them by programs" in shown
        assert "Build 7 passed" not in shown

    async def test_who_left_is_not_a_number(self, world: World) -> None:
        ann = world.person("Ann")
        thread = talk(world)
        world.chat.profiles["UGHOST"] = type(world.chat.profiles[ann.user])("UGHOST")
        held = world.chat.history["orders"]
        held.append(
            Read(
                "x1",
                "UGHOST",
                "We decided to drop the old importer.",
                held[-1].at,
                "",
                thread[0].message,
            )
        )
        await asked_on(ann, thread[0])
        assert "UGHOST" not in newest(ann).text_in("en")
        assert "drop the old importer" in newest(ann).text_in("en")


async def test_the_setting_of_a_model_is_told_in_the_projects_settings(world: World) -> None:
    ann = world.person("Ann")
    await ann.asks("/project", "Project settings")
    assert ann.form is not None
    assert "/summary settings" in str(ann.form.fields)
