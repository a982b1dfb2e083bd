"""All changes of a project as CSV. Pure."""

import csv
import io
from collections.abc import Iterable, Mapping

from handlers.change import words
from handlers.kit.i18n import Translate
from storage.change import Assessment, Change
from storage.projects import Project

# What a spreadsheet takes for a formula (OWASP, CSV injection); full-width forms included, since
# Excel reads them the same way.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001
_TRIMMED = ("\t", "\r", "\n")  # what stands after them may become one


def table(
    rows: Iterable[tuple[Change, Assessment | None]],
    names: Mapping[int, str],
    project: Project,
    t: Translate,
) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(harmless(one) for one in t("change-csv-columns").split("|"))
    for change, assessment in rows:
        writer.writerow(harmless(cell) for cell in _cells(change, assessment, names, project, t))
    return out.getvalue()


def _cells(
    change: Change,
    found: Assessment | None,
    names: Mapping[int, str],
    project: Project,
    t: Translate,
) -> list[str]:
    return [
        str(change.number),
        change.title,
        words.status(change.status, t),
        t(f"change-kind-{change.kind}"),
        t(f"change-priority-{change.priority}"),
        change.due_day.isoformat() if change.due_day else "",
        change.due_time.isoformat("minutes") if change.due_time else "",
        names.get(change.author_id, ""),
        str(change.version),
        f"{found.effort_days:f}" if found else "",
        f"{found.cost:f}" if found and found.cost is not None else "",
        project.currency if found and found.cost is not None else "",
        found.risk if found else "",
        change.what,
        "\n".join(change.criteria),
        change.made_at.isoformat(timespec="seconds"),
    ]


def harmless(cell: str) -> str:
    is_formula = cell.startswith(_TRIMMED) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if is_formula else cell
