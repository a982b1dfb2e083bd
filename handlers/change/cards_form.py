"""The forms of a change. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.change import reading, rules, words
from handlers.change.actions import Accept, Assess, Decline, Edit, Propose
from handlers.change.cards_effect import shift_fields
from handlers.change.reading import Prefill
from handlers.change.view import View
from handlers.kit.actions import Action
from handlers.kit.forms import (
    ChoiceField,
    Field,
    Form,
    Option,
    Remark,
    TextField,
    TicksField,
    form,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import bold, line
from storage.change import Assessment, Kind, Priority
from storage.plan import Item


def propose_form(prefill: Prefill, propose: Propose, t: Translate) -> Form:
    due = words.due(prefill.due.day, prefill.due.time, t) if prefill.due else ""
    filled = {"title": prefill.title, "what": prefill.what, "due": due}
    return _content_form(t("change-form-new"), t("change-do-propose"), propose, filled, t)


def edit_form(view: View, t: Translate) -> Form:
    change = view.change
    filled = {
        "title": change.title,
        "what": change.what,
        "due": words.due(change.due_day, change.due_time, t) if change.due_day else "",
        "criteria": "\n".join(change.criteria),
        "kind": change.kind,
        "priority": change.priority,
    }
    title = t("change-form-edit", number=change.number)
    edit = Edit(change.id or 0, rules.terms(change))
    whole = _content_form(title, t("change-do-save"), edit, filled, t)
    return replace(whole, fields=(*_warning("change-edit-voids", view, t), *whole.fields))


def _content_form(
    title: str, submit: str, action: Action, filled: Mapping[str, str], t: Translate
) -> Form:
    fields: tuple[Field, ...] = (
        TextField("title", t("change-title"), filled["title"], longest=reading.TITLE),
        TextField("what", t("change-what"), filled["what"], multiline=True, optional=True),
        ChoiceField(
            "kind",
            t("change-kind"),
            tuple(Option(kind, t(f"change-kind-{kind}")) for kind in Kind),
            filled.get("kind", Kind.NEW),
        ),
        ChoiceField(
            "priority",
            t("change-priority"),
            tuple(Option(one, t(f"change-priority-{one}")) for one in Priority),
            filled.get("priority", Priority.NORMAL),
        ),
        TextField("due", t("change-due"), filled["due"], optional=True, hint=t("change-due-hint")),
        TextField(
            "criteria",
            t("change-criteria"),
            filled.get("criteria", ""),
            multiline=True,
            optional=True,
            hint=t("change-criteria-hint", limit=reading.CRITERIA),
        ),
    )
    return form(title, submit, action, *fields)


def assess_form(view: View, t: Translate, items: Sequence[Item] = ()) -> Form:
    change = view.change
    return form(
        t("change-form-assess", number=change.number),
        t("change-do-save"),
        Assess(change.id or 0, rules.terms(change)),
        Remark((line(change.title),)),
        *_warning("change-voids-approval", view, t),
        *_estimate_fields(view.assessment, view.project.currency, t),
        *_moves_fields(view.assessment, items, t),
    )


def _warning(key: str, view: View, t: Translate) -> tuple[Remark, ...]:
    """Before somebody undoes the approvals of others without knowing."""
    return (Remark((bold(t(key)),)),) if view.approvals else ()


def _estimate_fields(before: Assessment | None, currency: str, t: Translate) -> tuple[Field, ...]:
    """Filled with what was judged before, so that confirming it again is one press."""
    effort = f"{before.effort_days.normalize():f}" if before else ""
    cost = f"{before.cost:f}" if before and before.cost is not None else ""
    risk, internal = (before.risk, before.internal) if before else ("", "")
    return (
        TextField("effort", t("change-effort-field"), effort, hint=t("change-effort-hint")),
        TextField("cost", t("change-cost-field", currency=currency), cost, optional=True),
        _notes("risk", t("change-risk-field"), risk),
        _notes("internal", t("change-internal-field"), internal, t("change-internal-hint")),
    )


def _moves_fields(
    before: Assessment | None, items: Sequence[Item], t: Translate
) -> tuple[Field, ...]:
    """Of the plan; in words only where there is none, or where words were written before."""
    moves = "\n".join(before.moves) if before else ""
    in_words = _notes("moves", t("change-moves"), moves, t("change-moves-hint"))
    of_plan = shift_fields(before, items, t)
    return of_plan if of_plan and not moves else (*of_plan, in_words)


def _notes(name: str, label: str, value: str, hint: str = "") -> TextField:
    return TextField(name, label, value, multiline=True, optional=True, hint=hint)


def decline_form(view: View, t: Translate) -> Form:
    change = view.change
    return form(
        t("change-form-decline", number=change.number),
        t("change-do-decline"),
        Decline(change.id or 0, view.terms),
        Remark((line(change.title),)),
        TextField("reason", t("change-reason"), multiline=True, hint=t("change-reason-hint")),
    )


def accept_form(view: View, t: Translate) -> Form:
    """Without criteria there is nothing to tick: a reason alone refuses."""
    change = view.change
    criteria = tuple(Option(str(place), one) for place, one in enumerate(change.criteria))
    ticks = (TicksField("met", t("change-criteria-met"), criteria),) if criteria else ()
    return form(
        t("change-form-accept", number=change.number),
        t("change-do-finish"),
        Accept(change.id or 0, rules.terms(change)),
        Remark((line(change.title),)),
        *ticks,
        TextField(
            "reason",
            t("change-reopen-reason"),
            multiline=True,
            optional=True,
            hint=t("change-reopen-hint"),
        ),
    )
