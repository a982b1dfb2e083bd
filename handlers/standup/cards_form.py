"""The forms of a stand-up: its settings, and an answer. Pure."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from handlers.kit.forms import (
    ChoiceField,
    Field,
    Form,
    Option,
    PeopleField,
    Remark,
    TextField,
    TicksField,
    form,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import bold, line, shortened
from handlers.standup import reading, rules, times, wording
from handlers.standup.actions import GiveAnswer, Save
from storage.blockers import Blocker, Waits
from storage.people import Role
from storage.projects import Room
from storage.standup import Kind, Round, Standup

USUAL_QUESTIONS = [{"kind": kind, "text": ""} for kind in reading.USUAL]
USUAL_ROLES = (Role.DEVELOPER, Role.TECH_LEAD)
USUAL_TIMES = (time(9, 30), time(11, 0))


def usual(room: Room, now: datetime) -> Standup:
    """What a stand-up is before anybody has set it otherwise."""
    at, until = USUAL_TIMES
    return Standup(
        project_id=room.project_id,
        platform=room.platform,
        tenant=room.tenant,
        room=room.room,
        days=[*times.WEEKDAYS, times.WEEKEND],
        at=at,
        until=until,
        questions=USUAL_QUESTIONS,
        roles=list(USUAL_ROLES),
        also=[],
        rooms=[[room.platform, room.tenant, room.room]],
        team_only=room.is_internal,
        asked_until=now,
        made_at=now,
    )


@dataclass(frozen=True)
class Setting:
    """What the settings form is filled with; the stand-up has no id before its first save."""

    standup: Standup
    save: Save
    rooms: Sequence[Room]  # of the project
    people: tuple[str, ...]  # those named besides the roles, by the platform's ids


def room_key(room: Room) -> str:
    """Short, and the same for the same room: what a tick box can carry."""
    return hashlib.sha256(room.lane.encode()).hexdigest()[:12]


def settings_form(setting: Setting, t: Translate) -> Form:
    standup = setting.standup
    return form(
        t("standup-form-settings"),
        t("standup-do-save"),
        setting.save,
        *_state(standup, t),
        _days(standup, t),
        TextField("at", t("standup-at"), f"{standup.at:%H:%M}", hint=t("standup-at-hint")),
        TextField("until", t("standup-until"), f"{standup.until:%H:%M}"),
        *_questions(standup.questions, t),
        *_people(setting, t),
        *_report(setting, t),
        *_patience(standup, t),
    )


def _state(standup: Standup, t: Translate) -> Iterator[Field]:
    if standup.id is not None:
        options = tuple(Option(one, t(f"standup-runs-{one}")) for one in ("on", "off"))
        yield ChoiceField("is_on", t("standup-runs"), options, "on" if standup.is_on else "off")


def _days(standup: Standup, t: Translate) -> TicksField:
    days = (*times.WEEKDAYS, times.WEEKEND)
    options = tuple(Option(day, t(f"standup-day-{day}")) for day in days)
    hint = t("standup-days-hint")
    return TicksField("days", t("standup-days-field"), options, tuple(standup.days), hint)


def _questions(questions: Sequence[Mapping[str, str]], t: Translate) -> Iterator[Field]:
    said = {one["kind"]: wording.question(one, t) for one in questions}
    for kind in reading.USUAL:
        yield TextField(
            kind,
            t(f"standup-field-{kind}"),
            said.get(kind, ""),
            optional=True,
            longest=reading.QUESTION,
        )
    more = "\n".join(one["text"] for one in questions if one["kind"] == Kind.FREE)
    hint = t("standup-more-hint", limit=reading.MORE)
    yield TextField(
        "more", t("standup-field-more"), more, multiline=True, optional=True, hint=hint
    )


def _people(setting: Setting, t: Translate) -> Iterator[Field]:
    roles = tuple(Option(role, t(f"role-{role}")) for role in rules.ASKABLE)
    ticked = tuple(setting.standup.roles)
    hint = t("standup-roles-hint")
    yield TicksField("roles", t("standup-roles"), roles, ticked, hint)
    yield PeopleField("also", t("standup-also"), setting.people)


def _report(setting: Setting, t: Translate) -> Iterator[Field]:
    chosen = {tuple(one) for one in setting.standup.rooms}
    if len(setting.rooms) > 1:
        options = tuple(Option(room_key(one), _room_name(one, t)) for one in setting.rooms)
        ticked = tuple(
            room_key(one)
            for one in setting.rooms
            if (one.platform, one.tenant, one.room) in chosen
        )
        yield TicksField("rooms", t("standup-rooms"), options, ticked)
    extras = tuple(Option(one, t(f"standup-extra-{one}")) for one in ("team_only", "mood"))
    found = (("team_only", setting.standup.team_only), ("mood", setting.standup.asks_mood))
    ticked = tuple(name for name, is_set in found if is_set)
    yield TicksField("extras", t("standup-extras"), extras, ticked)


def _room_name(room: Room, t: Translate) -> str:
    name = f"{room.name} ({room.platform})"
    return name if room.is_internal else t("standup-room-client", name=name)


def _patience(standup: Standup, t: Translate) -> Iterator[Field]:
    chosen = (
        ("remind", reading.REMINDERS, standup.remind_min),
        ("escalate", reading.ESCALATIONS, standup.escalate_days),
        ("grace", reading.GRACES, standup.grace_min),
    )
    for name, offered, value in chosen:
        options = tuple(
            Option(str(one), t(f"standup-patience-{name}-offer", count=one)) for one in offered
        )
        yield ChoiceField(name, t(f"standup-patience-{name}"), options, str(value))


@dataclass(frozen=True)
class Answering:
    """What an answer form is filled with; `texts` in the order of the questions."""

    standup: Standup
    round: Round
    texts: Sequence[str]
    blockers: Sequence[Blocker]  # still open, asked about by buttons of their own
    is_edit: bool
    is_over: bool  # the deadline has passed


def answer_form(answering: Answering, t: Translate) -> Form:
    standup, row = answering.standup, answering.round
    submit = GiveAnswer(row.id or 0, rules.fingerprint(standup.questions))
    fields: list[Field] = [*_remarks(answering, t)]
    for place, (one, text) in enumerate(zip(standup.questions, answering.texts, strict=True)):
        name, label = reading.field_of(place), wording.question(one, t)
        hint = t("standup-blocker-hint") if one["kind"] == Kind.BLOCKER else ""
        fields.append(
            TextField(
                name,
                label,
                text,
                multiline=True,
                optional=True,
                hint=hint,
                longest=reading.ANSWER,
            )
        )
    fields += _about_blockers(standup, t)
    title = t("standup-form-edit") if answering.is_edit else t("standup-form-answer")
    return form(title, t("standup-do-send"), submit, *fields)


def _remarks(answering: Answering, t: Translate) -> Iterator[Remark]:
    if answering.round.topic:
        yield Remark((bold(answering.round.topic),))
    if answering.is_over:
        key = "standup-over-edit" if answering.is_edit else "standup-over"
        yield Remark((line(t(key)),))
    if answering.blockers and not answering.is_edit:
        said = [line(f"🚧 {shortened(one.words, 100)}") for one in answering.blockers]
        yield Remark((line(t("standup-open-blockers")), *said))


def _about_blockers(standup: Standup, t: Translate) -> Iterator[Field]:
    if any(one["kind"] == Kind.BLOCKER for one in standup.questions):
        waits = tuple(Option(one, t(f"standup-who-{one}")) for one in Waits)
        yield ChoiceField("waits_for", t("standup-waits-field"), waits, Waits.TEAM)
    if standup.asks_mood:
        moods = tuple(
            Option(str(place), f"{sign} {t(f'standup-mood-{place}')}")
            for place, sign in enumerate(wording.MOODS, start=1)
        )
        hint = t("standup-mood-hint", count=rules.MOODS_SHOWN_FROM)
        yield ChoiceField("mood", t("standup-mood-field"), moods, optional=True, hint=hint)
