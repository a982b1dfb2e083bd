"""The whole report in one card, for a letter or a page: nothing folded, pictures inside. Pure."""

from collections.abc import Iterator, Sequence

from handlers.kit.cards import Block, Bullets, Card, Heading, Row, button
from handlers.kit.i18n import Translate
from handlers.kit.text import bold, plain
from handlers.progress import cards, lines, lines_people, pictures
from handlers.progress.cards import Report
from handlers.progress.lines import Told
from handlers.progress.sections import Section, sections
from handlers.progress.snapshot import Decision


def whole_card(report: Report, t: Translate) -> Card:
    shown = report.shown
    drawn = pictures.picture_card(shown, t)
    parts = sections(shown, t, is_internal=report.is_internal)
    blocks = [*cards.health_text(shown.health, t), *cards.extra(shown, t)]
    blocks += drawn.blocks if drawn else ()
    blocks += [block for part in parts for block in _drawn(part, t)]
    return Card(cards.title(shown, t), (*blocks, *_explained(report, parts, t)))


def page_card(report: Report, decided: Sequence[Decision], t: Translate) -> Card:
    """Whoever opens a page may look further: the rest of the plan, and what was decided before.

    `decided`: those that whoever reads it may see.
    """
    card = whole_card(report, t)
    whole = report.shown.model_copy(update={"decisions": tuple(decided)})
    further = (
        ("later", tuple(lines.later(whole, t))),
        ("all-decisions", tuple(lines_people.decisions(whole, t))),
    )
    blocks = [block for name, told in further for block in _further(name, told, t)]
    return Card(card.title, (*card.blocks, *blocks))


def _further(name: str, told: Sequence[Told], t: Translate) -> Iterator[Block]:
    if told:
        yield Heading(t(f"progress-section-{name}", count=len(told)))
        yield Bullets(tuple(words for _, words in told))


def _drawn(part: Section, t: Translate) -> Iterator[Block]:
    if part.source is None:
        yield Heading(part.title)
    else:
        yield Row(bold(part.title), button(t("progress-do-show"), part.source))
    yield Bullets(tuple(words for _, words in part.told))


def _explained(report: Report, parts: tuple[Section, ...], t: Translate) -> Iterator[Block]:
    if report.is_internal:
        return
    read = "\n".join(plain(words) for part in parts for _, words in part.told)
    yield from cards.glossary(report.terms, read, t)
