"""Who may decide what, and what answers mean. Pure."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence

from handlers.kit.errors import Refused
from storage.blockers import Waits
from storage.people import Role
from storage.standup import Kind, Standup

INSIDERS = (Role.TECH_LEAD, Role.DEVELOPER, Role.ACCOUNT_MANAGER)
ASKABLE = (Role.DEVELOPER, Role.TECH_LEAD, Role.ACCOUNT_MANAGER, Role.OBSERVER)
MOODS_SHOWN_FROM = 4  # answers: with fewer, colleagues could tell whose mood it is

# Said when nothing is in the way.
NOTHING = frozenset(
    (
        *(
            "-",
            "–",
            "—",
            "/",
            "0",
            "no",
            "none",
            "nope",
            "nil",
            "n/a",
            "na",
            "nothing",
            "not really",
        ),
        *("no blocker", "no blockers", "no issues", "no problems", "none so far", "all good"),
        *("nothing so far", "nothing today", "all clear"),
        *(
            "无",
            "没有",
            "没",
            "暂无",
            "无阻塞",
            "没有阻塞",
            "目前没有",
            "暂时没有",
            "没问题",
            "没有问题",
        ),
        *("没什么", "没啥", "一切顺利", "都顺利"),
    )
)


def blocking(text: str) -> tuple[str, ...]:
    """What stands in the way, one a line; nothing where somebody says that nothing does."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not _is_nothing(line))


def _is_nothing(line: str) -> bool:
    return line.lower().strip(" .!。！") in NOTHING or line in NOTHING


def fingerprint(questions: Sequence[Mapping[str, str]]) -> str:
    """A form that was drawn for other questions would put answers under the wrong ones."""
    said = json.dumps([dict(one) for one in questions], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def mood(count: int, total: int) -> int | None:
    """The average as one of the five, or None while it would tell on somebody."""
    return (2 * total + count) // (2 * count) if count >= MOODS_SHOWN_FROM else None


def told_of(waits_for: str) -> tuple[Role, ...]:
    """Who hears that a blocker lasts too long; the next role only where the first is vacant."""
    if waits_for == Waits.CLIENT:
        return (Role.ACCOUNT_MANAGER, Role.TECH_LEAD)
    return (Role.TECH_LEAD, Role.ACCOUNT_MANAGER)


def same_again(
    last: Sequence[Mapping[str, str]],
    questions: Sequence[Mapping[str, str]],
    still_open: Collection[str],
) -> list[dict[str, str]]:
    """Last time's answers to the questions that are still asked; of blockers, those unsolved."""
    said = {(one["kind"], one["question"]): one["text"] for one in last}
    found = []
    for one in questions:
        text = said.get((one["kind"], one["text"]), "")
        if one["kind"] == Kind.BLOCKER:
            text = "\n".join(line for line in blocking(text) if line in still_open)
        if text:
            found.append({"kind": one["kind"], "question": one["text"], "text": text})
    return found


def plan_of(last: Sequence[Mapping[str, str]]) -> str:
    """What somebody meant to do then, and has probably done since."""
    return "\n".join(one["text"] for one in last if one["kind"] == Kind.PLAN)


def may_set(role: Role) -> None:
    _expect(role in INSIDERS, "standup-only-team")


def may_read(standup: Standup, role: Role, *, is_internal: bool) -> None:
    """What is for the team's rooms alone is read by the team alone, and not before clients."""
    may = not standup.team_only or (is_internal and role is not Role.CLIENT)
    _expect(may, "standup-team-only")


def may_touch_blocker(person_id: int, role: Role, owner_id: int) -> None:
    _expect(person_id == owner_id or role in INSIDERS, "standup-only-team")


def _expect(allowed: bool, key: str) -> None:
    if not allowed:
        raise Refused(key)
