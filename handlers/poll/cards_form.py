"""The forms of a poll. Pure."""

from collections.abc import Iterable

from handlers.kit.forms import (
    ChoiceField,
    Field,
    Form,
    Option,
    PeopleField,
    TextField,
    TicksField,
    form,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import shortened
from handlers.poll import asking, rules
from handlers.poll.actions import AddOption, Ask, Cast
from handlers.poll.asking import Typed
from handlers.poll.emoji import MOST
from storage.people import Role
from storage.poll import Hidden, Poll, Style

EXTRAS = ("anonymous", "all", "add", "team")
TITLE = 24  # characters of a modal's title
EVERYBODY, LIVE = "everybody", "live"  # a menu's value cannot be empty


def ask_form(typed: Typed, ask: Ask, t: Translate) -> Form:
    return form(
        t("poll-form-new"),
        t("poll-do-ask"),
        ask,
        TextField("question", t("poll-question"), typed.question, longest=asking.QUESTION),
        TextField(
            "options",
            t("poll-options"),
            "\n".join(typed.options),
            multiline=True,
            hint=t("poll-options-hint", limit=MOST),
        ),
        *_manner(t),
        *_ending(typed, t),
        ChoiceField(
            "role",
            t("poll-asked"),
            (
                Option(EVERYBODY, t("poll-asked-everybody")),
                *(Option(one, t(f"role-{one}")) for one in Role),
            ),
            EVERYBODY,
        ),
        PeopleField("people", t("poll-asked-people"), hint=t("poll-asked-hint")),
    )


def _manner(t: Translate) -> Iterable[Field]:
    yield ChoiceField(
        "style",
        t("poll-style"),
        tuple(Option(one, t(f"poll-style-{one}")) for one in Style),
        Style.SINGLE,
    )
    yield TextField("most", t("poll-most"), optional=True, hint=t("poll-most-hint"), longest=2)
    yield ChoiceField(
        "hidden",
        t("poll-hidden"),
        tuple(Option(one or LIVE, t(f"poll-shown-{one or LIVE}")) for one in Hidden),
        LIVE,
    )
    ticks = tuple(Option(one, t(f"poll-extra-{one}")) for one in EXTRAS)
    yield TicksField("extras", t("poll-extras"), ticks)


def _ending(typed: Typed, t: Translate) -> Iterable[Field]:
    """What stood in brackets and could not be understood comes back here."""
    settings = typed.settings
    yield TextField(
        "closes", t("poll-closes"), settings, optional=True, hint=t("poll-closes-hint")
    )
    yield TextField("repeats", t("poll-rhythm"), optional=True, hint=t("poll-rhythm-hint"))


def ballot_form(poll: Poll, t: Translate) -> Form:
    """All of a vote at once: an anonymous one cannot be found again to add to it."""
    options = tuple(
        Option(str(place), f"{one['sign']} {one['text']}")
        for place, one in enumerate(poll.options)
    )
    fields: tuple[Field, ...] = (
        TicksField("chosen", t("poll-choose-many", most=rules.most(poll)), options),
    )
    if poll.style == Style.RANKED:
        fields = tuple(
            ChoiceField(
                f"place{place}", t("poll-place", place=place + 1), options, optional=place > 0
            )
            for place in range(len(options))
        )
    return form(shortened(poll.question, TITLE), t("poll-do-vote"), Cast(poll.id or 0), *fields)


def option_form(poll: Poll, t: Translate) -> Form:
    return form(
        t("poll-form-option"),
        t("poll-do-add"),
        AddOption(poll.id or 0),
        TextField("option", t("poll-option"), hint=t("poll-option-hint"), longest=asking.OPTION),
    )
