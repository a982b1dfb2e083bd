"""The card of a change: where it stands, and what can be done about it. Pure."""

from collections.abc import Iterator

from handlers.change import rules, words
from handlers.change.actions import (
    Approve,
    AskAcceptance,
    AskAssessment,
    AskDecline,
    AskEdit,
    Deliver,
    History,
    Show,
    Start,
    Withdraw,
)
from handlers.change.cards_effect import effects
from handlers.change.cards_waiting import waiting
from handlers.change.view import View
from handlers.kit.cards import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Facts,
    Heading,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.cards_quote import QUOTED, quoted
from handlers.kit.i18n import Translate
from handlers.kit.text import Words, bold, line, shortened
from storage.change import DONE, Status

# What a channel's card shows of long texts. A Slack message holds some 13,000 characters in all
# (error msg_blocks_too_long); the rest is one press away, and the card says so.
WHAT = 1200
CRITERIA = 10
MOVES = 5

TONES = {
    Status.DECLINED: Tone.BAD,
    Status.REOPENED: Tone.BAD,
    Status.WITHDRAWN: Tone.BAD,
    Status.ACCEPTED: Tone.GOOD,
    Status.APPROVED: Tone.GOOD,
    Status.DELIVERED: Tone.ASKING,
    Status.ASSESSED: Tone.ASKING,
    Status.PROPOSED: Tone.ASKING,
}


def change_card(view: View, t: Translate, *, is_internal: bool = True) -> Card:
    """For a room; the client's rooms see nothing that is internal."""
    return _card(view, t, is_whole=False, is_internal=is_internal)


def whole_card(view: View, t: Translate, *, is_internal: bool, remark: str = "") -> Card:
    """For one person: nothing shortened; `remark` says why they see it."""
    card = _card(view, t, is_whole=True, is_internal=is_internal)
    said = (Text((bold(remark),)),) if remark else ()
    return Card(card.title, (*said, *card.blocks), card.tone, card.gist)


def _card(view: View, t: Translate, *, is_whole: bool, is_internal: bool) -> Card:
    change = view.change
    blocks: list[Block] = [_facts(view, t)]
    if change.what:
        what = change.what if is_whole else shortened(change.what, WHAT)
        blocks.append(Text((line(what),)))
    if view.quote is not None:
        said = shortened(view.quote.words, QUOTED)
        blocks.append(quoted(view.quote, said, view.project.zone, t))
    blocks += _listed(t("change-criteria"), change.criteria, CRITERIA, t, is_whole=is_whole)
    blocks += _assessed(view, t, is_whole=is_whole, is_internal=is_internal)
    blocks += waiting(view, t)
    blocks.append(Buttons(tuple(_buttons(view, t, is_whole=is_whole))))
    gist = t("change-gist", title=words.title(change), status=words.status(change.status, t))
    return Card(
        words.title(change), tuple(blocks), TONES.get(Status(change.status), Tone.CALM), gist
    )


def _facts(view: View, t: Translate) -> Facts:
    change = view.change
    kind = f"{t(f'change-kind-{change.kind}')} · {t(f'change-priority-{change.priority}')}"
    version = t("change-version", version=change.version)
    return Facts(
        (
            (t("change-status"), bold(words.status(change.status, t))),
            (t("change-kind"), line(kind)),
            (t("change-due"), line(words.due_for_all(change, view.project.zone, t))),
            (t("change-author"), (view.who(change.author_id), Words(f" · {version}"))),
        )
    )


def _listed(
    title: str, items: list[str], shown: int, t: Translate, *, is_whole: bool
) -> Iterator[Block]:
    if not items:
        return
    yield Heading(title)
    yield Bullets(
        tuple(line(one) for one in (items if is_whole else items[:shown])), numbered=True
    )
    if not is_whole and len(items) > shown:
        yield Text((line(t("change-more", count=len(items) - shown)),), small=True)


def _assessed(view: View, t: Translate, *, is_whole: bool, is_internal: bool) -> Iterator[Block]:
    found = view.assessment
    if found is None:
        return
    facts = [(t("change-effort"), words.costs(found, view.project, t))]
    if found.risk:
        facts.append(
            (t("change-risk"), line(found.risk if is_whole else shortened(found.risk, 300)))
        )
    if found.internal and is_internal:
        internal = found.internal if is_whole else shortened(found.internal, 300)
        facts.append((t("change-internal"), line(internal)))
    facts.append((t("change-assessed-by"), (view.who(found.person_id),)))
    yield Facts(tuple(facts))
    if found.version != view.change.version:
        yield Text((bold(t("change-assessed-before", version=found.version)),))
    yield from effects(view, t, is_whole=is_whole)
    yield from _listed(t("change-moves"), found.moves, MOVES, t, is_whole=is_whole)


def _buttons(view: View, t: Translate, *, is_whole: bool) -> Iterator[Button]:
    change, id_ = view.change, view.change.id or 0
    terms = view.terms
    primary = Weight.PRIMARY
    match change.status:
        case Status.PROPOSED:
            yield button(t("change-do-assess"), AskAssessment(id_), primary)
        case Status.ASSESSED:
            yield button(t("change-do-approve"), Approve(id_, terms), primary)
        case Status.APPROVED | Status.REOPENED:
            yield button(t("change-do-start"), Start(id_), primary)
        case Status.IN_PROGRESS:
            yield button(t("change-do-deliver"), Deliver(id_), primary)
        case Status.DELIVERED:
            yield button(t("change-do-accept"), AskAcceptance(id_), primary)
    if change.status in rules.DECLINABLE:
        yield button(t("change-do-decline"), AskDecline(id_, terms), Weight.DANGER)
    if change.status in rules.REASSESSABLE:
        yield button(t("change-do-reassess"), AskAssessment(id_))
    if change.status not in (*DONE, Status.DELIVERED):
        yield button(t("change-do-edit"), AskEdit(id_))
    if change.status in rules.WITHDRAWABLE:
        confirm = t("change-withdraw-sure", title=words.title(change))
        yield button(t("change-do-withdraw"), Withdraw(id_), confirm=confirm)
    yield button(t("change-do-history"), History(id_, 0))
    if not is_whole:
        yield button(t("change-do-show"), Show(id_))
