"""One decision, and lists of them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from handlers.decision.actions import List, Share, Show, TakeBack
from handlers.kit import dates
from handlers.kit.cards import Block, Button, Buttons, Card, Row, Text, Tone, button
from handlers.kit.i18n import Translate
from handlers.kit.paging import turns
from handlers.kit.text import Line, Link, line, shortened
from storage.decisions import Decision

PAGE = 8  # rows: each is a block with a button, and a screen is no longer than that
SHOWN = 150  # characters of a decision in a list


def decision_card(
    decision: Decision, author: str, zone: str, t: Translate, *, has_client: bool = False
) -> Card:
    """`has_client`: there is a room of the client's to share it with."""
    title = t("decision-title", number=decision.number)
    is_void = decision.taken_back_at is not None
    gist = f"{title}: {shortened(decision.text, SHOWN)}"
    told: tuple[Line, ...] = (_told(decision, author, zone, t),)
    if is_void:
        told = (line(t("decision-taken-back")), *told)
    blocks: list[Block] = [Text((line(decision.text),)), Text(told, small=True)]
    if not is_void:
        blocks.append(Buttons(tuple(_buttons(decision, t, has_client=has_client))))
    return Card(title, tuple(blocks), Tone.CALM if is_void else Tone.GOOD, gist)


def _told(decision: Decision, author: str, zone: str, t: Translate) -> Line:
    at = dates.moment_in_words(decision.made_at, t.language, zone)
    parts = line(t("decision-by", who=author, at=at))
    if decision.is_internal:
        parts += line(f" · {t('decision-internal')}")
    if decision.link:
        parts += line(" · ", Link(decision.link, t("decision-source")))
    return parts


def _buttons(decision: Decision, t: Translate, *, has_client: bool) -> Iterator[Button]:
    id_ = decision.id or 0
    if decision.is_internal and has_client:
        sure = t("decision-share-sure")
        yield button(t("decision-do-share"), Share(id_), confirm=sure)
    sure = t("decision-take-back-sure", number=decision.number)
    yield button(t("decision-do-take-back"), TakeBack(id_), confirm=sure)


def list_card(
    found: Sequence[Decision],
    asked: List,
    total: int,
    authors: Mapping[int, str],
    t: Translate,
) -> Card:
    """`found` may hold one decision more than a page: then there is another page."""
    key = "decision-list-found" if asked.word else "decision-list"
    params = {"count": total, **({"word": asked.word} if asked.word else {})}
    rows: list[Block] = [_row(one, authors, t) for one in found[:PAGE]]
    if not rows:
        rows.append(Text((line(t("decision-list-empty")),)))
    at = partial(List, asked.project_id, asked.word)
    if pages := tuple(turns(asked.offset, PAGE, at, t, has_older=len(found) > PAGE)):
        rows.append(Buttons(pages))
    rows.append(Text((line(t("decision-how")),), small=True))
    return Card(t(key, **params), tuple(rows))


def _row(one: Decision, authors: Mapping[int, str], t: Translate) -> Row:
    day = dates.day_in_words(one.made_at.date(), t.language)
    author = authors.get(one.author_id, "?")
    said = f"#{one.number} {shortened(one.text, SHOWN)}\n{author} · {day}"
    return Row(line(said), button(t("decision-do-show"), Show(one.id or 0)))
