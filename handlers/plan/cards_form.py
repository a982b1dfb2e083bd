"""The forms of the plan. Pure."""

from collections.abc import Iterable, Iterator

from handlers.kit.actions import Action
from handlers.kit.errors import Reason
from handlers.kit.forms import ChoiceField, Field, FileField, Form, Option, Remark, TextField, form
from handlers.kit.i18n import Translate
from handlers.kit.text import line, shortened
from handlers.plan import lists, reading, rules, words
from handlers.plan.actions import Add, Edit, Import, Later
from handlers.plan.reading import Written
from handlers.plan.view import View
from storage.plan import Item, Kind, State
from storage.slips import Cause

ECHO = 60  # characters of what was typed in the place of a date
MOST_PEOPLE = 99  # of the 100 options a list of Slack's holds; others by line, with @


def add_form(view: View, prefill: Written, t: Translate, wrong: Iterable[Reason] = ()) -> Form:
    """`wrong`: why what was typed was not added as it stands."""
    reasons = tuple(line(t.reason(one)) for one in wrong)
    told = (Remark(reasons),) if reasons else ()
    add = Add(view.project.id or 0)
    return form(t("plan-form-add"), t("plan-do-save"), add, *told, *_fields(view, prefill, t))


def edit_form(view: View, item: Item, t: Translate) -> Form:
    """The date of what was agreed is not in it: it moves by a change or a slip alone."""
    is_frozen = rules.is_frozen(item, view.is_moved(item))
    action: Action = Edit(item.id or 0, seen(item))
    title = t("plan-form-edit", number=item.number)
    remark = (Remark((line(t("plan-date-agreed", day=words.day(item.due, t))),)),)
    fields = _fields(view, _as_written(view, item), t, is_frozen=is_frozen)
    return form(title, t("plan-do-save"), action, *(remark if is_frozen else ()), *fields)


def _as_written(view: View, item: Item) -> Written:
    return Written(
        title=item.title,
        kind=Kind(item.kind),
        owner_id=item.owner_id,
        due=item.due,
        after=tuple(str(one) for one in item.after),
        days=item.days,
        change=view.change_numbers.get(item.change_id or 0),
        state=State(item.state),
        percent=item.percent,
        remaining=item.remaining,
    )


def seen(item: Item) -> str:
    """What stood in the form, to know whether somebody else changed it meanwhile."""
    parts = (item.title, item.kind, item.owner_id, item.due, item.days, item.after, item.percent)
    return reading.digest(parts)


def _fields(
    view: View, item: Written, t: Translate, *, is_frozen: bool = False
) -> Iterator[Field]:
    title = shortened(item.title, reading.TITLE)
    yield TextField("title", t("plan-item"), title, longest=reading.TITLE)
    kinds = tuple(Option(one, t(f"plan-kind-{one}")) for one in Kind)
    yield ChoiceField("kind", t("plan-kind"), kinds, item.kind)
    if not is_frozen:
        due = words.day(item.due, t) if item.due else ""
        yield TextField("due", t("plan-due"), due, hint=t("plan-due-hint"))
    yield _owner(view, item.owner_id, t)
    after = ", ".join(f"#{one}" for one in item.after)
    yield _optional("after", t("plan-after"), after, t("plan-after-hint"))
    days = str(item.days) if item.days is not None else ""
    yield _optional("days", t("plan-effort"), days, t("plan-effort-hint"))
    change = f"#{item.change}" if item.change else ""
    yield _optional("change", t("plan-change"), change, t("plan-change-hint"))
    yield _optional("progress", t("plan-progress"), _progress(item), t("plan-progress-hint"))


def _owner(view: View, owner_id: int | None, t: Translate) -> ChoiceField:
    people = {known.person.id or 0: known.person.name for known in view.members[:MOST_PEOPLE]}
    if owner_id is not None:
        people.setdefault(owner_id, view.name(owner_id))
    options = tuple(Option(str(id_), name) for id_, name in people.items())
    nobody = Option("nobody", t("plan-nobody"))
    chosen = str(owner_id) if owner_id is not None else nobody.value
    return ChoiceField("owner", t("plan-owner"), (nobody, *options), chosen)


def _optional(name: str, label: str, value: str, hint: str = "") -> TextField:
    return TextField(name, label, value, optional=True, hint=hint)


def _progress(item: Written) -> str:
    if item.remaining is not None:
        return f"{item.remaining} d"
    return f"{item.percent}%" if item.state != State.OPEN else ""


def import_form(view: View, text: str, t: Translate) -> Form:
    hint = t("plan-list-hint", limit=lists.MOST)
    return form(
        t("plan-form-import"),
        t("plan-do-read"),
        Import(view.project.id or 0),
        Remark(tuple(line(one) for one in t("plan-import-how").splitlines())),
        TextField("list", t("plan-list"), text, multiline=True, optional=True, hint=hint),
        FileField("file", t("plan-file"), t("plan-file-hint"), t("plan-file-elsewhere")),
    )


def later_form(item: Item, t: Translate, due: str = "") -> Form:
    """`due`: as somebody typed it already."""
    causes = (Cause.TEAM, Cause.CLIENT, Cause.THIRD_PARTY)
    options = tuple(Option(one, t(f"plan-cause-{one.replace('_', '-')}")) for one in causes)
    return form(
        t("plan-form-later", number=item.number),
        t("plan-do-report"),
        Later(item.id or 0, item.due.isoformat()),
        Remark((line(f"{item.title} · {words.day(item.due, t)}"),)),
        TextField("due", t("plan-new-due"), shortened(due, ECHO), hint=t("plan-due-hint")),
        ChoiceField("cause", t("plan-cause"), options, Cause.TEAM),
        TextField("reason", t("plan-reason"), multiline=True, hint=t("plan-reason-hint")),
    )
