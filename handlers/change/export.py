"""All changes of a project as CSV. Pure."""

from collections.abc import Iterable, Mapping

from handlers.change import words
from handlers.kit.i18n import Translate
from handlers.kit.tables import csv_text
from storage.change import Assessment, Change
from storage.projects import Project


def table(
    rows: Iterable[tuple[Change, Assessment | None]],
    names: Mapping[int, str],
    project: Project,
    t: Translate,
) -> str:
    cells = (_cells(change, assessment, names, project, t) for change, assessment in rows)
    return csv_text(t("change-csv-columns").split("|"), cells)


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
