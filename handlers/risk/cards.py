"""A risk, all of them, and the forms. Pure."""

from collections.abc import Iterator, Sequence
from functools import partial

from handlers.kit import dates
from handlers.kit.actions import Action
from handlers.kit.cards import (
    Block,
    Button,
    Buttons,
    Card,
    Facts,
    Row,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.forms import ChoiceField, Field, Form, Option, Remark, TextField, form
from handlers.kit.i18n import Translate
from handlers.kit.paging import turns
from handlers.kit.text import Line, bold, line, shortened
from handlers.risk import rules
from handlers.risk.actions import (
    Add,
    AskAdd,
    AskClose,
    AskEdit,
    Close,
    Edit,
    History,
    List,
    Reopen,
    Show,
)
from handlers.risk.view import View
from storage.risk import Level, Risk

PAGE = 8
TITLE = 120
MOST_PEOPLE = 99  # of the 100 options a list of Slack's holds
TONES = ((6, Tone.BAD), (3, Tone.ASKING), (0, Tone.CALM))  # from this weight on


def risk_card(risk: Risk, view: View, t: Translate, *, asks: bool = False) -> Card:
    """`asks`: its owner is asked whether it still stands."""
    weight = rules.weight(risk)
    tone = next(tone for least, tone in TONES if weight >= least)
    blocks: list[Block] = [Text((bold(t("risk-still")),))] if asks else []
    if len(risk.what) > TITLE:
        blocks.append(Text((line(risk.what),)))
    blocks.append(Facts(tuple(_facts(risk, view, t))))
    blocks.append(Buttons(tuple(_buttons(risk, t))))
    title = t("risk-title", number=risk.number, what=shortened(risk.what, TITLE))
    return Card(title, tuple(blocks), Tone.GOOD if risk.closed_at else tone, title)


def _facts(risk: Risk, view: View, t: Translate) -> Iterator[tuple[str, Line]]:
    yield t("risk-weighs"), bold(_weighs(risk, t))
    yield t("risk-owner"), line(view.name(risk.owner_id) or t("risk-nobody"))
    yield t("risk-answer"), line(risk.answer or t("risk-no-answer"))
    if risk.closed_at is not None:
        yield t("risk-closed"), line(risk.outcome)
    elif risk.review_on is not None:
        yield t("risk-review-on"), line(dates.day_in_words(risk.review_on, t.language))
    readers = "team" if risk.is_internal else "client"
    yield t("risk-readers"), line(t(f"risk-readers-{readers}"))


def _weighs(risk: Risk, t: Translate) -> str:
    likelihood, effect = (t(f"risk-level-{one}") for one in (risk.likelihood, risk.effect))
    return t("risk-weight", likelihood=likelihood, effect=effect)


def _buttons(risk: Risk, t: Translate) -> Iterator[Button]:
    id_ = risk.id or 0
    if risk.closed_at is not None:
        yield button(t("risk-do-reopen"), Reopen(id_))
    else:
        yield button(t("risk-do-edit"), AskEdit(id_), Weight.PRIMARY)
        yield button(t("risk-do-close"), AskClose(id_))
    yield button(t("risk-do-history"), History(id_, 0))


def hidden_card(risk: Risk, t: Translate) -> Card:
    """Where the client read it before it became the team's own."""
    return Card(blocks=(Text((line(t("risk-hidden", number=risk.number)),)),))


def list_card(found: Sequence[Risk], view: View, asked: List, t: Translate) -> Card:
    """`found`: all that may be read, in order."""
    page = found[asked.offset : asked.offset + PAGE]
    key = "risk-list-closed" if asked.is_closed else "risk-list-open"
    blocks: list[Block] = [
        Row(line(_summary(one, view, t)), button(t("risk-do-show"), Show(one.id or 0)))
        for one in page
    ]
    if not blocks:
        blocks.append(Text((line(t("risk-none")),)))
    at = partial(List, asked.project_id, asked.is_closed)
    pages = turns(asked.offset, PAGE, at, t, has_older=asked.offset + PAGE < len(found))
    blocks.append(Buttons((*pages, button(t("risk-do-add"), AskAdd(asked.project_id)))))
    return Card(t(key, count=len(found)), tuple(blocks))


def _summary(risk: Risk, view: View, t: Translate) -> str:
    parts = [_weighs(risk, t), view.name(risk.owner_id) or t("risk-nobody")]
    if risk.review_on is not None and risk.closed_at is None:
        day = dates.day_in_words(risk.review_on, t.language)
        parts.append(t("risk-review-by", day=day))
    return f"#{risk.number} {shortened(risk.what, TITLE)}\n{' · '.join(parts)}"


def add_form(what: str, view: View, t: Translate, *, is_of_client: bool) -> Form:
    blank = Risk(project_id=0, number=0, what=what, author_id=0, made_at=view.project.made_at)
    add = Add(view.project.id or 0)
    return _form(t("risk-form-add"), add, blank, view, t, is_of_client=is_of_client)


def edit_form(risk: Risk, view: View, t: Translate) -> Form:
    title = t("risk-form-edit", number=risk.number)
    return _form(title, Edit(risk.id or 0, risk.version), risk, view, t, is_of_client=False)


def _form(  # noqa: PLR0913  what both forms need
    title: str, action: Action, risk: Risk, view: View, t: Translate, *, is_of_client: bool
) -> Form:
    levels = tuple(Option(one, t(f"risk-level-{one}")) for one in Level)
    review = dates.day_in_words(risk.review_on, t.language) if risk.review_on else ""
    fields: list[Field] = [
        TextField("what", t("risk-what"), risk.what, multiline=True, longest=rules.WHAT),
        ChoiceField("likelihood", t("risk-likelihood"), levels, risk.likelihood),
        ChoiceField("effect", t("risk-effect"), levels, risk.effect),
        _owner(risk, view, t),
        TextField("answer", t("risk-answer"), risk.answer, multiline=True, optional=True),
        TextField(
            "review_on", t("risk-review-on"), review, optional=True, hint=t("risk-review-hint")
        ),
    ]
    if not is_of_client:
        readers = tuple(Option(one, t(f"risk-readers-{one}")) for one in ("team", "client"))
        chosen = "team" if risk.is_internal else "client"
        fields.append(ChoiceField("readers", t("risk-readers"), readers, chosen))
    return form(title, t("risk-do-save"), action, *fields)


def _owner(risk: Risk, view: View, t: Translate) -> ChoiceField:
    people = {known.person.id or 0: known.person.name for known in view.members[:MOST_PEOPLE]}
    if risk.owner_id is not None:
        people.setdefault(risk.owner_id, view.name(risk.owner_id))
    nobody = Option("nobody", t("risk-nobody"))
    options = (nobody, *(Option(str(id_), name) for id_, name in people.items()))
    chosen = str(risk.owner_id) if risk.owner_id is not None else nobody.value
    return ChoiceField("owner", t("risk-owner"), options, chosen)


def close_form(risk: Risk, t: Translate) -> Form:
    return form(
        t("risk-form-close", number=risk.number),
        t("risk-do-close"),
        Close(risk.id or 0),
        Remark((line(risk.what),)),
        TextField("outcome", t("risk-outcome"), multiline=True, hint=t("risk-outcome-hint")),
    )


def help_card(t: Translate) -> Card:
    lines = tuple(line(one) for one in t("risk-help").splitlines())
    return Card(t("risk-help-title"), (Text(lines),))
