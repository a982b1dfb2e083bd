"""The life of a change, as the people in the channel see it."""

from tests.chat import World


async def test_a_change_goes_from_a_passing_remark_to_accepted(world: World) -> None:
    ann, lea, max_ = world.person("Ann"), world.person("Lea"), world.person("Max")
    await ann.types("/project")
    for one in (lea, max_):
        await one.types("/change list")
    await ann.fills(account_manager=(max_.user,), tech_lead=(lea.user,))
    assert ann.errors == {}

    await ann.types("/change Export must include cancelled orders by next Friday")
    assert ann.form is not None
    await ann.fills(criteria="cancelled orders are in the file\nthe sum is right")
    assert ann.errors == {}
    print(world.card.text)
    print(world.thread())
    await lea.presses("Assess")
    await lea.fills(effort="2.5", cost="1,200", moves="Beta moves")
    assert lea.errors == {}
    print(world.card.text)
    await lea.presses("Approve")
    print(await max_.presses("Approve"))
    print(await lea.presses("Start work"))
    await lea.presses("Mark as delivered")
    await max_.presses("Accept …")
    await max_.fills(met=("0",))
    assert max_.errors
    await max_.fills(met=("0", "1"))
    print(world.card.text, len(world.posted()))
    print("\n".join(world.thread()))
    await ann.types("/change history 1")
    print(ann.private and ann.private.title)
    assert "Accepted" in world.card.text
    assert len(world.posted()) == 1
