"""What becomes of a summary when the messages it cites change."""

from handlers.kit.events import Said
from tests.chat import Person, World, said
from tests.summary.talk import newest, talk, told


async def posted(world: World, ann: Person) -> list[Said]:
    """A summary in the thread; the messages, as they can be edited."""
    thread = talk(world)
    await ann.mentions("summarise here", thread=thread[0].message)
    return [said(one.words, by=ann, message=one.message) for one in thread]


async def test_an_edit_is_said_on_the_posted_summary_with_a_way_to_make_it_anew(
    world: World,
) -> None:
    ann = world.person("Ann")
    messages = await posted(world, ann)
    root = messages[0].message
    held = world.chat.history["orders"]
    held[4] = type(held[4])(
        held[4].message,
        held[4].author,
        "Decision: we ship on Monday after all.",
        held[4].at,
        held[4].link,
        root,
    )
    await ann.edits(messages[4], "Decision: we ship on Monday after all.")
    (shown,) = world.posted(thread=root)
    assert shown.text_in("en").splitlines()[1:3] == [
        "After this was made, a message it cites was edited (✎) or deleted (✗).",
        "[Make it anew]",
    ]
    assert "3 December. ✎ ↗" in shown.text_in("en")

    assert "Reading" in await world.person("Bob").presses("Make it anew", shown.card_in("en"))
    (shown,) = world.posted(thread=root)  # the same message
    assert "we ship on Monday after all" in shown.text_in("en")
    assert "3 December" not in shown.text_in("en")
    assert "✎" not in shown.text_in("en")


async def test_words_that_were_deleted_go_from_the_summary_too(world: World) -> None:
    ann = world.person("Ann")
    messages = await posted(world, ann)
    await ann.deletes(messages[4])
    shown = world.posted(thread=messages[0].message)[0].text_in("en")
    assert "Thursday 3 December" not in shown
    assert "(the message was deleted)" in shown


async def test_a_message_that_is_not_cited_changes_nothing(world: World) -> None:
    ann = world.person("Ann")
    messages = await posted(world, ann)
    await ann.edits(said("hello", by=ann, message="other"), "hello!")
    (shown,) = world.posted(thread=messages[0].message)
    assert shown.edits == 0


async def test_who_alone_saw_the_summary_is_told_once(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)
    await ann.mentions("summarise", thread=thread[0].message)
    decided, first = (said(thread[at].words, by=ann, message=thread[at].message) for at in (4, 0))
    await ann.edits(decided, "Decision: we ship on Monday.")
    await ann.edits(first, "Never mind")
    (note,) = told(ann)
    assert "was edited or deleted since: Summary of a thread in orders" in note.text_in("en")
    assert "Reading" in await ann.presses("Make it anew", note.card_in("en"))
    assert "Read 6 of 6" in newest(ann).text_in("en")


async def test_an_old_summary_is_not_spoken_of(world: World) -> None:
    ann = world.person("Ann")
    thread = talk(world)
    await ann.mentions("summarise", thread=thread[0].message)
    world.later(days=3)
    await ann.edits(said("", by=ann, message=thread[0].message), "Never mind")
    assert told(ann) == []
