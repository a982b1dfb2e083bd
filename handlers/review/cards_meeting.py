"""A review under way: its agenda, and what has come of it so far. Pure."""

from collections.abc import Iterator

from handlers.kit import dates
from handlers.kit.actions import Start
from handlers.kit.cards import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Heading,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Link, bold, line, shortened
from handlers.review import cards, retro, rules
from handlers.review.actions import AskErrand, AskNotes, AskPoint, AskVote, Finish, Reveal
from handlers.review.view import View
from storage.decisions import Decision
from storage.reviews import Review, State
from storage.todos import Todo

GROUPS = 12  # of the board, the most votes first
ALIKE = 3  # notes of a group


def meeting_card(view: View, t: Translate) -> Card:
    review = view.review
    blocks: list[Block] = []
    if rules.is_late(review.at, review.started_at):
        at = dates.moment_in_words(review.at, t.language, view.project.zone)
        blocks.append(Text((line(t("review-late", at=at)),), small=True))
    blocks += _before(view, t)
    blocks += cards.agenda(view, t)
    blocks += _board(view, t)
    blocks += _listed(t("review-decisions"), [decided(one) for one in view.decisions], t)
    blocks += _listed(t("review-actions"), [to_do(one, view, t) for one in view.todos], t)
    if review.state == State.OPEN:
        blocks.append(Buttons(tuple(_buttons(view, t))))
    else:
        blocks.append(Text((bold(t("review-state-finished")),)))
    tone = Tone.ASKING if review.state == State.OPEN else Tone.GOOD
    title = cards.title(review, t)
    return Card(title, tuple(blocks), tone, t("review-begins", title=title))


def _before(view: View, t: Translate) -> Iterator[Block]:
    """How the last ones went: a retrospective nobody looks back on changes nothing."""
    if view.before:
        yield Heading(t("review-before"))
        yield Bullets(
            tuple(
                line(t(f"review-went-{one.state}", text=_short(one.text))) for one in view.before
            )
        )


def _board(view: View, t: Translate) -> Iterator[Block]:
    board = view.board
    if board is None or not board.is_shown:
        return
    ranked = retro.ranked(board)
    for column in retro.COLUMNS:
        groups = [one for one in ranked[:GROUPS] if one[1] == column]
        if groups:
            yield Heading(t(f"review-column-{column}"))
            yield Bullets(tuple(_group(votes, texts, t) for votes, _, texts in groups))
    if len(ranked) > GROUPS:
        yield Text((line(t("review-more", count=len(ranked) - GROUPS)),), small=True)
    yield Text((line(t("review-voters", count=retro.voters(board))),), small=True)


def _group(votes: int, texts: list[str], t: Translate) -> Line:
    said = " / ".join(_short(one) for one in texts[:ALIKE])
    more = f" (+{len(texts) - ALIKE})" if len(texts) > ALIKE else ""
    return (*line(f"{said}{more}"), *(bold(f"  ▲{votes}") if votes else ()))


def _listed(title: str, items: list[Line], t: Translate) -> Iterator[Block]:
    if items:
        yield Heading(title)
        yield Bullets(tuple(items[-cards.SHOWN :]))


def decided(one: Decision) -> Line:
    return line(f"#{one.number} {_short(one.text)}")


def to_do(one: Todo, view: View, t: Translate) -> Line:
    owner = view.names.get(one.owner_id, "?")
    day = f" · {dates.day_in_words(one.due_day, t.language)}" if one.due_day else ""
    return line(f"#{one.number} {owner}: {_short(one.text)}{day}")


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), cards.WORDS)


def _buttons(view: View, t: Translate) -> Iterator[Button]:
    id_, board = view.review.id or 0, view.board
    if board is None:
        yield button(t("review-do-finish"), Finish(id_), Weight.PRIMARY)
        yield button(t("review-do-add"), AskPoint(id_))
        return
    if not board.is_shown:
        yield button(t("review-do-write"), AskNotes(id_), Weight.PRIMARY)
        yield button(t("review-do-reveal"), Reveal(id_), confirm=t("review-reveal-sure"))
    else:
        yield button(t("review-do-vote"), AskVote(id_), Weight.PRIMARY)
        yield button(t("review-do-take"), AskErrand(id_))
    yield button(t("review-do-finish"), Finish(id_))


def opening(t: Translate) -> Card:
    """The first words in the thread."""
    lines = t("review-thread-how").splitlines()
    return Card(blocks=(Text(tuple(line(one) for one in lines)),))


def unfinished_card(review: Review, t: Translate) -> Card:
    said = Text((line(t("review-unfinished", title=cards.title(review, t))),))
    finish = button(t("review-do-finish"), Finish(review.id or 0), Weight.PRIMARY)
    return Card(blocks=(said, Buttons((finish,))), tone=Tone.ASKING)


def decision_noted(one: Decision, t: Translate) -> Card:
    said = t.line("review-decision-noted", number=one.number, text=_short(one.text))
    return Card(blocks=(Text((_linked(said, one.link, t),)),))


def todo_noted(one: Todo, owner: str, t: Translate) -> Card:
    day = dates.day_in_words(one.due_day, t.language) if one.due_day else "none"
    text = _short(one.text)
    said = t.line("review-todo-noted", number=one.number, who=owner, text=text, day=day)
    show = button(t("review-do-show"), Start("todo", f"#{one.number}"))
    return Card(blocks=(Text((_linked(said, one.link, t),)), Buttons((show,))))


def _linked(said: Line, link: str, t: Translate) -> Line:
    return said + line(" ", Link(link, t("review-source"))) if link else said
