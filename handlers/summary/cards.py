"""A summary, as it is shown. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Link, Words, bold, line, shortened
from handlers.summary.buttons import AskAgain, MakeAnew, NotRight
from handlers.summary.told import DELETED, Item, Told

LONGEST = 300  # characters of a line; its message is a press away
# With buttons; the others are listed. Slack's messages have 50 blocks, and each of these takes 2.
WITH_BUTTONS = 5
LISTED = 10  # more of them, without buttons
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
        *_points(told, t),
        *(block for part in PARTS for block in _part(part, told.parts[part], about, t)),
        Text(tuple(_small(told, t)), small=True),
        Buttons((button(t("summary-do-not-right"), NotRight(about.summary_id, "", 0)),)),
    )
    first = told.parts["gist"][0].text if told.parts["gist"] else ""
    return Card(title(about, t), blocks, gist=shortened(first, LONGEST))


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


def _points(told: Told, t: Translate) -> Iterator[Block]:
    if told.parts["points"]:
        yield Heading(t("summary-points"))
        yield Bullets(tuple(_said(item, t) for item in told.parts["points"]))


def _part(part: str, items: Sequence[Item], about: About, t: Translate) -> Iterator[Block]:
    if not items:
        return
    yield Heading(t(f"summary-part-{part}"))
    for number, item in enumerate(items[:WITH_BUTTONS]):
        yield Text((_line(part, item, t),))
        yield Buttons(tuple(_buttons(part, number, item, about, t)))
    rest = items[WITH_BUTTONS : WITH_BUTTONS + LISTED]
    if rest:
        yield Bullets(tuple(_line(part, item, t) for item in rest))
    if (left := len(items) - WITH_BUTTONS - LISTED) > 0:
        yield Text((line(t("summary-more", count=left)),), small=True)


def _line(part: str, item: Item, t: Translate) -> Line:
    match part:
        case "actions":
            return (*_said(item, t), Words(f"\n{_charge(item, t)}"))
        case "questions" if item.asked:
            return (*_said(item, t), Words(f"\n{t('summary-asked', name=item.asked)}"))
    return _said(item, t)


def _charge(item: Item, t: Translate) -> str:
    owner = t("summary-owner", name=item.owner) if item.owner else t("summary-no-owner")
    return f"{owner} · {t('summary-due', day=_due(item.due, t))}" if item.due else owner


def _due(due: str, t: Translate) -> str:
    day, _, at = due.partition("T")
    said = dates.day_in_words(date.fromisoformat(day), t.language)
    return f"{said} {time.fromisoformat(at):%H:%M}" if at else said


def _said(item: Item, t: Translate) -> Line:
    """The words, what became of them since, and where they stand."""
    words = shortened(item.text, LONGEST) or t("summary-line-deleted")
    was = f" {t(f'summary-was-{item.was}')}" if item.was and item.text else ""
    if item.was == DELETED or not item.link:
        return line(words, was)
    return line(words, f"{was} ", Link(item.link, t("summary-source")))


def _buttons(part: str, number: int, item: Item, about: About, t: Translate) -> Iterator[Button]:
    if item.text:
        yield from _doors(part, number, item, about, t)
    yield button(t("summary-do-not-right"), NotRight(about.summary_id, part, number))


def _doors(part: str, number: int, item: Item, about: About, t: Translate) -> Iterator[Button]:
    here = {"message": item.message, "room": about.room_id}
    text = shortened(item.text, LONGEST)
    match part:
        case "decisions":
            yield button(t("summary-do-decision"), Start("decision", text, **here))
        case "actions":
            yield button(t("summary-do-todo"), Start("todo", _todo(item), **here))
        case "questions" if not item.is_asked_again:
            yield button(t("summary-do-ask-again"), AskAgain(about.summary_id, number))
    if part != "questions":
        yield button(t("summary-do-change"), Start("change", **here))


def _todo(item: Item) -> str:
    """As somebody would type it: what, and by when."""
    text = shortened(item.text, LONGEST)
    return f"{text} ({item.due.replace('T', ' ')})" if item.due else text


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
