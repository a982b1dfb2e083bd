"""What Feishu says when it does not do what it is asked, and what becomes of it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.platforms.feishu import errors
from bot.platforms.feishu.client import Client
from bot.platforms.feishu.errors import Refused
from bot.platforms.feishu.send import Feishu
from bot.platforms.port import Barred, Gone, Halted, Paced, Retry, SendFailed, Unsure
from bot.playground.feishu import FeishuServer, Trouble
from bot.playground.feishu.cards import tagged
from handlers.kit.cards import Card, Text
from handlers.kit.text import Who, line
from storage import outbox
from tests.platforms.feishu.parley import APP_ID, APP_SECRET, Office, new_feishu

CARDS = {"en": Card("T", (Text((line("words"),)),))}
KEY = "0123456789abcdef0123456789abcdef"

CODES: list[tuple[int, type[SendFailed], str]] = [
    (99991400, Retry, "too many calls"),
    (230020, Paced, "too many messages to the group"),
    (11232, Retry, "too many messages of the app"),
    (11233, Paced, "too many messages to the group, the older code"),
    (99991661, Halted, "no token, twice"),
    (99991663, Halted, "token refused, twice"),
    (99991664, Halted, "token refused, twice"),
    (99991665, Halted, "token refused, twice"),
    (99991671, Halted, "token malformed, twice"),
    (99991672, Barred, "a permission is missing"),
    (99991401, Halted, "this machine is not on the whitelist"),
    (99991403, Halted, "the month's calls are used up"),
    (10003, Halted, "no app of that id"),
    (10014, Halted, "the app was disabled"),
    (10015, Halted, "the secret was changed"),
    (230001, Gone, "a bug of ours"),
    (230034, Gone, "nobody has that id"),
    (99992361, Gone, "an id of another app"),
    (230002, Barred, "the bot is not in the group"),
    (232011, Barred, "the bot is not in the group, of other calls"),
    (230017, Gone, "a file of another app"),
    (230073, Gone, "a topic from before the bot came"),
    (231203, Barred, "a chat in confidential mode"),
    (231001, Gone, "a reaction that Feishu does not know"),
    (231003, Gone, "the message reacted to is gone"),
    (234003, Gone, "the message holds another file"),
    (234006, Gone, "the file is too large"),
    (234010, Gone, "the file is empty"),
    (234043, Gone, "a kind of message whose file cannot be read"),
    (230006, Barred, "the bot is switched off"),
    (230013, Barred, "the person may not use the app"),
    (230018, Barred, "the group is muted"),
    (230027, Barred, "a permission is missing"),
    (230029, Gone, "the person has left"),
    (230035, Barred, "sending is denied"),
    (230038, Gone, "a person of another tenant"),
    (230053, Gone, "the person stopped the bot"),
    (230011, Gone, "the message was recalled"),
    (230019, Gone, "the topic is gone"),
    (230031, Gone, "the message is too old"),
    (230110, Gone, "the message was deleted"),
    (232009, Gone, "the group was dissolved"),
    (230022, Gone, "words that are not allowed"),
    (230028, Gone, "a telephone number, which is not allowed"),
    (230049, Unsure, "the same message is on its way"),
    (230025, Gone, "too long"),
    (230054, Gone, "a type that is not supported"),
    (230055, Gone, "another type of file"),
    (230075, Gone, "an encrypted chat"),
    (230099, Gone, "the card is wrong"),
    (41050, Gone, "a person outside of the contact range"),
    (987654321, Gone, "a code nobody knows"),
]
ABOUT_MESSAGE = {230011, 230019, 230031, 230110, 231003, 234003, 234043}


async def refused(feishu: FeishuServer, trouble: Trouble) -> SendFailed:
    port = Feishu(Client(feishu.base_url, APP_ID, APP_SECRET))
    group = feishu.group("订单", members=[])
    feishu.trouble.next("message.create", trouble, times=4)  # a refused card is drawn four times
    with pytest.raises(SendFailed) as caught:
        await port.post(group.id, CARDS, key=KEY)
    await port.close()
    return caught.value


@pytest.mark.parametrize(("code", "expected", "note"), CODES, ids=[str(c[0]) for c in CODES])
async def test_every_code_has_its_meaning(
    code: int, expected: type[SendFailed], note: str
) -> None:
    async with new_feishu().running() as feishu:
        failed = await refused(feishu, Trouble.refused(code))
    assert type(failed) is expected, note
    if isinstance(failed, Gone):
        assert failed.is_message == (code in ABOUT_MESSAGE)


@pytest.mark.parametrize(
    ("trouble", "note"),
    [
        (Trouble.server_error(), "a gateway's page"),
        (Trouble.cut_before(), "nothing was taken, but who knows"),
        (Trouble.cut_after(), "it was taken"),
    ],
)
async def test_what_nobody_knows_is_looked_up_before_it_is_sent_again(
    trouble: Trouble, note: str
) -> None:
    async with new_feishu().running() as feishu:
        assert isinstance(await refused(feishu, trouble), Unsure)


async def test_feishu_says_how_long_to_wait() -> None:
    async with new_feishu().running() as feishu:
        failed = await refused(feishu, Trouble.rate_limited(7))
    assert isinstance(failed, Retry)
    assert failed.after == 7


async def test_a_call_that_takes_too_long_is_unsure() -> None:
    async with new_feishu().running() as feishu:
        client = Client(feishu.base_url, APP_ID, APP_SECRET, within_s=0.5)
        await client.token()
        feishu.trouble.next("message.create", Trouble.slow(2.0))
        with pytest.raises(Unsure):
            await Feishu(client).post("oc_x", CARDS, key=KEY)
        await client.close()


class TestToken:
    async def test_many_calls_at_once_fetch_one(self) -> None:
        async with new_feishu().running() as feishu:
            client = Client(feishu.base_url, APP_ID, APP_SECRET)
            await asyncio.gather(*(client.call("GET", "/bot/v3/info") for _ in range(20)))
            await client.close()
        assert len(feishu.calls("token")) == 1

    async def test_one_that_runs_out_is_renewed_without_a_pause(self) -> None:
        async with new_feishu().running() as feishu:
            feishu.token_s = 600  # less than REFRESH_BEFORE_S: old, but still good
            client = Client(feishu.base_url, APP_ID, APP_SECRET)
            first = await client.token()
            feishu.trouble.next("token", Trouble.slow(0.3))
            started = asyncio.get_running_loop().time()
            assert await client.token() == first
            assert asyncio.get_running_loop().time() - started < 0.1
            await feishu.until(lambda: len(feishu.calls("token")) == 2)
            await feishu.until(lambda: client._token != first)
            await client.close()

    async def test_one_that_is_refused_is_fetched_anew_and_the_call_goes_through(self) -> None:
        async with new_feishu().running() as feishu:
            client = Client(feishu.base_url, APP_ID, APP_SECRET)
            await client.token()
            feishu.rest.forget_tokens()
            assert (await client.call("GET", "/bot/v3/info"))["bot"]["app_name"] == "Parley"
            await client.close()
        assert len(feishu.calls("token")) == 2

    async def test_a_refused_secret_is_shown_until_it_works(self) -> None:
        async with new_feishu().running() as feishu:
            client = Client(feishu.base_url, APP_ID, "wrong")
            port = Feishu(client)
            with pytest.raises(Refused):
                await client.token()
            assert await port.is_alive() == "no token: 10015"
            client.app_secret = APP_SECRET
            await client.token()
            assert await port.is_alive() == ""
            await port.close()

    async def test_a_refresh_that_fails_leaves_the_old_one_in_use(self) -> None:
        async with new_feishu().running() as feishu:
            feishu.token_s = 600
            client = Client(feishu.base_url, APP_ID, APP_SECRET)
            first = await client.token()
            feishu.trouble.next("token", Trouble.server_error())
            await client.token()
            await feishu.until(lambda: len(feishu.calls("token")) == 2)
            assert await client.token() == first
            await client.close()

    async def test_secrets_do_not_show(self) -> None:
        client = Client("http://x", APP_ID, APP_SECRET)
        assert APP_SECRET not in repr(client)
        await client.close()


async def test_somebody_unknown_is_not_called_but_the_card_is_shown() -> None:
    async with new_feishu().running() as feishu:
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        stranger = Who("Ann", (("feishu", "ou_stranger"),), ping=True)
        port = Feishu(Client(feishu.base_url, APP_ID, APP_SECRET))
        cards = {"en": Card("T", (Text(((stranger, *line(" please")),)),))}
        await port.post(group.id, cards, key=KEY)
        await port.close()
        (card,) = feishu.posted(group)
        assert li.sees(card) == "T\nAnn please"


async def test_somebody_named_whom_feishu_does_not_know_leaves_others_called() -> None:
    async with new_feishu().running() as feishu:
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        gone = Who("Ann", (("feishu", "ou_gone"),))
        called = Who("李雷", (("feishu", li.id),), ping=True)
        port = Feishu(Client(feishu.base_url, APP_ID, APP_SECRET))
        spans = (gone, *line(" asks "), called)
        await port.post(group.id, {"en": Card("T", (Text((spans,)),))}, key=KEY)
        await port.close()
        (card,) = feishu.posted(group)
        assert f"<at id={li.id}>" in str(card.card)
        assert li.sees(card) == "T\nAnn asks @李雷"


@pytest.mark.parametrize(
    ("trouble", "note"),
    [
        (Trouble.cut_after(), "taken, and the answer lost"),
        (Trouble.cut_before(), "not taken"),
        (Trouble.server_error(is_done=True), "taken, and answered with an error"),
        (Trouble.rate_limited(0), "not taken, and said so"),
        (Trouble.refused(99991663, status=400), "the token ran out"),
        (Trouble.refused(230049), "on its way already"),
    ],
)
async def test_a_card_stands_in_the_group_once(
    connected: Office, trouble: Trouble, note: str
) -> None:
    o = connected
    form = await o.form(o.li, "@Parley 变更 导出要包含已取消的订单")
    o.feishu.trouble.next("message.create", trouble)
    await o.li.submits(form)
    await o.settled()
    assert len(o.cards) == 1, note
    assert len(o.feishu.replies(o.cards[0])) == 1


async def test_a_card_that_is_refused_is_shown_plainly(connected: Office) -> None:
    o = connected
    form = await o.form(o.li, "@Parley 变更 导出要包含已取消的订单")
    said = "ext=ErrCode: 200621; ErrMsg: parse card json err"
    o.feishu.trouble.next("message.create", Trouble.refused(230099, said), times=3)
    await o.li.submits(form)
    await o.settled()
    (card,) = o.cards
    assert "导出要包含已取消的订单" in o.li.sees(card)
    assert {one["tag"] for one in tagged(card.card)} & {"markdown"} == set()
    assert (await o.li.presses(card, "撤回")).is_ok


async def test_a_card_that_differs_between_languages_is_shown_in_one() -> None:
    async with new_feishu().running() as feishu:
        li = feishu.person("李雷")
        group = feishu.group("订单", members=[li])
        port = Feishu(Client(feishu.base_url, APP_ID, APP_SECRET))
        await port.post(group.id, {**CARDS, "zh-CN": Card("题", ())}, key=KEY)
        await port.close()
        (card,) = feishu.posted(group)
        assert li.sees(card) == "T\nwords"


async def test_after_the_hour_of_the_uuid_it_looks_before_it_sends_again() -> None:
    async with new_feishu().running() as feishu:
        feishu.scopes |= {"im:message.group_msg"}
        group = feishu.group("订单", members=[])
        port = Feishu(Client(feishu.base_url, APP_ID, APP_SECRET))
        sent = await port.post(group.id, CARDS, key=KEY)
        since = datetime.now(UTC)
        assert await port.find(group.id, KEY, since=since) == sent
        assert await port.find(group.id, "another", since=since) is None
        assert await port.find(group.id, KEY, since=since + timedelta(hours=1)) is None
        thread = await port.post(group.id, CARDS, key="k2", thread=sent)
        assert await port.find(group.id, "k2", since=since, thread=sent) == thread
        await port.close()


async def test_where_it_may_not_look_it_relies_on_the_uuid() -> None:
    async with new_feishu().running() as feishu:
        group = feishu.group("订单", members=[])
        port = Feishu(Client(feishu.base_url, APP_ID, APP_SECRET))
        first = await port.post(group.id, CARDS, key=KEY)
        assert await port.find(group.id, KEY, since=datetime.now(UTC)) is None
        assert await port.post(group.id, CARDS, key=KEY) == first
        await port.close()
        assert len(group.messages) == 1


async def test_what_a_removed_bot_could_not_post_waits_for_it(connected: Office) -> None:
    o = connected
    card = await o.propose("导出要包含已取消的订单")
    form = await o.form(o.li, "@Parley 变更 第二条")
    await o.li.removes_bot(o.group)
    await o.li.submits(form)
    await o.feishu.until(lambda: len(o.feishu.calls("message.create")) >= 4)
    async with o.app.database.transaction() as tx:
        assert await outbox.waiting(tx) > 0
    assert o.cards == [card]


async def test_the_pace_of_five_a_second_is_kept(connected: Office) -> None:
    o = connected
    o.feishu.rates.is_on = True
    for number in range(8):
        await o.li.says(o.group, f"@Parley 变更 列表 {number}")
    await o.settled()
    assert len(o.feishu.posted(o.li.direct)) == 8
    codes = [call.answer["code"] for call in o.feishu.calls("message.create") if call.answer]
    assert codes.count(230020) <= 2  # our own pace keeps us from asking in vain


def test_every_code_of_the_table_is_tested() -> None:
    known: set[int] = {*errors.BUSY, *errors.RATE, *errors.TOKEN, errors.STILL_SENDING}
    known |= {*errors.HALTED, *errors.BARRED, *errors.MESSAGE_GONE, *errors.GONE}
    tested: set[Any] = {code for code, _, _ in CODES}
    assert known - tested == set()
