"""One event, one transaction, one answer."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from bot import dispatch
from handlers.kit.actions import Resume, Start
from handlers.kit.cards import Button, FieldErrors, Note, button
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command, Due, Finished, Said
from handlers.kit.forms import Form
from storage import inbox, schedule
from tests.bot.office import Bot, Send
from tests.chat import NOON, button_of


def click(command: Command, pressed: Button, **changes: Any) -> Click:
    """The button pressed by whoever gave the command."""
    given: dict[str, Any] = {
        "id": "click:1",
        "platform": command.platform,
        "tenant": command.tenant,
        "actor": command.actor,
        "room": command.room,
        "live": True,
        "action": pressed.action,
        "packed": pressed.packed,
    }
    return Click(**(given | changes))


class TestOnce:
    async def test_an_event_has_its_effects_once(self, bot: Bot) -> None:
        command = bot.command("say hello")
        assert await bot.happens(command) == Note("said hello")
        assert await bot.happens(command) is None
        assert bot.shown() == ["hello"]

    async def test_two_tenants_may_use_the_same_id(self, bot: Bot) -> None:
        command = bot.command("say hello")
        await bot.happens(command)
        await bot.happens(replace(command, tenant="T2"))
        assert bot.shown() == ["hello", "hello"]

    async def test_after_a_refusal_the_same_event_is_handled_again(self, bot: Bot) -> None:
        refused = bot.command("refuse hello")
        answer = await bot.happens(refused)
        assert isinstance(answer, Note)
        assert await bot.happens(replace(refused, name="say")) == Note("said hello")

    async def test_after_a_bug_the_same_event_is_handled_again(self, bot: Bot) -> None:
        broken = bot.command("break hello")
        await bot.happens(broken)
        assert await bot.happens(replace(broken, name="say")) == Note("said hello")


class TestFailures:
    @pytest.mark.parametrize("live", [True, False], ids=["slash", "mention"])
    async def test_what_is_wrong_with_a_form_that_nobody_opened_is_said(
        self, bot: Bot, live: bool
    ) -> None:
        """A word typed in a channel may end where a form's field would be marked."""
        answer = await bot.happens(replace(bot.command("refuse-fields"), live=live))
        told = [answer.text] if isinstance(answer, Note) else bot.shown("@UANN")
        assert len(told) == 1
        assert "project" in told[0]

    async def test_a_refusal_undoes_everything(self, bot: Bot) -> None:
        answer = await bot.happens(bot.command("refuse hello"))
        assert answer == Note(
            "I do not know which project you mean. Say it in the project’s channel."
        )
        assert bot.chat.messages == []

    async def test_a_bug_undoes_everything_and_gives_a_number(self, bot: Bot) -> None:
        answer = await bot.happens(bot.command("break hello"))
        assert isinstance(answer, Note)
        assert "b06" in answer.text
        assert bot.chat.messages == []

    async def test_where_nobody_waits_the_number_comes_as_a_message(self, bot: Bot) -> None:
        await bot.happens(bot.command("break hello", live=False))
        (told,) = bot.shown("@UANN")
        assert "b06" in told

    async def test_of_a_bug_a_person_hears_once(self, bot: Bot) -> None:
        broken = bot.command("break hello", live=False)
        await bot.happens(broken)
        await bot.happens(broken)  # the platform comes again
        assert len(bot.shown("@UANN")) == 1

    async def test_a_refused_form_stays_open(self, bot: Bot) -> None:
        command = bot.command("say hello")
        stale = click(command, Button("Old", "test.gone", "{}"), values={"text": "typed"})
        answer = await bot.happens(stale)
        assert isinstance(answer, FieldErrors)
        ((field, words),) = answer.fields
        assert field == ""  # the form as a whole
        assert "no longer works" in words

    @pytest.mark.parametrize(
        ("action", "packed"),
        [
            ("test.gone", "{}"),  # of a feature that went away
            ("test.send", '{"txt":"x"}'),  # drawn by an older release
            ("test.send", "[]"),  # made up
            ("test.send", "nonsense"),
            ("kit.resume", '{"draft_id":99}'),  # whose draft is gone
        ],
    )
    async def test_buttons_nobody_knows_say_so(self, bot: Bot, action: str, packed: str) -> None:
        answer = await bot.happens(click(bot.command("say"), Button("?", action, packed)))
        assert isinstance(answer, Note)
        assert "no longer works" in answer.text

    async def test_what_nobody_did_and_fails_is_left_to_come_again(self, bot: Bot) -> None:
        async with bot.database.transaction() as tx:
            await schedule.plan(tx, "noon", 1, NOON)
        due = Due(id="noon:1", platform="slack", tenant="T1", name="noon", subject=1, at=NOON)
        for _ in range(2):
            with pytest.raises(RuntimeError, match="a bug"):
                await bot.gets(due)


class TestDatabaseTrouble:
    async def test_a_lost_race_is_run_again(
        self, bot: Bot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fails = [_locked(), _locked()]
        _fail_with(fails, monkeypatch)
        assert await bot.happens(bot.command("say hello")) == Note("said hello")
        assert fails == []
        assert bot.shown() == ["hello"]

    async def test_whoever_waits_is_told_when_the_database_is_away(
        self, bot: Bot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _fail_with([_locked()] * 9, monkeypatch)
        answer = await bot.gets(bot.command("say hello"))
        assert isinstance(answer, Note)
        assert "b06" in answer.text

    @pytest.mark.parametrize("error", ["locked", "refused"])
    async def test_an_event_nobody_waits_for_is_left_to_come_again(
        self, bot: Bot, monkeypatch: pytest.MonkeyPatch, error: str
    ) -> None:
        """Even if the database is back a moment later: it is not the person who must try again."""
        trouble = {"locked": _locked(), "refused": ConnectionRefusedError()}[error]
        command = bot.command("say hello", live=False)
        with monkeypatch.context() as patched:
            _fail_with([trouble] * dispatch.TRIES, patched)
            with pytest.raises(type(trouble)):
                await bot.gets(command)
        await bot.happens(command)
        assert bot.shown() == ["hello"]
        assert bot.shown("@UANN") == ["said hello"]


def _locked() -> DBAPIError:
    return DBAPIError("BEGIN", {}, Exception("database is locked"))


def _fail_with(errors: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """The first transactions meet these errors."""
    real = inbox.first_time

    async def first_time(*args: Any) -> bool:
        if errors:
            raise errors.pop(0)
        return await real(*args)

    monkeypatch.setattr(inbox, "first_time", first_time)


class TestParkedForms:
    async def parked(self, bot: Bot, command: Command) -> Button:
        await bot.happens(command)
        (told,) = bot.posted(room="@UANN", thread=command.thread)
        return button_of(told.card, "A form")

    async def test_a_form_waits_behind_a_button_where_it_cannot_open(self, bot: Bot) -> None:
        command = bot.command("form prefilled", live=False)
        pressed = await self.parked(bot, command)
        opened = await bot.happens(click(command, pressed))
        assert isinstance(opened, Form)
        assert [one.value for one in opened.fields if hasattr(one, "value")] == ["prefilled"]

    async def test_only_its_owner_opens_it(self, bot: Bot) -> None:
        bot.person("Bob")
        command = bot.command("form prefilled", live=False)
        pressed = await self.parked(bot, command)
        for stranger in ({"actor": "UBOB"}, {"tenant": "T2"}):
            answer = await bot.happens(click(command, pressed, id=str(stranger), **stranger))
            assert isinstance(answer, Note)
            assert "no longer works" in answer.text

    async def test_what_comes_of_it_belongs_where_it_was_typed(self, bot: Bot) -> None:
        command = bot.command("form prefilled", live=False)
        pressed = await self.parked(bot, command)
        pressed = replace(pressed, action="kit.resume")
        opened = await bot.happens(click(command, pressed, room="@UANN", direct=True))
        assert isinstance(opened, Form)

    async def test_it_opens_as_often_as_it_is_pressed(self, bot: Bot) -> None:
        command = bot.command("form prefilled", live=False)
        pressed = await self.parked(bot, command)
        for number in range(2):
            opened = await bot.happens(click(command, pressed, id=f"click:{number}"))
            assert isinstance(opened, Form)


async def test_an_answer_travels_to_the_thread_it_was_asked_in(bot: Bot) -> None:
    await bot.happens(bot.command("say hello", live=False, thread="m0"))
    (told,) = bot.posted(room="@UANN", thread="m0")
    assert told.text == "said hello"


async def test_submitted_values_reach_the_handler(bot: Bot) -> None:
    command = bot.command("form")
    await bot.happens(click(command, button("Send", Send("a")), values={"text": "b"}))
    assert bot.features.submitted == ["ab"]


async def test_an_answer_of_the_world_comes_back_as_an_event(bot: Bot) -> None:
    finished = Finished(
        id="asked:1",
        platform="slack",
        tenant="T1",
        name="asked",
        args={"question": "why?"},
        result=42,
    )
    await bot.happens(finished)
    await bot.happens(finished)  # asked twice, answered once
    assert bot.features.submitted == ["why? → 42"]


async def test_resume_is_the_only_action_of_the_kit() -> None:
    assert Resume(7).pack() == '{"draft_id":7}'


class TestStarting:
    """A button that opens the door of another feature."""

    async def test_it_is_the_command_somebody_would_have_typed(self, bot: Bot) -> None:
        start = button("Say it", Start("say", "hello there"))
        assert await bot.happens(click(bot.command("say"), start)) == Note("said hello there")

    async def test_it_may_be_about_a_message(self, bot: Bot) -> None:
        bot.chat.said["m7"] = Said("m7", "UANN", "Ann", "the cache is slow", NOON, "https://x/m7")
        start = button("About it", Start("about", "with words", message="m7"))
        answer = await bot.happens(click(bot.command("say"), start))
        assert answer == Note("about the cache is slow")

    async def test_made_up_it_no_longer_works(self, bot: Bot) -> None:
        answer = await bot.happens(click(bot.command("say"), Button("?", Start.name, "[]")))
        assert isinstance(answer, Note)
        assert "no longer works" in answer.text


class TestTalking:
    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("hello", "hello yourself"),  # a feature was waiting for it
            ("good evening", "help"),  # none was
            ("about that", "about None"),  # a word of ours
            ("about: this\nhello", "hello yourself"),  # ... that begins an answer
            ("/about this\nhello", "about None"),  # ... that was meant as one
        ],
    )
    async def test_words_to_the_bot_alone(self, bot: Bot, typed: str, told: str) -> None:
        await bot.person("Ann").mentions(typed, direct=True)
        assert told in bot.shown("@UANN")[-1]

    async def test_in_a_room_nobody_guesses(self, bot: Bot) -> None:
        await bot.person("Ann").mentions("hello")
        assert bot.shown("@UANN") == ["help"]


class TestTime:
    async def test_it_happens_once_and_says_how_late_it_is(self, bot: Bot) -> None:
        bot.features.noon_breaks = False
        async with bot.database.transaction() as tx:
            await schedule.plan(tx, "noon", 7, NOON)
        bot.later(seconds=90)
        await bot.ticks()
        await bot.ticks()
        assert bot.features.submitted == ["noon 7, 90 s late"]

    @pytest.mark.parametrize("error", [RuntimeError("a bug"), Refused("kit-no-project")])
    async def test_one_that_fails_holds_up_no_other_and_is_tried_again(
        self, bot: Bot, error: Exception
    ) -> None:
        bot.features.noon_breaks_with = error
        async with bot.database.transaction() as tx:
            await schedule.plan(tx, "noon", 1, NOON)
        await bot.ticks()
        bot.features.noon_breaks = False
        async with bot.database.transaction() as tx:
            await schedule.plan(tx, "noon", 2, NOON)
        await bot.ticks()
        bot.later(seconds=2)
        await bot.ticks()
        assert bot.features.submitted == ["noon 2, 0 s late", "noon 1, 2 s late"]
