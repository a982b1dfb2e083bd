"""The plan as a table, what is somebody's own of it, and one item. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from handlers.kit.cards import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Facts,
    Heading,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, bold, line, shortened
from handlers.plan import cards_table, rules, words
from handlers.plan.actions import (
    Agree,
    AskAdd,
    AskEdit,
    AskLater,
    Begin,
    Finish,
    History,
    Mine,
    Page,
    Remove,
    ShowHere,
    Timeline,
    ToWorkingDay,
    Why,
)
from handlers.plan.view import View
from storage.plan import Item, State

PAGE = 30  # items: more on one card nobody reads, and 25 KB are all that Feishu's holds
OWN = 8  # with three buttons each; Feishu's cards hold 200 parts
ECHO = 40


def plan_card(view: View, t: Translate, *, offset: int = 0, is_own_copy: bool = False) -> Card:
    """`is_own_copy`: for one person, who may show it to everybody."""
    ordered = in_order(view.items)
    page = ordered[offset : offset + PAGE]
    told = (line(_standing(view, t)), *_end(view, t), *_days_off(view, t))
    blocks: list[Block] = [Text(told)]
    if page:
        blocks.append(cards_table.table(page, view, t))
        blocks.append(Text((line(t("plan-how-to-say", number=page[0].number)),), small=True))
    else:
        blocks.append(Text((line(t("plan-empty")),)))
    if pages := tuple(_pages(view, offset, len(ordered), t)):
        blocks.append(Buttons(pages))
    blocks.append(Buttons(tuple(_doors(view, t, is_own_copy=is_own_copy))))
    title = t("plan-title", project=view.project.name)
    tone = Tone.ASKING if view.unagreed and view.items else Tone.CALM
    return Card(title, tuple(blocks), tone, f"{title}: {_standing(view, t)}")


def in_order(items: Iterable[Item]) -> list[Item]:
    """By date; what is done comes last."""
    return sorted(items, key=lambda one: (not one.is_open, one.due, one.number))


def _standing(view: View, t: Translate) -> str:
    done = sum(not one.is_open for one in view.items)
    said = t("plan-done-of", done=done, count=len(view.items))
    if not view.items:
        return t("plan-not-begun")
    if not view.unagreed:
        return f"{t('plan-agreed')} · {said}"
    missing = rules.missing(view.agreements, view.terms)
    roles = t("kit-comma").join(t(f"role-{role}") for role in missing)
    new = len(view.unagreed)
    key = "plan-not-agreed" if new == len(view.items) else "plan-some-not-agreed"
    return f"{t(key, roles=roles, count=new)} · {said}"


def _end(view: View, t: Translate) -> Iterator[Line]:
    """Where it ends, and whose doing the difference is."""
    last = max(view.items, key=lambda one: (one.due, one.number), default=None)
    if last is None or not view.is_moved(last):
        return
    account = view.book.accounted(last)
    why = words.why(last, view.book, view.change_numbers, t)
    day = words.short_day(last.due, view.today, t)
    off = words.off(account.whole, t)
    yield line(t("plan-end", title=words.title(last, words.TITLE), day=day, off=off, why=why))


def _days_off(view: View, t: Translate) -> Iterator[Line]:
    """Before they are agreed on: a weekend is a date by mistake more often than not."""
    if found := cards_table.days_off(view.unagreed, view, t):
        yield line(found)


def _pages(view: View, offset: int, count: int, t: Translate) -> Iterator[Button]:
    id_ = view.project.id or 0
    if offset > 0:
        yield button(t("plan-earlier"), Page(id_, max(0, offset - PAGE)))
    if offset + PAGE < count:
        yield button(t("plan-more", count=count - offset - PAGE), Page(id_, offset + PAGE))


def _doors(view: View, t: Translate, *, is_own_copy: bool) -> Iterator[Button]:
    id_ = view.project.id or 0
    yield button(t("plan-do-add"), AskAdd(id_))
    if view.items:
        yield button(t("plan-do-mine"), Mine())
        yield button(t("plan-do-timeline"), Timeline(id_))
        yield button(t("plan-do-why"), Why(id_))
    if view.unagreed:
        yield button(t("plan-do-agree"), Agree(id_, view.terms), Weight.PRIMARY)
    if is_own_copy:
        yield button(t("plan-do-show-here"), ShowHere(id_))


def own_card(found: Sequence[tuple[Item, str]], t: Translate) -> Card:
    """What somebody has to do, each with the name of its project."""
    projects = {project for _, project in found}
    blocks: list[Block] = []
    for item, project in found[:OWN]:
        said = f"{words.day(item.due, t)} · {words.progress(item, t)}"
        where = f" · {project}" if len(projects) > 1 else ""
        blocks.append(Text((bold(words.title(item)), line(f"{said}{where}"))))
        blocks.append(Buttons(tuple(steps(item, t))))
    if len(found) > OWN:
        blocks.append(Text((line(t("plan-own-more", count=len(found) - OWN)),), small=True))
    return Card(t("plan-own", count=len(found)), tuple(blocks))


def steps(item: Item, t: Translate) -> Iterator[Button]:
    """What its owner can say with one press."""
    id_ = item.id or 0
    if item.state == State.OPEN:
        yield button(t("plan-do-begin"), Begin(id_))
    if item.is_open:
        yield button(t("plan-do-finish"), Finish(id_), Weight.PRIMARY)
        yield button(t("plan-do-later"), AskLater(id_))


def item_card(
    view: View, item: Item, t: Translate, *, is_internal: bool, remark: str = ""
) -> Card:
    blocks: list[Block] = [Text((bold(remark),))] if remark else []
    blocks.append(Facts(tuple(_facts(view, item, t))))
    blocks += _moves(view, item, t, is_internal=is_internal)
    if is_internal:
        blocks += _reported(view, item, t)
    blocks += _day_off(view, item, t)
    buttons = [*steps(item, t), button(t("plan-do-edit"), AskEdit(item.id or 0))]
    if not rules.is_frozen(item, view.is_moved(item)):
        sure = t("plan-remove-sure", title=words.title(item))
        buttons.append(button(t("plan-do-remove"), Remove(item.id or 0), confirm=sure))
    history = History(view.project.id or 0, item.number, 0)
    buttons.append(button(t("plan-do-history"), history))
    blocks.append(Buttons(tuple(buttons)))
    return Card(words.title(item), tuple(blocks))


def _facts(view: View, item: Item, t: Translate) -> Iterator[tuple[str, Line]]:
    yield t("plan-due"), line(words.day(item.due, t))
    if item.baseline is not None:
        off = words.off(view.book.accounted(item).whole, t)
        yield t("plan-baseline"), line(f"{words.day(item.baseline, t)} · {off}")
    yield t("plan-owner"), line(view.name(item.owner_id) or t("plan-nobody"))
    yield t("plan-progress"), line(words.progress(item, t))
    if item.after:
        waits = [view.book.by_number[one] for one in item.after if one in view.book.by_number]
        said = t("kit-comma").join(words.title(one, words.TITLE) for one in waits)
        yield t("plan-after"), line(said)
    if item.days is not None:
        yield t("plan-effort"), line(words.days(item.days, t))
    if number := view.change_numbers.get(item.change_id or 0):
        yield t("plan-change"), line(f"#{number}")


def _reported(view: View, item: Item, t: Translate) -> Iterator[Block]:
    """Somebody has said that it needs longer, and nobody has decided yet."""
    for slip in view.reported:
        number, days = slip.shifts[0]
        if number == item.number:
            day = words.day(view.book.calendar.add(item.due, days), t)
            who = view.name(slip.reported_by)
            yield Text((line(t("plan-slip-waiting", who=who, day=day)),))


def _day_off(view: View, item: Item, t: Translate) -> Iterator[Block]:
    """Asks, and moves nothing by itself."""
    why = words.day_off(item.due, view.project, t) if item.is_open else ""
    if not why or rules.is_frozen(item, view.is_moved(item)):
        return
    day = words.short_day(view.book.calendar.following(item.due), view.today, t)
    yield Text((line(t("plan-day-off-ask", why=why, day=day)),))
    move = ToWorkingDay(item.id or 0, item.due.isoformat())
    yield Buttons((button(t("plan-do-move-to", day=day), move),))


def _moves(view: View, item: Item, t: Translate, *, is_internal: bool) -> Iterator[Block]:
    """Why its date is another. Somebody's words about it are for the team."""
    moves = view.book.moves_of.get(item.id or 0, [])
    if not moves:
        return
    yield Heading(t("plan-why-moved"))
    lines = []
    for slip, move in moves:
        cause = words.cause(slip.cause, view.change_numbers.get(slip.change_id or 0), t)
        count = view.book.distance(move.before, move.after)
        after = words.day(move.after, t)
        said = t("plan-move", after=after, off=words.off(count, t), cause=cause)
        if slip.reason and is_internal:
            said += f" “{shortened(slip.reason, 300)}”"
        lines.append(line(said))
    yield Bullets(tuple(lines))


def help_card(t: Translate, *, unknown: str = "") -> Card:
    lines = [line(one) for one in t("plan-help").splitlines()]
    said = (Text((line(t("plan-unknown-word", word=unknown)),)),) if unknown else ()
    return Card(t("plan-help-title"), (*said, Text(tuple(lines))))
