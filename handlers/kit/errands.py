"""`@Dan write the migration by Friday`: who is to do what by when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.kit import due
from handlers.kit.calendars import calendar_of
from handlers.kit.context import Context
from handlers.kit.due import Scene
from storage import people
from storage.people import Known, Person
from storage.projects import Project

LONGEST = 500  # characters: a longer one is a plan

_AT_SOMEBODY = re.compile("^[@＠](\\S+)")  # noqa: RUF001  a Chinese keyboard's sign
_LEADS = re.compile(r"^(?:[\s:：,，、–-]+|(?:to|please|请)\b\s*)+", re.I)


@dataclass(frozen=True)
class Errand:
    """`owner`: None when nobody is named. `unknown`: a name that is nobody's."""

    text: str
    owner: Person | None
    due_day: date | None
    unknown: str = ""


async def read(
    ctx: Context,
    project: Project,
    text: str,
    users: tuple[str, ...],
    *,
    said_at: datetime | None = None,
) -> Errand:
    """`users`: the people mentioned in it, by the platform's ids. `said_at`: now, unless given."""
    members = await people.members(ctx.tx, project.id or 0)
    mentioned = await _people(ctx, users)
    scene = Scene(said_at or ctx.now, project.zone, calendar_of(project.country))
    return parse(text, mentioned, members, scene)


async def _people(ctx: Context, users: tuple[str, ...]) -> list[Person]:
    ids = await people.by_users(ctx.tx, platform=ctx.platform, tenant=ctx.tenant, users=users)
    found = await people.by_ids(ctx.tx, set(ids.values()))
    return [found[ids[user]] for user in users if user in ids]


def parse(
    text: str, mentioned: Sequence[Person], members: Iterable[Known], scene: Scene
) -> Errand:
    """The first person mentioned is the owner; without a mention, a member whose name is there."""
    text = text.strip()
    for person in mentioned:
        text = _without_name(text, person.name)
    owner = mentioned[0] if mentioned else _by_name(text, members)
    if owner is not None and not mentioned:
        text = _without_name(text, owner.name)
    unknown = _AT_SOMEBODY.match(text) if owner is None else None
    day = due.named(text, scene)
    words = due.without(text, day) if day is not None and "\n" not in text[: day.end] else text
    return Errand(
        _LEADS.sub("", words).strip() or words.strip(),
        owner,
        day.day if day else None,
        unknown.group(1) if unknown else "",
    )


def _without_name(text: str, name: str) -> str:
    return re.sub(rf"\s*[@＠]{re.escape(name)}\s*", " ", text, count=1, flags=re.I).strip()  # noqa: RUF001


def _by_name(text: str, members: Iterable[Known]) -> Person | None:
    """The longest name counts: with an Ann and an Anna, `@Anna` is not Ann."""
    lowered = text.lower().replace("＠", "@")  # noqa: RUF001
    found = [one.person for one in members if f"@{one.person.name.lower()}" in lowered]
    return max(found, key=lambda person: len(person.name), default=None)
