"""The forms of a review. Pure."""

from collections.abc import Mapping, Sequence

from handlers.kit import errands
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
from handlers.review import retro, rules
from handlers.review.actions import (
    AddPoint,
    Correct,
    Move,
    Plan,
    TakeErrand,
    Vote,
    WriteNotes,
)
from handlers.review.reading import TITLE
from storage.reviews import Kind

OPTION = 70  # characters of a choice: a Slack option holds 75
SECTIONS = ("attendance", "points", "decisions", "actions", "notes")
FIELD = 3000  # one Slack input


def plan_form(plan: Plan, kind: str, when: str, t: Translate) -> Form:
    kinds = tuple(Option(one, t(f"review-kind-{one}")) for one in Kind)
    fields: tuple[Field, ...] = (
        ChoiceField("kind", t("review-kind"), kinds, kind),
        TextField("when", t("review-when"), when, hint=t("review-when-hint")),
        TextField("title", t("review-name"), optional=True, longest=TITLE),
        TicksField(
            "options",
            t("review-options"),
            (Option("anonymous", t("review-option-anonymous")),),
            hint=t("review-anonymous-hint"),
        ),
        _grace(t),
    )
    return form(t("review-form-plan"), t("review-do-plan-it"), plan, *fields)


def _grace(t: Translate) -> ChoiceField:
    options = tuple(Option(str(one), t("review-grace-offer", count=one)) for one in rules.GRACES)
    return ChoiceField("grace", t("review-grace"), options, str(rules.GRACE))


def point_form(review_id: int, t: Translate) -> Form:
    text = TextField("text", t("review-point"), multiline=True, longest=rules.POINT)
    return form(t("review-form-point"), t("review-do-add-it"), AddPoint(review_id), text)


def move_form(review_id: int, when: str, t: Translate) -> Form:
    field = TextField("when", t("review-when"), when, hint=t("review-when-hint"))
    return form(t("review-form-move"), t("review-do-save"), Move(review_id), field)


def notes_form(review_id: int, t: Translate, *, is_anonymous: bool) -> Form:
    promise = "review-promise-anonymous" if is_anonymous else "review-promise-names"
    return form(
        t("review-form-notes"),
        t("review-do-hand-in"),
        WriteNotes(review_id),
        Remark((line(t(promise)),)),
        *(
            TextField(one, t(f"review-column-{one}"), multiline=True, optional=True)
            for one in retro.COLUMNS
        ),
    )


def vote_form(
    review_id: int,
    groups: Sequence[Mapping[str, object]],
    chosen: tuple[str, ...],
    t: Translate,
) -> Form:
    options = tuple(
        Option(str(place), shortened(_label(group), OPTION)) for place, group in enumerate(groups)
    )
    ticks = TicksField("groups", t("review-vote-for", limit=retro.VOTES), options, chosen)
    return form(t("review-form-vote"), t("review-do-vote-it"), Vote(review_id), ticks)


def _label(group: Mapping[str, object]) -> str:
    texts = group["texts"]
    assert isinstance(texts, list)
    return " ".join(str(texts[0]).split())


def errand_form(review_id: int, user: str, t: Translate) -> Form:
    return form(
        t("review-form-take"),
        t("review-do-add-it"),
        TakeErrand(review_id),
        TextField("text", t("review-errand"), multiline=True, longest=errands.LONGEST),
        PeopleField("owner", t("review-owner"), (user,)),
        TextField("due", t("review-due"), optional=True, hint=t("review-due-hint")),
    )


def correction_form(
    correct: Correct, number: int, sections: Mapping[str, Sequence[str]], t: Translate
) -> Form:
    """What does not fit into a field any more can be read, not corrected here."""
    fields: list[Field] = []
    for name in SECTIONS:
        text = "\n".join(sections.get(name, ()))
        label = t(f"review-section-{name}")
        if len(text) > FIELD:
            fields.append(Remark((line(t("review-too-long-to-edit", section=label)),)))
            continue
        hint = t("review-actions-hint") if name == "actions" else ""
        fields.append(TextField(name, label, text, multiline=True, optional=True, hint=hint))
    title = t("review-form-correct", number=number)
    return form(title, t("review-do-save"), correct, *fields)
