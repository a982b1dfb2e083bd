"""A review before it begins, and what is planned. Pure."""

from collections.abc import Iterator, Sequence

from handlers.kit import dates
from handlers.kit.cards import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Facts,
    Heading,
    Row,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import Instant, Line, Link, Span, bold, line, shortened
from handlers.review.actions import (
    AskMove,
    AskNotes,
    AskPlan,
    AskPoint,
    Begin,
    Cancel,
    EndSeries,
)
from handlers.review.view import View
from storage.reviews import Kind, Point, Review, State

SHOWN = 15  # of a list on a card: the minutes have all of them
WORDS = 120  # characters of each: all lists together fit into one Slack message


def name(review: Review, t: Translate) -> str:
    return review.title or t(f"review-kind-{review.kind}")


def title(review: Review, t: Translate) -> str:
    return t("review-title", number=review.number, name=name(review, t))


def plan_card(view: View, t: Translate) -> Card:
    review = view.review
    blocks: list[Block] = [_facts(view, t)]
    if review.state == State.PLANNED:
        blocks += agenda(view, t)
        blocks.append(Text((line(t("review-collect-how")),), small=True))
        blocks.append(Buttons(tuple(_buttons(view, t))))
    else:
        blocks.append(Text((bold(t(f"review-state-{review.state}")),)))
    gist = t("review-gist", title=title(review, t), at=_at(view, t))
    return Card(title(review, t), tuple(blocks), Tone.CALM, gist)


def _facts(view: View, t: Translate) -> Facts:
    review = view.review
    when: Line = (Instant(review.at, _at(view, t)),)
    facts: list[tuple[str, Line]] = [(t("review-when"), when)]
    if view.series is not None:
        facts.append((t("review-repeats"), line(view.series.words)))
    if review.kind == Kind.RETRO:
        key = "review-anonymous" if review.is_anonymous else "review-with-names"
        facts.append((t("review-notes"), line(t(key))))
    return Facts(tuple(facts))


def _at(view: View, t: Translate) -> str:
    zone = view.project.zone
    return f"{dates.moment_in_words(view.review.at, t.language, zone, '')}"


def agenda(view: View, t: Translate) -> Iterator[Block]:
    yield Heading(t("review-agenda"))
    yield Bullets(tuple(line(one) for one in t(f"review-agenda-{view.review.kind}").splitlines()))
    if view.points:
        yield Heading(t("review-points"))
        yield Bullets(tuple(point_line(one, view, t) for one in view.points[:SHOWN]))
    if len(view.points) > SHOWN:
        yield Text((line(t("review-more", count=len(view.points) - SHOWN)),), small=True)
    if view.board is not None and not view.board.is_shown:
        yield Text((line(t("review-voices", count=view.board.voices)),))


def point_line(point: Point, view: View, t: Translate) -> Line:
    parts: list[Span | str] = []
    text = shortened(" ".join(point.text.split()), WORDS)
    parts.append(t(f"review-auto-{point.source}", text=text) if point.source else text)
    if point.person_id:
        parts.append(f" – {view.names.get(point.person_id, '?')}")
    if point.link:
        parts += [" ", Link(point.link, t("review-source"))]
    return line(*parts)


def _buttons(view: View, t: Translate) -> Iterator[Button]:
    id_ = view.review.id or 0
    if view.board is not None:
        yield button(t("review-do-write"), AskNotes(id_), Weight.PRIMARY)
    yield button(t("review-do-add"), AskPoint(id_))
    yield button(t("review-do-begin"), Begin(id_))
    yield button(t("review-do-move"), AskMove(id_))
    yield button(t("review-do-cancel"), Cancel(id_), confirm=t("review-cancel-sure"))
    if view.series is not None:
        sure = t("review-end-series-sure")
        yield button(t("review-do-end-series"), EndSeries(id_), confirm=sure)


def list_card(found: Sequence[Review], project_id: int, zone: str, t: Translate) -> Card:
    rows: list[Block] = [_row(one, zone, t) for one in found]
    if not rows:
        rows.append(Text((line(t("review-list-empty")),)))
    rows.append(Buttons((button(t("review-do-plan"), AskPlan(project_id), Weight.PRIMARY),)))
    rows += [Text((line(one),), small=True) for one in t("review-help").splitlines()]
    return Card(t("review-list", count=len(found)), tuple(rows))


def _row(one: Review, zone: str, t: Translate) -> Row:
    at = dates.moment_in_words(one.at, t.language, zone)
    state = f" · {t('review-state-open')}" if one.state == State.OPEN else ""
    said = f"{title(one, t)}\n{at}{state}"
    return Row(line(said), button(t("review-do-add"), AskPoint(one.id or 0)))
