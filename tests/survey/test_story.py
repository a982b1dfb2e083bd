"""Surveys as the people see them: asked, answered, followed up until it is settled."""

import pytest

from handlers.kit.charts import Chart
from storage import plan, slips
from storage.plan import Item, Kind, State
from storage.slips import Slip
from tests.change.team import Team, gathered
from tests.chat import Message, Person, World, button_of

QUESTION = "orders: how is it going?"


def told(person: Person) -> list[Message]:
    """What the bot said to them alone, the questions about time zones left out."""
    found = person.world.posted(room=f"@{person.user}")
    return [one for one in found if one.card.title]


def last(person: Person) -> str:
    return told(person)[-1].text_in(person.language)


def questions(person: Person) -> list[Message]:
    return [one for one in told(person) if one.card_in("en").title == QUESTION]


async def surveyed(world: World, *, kind: str = "csat") -> Team:
    team = await gathered(world)
    await team.max.types(f"/parley survey {kind}")
    await team.max.fills()
    assert team.max.errors == {}
    return team


async def test_one_press_answers_and_a_word_may_follow(world: World) -> None:
    team = await gathered(world)
    await team.max.types("/parley survey")
    said = await team.max.fills()
    assert said in ("Asked: Clara, Max", "")  # where forms are messages it is a toast
    assert last(team.clara) == (
        f"{QUESTION}\n"
        "How satisfied are you with how orders is going?\n"
        "1 means not at all, 5 means very.\n"
        "[😞 1] [🙁 2] [😐 3] [🙂 4] [😀 5]\n"
        "[I would rather not say]\n"
        "The team of orders reads your answer, with your name. "
        "It is not shown in any channel of the client."
    )
    assert not [*questions(team.dan), *questions(team.lea)]
    await team.clara.presses("🙂 4", questions(team.clara)[0], direct=True)
    assert await team.clara.fills(words="Fast, and honest", direct=True) in (
        "Thank you. The team reads it.",
        "",
    )
    question = questions(team.clara)[-1]
    assert len(questions(team.clara)) == 1
    assert question.text == (
        f"{QUESTION}\n"
        "How satisfied are you with how orders is going?\n"
        "1 means not at all, 5 means very.\n"
        "Your answer: 🙂 4. It can be changed within 7 days.\n"
        "[😞 1] [🙁 2] [😐 3] [🙂 4] [😀 5]\n"
        "The team of orders reads your answer, with your name. "
        "It is not shown in any channel of the client."
    )
    results = await team.lea.types("/parley survey results")
    assert results == (
        "How orders is going\n"
        "Satisfaction, 1 to 5  4.0 on average, 100 % are satisfied (one answer)\n"
        "Week by week\n"
        "- Week of Mon 23 Nov · satisfaction 4.0 · one answer\n"
        "What they said\n"
        "- 🙂 4  Clara  Fast, and honest"
    )


async def test_everybody_is_asked_in_their_language(world: World) -> None:
    team = await gathered(world)
    han = world.person("韩梅梅", locale="zh-CN")
    await han.types("/change list")
    await team.ann.types("/project")
    await team.ann.fills(client=(team.clara.user, han.user))
    await team.max.types("/parley survey nps")
    await team.max.fills(roles=("client",))
    assert last(han).startswith(
        "「orders」进展如何？\n就「orders」的合作来说，您有多大可能把我们推荐给同行或朋友？"
    )
    assert "How likely is it that you would recommend" in last(team.clara)
    assert not questions(team.max)
    assert "[0] [1] [2] [3] [4] [5] [6] [7] [8] [9] [10]" in last(team.clara)


async def test_the_teams_own_question_is_asked_as_it_stands(world: World) -> None:
    team = await gathered(world)
    await team.lea.types("/parley survey csat How was the go-live?")
    await team.lea.fills(question="x" * 301, roles=())
    assert set(team.lea.errors) == {"question", "roles"}
    await team.lea.fills()
    assert "\nHow was the go-live?\n1 means not at all, 5 means very." in last(team.clara)


@pytest.mark.parametrize("who", ["dan", "clara", "otto"])
async def test_not_everybody_asks(world: World, who: str) -> None:
    team = await gathered(world)
    said = await getattr(team, who).types("/parley survey")
    assert said.startswith("The account manager and the tech lead ask.")


async def test_nobody_is_asked_twice_within_two_weeks_whatever_asks(world: World) -> None:
    team = await surveyed(world)
    world.later(days=13)
    await team.lea.types("/parley survey")
    await team.lea.fills()
    assert team.lea.errors == {
        "roles": "Nobody can be asked before Wed 9 Dec 2026 12:00: Clara, Max were asked lately, "
        "or are away today. How many days lie in between is set with /survey settings."
    }
    assert len(questions(team.clara)) == 1
    world.later(days=2)
    await team.lea.fills()
    assert team.lea.errors == {}
    assert len(questions(team.clara)) == 2


async def test_a_poll_that_addressed_somebody_counts_too(world: World) -> None:
    team = await gathered(world)
    await team.max.types("/poll")
    await team.max.fills(question="Which day?", options="Tue\nWed", people=(team.clara.user,))
    assert team.max.errors == {}
    world.later(days=5)
    await team.max.types("/parley survey")
    await team.max.fills()
    assert not questions(team.clara)
    assert len(questions(team.max)) == 1


async def test_who_is_silent_is_asked_once_more_and_then_left_in_peace(world: World) -> None:
    team = await surveyed(world)
    await team.max.presses("😀 5", questions(team.max)[0], direct=True)
    for _ in range(10):
        world.later(days=1)
        await world.ticks()
    assert len(questions(team.max)) == 1
    first, second = questions(team.clara)
    assert "This is the only reminder." not in first.text
    assert second.text.endswith("This is the only reminder.")


async def test_who_would_rather_not_say_is_not_reminded(world: World) -> None:
    team = await surveyed(world)
    said = await team.clara.presses(
        "I would rather not say", questions(team.clara)[0], direct=True
    )
    assert said == "All right. You will not be reminded."
    assert "You would rather not say. If you change your mind" in last(team.clara)
    world.later(days=10)
    await world.ticks()
    assert len(questions(team.clara)) == 1


async def test_who_has_answered_is_told_that_their_answer_stays(world: World) -> None:
    """On a client that still shows the question as it was."""
    team = await surveyed(world)
    skip = button_of(questions(team.clara)[0].card_in("en"), "I would rather not say")
    await team.clara.presses("🙂 4", questions(team.clara)[0], direct=True)
    said = await team.clara.presses_button(skip, direct=True)
    assert said == "Your answer stays as it is: 🙂 4. Another number corrects it."
    assert "4.0 on average" in await team.lea.types("/parley survey results")


async def test_who_is_away_is_not_asked(world: World) -> None:
    team = await gathered(world)
    await team.clara.types("/away today to Friday")
    await team.max.types("/parley survey")
    await team.max.fills()
    assert not questions(team.clara)


async def test_a_button_is_for_whom_it_was_drawn(world: World) -> None:
    team = await surveyed(world)
    said = await team.dan.presses("😞 1", questions(team.clara)[0], direct=True)
    assert said == "This question was for somebody else."


async def test_a_low_score_is_followed_up_until_the_person_says_it_is_settled(
    world: World,
) -> None:
    team = await surveyed(world)
    await team.max.presses("😀 5", questions(team.max)[0], direct=True)
    await team.clara.presses("🙁 2", questions(team.clara)[0], direct=True)
    card = world.card
    assert card.text == (
        "Clara is not satisfied\n"
        "Answer: 🙁 2 of 5\n"
        "State: Somebody has to see to it\n"
        "Owner: Max\n"
        "Until: Fri 27 Nov 2026 12:00\n"
        "[Done, ask them …] [I see to it]"
    )
    assert last(team.max) == (
        "Clara is not satisfied\nIt is yours to see to:\nAnswer: 🙁 2 of 5\n"
        "State: Somebody has to see to it\nOwner: Max\nUntil: Fri 27 Nov 2026 12:00\n"
        "[Done, ask them …]"  # they need not take over what is theirs
    )
    await team.clara.fills(words="Two weeks late", direct=True)
    assert "> Two weeks late\nClara" in card.text
    assert "Clara has said why:" in last(team.max)
    assert "Take it over first" in await team.lea.presses("Done, ask them …", card)

    world.later(days=2, minutes=1)
    await world.ticks()
    assert "Nobody has seen to Clara yet, and the time is over:" in last(team.max)
    await team.max.presses("Done, ask them …", card)
    await team.max.fills(done=" ")
    assert team.max.errors == {"done": "Say in a few words what was done; it will be read."}
    await team.max.fills(done="We moved two people over", internal="costs us the other project")
    assert last(team.clara) == (
        "orders: is it settled?\n"
        "You were not satisfied with orders. This is what Max did about it:\n"
        "> We moved two people over\nMax\n"
        "[Yes, it is settled] [Not yet …]"
    )
    question = told(team.clara)[-1]
    assert "Only Clara can say" in await team.max.presses("Yes, it is settled", question)
    await team.clara.presses("Not yet …", question, direct=True)
    await team.clara.fills(words="Still nobody answers the phone", direct=True)
    assert question.text.endswith("You said that it is not settled yet.")
    assert "State: Clara says that it is not settled yet" in card.text
    assert "Still nobody answers the phone" in last(team.max)
    await team.max.presses("Done, ask them …", card)
    await team.max.fills(done="There is a hotline now")
    said = await team.clara.presses("Yes, it is settled", told(team.clara)[-1], direct=True)
    assert said == "Thank you for telling us."
    assert told(team.clara)[-1].text.endswith("You said that it is settled.")
    assert "State: Settled, says Clara" in card.text
    assert "[" not in card.text
    assert "Clara says that it is settled:" in last(team.max)
    before = last(team.max)
    world.later(days=30)
    await world.ticks()
    about_her = [one for one in told(team.max) if "Clara" in one.card_in("en").title]
    assert about_her[-1].text_in("en") == before


async def test_a_follow_up_stays_open_until_somebody_acts(world: World) -> None:
    team = await surveyed(world, kind="nps")
    await team.clara.presses("6", questions(team.clara)[0], direct=True)
    card = world.card
    assert "Answer: 6 of 10" in card.text
    for _ in range(3):
        world.later(days=4)
        await world.ticks()
    late = [one for one in told(team.max) if "the time is over" in one.text]
    assert len(late) == 3
    listed = await team.dan.types("/parley survey open")
    assert listed.startswith("One open follow-up\nClara: 6 · Max, until ")
    await team.lea.presses("I see to it", card)
    assert "Owner: Lea" in card.text


async def test_what_somebody_has_to_see_to_stands_on_their_page(world: World) -> None:
    team = await surveyed(world)
    await team.clara.presses("😞 1", questions(team.clara)[0], direct=True)
    assert "Clara: 😞 1 · Max, until" in await team.max.types("/parley home", direct=True)
    assert team.max.private is not None
    shown = await team.max.presses("Show", team.max.private, direct=True)
    assert shown.startswith("Clara is not satisfied")
    assert "Clara:" not in await team.lea.types("/parley home", direct=True)


async def test_a_corrected_score_closes_what_it_opened(world: World) -> None:
    team = await surveyed(world)
    question = questions(team.clara)[0]
    await team.clara.presses("😞 1", question, direct=True)
    await team.clara.presses("😀 5", question, direct=True)
    assert "State: Clara has changed the answer" in world.card.text
    assert "5.0 on average" in await team.lea.types("/parley survey results")


async def test_the_account_managers_own_low_score_is_the_tech_leads(world: World) -> None:
    team = await surveyed(world)
    await team.max.presses("😞 1", questions(team.max)[0], direct=True)
    assert "Owner: Lea" in world.card.text
    assert "somebody else has to see to it" in await team.max.presses("I see to it")


async def test_nothing_of_it_reaches_the_client(world: World) -> None:
    team = await gathered(world)
    code = (await team.ann.types("/project link")).rsplit(maxsplit=1)[-1]
    world.room = "client-chat"
    await team.clara.types("/change list")
    await team.ann.types(f"/project join {code}")
    world.room = "orders"
    await team.max.types("/parley survey")
    await team.max.fills()
    before = len(world.posted(room="client-chat"))
    await team.clara.presses("😞 1", questions(team.clara)[0], direct=True)
    await team.max.presses("Done, ask them …", world.card)
    await team.max.fills(done="We talked", internal="they are always like this")
    assert len(world.posted(room="client-chat")) == before
    assert "always" not in last(team.clara)
    world.room = "client-chat"
    for line in ("/parley survey results", "/parley survey open"):
        assert await team.clara.types(line) == "What people answered is for the team."
        assert "not shown where the client reads" in await team.max.types(line)


async def test_who_is_in_several_projects_is_asked_which(world: World) -> None:
    """In a direct conversation; they are of the team, so "it is for the team" says nothing."""
    team = await surveyed(world)
    world.room = "billing"
    await team.lea.types("/change list")
    for line in ("/parley survey results", "/parley survey open"):
        said = await team.lea.types(line, direct=True)
        assert said.startswith("I do not know which project you mean.")


async def test_where_nobody_can_be_asked_it_is_said_why(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/parley project")
    await ann.fills()
    await ann.types("/parley survey")
    await ann.fills()
    assert ann.errors == {
        "roles": "Nobody here is a client or an account manager yet. Roles are set with /project."
    }
    team = await gathered(world)
    for one in (team.clara, team.max):
        await one.types("/away today to Friday")
    await team.lea.types("/parley survey")
    await team.lea.fills()
    assert team.lea.errors == {"roles": "Nobody can be asked now: Clara, Max are away today."}


async def test_a_project_asks_after_changes_ended_and_every_month(world: World) -> None:
    team = await gathered(world)
    await team.max.types("/parley survey settings")
    await team.max.fills(when=("changes", "month"))
    world.later(minutes=1)
    await team.delivered()
    await team.max.presses("Accept …")
    await team.max.fills(met=("0", "1"))
    world.later(hours=21)  # Thursday, 9 in the morning
    await world.ticks()
    assert not questions(team.clara)
    world.later(hours=1, minutes=1)
    await world.ticks()
    (question,) = questions(team.clara)
    about = "Changes that ended lately: #1 Export must include cancelled orders"
    assert about in question.text
    await team.clara.presses("😀 5", question, direct=True)
    await team.max.presses("😀 5", questions(team.max)[0], direct=True)
    # The month was not asked about that day, for they had been asked; it is once they rested.
    world.later(days=8)
    await world.ticks()
    assert len(questions(team.clara)) == 1
    for _ in range(12):
        world.later(days=1)
        await world.ticks()
    _, second, reminder = questions(team.clara)
    assert about not in second.text
    assert reminder.text.endswith("This is the only reminder.")


async def test_a_project_asks_some_weeks_after_a_milestone(world: World) -> None:
    team = await gathered(world)
    await milestone(world, "Beta release")
    await team.max.types("/parley survey settings")
    await team.max.fills(weeks="2", rest="1")
    for days in (10, 3, 1, 1, 1):
        world.later(days=days)
        await world.ticks()
        for one in (team.clara, team.max):
            if questions(one):
                await one.presses("😀 5", questions(one)[-1], direct=True)
    (question,) = questions(team.clara)
    assert "Milestone reached some weeks ago: Beta release" in question.text


async def milestone(world: World, title: str) -> None:
    """Reached now."""
    day = world.now.date()
    item = Item(
        project_id=1,
        number=1,
        kind=Kind.MILESTONE,
        title=title,
        planned=day,
        due=day,
        after=[],
        state=State.DONE,
        author_id=1,
        made_at=world.now,
        done_at=world.now,
    )
    async with world.database.transaction() as tx:
        await plan.add(tx, [item])


async def test_turned_off_a_project_asks_no_more(world: World) -> None:
    team = await gathered(world)
    for when in (("month",), ()):
        await team.max.types("/parley survey settings")
        await team.max.fills(when=when)
    world.later(days=3)
    await world.ticks()
    assert not questions(team.clara)


async def test_scores_stand_beside_the_changes_and_slips_of_their_weeks(world: World) -> None:
    team = await surveyed(world)
    await team.clara.presses("🙁 2", questions(team.clara)[0], direct=True)
    await team.proposed()
    await slip(world)
    world.later(days=15)
    await team.max.types("/parley survey")
    await team.max.fills()
    await team.clara.presses("🙂 4", questions(team.clara)[-1], direct=True)
    results = await team.lea.types("/parley survey results")
    assert (
        "- Week of Mon 7 Dec · satisfaction 4.0 · one answer\n"
        "- Week of Mon 23 Nov · satisfaction 2.0 · one answer · one change asked for · one slip"
    ) in results
    assert team.lea.private is not None
    (chart,) = (one for one in team.lea.private.blocks if isinstance(one, Chart))
    assert chart.alt == "Satisfaction, 1 to 5: Mon 23 Nov 2, Mon 7 Dec 4"


async def slip(world: World) -> None:
    """Confirmed now."""
    row = Slip(
        project_id=1,
        cause=slips.Cause.TEAM,
        shifts=[],
        verdict=slips.Verdict.CONFIRMED,
        place=1,
        reported_by=1,
        reported_at=world.now,
        decided_at=world.now,
    )
    async with world.database.transaction() as tx:
        await slips.add(tx, row)
