"""The forms of /survey. Pure."""

from collections.abc import Sequence

from handlers.kit.forms import ChoiceField, Form, Option, Remark, TextField, TicksField, form
from handlers.kit.i18n import Translate
from handlers.kit.text import line
from handlers.survey import rules
from handlers.survey.actions import Close, Done, Explain, SaveSettings, Send, Unsettled
from handlers.survey.cards import in_words
from storage.follow_ups import FollowUp
from storage.survey import Kind, Survey, SurveySettings


def send_form(project_id: int, kind: str, question: str, rest_days: int, t: Translate) -> Form:
    roles = tuple(Option(role, t(f"survey-role-{role}")) for role in rules.ROLES)
    return form(
        t("survey-form-send"),
        t("survey-do-send"),
        Send(project_id),
        _kind(kind, t),
        TextField(
            "question",
            t("survey-question"),
            question[: rules.QUESTION],
            optional=True,
            hint=t("survey-question-hint"),
            longest=rules.QUESTION,
        ),
        TicksField("roles", t("survey-roles"), roles, tuple(rules.ROLES)),
        Remark((line(t("survey-rest-remark", days=rest_days)),)),
    )


def why_form(survey: Survey, score: int, words: str, t: Translate) -> Form:
    return form(
        t("survey-form-why"),
        t("survey-do-answer"),
        Explain(survey.id or 0),
        Remark((line(t("survey-scored", score=in_words(survey.kind, score))),)),
        TextField(
            "words",
            t("survey-why"),
            words,
            multiline=True,
            optional=True,
            hint=t("survey-why-hint"),
        ),
    )


def settings_form(now: SurveySettings, t: Translate) -> Form:
    times = (("changes", now.after_changes), ("month", now.is_monthly))
    options = tuple(Option(name, t(f"survey-when-{name}")) for name, _ in times)
    weeks = str(now.weeks_after_milestone or "")
    return form(
        t("survey-form-settings"),
        t("survey-do-save"),
        SaveSettings(now.project_id),
        _kind(now.kind, t),
        TicksField("when", t("survey-when"), options, tuple(name for name, on in times if on)),
        TextField("weeks", t("survey-weeks"), weeks, optional=True, hint=t("survey-weeks-hint")),
        TextField("rest", t("survey-rest"), str(now.rest_days), hint=t("survey-rest-hint")),
    )


def _kind(kind: str, t: Translate) -> ChoiceField:
    options = tuple(Option(one, t(f"survey-kind-{one}")) for one in Kind)
    return ChoiceField("kind", t("survey-kind"), options, kind)


def done_form(row: FollowUp, said: Sequence[str], name: str, t: Translate) -> Form:
    """`said`: what the person answered, for whoever writes to them."""
    return form(
        t("survey-form-done"),
        t("survey-do-tell"),
        Done(row.id or 0),
        Remark(tuple(line(one) for one in said)),
        TextField("done", t("survey-done"), multiline=True, hint=t("survey-done-hint", who=name)),
        TextField(
            "internal",
            t("survey-internal-field"),
            row.internal,
            multiline=True,
            optional=True,
            hint=t("survey-internal-hint"),
        ),
    )


def close_form(row: FollowUp, name: str, t: Translate) -> Form:
    return form(
        t("survey-form-close"),
        t("survey-do-close-it"),
        Close(row.id or 0),
        Remark((line(t("survey-close-remark", who=name)),)),
        TextField("why", t("survey-closed-why"), multiline=True, hint=t("survey-closed-why-hint")),
    )


def unsettled_form(row: FollowUp, t: Translate) -> Form:
    return form(
        t("survey-form-unsettled"),
        t("survey-do-answer"),
        Unsettled(row.id or 0),
        TextField("words", t("survey-unsettled"), multiline=True, optional=True),
    )
