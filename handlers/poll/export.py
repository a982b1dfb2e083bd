"""All polls of a project as CSV, a row for every option. Pure."""

from collections.abc import Iterable

from handlers.kit.i18n import Translate
from handlers.kit.tables import csv_text
from handlers.poll import cards, rules
from handlers.poll.view import View
from storage.poll import State


def table(views: Iterable[View], t: Translate) -> str:
    rows = (row for view in views for row in _rows(view, t))
    return csv_text(t("poll-csv-columns").split("|"), rows)


def _rows(view: View, t: Translate) -> Iterable[list[str]]:
    poll = view.poll
    is_told = poll.state == State.CLOSED and rules.shows_split(poll)
    points = cards.points_of(view)
    for place, option in enumerate(poll.options):
        voters = [] if poll.is_anonymous or not is_told else view.tally.of(place)
        names = sorted(view.names.get(one, "") for one in voters if isinstance(one, int))
        yield [
            str(poll.number),
            poll.question,
            option["text"],
            str(points[place]) if is_told else "",
            ", ".join(names),
            t(f"poll-style-{poll.style}"),
            t("poll-anonymous") if poll.is_anonymous else "",
            poll.made_at.isoformat(timespec="minutes"),
            poll.closed_at.isoformat(timespec="minutes") if poll.closed_at else "",
        ]
