"""What a change does to the plan and the budget, for its card and its form. Pure."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from handlers.change import words
from handlers.change.effect import Left, Step
from handlers.change.view import View
from handlers.kit import dates
from handlers.kit.cards import Block, Bullets, Facts, Heading, Text
from handlers.kit.forms import Field, Remark, TextField
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, line, shortened
from storage.change import AGREED, Assessment
from storage.plan import Item, Kind

STEPS = 8  # items of the plan that a channel's card names
NAMED = 20  # ... and the form, so that one need not look them up
TITLE = 60


def effects(view: View, t: Translate, *, is_whole: bool) -> Iterator[Block]:
    found = view.effect
    if found.steps:
        yield Heading(t("change-plan-moved" if found.is_done else "change-plan-moves"))
        shown = found.steps if is_whole else found.steps[:STEPS]
        yield Bullets(tuple(_step(one, t) for one in shown))
        if len(shown) < len(found.steps):
            more = len(found.steps) - len(shown)
            yield Text((line(t("change-more", count=more)),), small=True)
    facts = tuple(_budget(view, t))
    if facts:
        yield Facts(facts)


def _step(step: Step, t: Translate) -> Line:
    title = named(step.item, t)
    if not step.days and step.move.before == step.move.after:
        return line(t("change-plan-touched", title=title))
    before, after = (
        dates.day_in_words(day, t.language) for day in (step.move.before, step.move.after)
    )
    key = "change-plan-step-earlier" if step.days < 0 else "change-plan-step"
    return line(t(key, title=title, before=before, after=after, days=abs(step.days)))


def named(item: Item, t: Translate) -> str:
    title = shortened(item.title, TITLE)
    key = "change-plan-milestone" if item.kind == Kind.MILESTONE else "change-plan-task"
    return t(key, number=item.number, title=title)


def _budget(view: View, t: Translate) -> Iterator[tuple[str, Line]]:
    """What is left once it is approved; and before, while it is not."""
    days, money = view.effect.days, view.effect.money
    if days is not None:
        said = partial(words.days, t=t)
        yield t("change-budget-days"), _left(days, view, said, t)
    if money is not None:
        paid = partial(words.money, project=view.project, t=t)
        yield t("change-budget-money"), _left(money, view, paid, t)


def _left(left: Left, view: View, said: Callable[[Decimal], str], t: Translate) -> Line:
    whole, before, after = said(left.whole), said(left.before), said(left.after)
    if view.change.status in AGREED:
        return line(t("change-budget-left", whole=whole, after=after))
    key = "change-budget-over" if left.after < 0 else "change-budget-then"
    return line(t(key, whole=whole, before=before, after=after))


def shift_fields(
    before: Assessment | None, items: Sequence[Item], t: Translate
) -> tuple[Field, ...]:
    """Only where there is a plan."""
    open_ = [one for one in items if one.is_open]
    if not open_:
        return ()
    shifts = before.shifts if before else []
    value = "\n".join(f"#{number} {days:+}" for number, days in shifts)
    field = TextField(
        "shifts",
        t("change-shifts"),
        value,
        multiline=True,
        optional=True,
        hint=t("change-shifts-hint"),
    )
    return field, Remark((line(t("change-shifts-among", items=_names(open_, t))),))


def _names(items: Sequence[Item], t: Translate) -> str:
    """Milestones first; of many, the next ones."""
    ordered = sorted(items, key=lambda one: (one.kind != Kind.MILESTONE, one.due, one.number))
    said = t("kit-comma").join(f"#{one.number} {one.title}" for one in ordered[:NAMED])
    return f"{said} …" if len(ordered) > NAMED else said
