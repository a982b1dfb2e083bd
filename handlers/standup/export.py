"""What was answered, as CSV: a row for each answer. Moods are nobody's business. Pure."""

from collections.abc import Iterable

from handlers.kit.i18n import Translate
from handlers.kit.tables import csv_text
from handlers.standup import wording
from storage.standup import Round, State, Turn


def table(rows: Iterable[tuple[Turn, Round, str]], t: Translate) -> str:
    cells = (one for turn, row, name in rows for one in _cells(turn, row, name, t))
    return csv_text(t("standup-csv-columns").split("|"), cells)


def _cells(turn: Turn, row: Round, name: str, t: Translate) -> Iterable[list[str]]:
    at = turn.answered_at.isoformat(timespec="seconds") if turn.answered_at else ""
    late = t("standup-late") if turn.is_late else ""
    edited = turn.edited_at.isoformat(timespec="seconds") if turn.edited_at else ""
    head = [row.day.isoformat(), row.topic, name, _state(turn, row, t), at, late, edited]
    for one in turn.answers:
        yield [*head, wording.question(one, t), one["text"]]
    if not turn.answers:
        yield [*head, "", ""]


def _state(turn: Turn, row: Round, t: Translate) -> str:
    if turn.state == State.OFF:
        return wording.why_off(turn, row.day, t)
    return t(f"standup-state-{turn.state.replace('_', '-')}")
