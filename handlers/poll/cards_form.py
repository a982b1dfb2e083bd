"""The forms of a poll. Pure."""

from collections.abc import Iterable, Sequence

from handlers.kit.forms import (
    ChoiceField,
    Field,
    Form,
    Option,
    PeopleField,
    Remark,
    TextField,
    TicksField,
    form,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import line, shortened
from handlers.poll import asking, cards, rules
from handlers.poll.actions import AddOption, Ask, Cast
from handlers.poll.asking import Typed
from handlers.poll.emoji import MOST
from handlers.poll.settings import Settings
from storage.people import Role
from storage.poll import Hidden, Poll, Style

EXTRAS = ("anonymous", "all", "add", "team")
TITLE = 24  # characters of a modal's title
EVERYBODY, LIVE = "everybody", "live"  # a menu's value cannot be empty


def ask_form(
    typed: Typed, said: tuple[Settings, str], ask: Ask, t: Translate, wrong: Sequence[str] = ()
) -> Form:
    """`said`: what was understood of its settings, and what was not."""
    remarks = (Remark(tuple(line(one) for one in wrong)),) if wrong else ()
    return form(
        t("poll-form-new"),
        t("poll-do-ask"),
        ask,
        *remarks,
        TextField("question", t("poll-question"), typed.question, longest=asking.QUESTION),
        TextField(
            "options",
            t("poll-options"),
            "\n".join(typed.options),
            multiline=True,
            hint=t("poll-options-hint", limit=MOST),
        ),
        *_manner(said[0], t),
        *_ending(*said, t),
        ChoiceField(
            "role",
            t("poll-asked"),
            (
                Option(EVERYBODY, t("poll-asked-everybody")),
                *(Option(one, t(f"role-{one}")) for one in Role),
            ),
            said[0].asked_role or EVERYBODY,
        ),
        PeopleField("people", t("poll-asked-people"), hint=t("poll-asked-hint")),
    )


def _manner(said: Settings, t: Translate) -> Iterable[Field]:
    yield ChoiceField(
        "style",
        t("poll-style"),
        tuple(Option(one, t(f"poll-style-{one}")) for one in Style),
        said.style,
    )
    most = str(said.most) if 1 < said.most < MOST else ""
    hint = t("poll-most-hint")
    yield TextField("most", t("poll-most"), most, optional=True, hint=hint, longest=2)
    yield ChoiceField(
        "hidden",
        t("poll-hidden"),
        tuple(Option(one or LIVE, t(f"poll-shown-{one or LIVE}")) for one in Hidden),
        said.hidden or LIVE,
    )
    ticks = tuple(Option(one, t(f"poll-extra-{one}")) for one in EXTRAS)
    are = (said.is_anonymous, said.closes_when_all, said.may_add, said.is_internal)
    ticked = tuple(one for one, is_set in zip(EXTRAS, are, strict=True) if is_set)
    yield TicksField("extras", t("poll-extras"), ticks, ticked)


def _ending(said: Settings, left: str, t: Translate) -> Iterable[Field]:
    """What was said and could not be understood comes back here."""
    ends = ", ".join(one for one in (said.closes, left) if one)
    yield TextField("closes", t("poll-closes"), ends, optional=True, hint=t("poll-closes-hint"))
    hint = t("poll-rhythm-hint")
    yield TextField("repeats", t("poll-rhythm"), said.repeats, optional=True, hint=hint)


def ballot_form(poll: Poll, platform: str, t: Translate) -> Form:
    """All of a vote at once: an anonymous one cannot be found again to add to it."""
    options = tuple(
        Option(str(place), cards.label(one, platform)) for place, one in enumerate(poll.options)
    )
    whole = (Remark((line(poll.question),)),) if len(poll.question) > TITLE else ()
    fields: tuple[Field, ...] = (
        TicksField("chosen", t("poll-choose-many", most=rules.most(poll)), options),
    )
    if poll.style == Style.RANKED:
        fields = tuple(
            ChoiceField(
                f"place{place}", t("poll-place", place=place + 1), options, optional=place > 0
            )
            for place in range(rules.most(poll))
        )
    title = shortened(poll.question, TITLE)
    return form(title, t("poll-do-vote"), Cast(poll.id or 0), *whole, *fields)


def option_form(poll: Poll, t: Translate) -> Form:
    return form(
        t("poll-form-option"),
        t("poll-do-add"),
        AddOption(poll.id or 0),
        TextField("option", t("poll-option"), hint=t("poll-option-hint"), longest=asking.OPTION),
    )
