"""What is a word of ours, who may see and end what, which emoji count."""

from datetime import UTC, datetime

import pytest

from handlers.feedback import rules
from handlers.kit.errors import Invalid, Refused
from storage.feedback import Feedback, Outcome
from storage.people import Role
from storage.projects import Audience, Room

NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
TEAM = Room(platform="slack", tenant="T1", room="team", project_id=1, name="team")
CLIENTS = TEAM.model_copy(update={"room": "client", "audience": Audience.CLIENT})


def item(outcome: Outcome = Outcome.OPEN, *, is_internal: bool = True) -> Feedback:
    return Feedback(
        project_id=1,
        number=1,
        words="slow",
        giver_id=7,
        giver_name="Ann",
        filed_by_id=7,
        is_internal=is_internal,
        made_at=NOW,
        outcome=outcome,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("done", ("done", "")),  # alone it is our word
        ("已处理", ("done", "")),
        ("Done is better than perfect", (None, "Done is better than perfect")),  # feedback
        ("list of orders is slow", (None, "list of orders is slow")),
        ("", (None, "")),
    ],
)
def test_only_a_word_alone_is_ours(text: str, expected: tuple[str | None, str]) -> None:
    assert rules.asked(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("#12", 12),
        ("\uff0312", 12),  # the sign of a Chinese keyboard
        ("12 days are too long", None),
        ("", None),
    ],
)
def test_a_number_alone_asks_for_an_item(text: str, number: int | None) -> None:
    assert rules.number(text) == number


@pytest.mark.parametrize(
    ("room", "role", "expected"),
    [
        (TEAM, Role.DEVELOPER, True),  # said among the team
        (TEAM, Role.CLIENT, False),  # the client is in the team's room too
        (CLIENTS, Role.DEVELOPER, False),  # everybody there has heard it
        (None, Role.CLIENT, True),  # to the bot alone: no room of theirs is to show it
    ],
)
def test_where_it_was_said_decides_who_sees_it(
    room: Room | None, role: Role, expected: bool
) -> None:
    assert rules.is_internal(room, role) is expected


@pytest.mark.parametrize(
    ("is_insider", "person_id", "is_internal", "expected"),
    [
        (True, 1, True, True),
        (False, 1, True, False),
        (False, 1, False, True),
        (False, 7, True, True),  # their own
    ],
)
def test_what_the_team_said_is_not_for_the_client(
    is_insider: bool, person_id: int, is_internal: bool, expected: bool
) -> None:
    one = item(is_internal=is_internal)
    assert rules.may_see(one, person_id=person_id, is_insider=is_insider) is expected


@pytest.mark.parametrize(
    ("role", "room", "expected"),
    [
        (Role.DEVELOPER, TEAM, True),
        (Role.ACCOUNT_MANAGER, None, True),  # alone with the bot
        (Role.ACCOUNT_MANAGER, CLIENTS, False),  # the client looks over the shoulder
        (Role.CLIENT, TEAM, False),
        (Role.OBSERVER, TEAM, False),
    ],
)
def test_who_reads_where_decides_what_is_shown(
    role: Role, room: Room | None, expected: bool
) -> None:
    assert rules.is_insider(role, room) is expected


@pytest.mark.parametrize(
    ("role", "outcome", "key"),
    [
        (Role.DEVELOPER, Outcome.OPEN, "feedback-only-enders"),
        (Role.CLIENT, Outcome.OPEN, "feedback-only-enders"),
        (Role.TECH_LEAD, Outcome.ANSWERED, "feedback-ended-before"),  # once is enough
    ],
)
def test_not_everybody_may_end_it(role: Role, outcome: Outcome, key: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.may_end(item(outcome), role)
    assert refused.value.reason.key == key


def test_nothing_ends_without_a_word() -> None:
    with pytest.raises(Invalid) as invalid:
        rules.reply({"reply": "  "})
    assert invalid.value.fields["reply"].key == "feedback-reply-missing"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (":bulb: thumbsdown", ["bulb", "thumbsdown"]),  # as Slack shows names
        ("FROWN，SOB", ["FROWN", "SOB"]),  # a Chinese comma
        ("bulb bulb", ["bulb"]),
        ("+1", ["+1"]),
        ("", []),  # none is a choice
    ],
)
def test_emoji_are_given_by_name(typed: str, expected: list[str]) -> None:
    assert rules.emoji({"slack": typed})["slack"] == expected


@pytest.mark.parametrize("platform", rules.USUAL_EMOJI)
def test_the_two_usual_signs_stand_for_their_names(platform: str) -> None:
    assert rules.emoji({platform: "💡, :🙁:"})[platform] == rules.USUAL_EMOJI[platform]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("🦄", "feedback-emoji-wrong"),
        (" ".join(f"e{n}" for n in range(11)), "feedback-emoji-many"),
    ],
)
def test_what_is_no_emojis_name_is_refused(typed: str, key: str) -> None:
    with pytest.raises(Invalid) as invalid:
        rules.emoji({"slack": typed})
    assert invalid.value.fields["slack"].key == key
