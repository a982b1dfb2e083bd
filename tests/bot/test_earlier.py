"""A card that cannot be edited any more is posted anew, and the new one says where it stood."""

from handlers.kit.cards import Text
from handlers.kit.text import Link
from tests.chat import Message, World


def link_in(shown: Message) -> Link | None:
    first = shown.card.blocks[0]
    spans = first.lines[0] if isinstance(first, Text) else ()
    return next((one for one in spans if isinstance(one, Link)), None)


async def test_the_new_card_links_to_the_old_one_through_every_edit(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/change Export must include cancelled orders")
    await ann.fills()
    old = world.card
    assert link_in(old) is None
    world.chat.too_old = {old.id}
    await ann.presses("Edit", old)
    await ann.fills(title="Totals must add up")
    new = world.card
    assert new is not old
    to_old = link_in(new)
    assert to_old is not None
    assert to_old.url.endswith(f"/orders/{old.id}")
    await ann.presses("Edit", new)
    await ann.fills(title="Totals must add up again")
    assert (new.edits, link_in(new)) == (1, to_old)

    world.chat.too_old.add(new.id)
    await ann.presses("Withdraw", new)
    newest = link_in(world.card)
    assert newest is not None
    assert newest.url.endswith(f"/orders/{new.id}")


async def test_a_card_that_was_deleted_leaves_nothing_to_link_to(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/change Export must include cancelled orders")
    await ann.fills()
    gone = world.card
    world.chat.messages.remove(gone)
    await ann.presses("Withdraw", gone)
    assert world.card is not gone
    assert link_in(world.card) is None
