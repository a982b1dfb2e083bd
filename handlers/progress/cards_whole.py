"""The whole report in one card, for a letter or a page: nothing folded, pictures inside. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handlers.kit.cards import Block, Bullets, Card, Heading, Row, Text, button
from handlers.kit.i18n import Translate
from handlers.kit.text import bold, line, plain
from handlers.progress import cards, lines, lines_people, pictures
from handlers.progress.cards import Report
from handlers.progress.clients import for_clients
from handlers.progress.lines import Told
from handlers.progress.places import ON_PAPER
from handlers.progress.sections import Section, sections
from handlers.progress.snapshot import Decision, Snapshot

MOST_DONE = 100  # on a page, which says how many more there are


def whole_card(report: Report, t: Translate) -> Card:
    shown = report.shown
    report = replace(report, places=ON_PAPER)
    drawn = pictures.picture_card(shown, t)
    parts = sections(shown, t, ON_PAPER, is_internal=report.is_internal)
    blocks: list[Block] = [*cards.health_text(report, t), Text(cards.rule(t), small=True)]
    blocks += cards.extra(shown, t)
    blocks += drawn.blocks if drawn else ()
    blocks += [block for part in parts for block in _drawn(part, t)]
    return Card(cards.title(shown, t), (*blocks, *_explained(report, parts, t)))


@dataclass(frozen=True)
class Further:
    """`earlier`: what had ended before the last report. `decided`: what whoever reads it may see,
    without the `undrawn` oldest."""

    earlier: Snapshot
    decided: tuple[Decision, ...]
    undrawn: int = 0


def page_card(report: Report, further: Further, t: Translate) -> Card:
    """Whoever opens a page may look further: the whole plan, all changes, all decisions."""
    card = whole_card(report, t)
    whole = report.shown.model_copy(update={"decisions": further.decided})
    earlier = further.earlier if report.is_internal else for_clients(further.earlier)
    later = tuple(lines.later(whole, t, ON_PAPER))
    done = tuple(lines.done(earlier, t, ON_PAPER))
    every = tuple(lines_people.decisions(whole, t, ON_PAPER))
    blocks = [
        *_further("later", later, 0, t),
        *_further("earlier", done[:MOST_DONE], len(done[MOST_DONE:]), t),
        *_further("all-decisions", every, further.undrawn, t),
    ]
    return Card(card.title, (*card.blocks, *blocks))


def _further(name: str, told: Sequence[Told], undrawn: int, t: Translate) -> Iterator[Block]:
    if told:
        yield Heading(t(f"progress-section-{name}", count=len(told) + undrawn))
        yield Bullets(tuple(words for _, words in told))
    if undrawn:
        yield Text((line(t("progress-left-out", count=undrawn)),), small=True)


def _drawn(part: Section, t: Translate) -> Iterator[Block]:
    if part.source is None:
        yield Heading(part.title)
    else:
        yield Row(bold(part.title), button(t("progress-do-show"), part.source))
    yield Bullets(tuple(words for _, words in part.told))
    if part.unread:
        yield Text((cards.left_of(part, part.unread, ON_PAPER, t),), small=True)


def _explained(report: Report, parts: tuple[Section, ...], t: Translate) -> Iterator[Block]:
    if report.is_internal:
        return
    read = "\n".join(plain(words) for part in parts for _, words in part.told)
    yield from cards.glossary(report.terms, read, t)
