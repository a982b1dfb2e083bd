"""Somebody was not content: what the team sees, what its owner and the person are told. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from handlers.kit import dates
from handlers.kit.cards import (
    Block,
    Button,
    Buttons,
    Card,
    Facts,
    Quote,
    Row,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import Instant, Line, Words, bold, line, shortened
from handlers.survey import rules
from handlers.survey.actions import AskClose, AskDone, AskUnsettled, Settled, ShowFollowUp, Take
from handlers.survey.cards import in_words
from handlers.survey.view import View, Waiting

SAID = 600  # characters of what they wrote
SHOWN = 20  # rows of the list: a Slack message has 50 blocks, and nobody sees to more


def follow_up_card(view: View, t: Translate, *, remark: str = "") -> Card:
    """For the team alone: in its rooms, and to the owner."""
    said = t(remark, who=view.unhappy, by=view.closed_by) if remark else ""
    blocks: list[Block] = [Text((bold(said),))] if said else []
    blocks.append(_facts(view, t))
    if view.answer.words:
        words = shortened(view.answer.words, SAID)
        blocks.append(Quote(words, line(view.unhappy)))
    if view.row.done:
        blocks.append(Text((line(Words(t("survey-done"), bold=True), "  ", view.row.done),)))
    if view.row.internal:
        note = line(Words(t("survey-internal"), bold=True), "  ", view.row.internal)
        blocks.append(Text((note,)))
    if view.row.closed_why:
        why = line(Words(t("survey-closed-why"), bold=True), "  ", view.row.closed_why)
        blocks.append(Text((why,)))
    if view.row.closed_at is None:
        blocks.append(Buttons(tuple(_buttons(view, t, is_owners=bool(remark)))))
    key = "survey-follow-up-closed" if view.row.closed_at else "survey-follow-up"
    return Card(t(key, who=view.unhappy), tuple(blocks), _tone(view))


def _tone(view: View) -> Tone:
    if view.row.closed_at is None:
        return Tone.BAD
    return Tone.CALM if view.closed_by else Tone.GOOD


def _facts(view: View, t: Translate) -> Facts:
    given = in_words(view.survey.kind, view.answer.score or 0)
    facts = [
        (t("survey-score"), line(t(f"survey-given-{view.survey.kind}", score=given))),
        (t("survey-state"), _state(view, t)),
        (t("survey-owner"), line(view.owner or t("survey-nobody-owns"))),
    ]
    if view.row.closed_at is None:
        facts.append((t("survey-until"), (until(view, t),)))
    return Facts(tuple(facts))


def _state(view: View, t: Translate) -> Line:
    if view.closed_by:
        return bold(t("survey-state-closed-by", who=view.unhappy, by=view.closed_by))
    if view.row.closed_at is not None:
        is_better = not rules.is_low(view.survey.kind, view.answer.score or 0)
        key = "survey-state-better" if is_better else "survey-state-closed"
        return bold(t(key, who=view.unhappy))
    if view.is_silent:
        return bold(t("survey-state-silent", who=view.unhappy))
    if view.row.asked_at is not None:
        return line(t("survey-state-asked", who=view.unhappy))
    key = "survey-state-refused" if view.row.refused else "survey-state-open"
    return bold(t(key, who=view.unhappy))


def until(view: View, t: Translate) -> Instant:
    at = view.row.due_at
    return Instant(at, dates.moment_in_words(at, t.language, view.project.zone))


def _buttons(view: View, t: Translate, *, is_owners: bool) -> Iterator[Button]:
    """`is_owners`: for their eyes, who need not take it over."""
    id_ = view.row.id or 0
    asks = "survey-do-ask-again" if view.row.asked_at else "survey-do-done"
    yield button(t(asks), AskDone(id_), Weight.PRIMARY)
    if not is_owners:
        yield button(t("survey-do-take"), Take(id_))
    if view.is_silent:
        yield button(t("survey-do-close"), AskClose(id_))


def settled_card(view: View, t: Translate, *, said: str = "") -> Card:
    """To the person: is it better now? `said`: what they have answered by now."""
    who = view.owner or view.project.name
    asked = Text((line(t("survey-is-settled", who=who, project=view.project.name)),))
    title = t("survey-settled-title", project=view.project.name)
    told = Quote(view.row.done, line(who))
    if said:
        return Card(title, (asked, told, Text((bold(t(said)),))), Tone.GOOD)
    id_ = view.row.id or 0
    buttons = (
        button(t("survey-do-settled"), Settled(id_), Weight.PRIMARY),
        button(t("survey-do-unsettled"), AskUnsettled(id_)),
    )
    return Card(title, (asked, told, Buttons(buttons)), Tone.ASKING)


def list_card(found: Sequence[Waiting], t: Translate) -> Card:
    shown: list[Block] = [*rows(found[:SHOWN], t)] or [Text((line(t("survey-list-empty")),))]
    if len(found) > SHOWN:
        shown.append(Text((line(t("survey-list-more", count=len(found) - SHOWN)),), small=True))
    return Card(t("survey-list", count=len(found)), tuple(shown))


def rows(found: Iterable[Waiting], t: Translate) -> tuple[Row, ...]:
    return tuple(
        Row(line(_summary(one, t)), button(t("survey-do-show"), ShowFollowUp(one.id)))
        for one in found
    )


def _summary(one: Waiting, t: Translate) -> str:
    given = in_words(one.kind, one.score)
    owner = one.owner or t("survey-nobody-owns")
    day = dates.day_in_words(one.due_day, t.language)
    return t("survey-list-row", who=one.unhappy, score=given, owner=owner, day=day)
