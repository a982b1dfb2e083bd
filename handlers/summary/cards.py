"""A summary, as it is shown. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handlers.kit import dates
from handlers.kit.actions import Start
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
from handlers.kit.text import Line, Link, bold, line, shortened
from handlers.summary.buttons import AskAgain, MakeAnew, NotRight, ShowMore
from handlers.summary.tokens import language_of
from handlers.summary.told import DELETED, EDITED, Item, Told

LONGEST = {"en": 200, "zh": 90}  # characters of a line; its message is a press away
# So much of each part is shown at first, so that the whole card stays below Feishu's 30 KB and
# Slack's 50 blocks; the rest is a press away.
FIRST = {"points": 3, "decisions": 3, "actions": 3, "questions": 2}
PAGE = 5
# The same in each language: Feishu keeps a text once where all of them share it.
SOURCE = "↗"
MARKS = {EDITED: " ✎", DELETED: " ✗"}
PARTS = ("decisions", "actions", "questions")


@dataclass(frozen=True)
class About:
    """`room`: its name; `since` and `until`: of what was read, None of a thread."""

    summary_id: int
    room: str
    room_id: str
    zone: str
    since: datetime | None = None
    until: datetime | None = None


def summary_card(told: Told, about: About, t: Translate) -> Card:
    blocks = (
        *_changed(told, about, t),
        *_gist(told, t),
        *_points(told, about, t),
        *(block for part in PARTS for block in _part(part, told, about, t)),
        Text(tuple(_small(told, t)), small=True),
        Buttons((button(t("summary-do-not-right"), NotRight(about.summary_id, "", 0)),)),
    )
    first = told.parts["gist"][0].text if told.parts["gist"] else ""
    return Card(title(about, t), blocks, gist=_short(first))


def title(about: About, t: Translate) -> str:
    if about.since is None or about.until is None:
        return t("summary-title-thread", room=about.room)
    first, last = (_day(one, about.zone, t) for one in (about.since, about.until))
    if first == last:
        return t("summary-title-day", room=about.room, day=first)
    return t("summary-title-days", room=about.room, first=first, last=last)


def _day(at: datetime, zone: str, t: Translate) -> str:
    there = at.astimezone(ZoneInfo(zone))
    return dates.day_in_words(there.date(), t.language)


def _changed(told: Told, about: About, t: Translate) -> Iterator[Block]:
    """Not one block more or less in another language: a Feishu card holds all of them."""
    if any(item.was for item in told.items()):
        yield Text((bold(t("summary-changed")),))
        yield Buttons((anew_button(about.summary_id, t),))


def anew_button(summary_id: int, t: Translate) -> Button:
    return button(t("summary-do-anew"), MakeAnew(summary_id), Weight.PRIMARY)


def _gist(told: Told, t: Translate) -> Iterator[Block]:
    if told.parts["gist"]:
        yield Text(tuple(_said(item, t) for item in told.parts["gist"]))
    elif not any(True for _ in told.items()):
        yield Text((line(t("summary-nothing")),))


def _points(told: Told, about: About, t: Translate) -> Iterator[Block]:
    points = told.parts["points"]
    if points:
        yield Heading(t("summary-part-points"))
        yield from (_point(item, about, t) for item in points[: FIRST["points"]])
        yield from _more("points", points, FIRST["points"], about, t)


def _point(item: Item, about: About, t: Translate) -> Block:
    if not item.text:
        return Bullets((_said(item, t),))
    start = Start("change", message=item.message, room=about.room_id)
    return Row(_said(item, t), button(t("summary-do-change"), start))


def _part(part: str, told: Told, about: About, t: Translate) -> Iterator[Block]:
    items = told.parts[part]
    if items:
        yield Heading(t(f"summary-part-{part}"))
        yield from _items(part, items, range(min(len(items), FIRST[part])), about, t)
        yield from _more(part, items, FIRST[part], about, t)


def _items(
    part: str, items: Sequence[Item], shown: range, about: About, t: Translate
) -> Iterator[Block]:
    for number in shown:
        yield Text((_said(items[number], t),))
        if aside := _aside(part, items[number], t):
            yield Text((line(aside),), small=True)
        yield Buttons(tuple(_buttons(part, number, items[number], about, t)))


def _more(
    part: str, items: Sequence[Item], offset: int, about: About, t: Translate
) -> Iterator[Block]:
    if (left := len(items) - offset) > 0:
        label = t("summary-do-more", count=left)
        yield Buttons((button(label, ShowMore(about.summary_id, part, offset)),))


def rest_card(part: str, offset: int, told: Told, about: About, t: Translate) -> Card:
    """The next page of one part."""
    items = told.parts[part]
    end = min(len(items), offset + PAGE)
    blocks: list[Block] = list(_more(part, items, end, about, t))
    heading = t(f"summary-part-{part}")
    if part == "points":
        listed = (_point(item, about, t) for item in items[offset:end])
        return Card(heading, (*listed, *blocks))
    return Card(heading, (*_items(part, items, range(offset, end), about, t), *blocks))


def _aside(part: str, item: Item, t: Translate) -> str:
    match part:
        case "actions":
            return _charge(item, t)
        case "questions" if item.asked:
            return t("summary-asked", name=item.asked)
    return ""


def _charge(item: Item, t: Translate) -> str:
    owner = t("summary-owner", name=item.owner) if item.owner else t("summary-no-owner")
    return f"{owner} · {t('summary-due', day=_due(item.due, t))}" if item.due else owner


def _due(due: str, t: Translate) -> str:
    day, _, at = due.partition("T")
    said = dates.day_in_words(date.fromisoformat(day), t.language)
    return f"{said} {time.fromisoformat(at):%H:%M}" if at else said


def _said(item: Item, t: Translate) -> Line:
    """The words, what became of them since, and where they stand."""
    words = _short(item.text) or t("summary-line-deleted")
    was = MARKS.get(item.was, "")
    if item.was == DELETED or not item.link:
        return line(words, was)
    return line(words, f"{was} ", Link(item.link, SOURCE))


def _buttons(part: str, number: int, item: Item, about: About, t: Translate) -> Iterator[Button]:
    if item.text:
        yield from _doors(part, number, item, about, t)
    yield button(t("summary-do-not-right"), NotRight(about.summary_id, part, number))


def _doors(part: str, number: int, item: Item, about: About, t: Translate) -> Iterator[Button]:
    """The message itself goes along, in the words it was said in."""
    change = Start("change", message=item.message, room=about.room_id)
    match part:
        case "decisions":
            yield button(t("summary-do-decision"), replace(change, feature="decision"))
        case "actions":
            todo = replace(change, feature="todo", person=item.owner_user)
            yield button(t("summary-do-todo"), todo)
        case "questions" if not item.is_asked_again:
            yield button(t("summary-do-ask-again"), AskAgain(about.summary_id, number))
    if part != "questions":
        yield button(t("summary-do-change"), change)


def _short(text: str) -> str:
    return shortened(text, LONGEST[language_of(text)])


def _small(told: Told, t: Translate) -> Iterator[Line]:
    """How much of it was read, and by whom it was worded."""
    covered = told.coverage
    counted = {"read": covered.messages, "all": covered.messages}
    said = t("summary-cut", **counted) if told.is_cut else t("summary-read", **counted)
    if covered.unread_files:
        said += t("summary-files", count=covered.unread_files)
    aside = covered.by_programs + covered.notices
    if aside:
        said += t("summary-aside", count=aside)
    yield line(said)
    if told.is_collected:
        yield line(t("summary-collected"))
    yield line(t("summary-by-model", model=told.model) if told.model else t("summary-by-us"))


def question_card(item: Item, asked: Line, t: Translate) -> Card:
    """In the thread, for whoever was asked; `asked` is empty where nobody was named."""
    said = t.line("summary-still-open", author=item.author)
    words: list[Line] = [said, line(item.text)]
    if asked:
        words.insert(0, asked)
    return Card(blocks=(Text(tuple(words)),), tone=Tone.ASKING)


def outdated_card(about: About, t: Translate) -> Card:
    """For one person: the summary only they see cannot be edited."""
    words = t("summary-outdated", title=title(about, t))
    return Card(
        blocks=(Text((line(words),)), Buttons((anew_button(about.summary_id, t),))),
    )


def note_card(key: str, params: tuple[tuple[str, str | int], ...], t: Translate) -> Card:
    return Card(blocks=(Text((line(t(key, **dict(params))),)),))
