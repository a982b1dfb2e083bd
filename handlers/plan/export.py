"""The plan as CSV and as Markdown: the same plan always gives the same bytes. Pure."""

from collections.abc import Iterator

from handlers.kit.i18n import Translate
from handlers.kit.tables import csv_text
from handlers.plan import lists
from handlers.plan.view import View
from storage.plan import Item, State


def csv_table(view: View, t: Translate) -> str:
    return csv_text(_columns(t), (list(_cells(one, view, t)) for one in view.items))


def markdown(view: View, t: Translate) -> str:
    rows = [_columns(t), ["---"] * len(lists.COLUMNS)]
    rows += [list(_cells(one, view, t)) for one in view.items]
    return "".join(f"| {' | '.join(map(_escaped, row))} |\n" for row in rows)


def _columns(t: Translate) -> list[str]:
    """The first name of each is the one we write; all are read."""
    return [t.words(f"plan-column-{name}")[0] for name in lists.COLUMNS]


def _cells(item: Item, view: View, t: Translate) -> Iterator[str]:
    change = view.change_numbers.get(item.change_id or 0)
    yield str(item.number)
    yield t(f"plan-kind-{item.kind}")
    yield item.title
    yield view.name(item.owner_id)
    yield item.due.isoformat()
    yield item.baseline.isoformat() if item.baseline else ""
    yield ", ".join(f"#{one}" for one in item.after)
    yield str(item.days) if item.days is not None else ""
    yield t(f"plan-state-{item.state}")
    yield _progress(item)
    yield f"#{change}" if change else ""


def _progress(item: Item) -> str:
    if item.state != State.DONE and item.remaining is not None:
        return f"{item.remaining} d"
    return f"{item.percent}%"


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
