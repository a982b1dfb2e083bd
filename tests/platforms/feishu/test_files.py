"""Files that people send, over the wire: to the bot alone, and answered in the group."""

import json

import pytest

from bot.connectors.files import MOST
from bot.platforms.port import File, GivesFiles
from bot.playground.feishu import Person
from handlers.kit.events import Attached
from tests.platforms.feishu.parley import Office

CSV = "任务,截止\n表结构,2030-12-02\n内测,2030-12-18\n".encode("gb18030")


async def shown(office: Office, person: Person) -> str:
    return json.dumps((await office.newest(person)).card, ensure_ascii=False)


async def test_a_file_sent_to_the_bot_alone(hooked: Office) -> None:
    await hooked.han.says(hooked.group, "@Parley 计划")
    await hooked.settled()
    await hooked.han.sends_file(hooked.han.direct, "计划.csv", CSV)
    assert "计划.csv: 共 2 项" in await shown(hooked, hooked.han)
    await hooked.han.presses(await hooked.newest(hooked.han), "添加这 2 项")
    await hooked.han.says(hooked.group, "@Parley 计划")
    assert '"表结构"' in await shown(hooked, hooked.han)


async def test_a_file_of_the_group_answered_with_the_word(hooked: Office) -> None:
    sent = await hooked.li.sends_file(hooked.group, "计划.csv", CSV)
    await hooked.han.says(hooked.group, "@Parley 计划 导入", to=sent.message)
    assert "计划.csv: 共 2 项" in await shown(hooked, hooked.han)


async def test_a_list_of_the_group_answered_with_the_word(hooked: Office) -> None:
    sent = await hooked.li.says(hooked.group, "- 表结构 2030-12-02\n- 内测 2030-12-18")
    await hooked.han.says(hooked.group, "@Parley 计划 导入", to=sent.message)
    assert "共 2 项" in await shown(hooked, hooked.han)


async def test_the_form_says_how_to_send_a_file(hooked: Office) -> None:
    form = await hooked.form(hooked.han, "@Parley 计划 导入")
    assert "单独发给我" in json.dumps(form.card, ensure_ascii=False)


@pytest.mark.parametrize("size", [MOST, MOST + 1])
async def test_no_more_is_read_than_was_asked_for(hooked: Office, size: int) -> None:
    sent = await hooked.li.sends_file(hooked.group, "计划.csv", b"x" * size)
    port = hooked.app.platforms["feishu"]
    assert sent.message is not None
    assert isinstance(port, GivesFiles)
    found = await port.file(Attached(message=sent.message.id), room="", most=MOST)
    assert found == File("计划.csv", b"x" * size if size == MOST else None)


async def test_a_file_that_is_json_is_a_file(hooked: Office) -> None:
    sent = await hooked.li.sends_file(hooked.group, "a.json", b'{"code": 7, "msg": "x"}')
    port = hooked.app.platforms["feishu"]
    assert sent.message is not None
    assert isinstance(port, GivesFiles)
    found = await port.file(Attached(message=sent.message.id), room="", most=MOST)
    assert found == File("a.json", b'{"code": 7, "msg": "x"}')


async def test_without_the_scope_people_are_told(hooked: Office) -> None:
    hooked.feishu.scopes -= {"im:resource"}
    await hooked.han.says(hooked.group, "@Parley 计划")
    await hooked.settled()
    await hooked.han.sends_file(hooked.han.direct, "计划.csv", CSV)
    assert "没有权限" in await shown(hooked, hooked.han)
