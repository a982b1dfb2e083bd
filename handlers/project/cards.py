"""The settings form, and what everybody may see of it. Pure."""

from collections.abc import Sequence

from handlers.kit.cards import Card, Facts
from handlers.kit.forms import ChoiceField, Form, Option, PeopleField, Remark, TextField, form
from handlers.kit.i18n import LANGUAGES, Translate
from handlers.kit.text import line
from handlers.project.actions import Save
from handlers.project.rules import NAME, ROLES
from storage.people import Known, Role
from storage.projects import ApprovalRule, Project


def settings_form(project: Project, members: Sequence[Known], platform: str, t: Translate) -> Form:
    languages = tuple(Option(one, t(f"project-language-{one}")) for one in LANGUAGES)
    rules = tuple(Option(one, t(f"project-approval-{one}")) for one in ApprovalRule)
    people = tuple(
        PeopleField(role, t(f"project-role-{role}"), _users(members, role, platform))
        for role in ROLES
    )
    return form(
        t("project-form"),
        t("project-do-save"),
        Save(project.id or 0),
        TextField("name", t("project-name"), project.name, longest=NAME),
        *people,
        Remark((line(t("project-others-develop")),)),
        ChoiceField("approval", t("project-approval"), rules, project.approval),
        ChoiceField("language", t("project-language"), languages, project.language),
        TextField("zone", t("project-zone"), project.zone, hint=t("project-zone-hint")),
        TextField(
            "country", t("project-country"), project.country, hint=t("project-country-hint")
        ),
        TextField("currency", t("project-currency"), project.currency, longest=3),
    )


def _users(members: Sequence[Known], role: Role, platform: str) -> tuple[str, ...]:
    return tuple(
        user
        for known in members
        if known.role is role
        for place, _, user in known.accounts
        if place == platform
    )


def settings_card(project: Project, members: Sequence[Known], t: Translate) -> Card:
    """Read only, for one person; also what the form confirms."""
    people = tuple(
        (t(f"project-role-{role}"), line(", ".join(_names(members, role)) or "—"))
        for role in (*ROLES, Role.DEVELOPER)
    )
    facts = (
        *people,
        (t("project-approval"), line(t(f"project-approval-{project.approval}"))),
        (t("project-language"), line(t(f"project-language-{project.language}"))),
        (t("project-zone"), line(project.zone)),
        (t("project-country"), line(project.country)),
        (t("project-currency"), line(project.currency)),
    )
    return Card(project.name, (Facts(facts),))


def _names(members: Sequence[Known], role: Role) -> list[str]:
    return [known.person.name for known in members if known.role is role]
