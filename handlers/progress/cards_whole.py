"""The whole report in one card, for a letter or a page: nothing folded, pictures inside. Pure."""

from collections.abc import Iterator

from handlers.kit.cards import Block, Bullets, Card, Row, Text, button
from handlers.kit.i18n import Translate
from handlers.kit.text import bold, plain
from handlers.progress import cards, pictures
from handlers.progress.cards import Report
from handlers.progress.sections import Section, sections


def whole_card(report: Report, t: Translate) -> Card:
    shown = report.shown
    drawn = pictures.picture_card(shown, t)
    parts = sections(shown, t, is_internal=report.is_internal)
    blocks = [*cards.health_text(shown.health, t), *cards.extra(shown, t)]
    blocks += drawn.blocks if drawn else ()
    blocks += [block for part in parts for block in _drawn(part, t)]
    return Card(cards.title(shown, t), (*blocks, *_explained(report, parts, t)))


def _drawn(part: Section, t: Translate) -> Iterator[Block]:
    heading = bold(part.title)
    if part.source is None:
        yield Text((heading,))
    else:
        yield Row(heading, button(t("progress-do-show"), part.source))
    yield Bullets(tuple(words for _, words in part.told))


def _explained(report: Report, parts: tuple[Section, ...], t: Translate) -> Iterator[Block]:
    if report.is_internal:
        return
    read = "\n".join(plain(words) for part in parts for _, words in part.told)
    yield from cards.glossary(report.terms, read, t)
