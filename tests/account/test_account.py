"""Two accounts, one person."""

from tests.chat import World


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
