"""Values of buttons that were made up, or drawn for somebody else: nothing is done with them."""

import json

from bot.playground.feishu import Chat, Message, Person
from handlers.kit.i18n import translator
from tests.platforms.feishu.parley import Office
from tests.platforms.forging import is_in, swapped

ELSEWHERE = translator("zh-CN")("kit-not-there")


async def stranger(o: Office) -> tuple[Person, Chat]:
    """Somebody of the tenant with a group and a project of their own."""
    await o.name_roles()
    eve = o.feishu.person("伊芙")
    group = o.feishu.group("别的项目", members=[eve])
    await eve.says(group, "@Parley 变更 列表")
    await o.settled()
    return eve, group


async def newest(o: Office, person: Person) -> Message:
    await o.settled()
    return person.direct.messages[-1]


async def test_a_door_into_a_room_of_somebody_else_stays_shut(either: Office) -> None:
    eve, group = await stranger(either)
    await eve.dm("首页")
    page = await newest(either, eve)
    page.content = swapped(page.content, group.id, either.group.id)
    before = len(eve.direct.messages)
    seen = await eve.presses(page, "变更")
    assert seen.toast == ELSEWHERE
    await either.settled()
    assert len(eve.direct.messages) == before
    home = ("feishu", either.feishu.tenant.key, either.group.id)
    assert not await is_in(either.app, home, eve.id)


async def test_a_form_is_not_sent_into_a_room_of_somebody_else(either: Office) -> None:
    eve, group = await stranger(either)
    await eve.says(group, "@Parley 变更 导出要包含已取消的订单")
    form = await newest(either, eve)
    form.content = swapped(form.content, group.id, either.group.id)
    seen = await eve.submits(form, {"criteria": "花了一个小时写的"})
    assert ELSEWHERE in eve.sees(form), seen
    assert "花了一个小时写的" in json.dumps(form.card, ensure_ascii=False)  # as it was typed
    await either.settled()
    assert either.cards == []
    home = ("feishu", either.feishu.tenant.key, either.group.id)
    assert not await is_in(either.app, home, eve.id)


async def test_a_form_of_somebody_else_is_not_taken(either: Office) -> None:
    """It went to one person alone: whoever else sends it has made it up."""
    form = await either.form(either.li, "@Parley 变更 导出要包含已取消的订单")
    seen = await form_of_another(either, form)
    assert seen == ("error", "这份表单不是发给您的。请自己发命令，会收到您自己的表单。")
    await either.settled()
    assert either.cards == []
    assert (await either.li.submits(form)).toast_kind == "success"


async def form_of_another(o: Office, form: Message) -> tuple[str, str]:
    """Wang has no way to see it; his client says that it does."""
    form.chat.members.append(o.wang.id)
    seen = await o.wang.submits(form, {"title": "冒名"})
    form.chat.members.remove(o.wang.id)
    return seen.toast_kind, seen.toast


async def test_a_message_of_another_chat_is_not_read_aloud(either: Office) -> None:
    eve, group = await stranger(either)
    theirs = await either.li.says(either.group, "我们的报价底线是三十万")
    assert theirs.message is not None
    await eve.dm("首页")
    home = await newest(either, eve)
    about = f'{group.id}","message":"{theirs.message.id}'
    home.content = swapped(home.content, group.id, about)
    await eve.presses(home, "变更")
    form = await newest(either, eve)
    assert "记录变更" in eve.sees(form)
    assert "底线" not in json.dumps(form.card, ensure_ascii=False)
