"""The forms of the plan. Pure."""

from collections.abc import Iterator

from handlers.kit.actions import Action
from handlers.kit.forms import ChoiceField, Field, FileField, Form, Option, Remark, TextField, form
from handlers.kit.i18n import Translate
from handlers.kit.text import line, shortened
from handlers.plan import lists, reading, rules, words
from handlers.plan.actions import Add, Edit, Import, Later
from handlers.plan.reading import Written
from handlers.plan.view import View
from storage.plan import Item, Kind, State
from storage.slips import Cause

MOST_PEOPLE = 99  # of the 100 options a list of Slack's holds; others by line, with @


def add_form(view: View, prefill: Written, t: Translate) -> Form:
    due = words.day(prefill.due, t) if prefill.due else ""
    after = ", ".join(f"#{one}" for one in prefill.after)
    blank = Item(
        project_id=0,
        number=0,
        title=shortened(prefill.title, reading.TITLE),
        kind=prefill.kind,
        owner_id=prefill.owner_id,
        planned=view.today,
        due=view.today,
        days=prefill.days,
        after=[],
        author_id=0,
        made_at=view.project.made_at,
    )
    fields = _fields(view, blank, due, after, t)
    return form(t("plan-form-add"), t("plan-do-save"), Add(view.project.id or 0), *fields)


def edit_form(view: View, item: Item, t: Translate) -> Form:
    """The date of what was agreed is not in it: it moves by a change or a slip alone."""
    is_frozen = rules.is_frozen(item, view.is_moved(item))
    due = None if is_frozen else words.day(item.due, t)
    after = ", ".join(f"#{one}" for one in item.after)
    action: Action = Edit(item.id or 0, seen(item))
    title = t("plan-form-edit", number=item.number)
    remark = (Remark((line(t("plan-date-agreed", day=words.day(item.due, t))),)),)
    fields = (*(remark if is_frozen else ()), *_fields(view, item, due, after, t))
    return form(title, t("plan-do-save"), action, *fields)


def seen(item: Item) -> str:
    """What stood in the form, to know whether somebody else changed it meanwhile."""
    parts = (item.title, item.kind, item.owner_id, item.due, item.days, item.after, item.percent)
    return reading.digest(parts)


def _fields(view: View, item: Item, due: str | None, after: str, t: Translate) -> Iterator[Field]:
    yield TextField("title", t("plan-item"), item.title, longest=reading.TITLE)
    kinds = tuple(Option(one, t(f"plan-kind-{one}")) for one in Kind)
    yield ChoiceField("kind", t("plan-kind"), kinds, item.kind)
    if due is not None:
        yield TextField("due", t("plan-due"), due, hint=t("plan-due-hint"))
    yield _owner(view, item.owner_id, t)
    yield _optional("after", t("plan-after"), after, t("plan-after-hint"))
    days = str(item.days) if item.days is not None else ""
    yield _optional("days", t("plan-effort"), days, t("plan-effort-hint"))
    number = view.change_numbers.get(item.change_id or 0)
    yield _optional("change", t("plan-change"), f"#{number}" if number else "")
    if item.id is not None:
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


def _progress(item: Item) -> str:
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


def later_form(view: View, item: Item, t: Translate) -> Form:
    causes = (Cause.TEAM, Cause.CLIENT, Cause.THIRD_PARTY)
    options = tuple(Option(one, t(f"plan-cause-{one.replace('_', '-')}")) for one in causes)
    return form(
        t("plan-form-later", number=item.number),
        t("plan-do-report"),
        Later(item.id or 0, item.due.isoformat()),
        Remark((line(f"{item.title} · {words.day(item.due, t)}"),)),
        TextField("due", t("plan-new-due"), hint=t("plan-due-hint")),
        ChoiceField("cause", t("plan-cause"), options, Cause.TEAM),
        TextField("reason", t("plan-reason"), multiline=True, hint=t("plan-reason-hint")),
    )
