"""Lists of polls, and what one person is told alone. Pure."""

from collections.abc import Sequence

from handlers.kit.cards import Block, Bullets, Button, Buttons, Card, Row, Text, button
from handlers.kit.i18n import Translate
from handlers.kit.text import line, shortened
from handlers.poll import cards, rules
from handlers.poll.actions import AskAgain, List, ShowAgain
from handlers.poll.view import View
from storage.poll import Poll, State, Style

PAGE = 10
TITLE = 80  # characters of a question in a list
HELP = ("ask", "lines", "settings", "who", "list", "close", "remind", "export")


def list_card(found: Sequence[Poll], offset: int, t: Translate) -> Card:
    """`found` has one poll more than a page where there is another page."""
    if not found:
        return Card(t("poll-list-title"), (Text((line(t("poll-list-nothing")),)),))
    rows: list[Block] = [Row(line(_told(one, t)), _show(one, t)) for one in found[:PAGE]]
    turns = [(t("kit-newer"), max(offset - PAGE, 0))] if offset else []
    turns += [(t("kit-older"), offset + PAGE)] if len(found) > PAGE else []
    pages = tuple(button(label, List(to)) for label, to in turns)
    return Card(t("poll-list-title"), (*rows, *([Buttons(pages)] if pages else [])))


def _told(poll: Poll, t: Translate) -> str:
    question = shortened(poll.question, TITLE)
    state = t("poll-state-closed" if poll.state == State.CLOSED else "poll-state-open")
    return f"#{poll.number} {question} · {state}"


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
