"""Who is asked, when again, what is a low score, and who sees to it. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.kit.calendars import WorkingDays
from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.fields import needed, typed
from handlers.kit.mornings import calendar_in
from handlers.kit.recurrence import Recurrence
from handlers.kit.waiting import INSIDERS
from handlers.kit.words import split_word, subwords
from storage.people import Known, Person, Role
from storage.survey import REST_DAYS, Answer, Kind, SurveySettings

ROLES = (Role.CLIENT, Role.ACCOUNT_MANAGER)  # whom surveys are for
ASKERS = (Role.ACCOUNT_MANAGER, Role.TECH_LEAD)

SCORES = {Kind.CSAT: range(1, 6), Kind.NPS: range(11)}
# Up to here somebody is not content: the lower two of five faces, and whom the Net Promoter
# Score calls detractors (Reichheld, "The One Number You Need to Grow", 2003).
LOW = {Kind.CSAT: 2, Kind.NPS: 6}
PROMOTER = 9  # from here on, in the same source
CONTENT = 4  # of five

CORRECT_DAYS = 7  # from then on an answer stands: the weeks it is shown in have been read
AGAIN_DAYS = 3  # working days until who is silent is asked once more
SEE_TO_DAYS = 2  # working days a follow-up may take
TELL_DAYS = 3  # ... and the person to say whether it is settled

QUESTION = 300  # characters: it stands on a phone's screen with its buttons
WORDS = 3000  # one Slack input
MOST_REST, MOST_WEEKS = 365, 52
ROUND = "0 10 * * *"  # when a project asks by itself: not the first thing in the morning

_WORDS = ("results", "settings", "open", "help", "csat", "nps")


def asked(text: str) -> tuple[str | None, str]:
    """Which of our words comes first; else a question to ask: "How was the go-live?"."""
    word, rest = split_word(text, subwords("survey", _WORDS))
    if word in ("results", "settings", "open", "help") and rest:
        return None, text.strip()
    return word, rest


def may_ask(role: Role, *, is_owner: bool) -> None:
    if role not in ASKERS and not is_owner:
        raise Refused("survey-only-askers")


@dataclass(frozen=True)
class Chosen:
    """Who is asked now, and who is spared: asked lately, or away today.

    `rested_at`: when the first of those who were asked lately may be asked again.
    """

    asked: tuple[Known, ...]
    resting: tuple[Known, ...]
    away: tuple[Known, ...]
    rested_at: datetime | None = None


def chosen(
    members: Iterable[Known],
    roles: Collection[Role],
    *,
    lately: Mapping[int, datetime],
    away: Collection[int],
    rest_days: int = REST_DAYS,
) -> Chosen:
    """`away` are ids of people; so are those in `lately`, with the last time they were asked."""
    meant = [known for known in members if known.role in roles and known.role in ROLES]
    there = [known for known in meant if known.person.id not in away]
    resting = tuple(known for known in there if known.person.id in lately)
    asked_at = [lately[known.person.id or 0] for known in resting]
    return Chosen(
        tuple(known for known in there if known.person.id not in lately),
        resting,
        tuple(known for known in meant if known.person.id in away),
        min(asked_at) + timedelta(days=rest_days) if asked_at else None,
    )


def has_holiday(person: Person, now: datetime) -> bool:
    """A public one, where they live."""
    today = now.astimezone(ZoneInfo(person.zone)).date()
    off = calendar_in(person.zone).why_not(today)
    return off is not None and off.reason == "holiday"


def may_correct(answer: Answer, now: datetime) -> None:
    """Who said that they would rather not may still say it, whenever they like."""
    if answer.score is None or answer.answered_at is None:
        return
    if now - answer.answered_at > timedelta(days=CORRECT_DAYS):
        raise Refused("survey-answered-before", days=CORRECT_DAYS)


def is_low(kind: str, score: int) -> bool:
    return score <= LOW[Kind(kind)]


def score(kind: str, given: int) -> int:
    if given not in SCORES[Kind(kind)]:
        raise Refused("kit-stale-button")
    return given


def owner(
    members: Sequence[Known],
    *,
    unhappy_id: int,
    project_owner_id: int | None,
    away: Collection[int] = (),
) -> int | None:
    """Who sees to it: never the one who is not content. None where there is nobody.

    Whoever is there goes before who is `away`.
    """
    roles = (Role.ACCOUNT_MANAGER, Role.TECH_LEAD)
    found = [one.person.id for role in roles for one in members if one.role is role]
    able = [id_ for id_ in (*found, project_owner_id) if id_ not in (None, unhappy_id)]
    there = (id_ for id_ in able if id_ not in away)
    return next(there, able[0] if able else None)


def is_silent(asked_at: datetime | None, now: datetime, zone: str, calendar: WorkingDays) -> bool:
    """Asked whether it is settled, and nothing said in the time there was for it."""
    return asked_at is not None and now >= later(asked_at, TELL_DAYS, zone, calendar)


def may_close(role: Role, *, is_owner: bool, is_silent: bool, unhappy: str) -> None:
    """It is theirs to close, unless they say nothing: they may have left.

    `is_owner`: of the follow-up, or of the project.
    """
    if not is_silent:
        raise Refused("survey-only-person", who=unhappy)
    if role not in ASKERS and not is_owner:
        raise Refused("survey-only-closers")


def later(now: datetime, days: int, zone: str, calendar: WorkingDays) -> datetime:
    """The same time of day so many working days later, in UTC."""
    local = now.astimezone(ZoneInfo(zone))
    day = calendar.add(local.date(), days)
    moved = datetime.combine(day, local.time(), ZoneInfo(zone))
    return moved.astimezone(UTC)


def next_round(now: datetime, zone: str, calendar: WorkingDays) -> datetime:
    return Recurrence(ROUND, zone, "skip").following(now, calendar)


@dataclass(frozen=True)
class Draft:
    kind: Kind
    roles: tuple[Role, ...]
    question: str


def draft(values: Mapping[str, Any]) -> Draft:
    question = typed(values, "question")
    roles = tuple(role for role in ROLES if role in values.get("roles", ()))
    wrong = {}
    if not roles:
        wrong["roles"] = reason("survey-roles-missing")
    if len(question) > QUESTION:
        wrong["question"] = reason("survey-too-long", length=len(question), limit=QUESTION)
    if wrong:
        raise Invalid(wrong)
    return Draft(_kind(values), roles, question)


def settings(
    values: Mapping[str, Any], *, project_id: int, looked_until: datetime
) -> SurveySettings:
    when = values.get("when", ())
    return SurveySettings(
        project_id=project_id,
        kind=_kind(values),
        after_changes="changes" in when,
        is_monthly="month" in when,
        weeks_after_milestone=_count(values, "weeks", 0, MOST_WEEKS),
        rest_days=_count(values, "rest", REST_DAYS, MOST_REST),
        looked_until=looked_until,
    )


def _kind(values: Mapping[str, Any]) -> Kind:
    found = str(values.get("kind") or Kind.CSAT)
    return Kind(found) if found in set(Kind) else Kind.CSAT


def _count(values: Mapping[str, Any], name: str, otherwise: int, most: int) -> int:
    text = typed(values, name)
    if not text:
        return otherwise
    if not text.isdecimal() or int(text) > most:
        raise Invalid({name: reason("survey-count-wrong", limit=most)})
    return int(text)


def done(values: Mapping[str, Any]) -> str:
    return _words(values, "done", "survey-done-missing")


def why_closed(values: Mapping[str, Any]) -> str:
    return _words(values, "why", "survey-why-closed-missing")


def _words(values: Mapping[str, Any], name: str, missing: str) -> str:
    return needed(values, name, missing=missing, too_long="survey-too-long", most=WORDS)


def may_read(role: Role, *, is_internal: bool) -> None:
    """What people answered is for the team, and not where the client reads."""
    if role not in INSIDERS:
        raise Refused("survey-only-team")
    if not is_internal:
        raise Refused("survey-only-team-rooms")
