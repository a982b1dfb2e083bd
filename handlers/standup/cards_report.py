"""The report of a day: one message that fills in as answers come. Pure."""

from collections.abc import Iterator, Sequence

from handlers.kit.cards import (
    Block,
    Bullets,
    Buttons,
    Card,
    Facts,
    Heading,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Words, bold, line, shortened
from handlers.standup import cards_answer, rules, wording
from handlers.standup.actions import AskAnswer
from handlers.standup.view import BLOCKERS, NAMED, Named, Report
from storage.standup import State

BLOCKER = 200  # characters of one in a report


def report_card(report: Report, t: Translate) -> Card:
    """For a room."""
    blocks = (*_said(report, t), *_blockers(report, t))
    round_id = report.round.id or 0
    answer = button(t("standup-do-answer"), AskAnswer(round_id), Weight.PRIMARY)
    end: tuple[Block, ...] = (Buttons((answer,)),)
    if report.count(State.ANSWERED):
        end = (Text((line(t("standup-in-thread")),), small=True), *end)
    if report.skipped_by:
        end = ()
    title = wording.title(report.round, t)
    gist = f"{title} – {_progress(report, t)}"
    return Card(title, (*blocks, *end), _tone(report), gist)


def whole_card(reports: Sequence[Report], t: Translate) -> Card:
    """For one person who asks for a day: with the answers, which stand in the thread else."""
    blocks: list[Block] = []
    for report in reports:
        if report.round.topic:
            blocks.append(Heading(report.round.topic))
        blocks += [*_said(report, t), *_blockers(report, t)]
        for turn, name in report.groups.get(State.ANSWERED, ()):
            blocks += cards_answer.answer_card(turn, name, report.project.zone, t).blocks
    return Card(wording.day_title(reports[0].round, t), tuple(blocks))


def _tone(report: Report) -> Tone:
    return Tone.CALM if report.count(State.ASKED) or report.later else Tone.GOOD


def _progress(report: Report, t: Translate) -> str:
    answered = report.count(State.ANSWERED)
    asked = answered + report.count(State.ASKED, State.SILENT)
    return t("standup-progress", answered=answered, asked=asked)


def _said(report: Report, t: Translate) -> Iterator[Block]:
    if report.skipped_by:
        yield Text((bold(t("standup-skipped", who=report.skipped_by)),))
        return
    answered = report.groups.get(State.ANSWERED, ())
    pairs = [(t("standup-answered"), line(_progress(report, t)))]
    if answered:
        pairs[0] = (t("standup-answered"), line(f"{_progress(report, t)} · {_names(report, t)}"))
    for state in (State.ASKED, State.SILENT, State.NOT_TODAY):
        if found := report.groups.get(state, ()):
            names = _listed([name for _, name in found], report.count(state), t)
            pairs.append((t(f"standup-state-{state.replace('_', '-')}"), line(names)))
    pairs += _later(report, t)
    pairs += _not_asked(report, t)
    pairs += _mood(report, t)
    yield Facts(tuple(pairs))


def _names(report: Report, t: Translate) -> str:
    found = report.groups[State.ANSWERED]
    named = [_marked(turn_name, t) for turn_name in found]
    return _listed(named, report.count(State.ANSWERED), t)


def _marked(found: Named, t: Translate) -> str:
    turn, name = found
    return t("standup-name-late", name=name) if turn.is_late else name


def _listed(names: Sequence[str], total: int, t: Translate) -> str:
    shown = t("kit-comma").join(names[:NAMED])
    more = total - min(len(names), NAMED)
    return f"{shown} {t('standup-more', count=more)}" if more > 0 else shown


def _later(report: Report, t: Translate) -> Iterator[tuple[str, Line]]:
    """Asked when their own day begins; nobody waits for them."""
    if report.later:
        names = t("kit-comma").join(report.later)
        yield t("standup-later"), line(names)


def _not_asked(report: Report, t: Translate) -> Iterator[tuple[str, Line]]:
    found = [*report.groups.get(State.OFF, ())]
    if found:
        why = [
            t("standup-name-why", name=name, why=wording.why_off(turn, report.round.day, t))
            for turn, name in found
        ]
        yield t("standup-not-asked-title"), line(_listed(why, report.count(State.OFF), t))
    missed = report.groups.get(State.MISSED, ())
    if missed:
        names = _listed([name for _, name in missed], report.count(State.MISSED), t)
        yield t("standup-missed"), line(t("standup-missed-why", names=names))


def _mood(report: Report, t: Translate) -> Iterator[tuple[str, Line]]:
    average = rules.mood(*report.moods)
    if average is not None:
        yield t("standup-mood"), (Words(wording.MOODS[average - 1]),)


def _blockers(report: Report, t: Translate) -> Iterator[Block]:
    if not report.blockers:
        return
    zone = report.project.zone
    yield Heading(t("standup-blockers"))
    yield Bullets(
        tuple(
            line(
                Words(name, bold=True),
                f": {shortened(one.words, BLOCKER)} · "
                f"{wording.blocker(one, t, on=report.round.day, zone=zone)}",
            )
            for one, name in report.blockers
        )
    )
    if report.open_blockers > BLOCKERS:
        more = t("standup-more", count=report.open_blockers - BLOCKERS)
        yield Text((line(more),), small=True)
