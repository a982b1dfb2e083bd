"""What the owner of some work reads in the morning: is it on time? and what is overdue. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
from handlers.kit.text import Line, bold, line
from handlers.plan import words
from handlers.plan.actions import AskLater, Finish, OnTime
from storage.plan import Item

MOST = 8  # items with buttons in one message; Feishu's cards hold 200 parts


@dataclass(frozen=True)
class Morning:
    """`asked`: due soon; `overdue`: their own; `late`: of others, for whoever leads them."""

    asked: Sequence[Item] = ()
    overdue: Sequence[tuple[Item, int]] = ()  # with the working days it is late by
    late: Sequence[tuple[Item, int, str]] = ()  # ... and its owner's name

    @property
    def projects(self) -> set[int]:
        found = (*self.asked, *(one for one, _ in self.overdue), *(one for one, *_ in self.late))
        return {one.project_id for one in found}

    def of(self, projects: set[int]) -> "Morning":
        """What of it is about these."""
        return Morning(
            [one for one in self.asked if one.project_id in projects],
            [one for one in self.overdue if one[0].project_id in projects],
            [one for one in self.late if one[0].project_id in projects],
        )


def morning_card(morning: Morning, today: date, t: Translate) -> Card:
    blocks: list[Block] = []
    for item in morning.asked[:MOST]:
        due = words.short_day(item.due, today, t)
        blocks.append(Text((bold(words.title(item)), line(t("plan-is-on-time", day=due)))))
        blocks.append(Buttons(_answers(item, t)))
    if morning.overdue:
        blocks.append(Heading(t("plan-overdue-own", count=len(morning.overdue))))
    for item, late in morning.overdue[:MOST]:
        blocks.append(Text((line(_late(item, late, today, t)),)))
        finish = button(t("plan-do-finish"), Finish(item.id or 0), Weight.PRIMARY)
        later = button(t("plan-do-later"), AskLater(item.id or 0))
        blocks.append(Buttons((finish, later)))
    if morning.late:
        blocks.append(Heading(t("plan-overdue-others", count=len(morning.late))))
        rows = tuple(_others(one, today, t) for one in morning.late[: 3 * MOST])
        blocks.append(Bullets(rows))
    return Card(t("plan-morning"), tuple(blocks), Tone.ASKING)


def _answers(item: Item, t: Translate) -> tuple[Button, ...]:
    on_time = OnTime(item.id or 0, item.due.isoformat())
    return (
        button(t("plan-do-on-time"), on_time, Weight.PRIMARY),
        button(t("plan-do-later"), AskLater(item.id or 0)),
    )


def _late(item: Item, late: int, today: date, t: Translate) -> str:
    due = words.short_day(item.due, today, t)
    return t("plan-was-due", title=words.title(item, words.TITLE), day=due, days=late)


def _others(found: tuple[Item, int, str], today: date, t: Translate) -> Line:
    item, late, name = found
    said = _late(item, late, today, t)
    return line(f"{said} · {name}" if name else said)
