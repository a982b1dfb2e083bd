"""The settings form, and what everybody may see of it. Pure."""

from collections.abc import Iterator, Sequence

from handlers.kit.cards import Buttons, Card, Facts, Text, Weight, button
from handlers.kit.forms import ChoiceField, Form, Option, PeopleField, Remark, TextField, form
from handlers.kit.i18n import LANGUAGES, Translate
from handlers.kit.text import line
from handlers.project import rules
from handlers.project.actions import Admit, Reject, Save
from handlers.project.rules import NAME, ROLES
from storage.people import Known, Role
from storage.projects import ApprovalRule, Audience, Project, Room


def settings_form(
    project: Project, room: Room | None, members: Sequence[Known], platform: str, t: Translate
) -> Form:
    languages = tuple(Option(one, t(f"project-language-{one}")) for one in LANGUAGES)
    approvals = tuple(Option(one, t(f"project-approval-{one}")) for one in ApprovalRule)
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
        *_elsewhere(members, platform, t),
        Remark((line(t("project-others-develop")), line(t("project-summaries")))),
        ChoiceField("approval", t("project-approval"), approvals, project.approval),
        *_audience(room, t),
        ChoiceField("language", t("project-language"), languages, project.language),
        TextField("zone", t("project-zone"), project.zone, hint=t("project-zone-hint")),
        TextField(
            "country", t("project-country"), project.country, hint=t("project-country-hint")
        ),
        TextField("currency", t("project-currency"), project.currency, longest=3),
        *_agreed(project, t),
    )


def _agreed(project: Project, t: Translate) -> tuple[TextField, ...]:
    """For the plan: whose days off count besides the team's, and what may be spent."""
    days = f"{project.budget_days.normalize():f}" if project.budget_days is not None else ""
    money = f"{project.budget_money:f}" if project.budget_money is not None else ""
    hint = t("project-client-country-hint")
    return (
        _optional("client_country", t("project-client-country"), project.client_country, hint),
        _optional("budget_days", t("project-budget-days"), days),
        _optional("budget_money", t("project-budget-money", currency=project.currency), money),
    )


def _optional(name: str, label: str, value: str, hint: str = "") -> TextField:
    return TextField(name, label, value, optional=True, hint=hint)


def _elsewhere(members: Sequence[Known], platform: str, t: Translate) -> Iterator[ChoiceField]:
    """People of the project's other rooms: this platform's own chooser does not know them."""
    for known in rules.elsewhere(members, platform):
        options = tuple(Option(role, t(f"role-{role}")) for role in Role)
        name = rules.field_of(known)
        yield ChoiceField(name, t("project-role-of", name=known.person.name), options, known.role)


def _audience(room: Room | None, t: Translate) -> tuple[ChoiceField, ...]:
    """Of the room the form was opened in; there is none in a DM."""
    if room is None:
        return ()
    kinds = tuple(Option(one, t(f"project-audience-{one}")) for one in Audience)
    return (ChoiceField("audience", t("project-audience"), kinds, room.audience),)


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


def admission_card(project: Project, room: Room, asking: str, t: Translate) -> Card:
    """For the owner: somebody wants another room to belong to the project."""
    words = t("project-wants-in", who=asking, room=room.name, project=project.name)
    what = (project.id or 0, (room.platform, room.tenant, room.room), room.project_id)
    buttons = (
        button(t("project-do-admit"), Admit(*what), Weight.PRIMARY),
        button(t("project-do-reject"), Reject(*what)),
    )
    place = t("project-room-is-on", platform=room.platform)
    return Card(blocks=(Text((line(words), line(place))), Buttons(buttons)))


def joined_card(project: Project, t: Translate) -> Card:
    said = (
        t("project-joined", project=project.name),
        t("project-joined-settings"),
        t("project-joined-as-client"),
    )
    return Card(blocks=(Text(tuple(line(one) for one in said)),))


def _names(members: Sequence[Known], role: Role) -> list[str]:
    return [known.person.name for known in members if known.role is role]
