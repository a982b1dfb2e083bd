"""Lists of polls, and what one person is told alone. Pure."""

from collections.abc import Sequence

from handlers.kit import dates
from handlers.kit.cards import Block, Bullets, Button, Buttons, Card, Row, Text, button
from handlers.kit.i18n import Translate
from handlers.kit.paging import turns
from handlers.kit.text import line, shortened
from handlers.poll import cards, rules
from handlers.poll.actions import AskAgain, List, ShowAgain
from handlers.poll.view import View
from storage.poll import Poll, State, Style

PAGE = 10
TITLE = 80  # characters of a question in a list
HELP = ("ask", "lines", "settings", "who", "list", "close", "remind", "export")


def list_card(found: Sequence[Poll], offset: int, zone: str, t: Translate) -> Card:
    """`found` has one poll more than a page where there is another page; `zone`: the project's."""
    if not found:
        return Card(t("poll-list-title"), (Text((line(t("poll-list-nothing")),)),))
    rows: list[Block] = [Row(line(_told(one, zone, t)), _show(one, t)) for one in found[:PAGE]]
    pages = tuple(turns(offset, PAGE, List, t, has_older=len(found) > PAGE))
    return Card(t("poll-list-title"), (*rows, *([Buttons(pages)] if pages else [])))


def _told(poll: Poll, zone: str, t: Translate) -> str:
    """With when it ends, or what it ended with."""
    is_closed = poll.state == State.CLOSED
    parts = [f"#{poll.number} {shortened(poll.question, TITLE)}"]
    parts.append(t("poll-state-closed" if is_closed else "poll-state-open"))
    if is_closed and poll.voters and rules.shows_split(poll):
        won = (poll.options[one]["text"] for one in rules.winners(poll.result or ()))
        parts.append(shortened(t("kit-comma").join(won), TITLE))
    elif poll.closes_at and not is_closed:
        at = dates.moment_in_words(poll.closes_at, t.language, zone, room_zone="")
        parts.append(t("poll-until", at=at))
    return " · ".join(parts)


def _show(poll: Poll, t: Translate) -> Button:
    return button(t("poll-do-show"), ShowAgain(poll.id or 0))


def help_card(t: Translate) -> Card:
    lines = tuple(line(t(f"poll-help-{one}")) for one in HELP)
    return Card(t("poll-help-title"), (Bullets(lines),))


def reminder_card(view: View, platform: str, t: Translate) -> Card:
    """With the buttons, so that one press is enough."""
    board = cards.board_card(view, platform, t)
    votes = next((one for one in board.blocks if isinstance(one, Buttons)), None)
    who = view.names.get(view.poll.author_id, "?")
    said = Text((line(t("poll-reminder", who=who, project=view.project.name)),))
    how = Text((cards.manner(view, t),), small=True)
    return Card(view.poll.question, (said, how, *([votes] if votes else [])))


def forgotten_card(poll: Poll, t: Translate) -> Card:
    """Instead of opening it again."""
    said = Text((line(t("poll-forgotten", days=rules.REMEMBERED.days)),))
    return Card(
        poll.question, (said, Buttons((button(t("poll-do-again"), AskAgain(poll.id or 0)),)))
    )


def voted(poll: Poll, counted: Sequence[int], platform: str, t: Translate) -> str:
    if not counted:
        return t("poll-withdrawn")
    names = [cards.label(poll.options[one], platform) for one in counted]
    if poll.style == Style.RANKED:
        names = [f"{place}. {name}" for place, name in enumerate(names, start=1)]
    return t("poll-you-voted", names=t("kit-comma").join(names))


def latest_card(poll: Poll, counted: Sequence[int], platform: str, t: Translate) -> Card:
    names = t("kit-comma").join(cards.label(poll.options[one], platform) for one in counted)
    key = "poll-first-count" if poll.style == Style.RANKED else "poll-latest-counts"
    return said_card(t(key, question=poll.question, count=len(counted), names=names))


def said_card(said: str) -> Card:
    return Card(blocks=(Text((line(said),)),))
