"""Minutes as a card, as a list, and as a file. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from handlers.kit import dates
from handlers.kit.cards import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Heading,
    Row,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.i18n import Translate
from handlers.kit.paging import turns
from handlers.kit.text import Line, Link, line, shortened
from handlers.review.actions import AskCorrection, Confirm, Export, ListMinutes, ShowMinutes
from handlers.review.corrections import section
from storage.minutes import Minutes

SECTIONS = ("attendance", "points", "decisions", "actions", "notes")
PAGE = 8
LINES = 10  # of a section on the card; the file has all
WORDS = 100
NAMES = 1000  # characters of all who were there

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#+-!|~"})


def flat(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True)
class Shown:
    minutes: Minutes
    zone: str
    author: str
    confirmed_by: str = ""


def minutes_card(shown: Shown, t: Translate) -> Card:
    kept = shown.minutes
    blocks: list[Block] = [Text((line(_told(shown, t)),), small=True)]
    for name in SECTIONS:
        blocks += _section(name, kept, t)
    blocks.append(Buttons(tuple(_buttons(kept, t))))
    tone = Tone.GOOD if kept.confirmed_at else Tone.ASKING
    return Card(title(kept, t), tuple(blocks), tone)


def title(kept: Minutes, t: Translate) -> str:
    return t("minutes-title", number=kept.number, name=kept.title)


def _told(shown: Shown, t: Translate) -> str:
    kept = shown.minutes
    at = dates.moment_in_words(kept.held_at, t.language, shown.zone)
    said = t("minutes-version", at=at, version=kept.version, who=shown.author)
    if kept.confirmed_at is not None:
        return f"{said} · {t('minutes-confirmed', who=shown.confirmed_by)}"
    return f"{said} · {t('minutes-draft')}"


def _section(name: str, kept: Minutes, t: Translate) -> Iterator[Block]:
    lines = section(kept.body, name)
    if not lines:
        return
    yield Heading(t(f"review-section-{name}"))
    if name == "attendance":
        yield Text((line(shortened(t("kit-comma").join(lines), NAMES)),))
        return
    yield Bullets(tuple(_linked(one, kept, t) for one in lines[:LINES]))
    if len(lines) > LINES:
        yield Text((line(t("review-more", count=len(lines) - LINES)),), small=True)


def _linked(text: str, kept: Minutes, t: Translate) -> Line:
    link = (kept.body.get("links") or {}).get(text)
    said = line(shortened(text, WORDS))
    return said + line(" ", Link(str(link), t("review-source"))) if link else said


def _buttons(kept: Minutes, t: Translate) -> Iterator[Button]:
    id_, version = kept.review_id, kept.version
    if kept.is_newest:
        if kept.confirmed_at is None:
            yield button(t("minutes-do-confirm"), Confirm(id_, version), Weight.PRIMARY)
        yield button(t("minutes-do-correct"), AskCorrection(id_))
    yield button(t("minutes-do-export"), Export(id_, version))
    if version > 1:
        yield button(t("minutes-do-earlier"), ShowMinutes(id_, version - 1))


def list_card(
    found: Sequence[Minutes], asked: ListMinutes, total: int, zone: str, t: Translate
) -> Card:
    """`found` may hold one more than a page: then there is another page."""
    rows: list[Block] = [_row(one, zone, t) for one in found[:PAGE]]
    if not rows:
        rows.append(Text((line(t("minutes-list-empty")),)))
    at = partial(ListMinutes, asked.project_id, asked.word)
    if pages := tuple(turns(asked.offset, PAGE, at, t, has_older=len(found) > PAGE)):
        rows.append(Buttons(pages))
    rows.append(Text((line(t("minutes-how")),), small=True))
    if asked.word:
        return Card(t("minutes-found", count=total, word=asked.word), tuple(rows))
    return Card(t("minutes-list", count=total), tuple(rows))


def _row(one: Minutes, zone: str, t: Translate) -> Row:
    at = dates.moment_in_words(one.held_at, t.language, zone)
    draft = "" if one.confirmed_at else f" · {t('minutes-draft')}"
    show = button(t("review-do-show"), ShowMinutes(one.review_id))
    return Row(line(f"{title(one, t)}\n{at}{draft}"), show)


def markdown(shown: Shown, t: Translate) -> str:
    """People's words keep their marks from being read as mark-up."""
    kept = shown.minutes
    parts = [f"# {_plain(title(kept, t))}", _plain(_told(shown, t))]
    links = kept.body.get("links") or {}
    for name in SECTIONS:
        lines = section(kept.body, name)
        if lines:
            items = [_item(one, str(links.get(one) or ""), t) for one in lines]
            parts.append(f"## {t(f'review-section-{name}')}\n\n" + "\n".join(items))
    return "\n\n".join(parts) + "\n"


def _item(text: str, link: str, t: Translate) -> str:
    is_safe = link.startswith(("https://", "http://")) and not set(link) & set("<> \n")
    return f"- {_plain(text)}" + (f" ([{t('review-source')}](<{link}>))" if is_safe else "")


def _plain(text: str) -> str:
    return flat(text).translate(_MARKS)
