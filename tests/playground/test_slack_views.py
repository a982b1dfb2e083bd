"""Modals and Home tabs: triggers, stacks, hashes, and forms as people fill them in."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.playground.slack import NotOffered, Person, View
from tests.playground.slack_bot import Scene, refusal, scene

JSON = dict[str, Any]


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def plain(text: str) -> JSON:
    return {"type": "plain_text", "text": text}


def field(block_id: str, element: JSON, **more: Any) -> JSON:
    element = {"action_id": "v", **element}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(block_id),
        "element": element,
    } | more


def modal(*blocks: JSON, **more: Any) -> JSON:
    title = field("title", {"type": "plain_text_input", "initial_value": "old"})
    return {
        "type": "modal",
        "title": plain("T"),
        "submit": plain("Go"),
        "blocks": list(blocks) or [title],
    } | more


def trigger(s: Scene, view: View | None = None, person: Person | None = None) -> str:
    return s.slack.workspace.new_trigger((person or s.ann).user, view)


async def opened(s: Scene, *blocks: JSON, **more: Any) -> View:
    await s.client.views_open(trigger_id=trigger(s), view=modal(*blocks, **more))
    assert s.ann.view is not None
    return s.ann.view


async def test_a_trigger_opens_one_modal_for_its_person() -> None:
    async with scene() as s:
        key = trigger(s)
        answer = await s.client.views_open(trigger_id=key, view=modal(callback_id="c"))
        again = await refusal(s.client.views_open(trigger_id=key, view=modal()))

        assert s.ann.view is not None
        assert s.li.view is None
        assert answer["view"]["id"] == s.ann.view.id == answer["view"]["root_view_id"]
        assert answer["view"]["callback_id"] == "c"
        assert again["error"] == "exchanged_trigger_id"


@pytest.mark.parametrize(
    ("seconds", "error"),
    [(2.9, None), (3.1, "expired_trigger_id")],
    ids=["just in time", "too late"],
)
async def test_a_trigger_lives_three_seconds(seconds: float, error: str | None) -> None:
    clock = Hand()
    async with scene(clock=clock) as s:
        key = trigger(s)
        clock.now += seconds

        if error is None:
            await s.client.views_open(trigger_id=key, view=modal())
        else:
            refused = await refusal(s.client.views_open(trigger_id=key, view=modal()))
            assert refused["error"] == error


async def test_a_trigger_nobody_gave_is_invalid() -> None:
    async with scene() as s:
        answer = await refusal(s.client.views_open(trigger_id="1.2.x", view=modal()))

        assert answer["error"] == "invalid_trigger_id"


async def test_a_bad_view_is_refused_and_does_not_use_up_the_trigger() -> None:
    async with scene() as s:
        key = trigger(s)
        answer = await refusal(
            s.client.views_open(trigger_id=key, view=modal(title=plain("x" * 25)))
        )
        await s.client.views_open(trigger_id=key, view=modal())

        assert answer["error"] == "invalid_arguments"
        assert answer["response_metadata"]["messages"] == [
            "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
        ]


async def test_three_modals_are_the_most_a_stack_takes() -> None:
    async with scene() as s:
        root = await opened(s)
        for _ in range(2):
            await s.client.views_push(trigger_id=trigger(s, s.ann.view), view=modal())
        answer = await refusal(
            s.client.views_push(trigger_id=trigger(s, s.ann.view), view=modal())
        )

        assert answer["error"] == "push_limit_reached"
        assert len(s.ann.views) == 3
        assert s.ann.views[1].previous_id == root.id
        assert s.ann.views[2].root_id == root.id


async def test_only_a_trigger_from_a_modal_can_push() -> None:
    async with scene() as s:
        await opened(s)

        answer = await refusal(s.client.views_push(trigger_id=trigger(s), view=modal()))

        assert answer["error"] == "not_found"


async def test_an_update_keeps_what_was_typed_where_the_ids_stay() -> None:
    async with scene() as s:
        view = await opened(s)
        s.ann.fill({"title": "typed"})
        other = field("new", {"type": "plain_text_input", "initial_value": "fresh"})
        kept = field("title", {"type": "plain_text_input", "initial_value": "ignored"})

        await s.client.views_update(view_id=view.id, view=modal(kept, other))

        assert view.state["title"]["v"]["value"] == "typed"
        assert view.state["new"]["v"]["value"] == "fresh"


async def test_an_update_with_an_old_hash_conflicts() -> None:
    async with scene() as s:
        view = await opened(s)
        old = view.hash
        await s.client.views_update(view_id=view.id, hash=old, view=modal())

        errors = [
            (await refusal(s.client.views_update(view_id=view.id, hash=given, view=modal())))[
                "error"
            ]
            for given in (old, "")
        ]

        assert errors == ["hash_conflict", "hash_conflict"]


async def test_a_closed_modal_cannot_be_updated() -> None:
    async with scene() as s:
        view = await opened(s)
        await s.ann.close()

        answer = await refusal(s.client.views_update(view_id=view.id, view=modal()))

        assert answer["error"] == "not_found"


async def test_an_external_id_is_unique_in_the_team() -> None:
    async with scene() as s:
        await opened(s, external_id="form-1")
        await s.client.views_update(external_id="form-1", view=modal(external_id="form-1"))

        answer = await refusal(
            s.client.views_open(
                trigger_id=trigger(s, person=s.li), view=modal(external_id="form-1")
            )
        )

        assert answer["error"] == "duplicate_external_id"


async def test_each_person_has_a_home_of_their_own() -> None:
    async with scene() as s:
        home = {"type": "home", "blocks": [{"type": "divider"}]}
        first = await s.client.views_publish(user_id=s.ann.id, view=home)
        await s.client.views_publish(
            user_id=s.ann.id, hash=first["view"]["hash"], view=home | {"callback_id": "two"}
        )
        stale = await refusal(
            s.client.views_publish(user_id=s.ann.id, hash=first["view"]["hash"], view=home)
        )
        wrong = await refusal(s.client.views_publish(user_id=s.ann.id, view=modal()))

        assert s.ann.home is not None
        assert s.ann.home.definition["callback_id"] == "two"
        assert s.li.home is None
        assert stale["error"] == "hash_conflict"
        assert wrong["error"] == "invalid_arguments"


def options(*labels: str) -> list[JSON]:
    return [{"text": plain(label), "value": label.lower()} for label in labels]


FIELDS: list[tuple[str, JSON, Any, JSON]] = [
    ("text", {"type": "plain_text_input"}, "a < b", {"value": "a < b"}),
    ("emptied text", {"type": "plain_text_input", "initial_value": "a"}, None, {"value": None}),
    ("a number", {"type": "number_input", "is_decimal_allowed": True}, 2.5, {"value": "2.5"}),
    ("a menu by label", {"type": "static_select", "options": options("High", "Low")}, "High",
        {"selected_option": options("High")[0]}),
    ("a menu by value", {"type": "static_select", "options": options("High", "Low")}, "low",
        {"selected_option": options("Low")[0]}),
    ("several", {"type": "multi_static_select", "options": options("A", "B", "C")}, ["A", "C"],
        {"selected_options": options("A", "C")}),
    ("boxes ticked", {"type": "checkboxes", "options": options("A", "B")}, ["B"],
        {"selected_options": options("B")}),
    ("a radio button", {"type": "radio_buttons", "options": options("A", "B")}, "B",
        {"selected_option": options("B")[0]}),
    ("a day", {"type": "datepicker"}, "2026-11-27", {"selected_date": "2026-11-27"}),
    ("a time", {"type": "timepicker"}, "09:30", {"selected_time": "09:30"}),
    ("a person", {"type": "users_select"}, "U1", {"selected_user": "U1"}),
    ("people", {"type": "multi_users_select"}, ["U1", "U2"], {"selected_users": ["U1", "U2"]}),
    ("a room", {"type": "conversations_select"}, "C1", {"selected_conversation": "C1"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "element", "value", "state"), FIELDS, ids=[case[0] for case in FIELDS]
)
async def test_every_kind_of_field_keeps_what_is_entered(
    note: str, element: JSON, value: Any, state: JSON
) -> None:
    async with scene() as s:
        view = await opened(s, field("f", element))

        s.ann.fill({"f": value})

        assert view.state == {"f": {"v": {"type": element["type"], **state}}}


OBJECTIONS: list[tuple[str, JSON, Any]] = [
    ("nothing in a required field", {"type": "plain_text_input"}, ""),
    ("nothing chosen", {"type": "multi_users_select"}, []),
    ("too short", {"type": "plain_text_input", "min_length": 3}, "ab"),
    ("too long", {"type": "plain_text_input", "max_length": 3}, "abcd"),
    ("too many", {"type": "multi_users_select", "max_selected_items": 1}, ["U1", "U2"]),
    ("not a number", {"type": "number_input", "is_decimal_allowed": True}, "x"),
    ("not whole", {"type": "number_input", "is_decimal_allowed": False}, "1.5"),
    ("too small", {"type": "number_input", "is_decimal_allowed": False, "min_value": "2"}, "1"),
    ("no address", {"type": "email_text_input"}, "ann"),
    ("no link", {"type": "url_text_input"}, "example.com"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "element", "value"), OBJECTIONS, ids=[case[0] for case in OBJECTIONS]
)
async def test_the_client_objects_before_anything_is_sent(
    note: str, element: JSON, value: Any
) -> None:
    async with scene() as s:
        view = await opened(s, field("f", element))

        seen = await s.ann.submit({"f": value})

        assert list(seen.errors) == ["f"]
        assert seen.status is None, "the app heard nothing"
        assert s.ann.view is view


async def test_optional_fields_may_stay_empty() -> None:
    async with scene() as s:
        await opened(s, field("f", {"type": "plain_text_input"}, optional=True))

        seen = await s.ann.submit()

        assert seen.error == "trouble_connecting", "nobody listens, but it was sent"


NOT_OFFERED: list[tuple[str, Callable[[Scene], Any]]] = [
    ("a field that is not there", lambda s: s.ann.submit({"nope": "x"})),
    ("an option that is not there", lambda s: s.ann.submit({"pick": "Z"})),
    ("a modal of somebody else", lambda s: s.li.submit({})),
    ("closing what is not open", lambda s: s.li.close()),
]  # fmt: skip


@pytest.mark.parametrize(("note", "act"), NOT_OFFERED, ids=[case[0] for case in NOT_OFFERED])
async def test_people_cannot_do_what_they_do_not_see(
    note: str, act: Callable[[Scene], Any]
) -> None:
    async with scene() as s:
        await opened(s, field("pick", {"type": "static_select", "options": options("A")}))

        with pytest.raises(NotOffered):
            await act(s)
