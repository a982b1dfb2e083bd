"""Who may change a project's settings, and what they may be. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from handlers.kit import amounts
from handlers.kit.errors import Invalid, Reason, Refused, reason
from handlers.kit.i18n import LANGUAGES
from handlers.kit.regions import is_country, is_currency
from storage.people import Known, Role
from storage.projects import ApprovalRule, Audience, Project

NAME = 80  # characters: a channel's name is no longer (Slack: 80, Feishu: 60)

MOST_ELSEWHERE = 20  # of a modal's 100 blocks; more people than that do not decide on a change

# Each person has one role. Developers need no field: everybody else is one.
ROLES = (Role.ACCOUNT_MANAGER, Role.TECH_LEAD, Role.CLIENT, Role.OBSERVER)


@dataclass(frozen=True)
class Settings:
    name: str
    language: str
    zone: str
    currency: str
    country: str
    approval: ApprovalRule


def audience(values: Mapping[str, Any]) -> Audience:
    return Audience(values.get("audience") or Audience.TEAM)


def may_save(project: Project, *, person_id: int, role: Role) -> None:
    is_first = project.owner_id is None
    is_trusted = role in (Role.ACCOUNT_MANAGER, Role.TECH_LEAD)
    if not (is_first or person_id == project.owner_id or is_trusted):
        raise Refused("project-only-owner")


def settings(values: Mapping[str, Any]) -> Settings:
    """Raises Invalid with every field that is wrong."""
    given = {name: str(values.get(name, "")).strip() for name in _FIELDS}
    given["currency"], given["country"] = given["currency"].upper(), given["country"].upper()
    if wrong := dict(_wrong(given)):
        raise Invalid(wrong)
    rule = ApprovalRule(given.pop("approval"))
    return Settings(**given, approval=rule)


def agreed(values: Mapping[str, Any], currency: str) -> dict[str, Any]:
    """What both sides agreed on, for the plan: the client's calendar, and the budget.

    Only what the form asked for. Raises Invalid with every field that is wrong.
    """
    found: dict[str, Any] = {}
    wrong: dict[str, Reason] = {}
    given = {name: str(values[name] or "").strip() for name in AGREED if name in values}
    for name, text in given.items():
        found[name], problem = _agreed(name, text, currency)
        if problem:
            wrong[name] = problem
    if wrong:
        raise Invalid(wrong)
    return found


AGREED = ("client_country", "budget_days", "budget_money")
MOST_DAYS = Decimal(100_000)
MOST_MONEY = Decimal(10) ** 11


def _agreed(name: str, text: str, currency: str) -> tuple[Any, Reason | None]:
    if name == "client_country":
        is_known = not text or is_country(text.upper())
        return text.upper(), None if is_known else reason("project-country-wrong")
    if not text:
        return None, None
    if name == "budget_days":
        days = amounts.days(text)
        is_right = days is not None and days < MOST_DAYS
        return days, None if is_right else reason("project-budget-days-wrong")
    paid = amounts.money(text, currency)
    is_right = paid is not None and paid < MOST_MONEY
    return paid, None if is_right else reason("project-budget-money-wrong", currency=currency)


_FIELDS = ("name", "language", "zone", "currency", "country", "approval")


def _wrong(given: Mapping[str, str]) -> list[tuple[str, Reason]]:
    checks = (
        ("name", 0 < len(given["name"]) <= NAME, reason("project-name-wrong", limit=NAME)),
        ("language", given["language"] in LANGUAGES, reason("project-language-wrong")),
        ("zone", is_zone(given["zone"]), reason("project-zone-wrong")),
        ("currency", is_currency(given["currency"]), reason("project-currency-wrong")),
        ("country", is_country(given["country"]), reason("project-country-wrong")),
        ("approval", given["approval"] in set(ApprovalRule), reason("project-approval-wrong")),
    )
    return [(name, why) for name, is_right, why in checks if not is_right]


def roles(values: Mapping[str, Any]) -> dict[str, Role]:
    """The role chosen for each platform's id. Raises Invalid for somebody with two."""
    found: dict[str, Role] = {}
    for role in ROLES:
        for user in values.get(role, ()):
            if user in found:
                first = found[user]
                raise Invalid({role: reason("project-two-roles", role=first)})
            found[user] = role
    return found


def elsewhere(members: Sequence[Known], platform: str) -> list[Known]:
    """Those without an account on the platform; a form has room for so many."""
    found = [one for one in members if all(place != platform for place, *_ in one.accounts)]
    return found[:MOST_ELSEWHERE]


def field_of(known: Known) -> str:
    return f"person-{known.person.id}"


def roles_elsewhere(values: Mapping[str, Any], members: Sequence[Known]) -> dict[int, Role]:
    """The role chosen for each person of the project's other rooms, by their id."""
    fields = {field_of(known): known.person.id or 0 for known in members}
    return {fields[name]: Role(role) for name, role in values.items() if name in fields and role}


def telling(tables: Sequence[str]) -> Sequence[str]:
    """Numbers and histories are of something: they are named only where it is gone."""
    return [one for one in tables if one not in {"counter", "history"}] or tables


def belonging(table: str) -> str:
    """The message that names what a project has in the table."""
    return f"project-own-{table.replace('_', '-')}"


def is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)
