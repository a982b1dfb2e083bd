"""Two accounts, one person."""

from dataclasses import replace

from tests.chat import World, button_of


async def test_two_accounts_become_one_voice(world: World) -> None:
    ann, other = world.person("Ann"), world.person("AnnFeishu")
    await ann.types("/change Export must include cancelled orders")
    await ann.fills()
    code = (await ann.types("/account link")).split()[-1]
    assert "Both accounts are you" in await other.types(f"/account join {code}")
    # What she proposed with one account, she withdraws with the other.
    await other.presses("Withdraw")
    assert "Withdrawn" in world.card.text


async def test_a_code_is_of_no_use_to_the_account_it_came_from(world: World) -> None:
    ann = world.person("Ann")
    code = (await ann.types("/account link")).split()[-1]
    assert "from your other one" in await ann.types(f"/account join {code}")


async def test_a_stranger_cannot_guess_a_code(world: World) -> None:
    max_ = world.person("Max")
    assert "unknown, used or too old" in await max_.types("/account join ABCDEFGH")


async def test_somebody_whose_zone_nobody_knows_is_asked_once(world: World) -> None:
    li = world.person("李雷", locale="zh-CN", zone="")
    await li.types("/change list")
    asked = [one for one in world.posted(room=f"@{li.user}") if "时区" in one.text_in("zh-CN")]
    [question] = asked
    await li.types("/change list")
    again = [one for one in world.posted(room=f"@{li.user}") if "时区" in one.text_in("zh-CN")]
    assert again == asked
    said = await li.presses_button(button_of(question.card_in("zh-CN"), "柏林时间"), direct=True)
    assert said == "好的，按柏林时间算。"
    said = await li.types("/away")
    assert "没有登记请假" in said


async def test_somebody_whose_zone_is_known_is_not_asked(world: World) -> None:
    ann = world.person("Ann", zone="Europe/Berlin")
    await ann.types("/change list")
    assert not any("Where are you" in one.text for one in world.posted(room=f"@{ann.user}"))


async def test_the_same_verified_address_on_two_platforms_is_one_person(world: World) -> None:
    ann, other = world.person("Ann"), world.person("Ann from the other chat")
    for one in (ann, other):
        known = world.chat.profiles[one.user]
        world.chat.profiles[one.user] = replace(known, email="Ann@example.com")
    await ann.types("/change Export must include cancelled orders")
    await ann.fills()
    await other.presses("Withdraw")  # only its author may
    assert "Withdrawn" in world.card.text
