"""The report before it goes out, and the forms about it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from handlers.kit import dates
from handlers.kit.cards import Button, Buttons, Card, Note, Text, Weight, button
from handlers.kit.forms import ChoiceField, Form, Option, Remark, TextField, form
from handlers.kit.i18n import Translate
from handlers.kit.text import line
from handlers.progress.actions import (
    AddLine,
    AskHealth,
    AskLine,
    Hold,
    PostHere,
    Release,
    Rest,
    Save,
    SayHealth,
)
from handlers.progress.actions import Send as SendNow
from handlers.progress.cards import Report, page, pages, report_card, rule
from handlers.progress.rules import LONGEST_REASON
from storage import progress
from storage.progress import Colour, ReportSettings

LONGEST_LINE = 500


@dataclass(frozen=True)
class Outlook:
    """When the next report goes out, of which week it is, and who holds the one that is shown."""

    at: datetime
    zone: str
    week: date
    held_by: str


def now_card(report: Report, project_id: int, t: Translate) -> Card:
    """For whoever asked for it; a room sees it when they say so."""
    card = report_card(report, t)
    show = button(t("progress-do-post-here"), PostHere(project_id))
    buttons = Buttons((show, *rest_button(report, project_id, "", t)))
    return Card(card.title, (*card.blocks, buttons), card.tone)


def old_card(report: Report, row: progress.Report, t: Translate) -> Card:
    card = report_card(report, t)
    rest = rest_button(report, row.project_id, row.week.isoformat(), t)
    return Card(card.title, (*card.blocks, *([Buttons(rest)] if rest else [])), card.tone)


def rest_card(report: Report, asked: Rest, t: Translate) -> Card:
    card = page(report, asked.number, t)
    rest = rest_button(report, asked.project_id, asked.week, t, asked.number + 1)
    return Card(t("progress-more"), (*card.blocks, *([Buttons(rest)] if rest else [])))


def rest_button(
    report: Report, project_id: int, week: str, t: Translate, number: int = 0
) -> tuple[Button, ...]:
    """None when everything has been shown."""
    if number >= pages(report, t):
        return ()
    action = Rest(project_id, week, number, report.is_internal)
    return (button(t("progress-do-rest"), action),)


def preview_card(report: Report, row: progress.Report, when: Outlook, t: Translate) -> Card:
    """What the client will read, and what can be done about it until then."""
    card = report_card(report, t)
    said = Text((line(_outlook(row, when, t)),))
    buttons = (
        button(t("progress-do-add-line"), AskLine(row.project_id, row.week.isoformat())),
        button(t("progress-do-say-health"), AskHealth(row.project_id)),
        *_going_out(row, when, t),
        *rest_button(report, row.project_id, "", t),
    )
    return Card(card.title, (said, *card.blocks, Buttons(buttons)), card.tone)


def _outlook(row: progress.Report, when: Outlook, t: Translate) -> str:
    if row.week < when.week:
        return t("progress-held-over", who=when.held_by)
    moment = dates.moment_in_words(when.at, t.language, when.zone, room_zone="")
    key = "progress-held" if row.held_by_id else "progress-goes-out"
    return t(key, at=moment, who=when.held_by)


def _going_out(row: progress.Report, when: Outlook, t: Translate) -> Iterator[Button]:
    """A hold can be taken back until its hour has passed."""
    week = row.week.isoformat()
    if not row.held_by_id:
        yield button(t("progress-do-hold"), Hold(row.project_id, week))
        return
    if row.week == when.week:
        yield button(t("progress-do-release"), Release(row.project_id, week))
    yield button(t("progress-do-send"), SendNow(row.project_id, week), Weight.PRIMARY)


def held_card(project: str, row: progress.Report, t: Translate) -> Card:
    """Its hour has passed."""
    send = SendNow(row.project_id, row.week.isoformat())
    said = Text((line(t("progress-still-held", project=project)),))
    return Card(blocks=(said, Buttons((button(t("progress-do-send"), send, Weight.PRIMARY),))))


def line_form(row: progress.Report, t: Translate) -> Form:
    return form(
        t("progress-line-form"),
        t("progress-do-save"),
        AddLine(row.project_id, row.week.isoformat()),
        TextField(
            "words",
            t("progress-line"),
            row.extra,
            multiline=True,
            optional=True,
            hint=t("progress-line-hint"),
            longest=LONGEST_LINE,
        ),
    )


def health_form(project_id: int, said: progress.Health | None, t: Translate) -> Form:
    colours = tuple(Option(one, t(f"progress-colour-{one}")) for one in Colour)
    return form(
        t("progress-health-form"),
        t("progress-do-save"),
        SayHealth(project_id),
        Remark(rule(t)),
        ChoiceField(
            "colour", t("progress-health"), colours, said.colour if said else Colour.GREEN
        ),
        TextField(
            "reason",
            t("progress-health-reason"),
            said.reason if said else "",
            multiline=True,
            hint=t("progress-health-hint"),
            longest=LONGEST_REASON,
        ),
    )


def settings_form(row: ReportSettings, t: Translate) -> Form:
    on = (Option("on", t("progress-is-on")), Option("off", t("progress-is-off")))
    return form(
        t("progress-settings-form"),
        t("progress-do-save"),
        Save(row.project_id),
        ChoiceField("is_on", t("progress-posted"), on, "on" if row.is_on else "off"),
        TextField("at", t("progress-at"), f"{row.at:%H:%M}", hint=t("progress-at-hint")),
        TextField(
            "preview",
            t("progress-preview-before"),
            str(row.preview_min),
            hint=t("progress-preview-hint"),
        ),
    )


def saved(at: datetime | None, zone: str, t: Translate) -> Note:
    if at is None:
        return Note(t("progress-saved-off"))
    return Note(t("progress-saved", at=dates.moment_in_words(at, t.language, zone)))
