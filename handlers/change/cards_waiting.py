"""Who has approved a change, and whom it waits for now. Pure."""

from collections.abc import Iterator, Sequence

from handlers.change.view import View
from handlers.kit import dates
from handlers.kit.cards import Block, Text
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, line
from storage.change import Status
from storage.people import Known, Role
from storage.projects import ApprovalRule


def waiting(view: View, t: Translate) -> Iterator[Block]:
    lines: list[Line] = [
        t.line("change-approved-by", who=view.who(one.person_id), role=t(f"role-{one.role}"))
        for one in view.approvals
    ]
    lines += [line(_sentence(view, roles, t)) for roles in _asked(view)]
    if lines:
        yield Text(tuple(lines))


def _asked(view: View) -> Iterator[tuple[Role, ...]]:
    """Groups of roles of which one person each has to act."""
    needs_each = view.project.approval == ApprovalRule.ALL
    if view.change.status == Status.ASSESSED and needs_each:
        yield from ((role,) for role in view.must_act)
    elif view.must_act:
        yield view.must_act


def _sentence(view: View, roles: Sequence[Role], t: Translate) -> str:
    """The team needs no names: it is whoever takes the work up."""
    if Role.DEVELOPER in roles:
        return t(f"change-waits-{view.change.status.replace('_', '-')}")
    either = t("change-either").join(t(f"role-{role}") for role in roles)
    named = [_name(known, view, t) for role in roles for known in view.holders(role)]
    if named:
        return t("change-waits-for", role=either, names=t("kit-comma").join(named))
    if view.change.status in (Status.PROPOSED, Status.REOPENED):
        return t(f"change-waits-{view.change.status}")  # a developer can do it too
    return t("change-nobody-is", role=either)


def _name(known: Known, view: View, t: Translate) -> str:
    away, stand_in = view.away.get(known.person.id or 0, (None, None))
    if away is None:
        return known.person.name
    key = "away-until-ask" if stand_in else "away-until"
    said = t(key, last=dates.day_in_words(away.last, t.language), name=stand_in or "")
    return f"{known.person.name} ({said})"
