"""A stand-up as the people in the channel see it."""

from tests.standup.team import Team, answers, presses_in_dm, prompts, set_up, told


async def test_a_day_from_the_prompt_to_the_report(team: Team) -> None:
    await set_up(team.ann, at="09:30", until="11:00")
    assert team.world.card.text == (
        "Stand-up\n"
        "Days: Monday, Tuesday, Wednesday, Thursday, Friday, "
        "weekend days that are worked (make-up days)\n"
        "Asked at: 09:30, to be answered by 11:00, on each person’s own clock\n"
        "Takes part: 3 people\n"
        "Report: orders\n"
        "- What did you get done since last time?\n"
        "- What will you do today?\n"
        "- Is anything in your way?\n"
        "Set by Ann. Change it with /standup."
    )

    await team.comes("2026-11-26 09:30")
    assert prompts(team.ann) == [
        "orders · Stand-up Thu 26 Nov 2026\n"
        "- What did you get done since last time?\n"
        "- What will you do today?\n"
        "- Is anything in your way?\n"
        "[Answer] [Not today]\n"
        "Until 11:00. Or just type your answers here, one line a question."
    ]
    assert [len(prompts(one)) for one in (team.dan, team.lea, team.max, team.clara)] == [
        1,
        1,
        0,
        0,
    ]
    assert team.report.text == (
        "Stand-up Thu 26 Nov 2026\nAnswered: 0 of 3\nWaiting for: Ann, Dan, Lea\n[Answer]"
    )

    await answers(team.ann, q0="the export", q1="the import", q2="API keys", waits_for="client")
    team.world.later(seconds=10)
    await team.world.settles()
    assert team.report.text == (
        "Stand-up Thu 26 Nov 2026\n"
        "Answered: 1 of 3 · Ann\n"
        "Waiting for: Dan, Lea\n"
        "Blockers\n"
        "- Ann: API keys · waits for the client\n"
        "Each answer stands in the thread.\n"
        "[Answer]"
    )
    assert team.world.thread(team.report) == [
        "Ann\n"
        "What did you get done since last time?: the export\n"
        "What will you do today?: the import\n"
        "Is anything in your way?: API keys",
        "🚧 Ann: API keys\n"
        "waits for the client · since Thu 26 Nov 2026\n"
        "[Still there] [Solved] [Waits for the team] [Waits for somebody else]",
    ]

    await presses_in_dm(team.dan, "Not today")
    await team.comes("2026-11-26 10:30")
    assert len(told(team.lea)) == 2
    assert told(team.lea)[-1].startswith(
        "The stand-up of orders is still waiting for you, until 11:00"
    )
    assert len(told(team.ann)) == len(told(team.dan)) == 1  # those missing only

    await team.comes("2026-11-26 11:00")
    await team.world.settles()
    assert team.report.text.startswith(
        "Stand-up Thu 26 Nov 2026\nAnswered: 1 of 2 · Ann\nNo answer: Lea\nNot today: Dan\n"
    )
    team.world.later(minutes=30)
    await answers(team.lea, q0="reviews", q1="more reviews")
    team.world.later(seconds=10)
    await team.world.settles()
    assert "Answered: 2 of 2 · Ann, Lea (late)" in team.report.text
    assert team.world.thread(team.report)[-1].startswith("Lea · late\n")
    assert len([one for one in team.world.posted() if "[Answer]" in one.text]) == 1
