"""A list as it was understood, before anything of it is in the plan. Pure."""

from collections.abc import Sequence

from handlers.kit.cards import Block, Bullets, Buttons, Card, Text, Tone, Weight, button
from handlers.kit.errors import Reason
from handlers.kit.i18n import Translate
from handlers.kit.text import line, shortened
from handlers.plan import cards_table
from handlers.plan.actions import AddList, DropList
from handlers.plan.view import View
from storage.plan import Item, Kind

SHOWN = 25  # rows of a preview
PROBLEMS = 10  # of a list, said at once; more are not read
NAME = 60


def preview_card(view: View, items: Sequence[Item], name: str, list_id: int, t: Translate) -> Card:
    """The numbers are those the items will have, unless somebody is faster."""
    milestones = sum(one.kind == Kind.MILESTONE for one in items)
    said = t("plan-list-read", count=len(items), milestones=milestones)
    blocks: list[Block] = [Text((line(_from(name, said)),))]
    blocks.append(cards_table.table(items[:SHOWN], view, t))
    if (more := len(items) - SHOWN) > 0:
        blocks.append(Text((line(t("plan-and-more", count=more)),), small=True))
    if off := cards_table.days_off(items, view, t):
        blocks.append(Text((line(off),)))
    add = button(t("plan-do-add-list", count=len(items)), AddList(list_id), Weight.PRIMARY)
    blocks.append(Buttons((add, button(t("plan-do-drop-list"), DropList(list_id)))))
    return Card(t("plan-list-title"), tuple(blocks), Tone.ASKING)


def problems_card(problems: Sequence[Reason], name: str, t: Translate) -> Card:
    told = Bullets(tuple(line(t.reason(one)) for one in problems[:PROBLEMS]))
    more = len(problems) - PROBLEMS
    rest = (Text((line(t("plan-and-more", count=more)),), small=True),) if more > 0 else ()
    how = Text((line(t("plan-list-mend")),))
    title = t("plan-list-not-added")
    said = t("plan-list-problems", count=len(problems))
    return Card(title, (Text((line(_from(name, said)),)), told, *rest, how), Tone.BAD)


def _from(name: str, said: str) -> str:
    return f"{shortened(name, NAME)}: {said}" if name else said


def done_card(key: str, t: Translate, **said: int) -> Card:
    """In the place of the list, whose buttons have done what they could."""
    return Card(t(key, **said), (Text((line(t("plan-list-see")),)),), Tone.GOOD)


def unread_card(why: Reason, name: str, t: Translate) -> Card:
    return Card(blocks=(Text((line(_from(name, t.reason(why))),)),))
