"""The card of an item of feedback. Pure."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from handlers.feedback.actions import AskEnd, AskLink
from handlers.feedback.view import View
from handlers.kit import dates
from handlers.kit.actions import Start
from handlers.kit.cards import (
    Block,
    Button,
    Buttons,
    Card,
    Facts,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.cards_quote import quoted
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Words, bold, line, shortened
from storage.feedback import Feedback, Outcome, origin_of

SHOWN = 1200  # characters of what was said; the rest is where the link leads, or under "Show"
STARTED = 800  # of it in a button, whose value has room for 2000 with everything escaped

TONES = {Outcome.OPEN: Tone.ASKING, Outcome.DECLINED: Tone.BAD}


def feedback_card(
    view: View, t: Translate, *, is_internal: bool, is_whole: bool = False, remark: str = ""
) -> Card:
    """`is_internal`: for the team: with its notes, and with what can be done about it."""
    item = view.item
    blocks: list[Block] = [Text((bold(remark),))] if remark else []
    blocks += [_said(view, t, is_whole=is_whole), _facts(view, t)]
    if item.reply:
        blocks.append(Text((line(Words(t("feedback-reply"), bold=True), "  ", item.reply),)))
    if item.internal and is_internal:
        note = line(Words(t("feedback-internal"), bold=True), "  ", item.internal)
        blocks.append(Text((note,)))
    if is_internal and item.outcome == Outcome.OPEN:
        blocks.append(Buttons(tuple(_buttons(view, t))))
    outcome = outcome_in_words(item, t)
    gist = t("feedback-gist", number=item.number, outcome=outcome)
    tone = TONES.get(Outcome(item.outcome), Tone.GOOD)
    return Card(t("feedback-title", number=item.number), tuple(blocks), tone, gist)


def outcome_in_words(item: Feedback, t: Translate) -> str:
    return t(f"feedback-outcome-{item.outcome}", number=item.became or 0)


def _said(view: View, t: Translate, *, is_whole: bool) -> Block:
    words = view.item.words if is_whole else shortened(view.item.words, SHOWN)
    if view.quote is None:
        return Text((line(words),))
    return quoted(view.quote, words, view.project.zone, t)


def _facts(view: View, t: Translate) -> Facts:
    item = view.item
    who: Line = line(item.giver_name)
    if item.filed_by_id != item.giver_id:
        by = view.names.get(item.filed_by_id, "?")
        who = line(t("feedback-recorded-by", who=item.giver_name, by=by))
    pairs = [(t("feedback-giver"), who), (t("feedback-outcome"), _ended(view, t))]
    if view.change is not None:
        status = t(f"change-status-{view.change.status.replace('_', '-')}")
        pairs.append((t("feedback-change"), line(f"{view.change.title} · {status}")))
    return Facts(tuple(pairs))


def _ended(view: View, t: Translate) -> Line:
    item = view.item
    said = bold(outcome_in_words(item, t))
    if item.ended_by_id is None or item.ended_at is None:
        return said
    ended_on = item.ended_at.astimezone(ZoneInfo(view.project.zone)).date()
    day = dates.day_in_words(ended_on, t.language)
    who = view.names.get(item.ended_by_id, "?")
    return (*said, Words(t("feedback-ended", who=who, day=day)))


def _buttons(view: View, t: Translate) -> Iterator[Button]:
    id_ = view.item.id or 0
    yield button(t("feedback-do-change"), _start("change", view), Weight.PRIMARY)
    yield button(t("feedback-do-todo"), _start("todo", view))
    yield button(t("feedback-do-answer"), AskEnd(id_, Outcome.ANSWERED))
    yield button(t("feedback-do-decline"), AskEnd(id_, Outcome.DECLINED), Weight.DANGER)
    yield button(t("feedback-do-link"), AskLink(id_))


def _start(feature: str, view: View) -> Start:
    """From the message itself where every room's platform can look it up, else from the words."""
    origin, quote = origin_of(view.item), view.quote
    if quote is not None and {room.platform for room in view.rooms} == {quote.platform}:
        return Start(feature, message=quote.message, room=quote.room, origin=origin)
    return Start(feature, shortened(view.item.words, STARTED), origin=origin)
