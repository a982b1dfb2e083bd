"""What people said, promised and wait for, a line each. Pure."""

from collections.abc import Iterator
from typing import TypeAlias

from handlers.kit import dates
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Link, line, shortened
from handlers.progress.places import Places
from handlers.progress.snapshot import Scores, Snapshot

Told: TypeAlias = tuple[str, Line]

SOURCE = "↗"
QUOTED = 160  # characters of what somebody wrote; the whole stands where the line leads


def blockers(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    for one in found.blockers:
        waits = t(f"progress-blocker-{one.waits_for}", days=one.days)
        words = f"{shortened(one.words, QUOTED)} – " if one.words else ""
        who = f" · {one.who}" if one.who else ""
        card = to.card("blocker", one.id, SOURCE)
        yield f"{one.id} {one.waits_for}", line(f"{words}{waits}{who}", *card)


def waited(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    if days := found.client_waited:
        yield f"{days}", line(t("progress-client-waited", days=days))


def decisions(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    for one in found.decisions:
        name = to.named("decision", one.id, one.number, shortened(one.text, QUOTED), t)
        yield f"{one.number}", line(*name, *_said_at(one.link))


def risks(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    for one in found.risks:
        likely, bad = t(f"progress-level-{one.likelihood}"), t(f"progress-level-{one.effect}")
        levels = t("progress-risk", likelihood=likely, effect=bad)
        who = f" · {one.owner}" if one.owner else ""
        sign = f"{one.number} {one.likelihood} {one.effect} {one.owner}"
        name = to.named("risk", one.id, one.number, shortened(one.what, QUOTED), t)
        yield sign, line(*name, f" – {levels}{who}")


def todos(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    """The overdue ones: what is not due yet is in its owner's own list."""
    for one in found.todos:
        if one.is_overdue and one.due is not None:
            day = dates.day_in_words(one.due, t.language, today=found.today)
            said = t("progress-overdue", day=day)
            name = to.named("todo", one.id, one.number, shortened(one.text, QUOTED), t)
            sign = f"{one.number} {one.due}"
            yield sign, line(*name, f" – {one.owner} · {said}", *_said_at(one.link))


def feedback(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    for one in found.feedback:
        waits = t("progress-feedback-waits", days=one.days)
        quote = f"“{shortened(one.words, QUOTED)}”"
        name = to.named("feedback", one.id, one.number, quote, t)
        yield f"{one.number}", line(*name, f" – {one.giver} · {waits}")


def scores(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    for one in found.scores:
        yield f"{found.since} {one.kind} {one.count}", line(_scores(one, t))


def said(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    """What was spoken about in the rooms last week, each line with the message it retells."""
    for one in found.said:
        words = f"{one.room}: {shortened(one.text, QUOTED)}"
        yield f"{one.room} {one.text}", line(words, *_said_at(one.link))


def standups(found: Snapshot, t: Translate, to: Places) -> Iterator[Told]:
    told = found.participation
    if told.asked:
        said = t("progress-participation", asked=told.asked, answered=told.answered)
        yield f"{found.since} {told.asked} {told.answered}", line(said)


def _said_at(link: str) -> Line:
    """Leads to the message it was taken from, where it was."""
    return line(" ", Link(link, SOURCE)) if link else ()


def _scores(scores: Scores, t: Translate) -> str:
    mean = round(scores.total / scores.count, 1)
    return t("progress-scores", kind=scores.kind, mean=mean, count=scores.count)
