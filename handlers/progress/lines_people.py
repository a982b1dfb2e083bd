"""What people said, promised and wait for, a line each. Pure."""

from collections.abc import Iterator
from typing import TypeAlias

from handlers.kit import dates
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Link, line, shortened
from handlers.progress.snapshot import Scores, Snapshot

Told: TypeAlias = tuple[str, Line]

QUOTED = 160  # characters of what somebody wrote; the whole stands where the line leads


def blockers(found: Snapshot, t: Translate) -> Iterator[Told]:
    for one in found.blockers:
        waits = t(f"progress-blocker-{one.waits_for}", days=one.days)
        words = f"{shortened(one.words, QUOTED)} – " if one.words else ""
        who = f" · {one.who}" if one.who else ""
        yield f"{one.id} {one.waits_for}", line(f"{words}{waits}{who}")
    if found.client_waited:
        yield (
            f"waited {found.client_waited}",
            line(t("progress-client-waited", days=found.client_waited)),
        )


def decisions(found: Snapshot, t: Translate) -> Iterator[Told]:
    for one in found.decisions:
        number = Link(one.link, f"#{one.number}") if one.link else f"#{one.number}"
        yield f"{one.number}", line(number, " ", shortened(one.text, QUOTED))


def risks(found: Snapshot, t: Translate) -> Iterator[Told]:
    for one in found.risks:
        likely, bad = t(f"progress-level-{one.likelihood}"), t(f"progress-level-{one.effect}")
        levels = t("progress-risk", likelihood=likely, effect=bad)
        who = f" · {one.owner}" if one.owner else ""
        sign = f"{one.number} {one.likelihood} {one.effect} {one.owner}"
        yield sign, line(f"#{one.number} {shortened(one.what, QUOTED)} – {levels}{who}")


def todos(found: Snapshot, t: Translate) -> Iterator[Told]:
    """The overdue ones: what is not due yet is in its owner's own list."""
    for one in found.todos:
        if one.is_overdue and one.due is not None:
            day = dates.day_in_words(one.due, t.language, today=found.today)
            said = t("progress-overdue", day=day)
            words = f"#{one.number} {shortened(one.text, QUOTED)} – {one.owner} · {said}"
            yield f"{one.number} {one.due}", line(words)


def feedback(found: Snapshot, t: Translate) -> Iterator[Told]:
    for one in found.feedback:
        waits = t("progress-feedback-waits", days=one.days)
        words = f"#{one.number} “{shortened(one.words, QUOTED)}” – {one.giver} · {waits}"
        yield f"{one.number}", line(words)
    for scores in found.scores:
        yield f"{scores.kind} {found.at.date()}", line(_scores(scores, t))


def standups(found: Snapshot, t: Translate) -> Iterator[Told]:
    told = found.participation
    if told.asked:
        said = t("progress-participation", asked=told.asked, answered=told.answered)
        yield f"{found.at.date()}", line(said)


def _scores(scores: Scores, t: Translate) -> str:
    mean = round(scores.total / scores.count, 1)
    return t("progress-scores", kind=scores.kind, mean=mean, count=scores.count)
