"""A slip somebody reported, and whose doing every moved date is. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.kit.cards import Block, Bullets, Buttons, Card, Heading, Text, Tone, Weight, button
from handlers.kit.i18n import Translate
from handlers.kit.plans import Moved
from handlers.kit.text import Line, Words, line, shortened
from handlers.kit.waiting import APPROVERS
from handlers.plan import words
from handlers.plan.actions import Confirm, Reject
from handlers.plan.view import View
from storage.plan import Item, Kind
from storage.slips import Slip, Verdict

MOVES = 10  # items a card names
REASON = 600
TONES = {
    Verdict.REPORTED: Tone.ASKING,
    Verdict.CONFIRMED: Tone.CALM,
    Verdict.REJECTED: Tone.BAD,
    Verdict.REPLACED: Tone.CALM,
}


@dataclass(frozen=True)
class Told:
    """A slip with what it would do, or has done; `terms` names exactly that."""

    slip: Slip
    moves: tuple[Moved, ...]
    terms: str
    reporter: str
    decider: str = ""


def slip_card(told: Told, view: View, t: Translate) -> Card:
    """For the team alone: it holds somebody's words."""
    slip = told.slip
    item = view.book.by_number[slip.shifts[0][0]]
    title = t("plan-slip", title=words.title(item, words.TITLE))
    cause = words.cause(slip.cause, None, t)
    said = t("plan-slip-said", who=told.reporter, cause=cause)
    blocks: list[Block] = [
        Text((line(said), line("“", shortened(slip.reason, REASON), "”"))),
        Heading(t(f"plan-slip-{slip.verdict}-moves")),
        Bullets(tuple(_step(one, view, t) for one in _first(told.moves, view))),
    ]
    if len(told.moves) > MOVES:
        more = len(told.moves) - MOVES
        blocks.append(Text((line(t("plan-and-more", count=more)),), small=True))
    if slip.verdict == Verdict.REPORTED:
        confirm = button(t("plan-do-confirm"), Confirm(slip.id or 0, told.terms), Weight.PRIMARY)
        reject = button(t("plan-do-reject"), Reject(slip.id or 0), Weight.DANGER)
        called = view.called(*APPROVERS)[:-1]  # without the last space
        waits = (Words(f"{t('plan-slip-waits')} "), *called)
        blocks += [Text((waits,)), Buttons((confirm, reject))]
    else:
        blocks.append(Text((line(t(f"plan-slip-{slip.verdict}", who=told.decider)),)))
    return Card(title, tuple(blocks), TONES[Verdict(slip.verdict)], f"{title}: {said}")


def _first(moves: Sequence[Moved], view: View) -> list[Moved]:
    """Milestones first: they are what was promised."""
    known = view.book.by_number
    ordered = sorted(moves, key=lambda one: (known[one.number].kind != Kind.MILESTONE, one.number))
    return ordered[:MOVES]


def _step(move: Moved, view: View, t: Translate) -> Line:
    title = words.title(view.book.by_number[move.number], words.TITLE)
    before, after = (words.short_day(day, view.today, t) for day in (move.before, move.after))
    off = words.off(view.book.days(move), t)
    return line(t("plan-step", title=title, before=before, after=after, off=off))


def why_card(view: View, told: Sequence[Told], t: Translate, *, is_internal: bool) -> Card:
    """Every moved item with its parts, which add up to the whole; then what is not decided yet."""
    moved = [one for one in view.items if view.is_moved(one)]
    moved.sort(key=lambda one: (one.kind != Kind.MILESTONE, -view.book.accounted(one).whole))
    blocks: list[Block] = []
    if moved:
        blocks.append(Bullets(tuple(_account(one, view, t) for one in moved[: 2 * MOVES])))
    else:
        blocks.append(Text((line(t("plan-nothing-moved")),)))
    if len(moved) > 2 * MOVES:
        more = len(moved) - 2 * MOVES
        blocks.append(Text((line(t("plan-and-more", count=more)),), small=True))
    if is_internal:
        blocks += _waiting(told, view, t)
    return Card(t("plan-why-title", project=view.project.name), tuple(blocks))


def _account(item: Item, view: View, t: Translate) -> Line:
    account = view.book.accounted(item)
    return line(
        t(
            "plan-account",
            title=words.title(item, words.TITLE),
            planned=words.short_day(item.planned, view.today, t),
            due=words.short_day(item.due, view.today, t),
            off=words.off(account.whole, t),
            why=words.why(item, view.book, view.change_numbers, t),
        )
    )


def _waiting(told: Sequence[Told], view: View, t: Translate) -> Iterator[Block]:
    if not told:
        return
    yield Heading(t("plan-slips-wait", count=len(told)))
    for one in told[:MOVES]:
        item = view.book.by_number[one.slip.shifts[0][0]]
        cause = words.cause(one.slip.cause, None, t)
        said = t("plan-slip-said", who=one.reporter, cause=cause)
        yield Text((line(f"{words.title(item, words.TITLE)}: {said}"),))
        confirm = Confirm(one.slip.id or 0, one.terms)
        yield Buttons(
            (
                button(t("plan-do-confirm"), confirm, Weight.PRIMARY),
                button(t("plan-do-reject"), Reject(one.slip.id or 0)),
            )
        )
