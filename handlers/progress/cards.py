"""The report as cards: what is new in the first, the rest in its thread. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from handlers.kit import dates
from handlers.kit.cards import Block, Bullets, Card, Heading, Row, Text, Tone, button
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Span, Words, bold, line, plain, shortened
from handlers.progress import clients, health
from handlers.progress.clients import for_clients
from handlers.progress.places import NOWHERE, Places, command
from handlers.progress.sections import Section, sections, signatures, split
from handlers.progress.snapshot import Health, Snapshot
from storage.progress import Colour

FIRST = 30  # lines of all sections together in the first card
OF_ONE = 8  # of one section there
PAGE = 30  # lines of a card in the thread
MOST_PAGES = 4  # more is not read in a chat; what is left out is counted
CAUSES = 5
LONGEST = 220  # characters of a line

SIGNS = {Colour.GREEN: "🟢", Colour.AMBER: "🟡", Colour.RED: "🔴"}
TONES = {Colour.GREEN: Tone.GOOD, Colour.AMBER: Tone.ASKING, Colour.RED: Tone.BAD}


@dataclass(frozen=True)
class Report:
    """What was computed, what the last one said, and for whom it is drawn.

    `is_private`: for one person, who has no thread to read on in. `door`: the room the sources
    are shown for, where it is read elsewhere.
    """

    found: Snapshot
    before: Snapshot | None
    is_internal: bool
    terms: tuple[tuple[str, str], ...] = ()
    is_private: bool = False
    door: str = ""
    places: Places = NOWHERE
    # By language: every card of the report, its first and those in the thread, is cut from them.
    laid_out: dict[str, list["Part"]] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def shown(self) -> Snapshot:
        return self.found if self.is_internal else for_clients(self.found)

    @cached_property
    def last(self) -> Snapshot | None:
        if self.before is None or self.is_internal:
            return self.before
        return for_clients(self.before)


@dataclass(frozen=True)
class Part:
    """A section as far as there is room for it; `rest` goes to the thread."""

    section: Section
    lines: Sequence[Line]
    rest: Sequence[Line]
    still: int


def report_card(report: Report, t: Translate) -> Card:
    shown = report.shown
    parts = _parts(report, t)
    why = Text((line(t("progress-rule-where")),), small=True)
    blocks = [*health_text(report, t), why, *extra(shown, t)]
    blocks += [block for part in parts for block in _drawn(part, report, t)]
    blocks += _glossary(report, parts, t)
    return Card(title(shown, t), tuple(blocks), TONES[Colour(shown.health.colour)])


def help_card(t: Translate) -> Card:
    lines = [line(one) for one in t("progress-help").splitlines()]
    return Card(t("progress-help-title"), (Text(tuple(lines)), Text(rule(t), small=True)))


def rule(t: Translate) -> tuple[Line, ...]:
    """What makes the health what it is."""
    percent = int(health.NEARLY_ALL * 100)
    amber = {"waited": health.LONG_WAIT, "blocked": health.LONG_BLOCKED, "percent": percent}
    return (
        line(t("progress-rule")),
        line(f"{SIGNS[Colour.RED]} ", t("progress-rule-red", days=health.RED_SLIP)),
        line(f"{SIGNS[Colour.AMBER]} ", t("progress-rule-amber", **amber)),
    )


def title(shown: Snapshot, t: Translate) -> str:
    day = dates.day_in_words(shown.today, t.language)
    return t("progress-title", project=shown.project, day=day)


def page(report: Report, number: int, t: Translate) -> Card:
    """The lines for which the first card had no room, and those it folded away."""
    lines = list(_rest(report, t))
    chosen = lines[number * PAGE : (number + 1) * PAGE]
    blocks: list[Block] = []
    for name, group in _grouped(chosen):
        blocks += [Heading(name), Bullets(tuple(_short(one) for one in group))]
    if number == pages(report, t) - 1:
        blocks += _left_out(report, lines[(number + 1) * PAGE :], t)
    return Card(blocks=tuple(blocks), gist=t("progress-more"))


def _left_out(report: Report, left: Sequence[tuple[str, Line]], t: Translate) -> Iterator[Block]:
    """What stands on no card, section by section, and the command that lists it."""
    counts = Counter(name for name, _ in left)
    said = []
    for part in _parts(report, t):
        section = part.section
        if count := counts[section.title] + section.unread:
            said.append(left_of(section, count, report.places, t))
    if said:
        yield Text(tuple(said), small=True)


def left_of(section: Section, count: int, to: Places, t: Translate) -> Line:
    more = t("progress-left-out", count=count)
    where = f" – {command(section.source, t)}" if section.source and to.is_chat else ""
    return line(f"{section.title} {more}{where}")


def pages(report: Report, t: Translate) -> int:
    """How many cards the thread needs, as far as anybody would read on."""
    parts = _parts(report, t)
    full = -(-sum(len(part.rest) for part in parts) // PAGE)
    least = any(part.section.unread for part in parts)  # which has to be said
    return min(max(full, least), MOST_PAGES)


def _parts(report: Report, t: Translate) -> list[Part]:
    if t.language not in report.laid_out:
        report.laid_out[t.language] = _laid_out(report, t)
    return report.laid_out[t.language]


def _laid_out(report: Report, t: Translate) -> list[Part]:
    """Room is given away in the sections' order, one line to each of them before a second."""
    last = report.last
    before = signatures(last, t) if last else frozenset()
    shown = sections(report.shown, t, report.places, is_internal=report.is_internal)
    told = [(one, *split(one, before)) for one in shown]
    room, quota = FIRST, [0] * len(told)
    for _ in range(OF_ONE):
        for place, (_section, fresh, _still) in enumerate(told):
            if room > 0 and quota[place] < len(fresh):
                quota[place], room = quota[place] + 1, room - 1
    return [
        Part(section, fresh[:most], [*fresh[most:], *still], len(still))
        for (section, fresh, still), most in zip(told, quota, strict=True)
    ]


def _drawn(part: Part, report: Report, t: Translate) -> Iterator[Block]:
    heading, source = bold(part.section.title), part.section.source
    if source is None:
        yield Text((heading,))
    else:
        source = replace(source, room=report.door, aside=True)
        yield Row(heading, button(t("progress-do-show"), source))
    if part.lines:
        yield Bullets(tuple(_short(one) for one in part.lines))
    new = len(part.rest) - part.still
    if new or part.still:
        key = "progress-folded-here" if report.is_private else "progress-folded"
        yield Text((line(t(key, more=new, still=part.still)),), small=True)


def health_text(report: Report, t: Translate) -> list[Block]:
    said = report.shown.health
    causes = [
        line("· ", *report.places.cause(one, report.shown, t)) for one in said.causes[:CAUSES]
    ]
    lines = [bold(_coloured(said, t)), *(_short(one) for one in causes)]
    if said.said_by:
        ruled = t(f"progress-colour-{said.ruled}")
        given = {"who": said.said_by, "reason": said.reason, "ruled": ruled}
        lines.insert(1, line(t("progress-overridden", **given)))
    if len(said.causes) > CAUSES:
        lines.append(line(t("progress-left-out", count=len(said.causes) - CAUSES)))
    if not said.causes and not said.said_by:
        lines.append(line(t("progress-health-nothing")))
    read = clients.health(said)
    if report.is_internal and read.colour != said.colour:
        lines.append(line(t("progress-health-clients", said=_coloured(read, t))))
    return [Text(tuple(lines))]


def _coloured(said: Health, t: Translate) -> str:
    colour = Colour(said.colour)
    return f"{SIGNS[colour]} {t(f'progress-colour-{colour}')}"


def extra(shown: Snapshot, t: Translate) -> list[Block]:
    if not shown.extra:
        return []
    return [Text((line(t("progress-extra", who=shown.extra_by, words=shown.extra)),))]


def _glossary(report: Report, parts: Iterable[Part], t: Translate) -> list[Block]:
    """The team's words that a client has just read, explained."""
    if report.is_internal:
        return []
    read = "\n".join(plain(one) for part in parts for one in part.lines)
    return list(glossary(report.terms, read, t))


def glossary(terms: Iterable[tuple[str, str]], read: str, t: Translate) -> Iterator[Block]:
    """Those of the terms that stand in what is read, explained."""
    known = [(term, meaning) for term, meaning in terms if _stands_in(term, read)]
    if known:
        lines = [line(Words(term, bold=True), f": {meaning}") for term, meaning in known]
        yield Text((line(t("progress-glossary")), *lines), small=True)


def _stands_in(term: str, read: str) -> bool:
    """SLA does not stand in “slab”; Chinese words touch what is around them."""
    letter = "[A-Za-z0-9]"
    before = f"(?<!{letter})" if term[:1].isascii() else ""
    after = f"(?!{letter})" if term[-1:].isascii() else ""
    return re.search(before + re.escape(term) + after, read, re.I) is not None


def _rest(report: Report, t: Translate) -> Iterator[tuple[str, Line]]:
    for part in _parts(report, t):
        for one in part.rest:
            yield part.section.title, one


def _grouped(lines: Iterable[tuple[str, Line]]) -> Iterator[tuple[str, list[Line]]]:
    group: list[Line] = []
    name = ""
    for title_, one in lines:
        if title_ != name and group:
            yield name, group
            group = []
        name = title_
        group.append(one)
    if group:
        yield name, group


def _short(one: Line) -> Line:
    """Links and people stay whole; only plain words are shortened, and it shows."""
    left = LONGEST
    kept: list[Span] = []
    for span in one:
        size = len(plain((span,)))
        if size > left and isinstance(span, Words):
            return (*kept, Words(shortened(span.text, max(left, 1)), span.bold, span.strike))
        if left <= 0:
            return (*kept, Words("…"))
        kept.append(span)
        left -= size
    return tuple(kept)
