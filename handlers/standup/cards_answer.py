"""One person's answer, in the thread of the report. Pure."""

from collections.abc import Iterator

from handlers.kit import dates
from handlers.kit.cards import Card, Facts, Text
from handlers.kit.i18n import Translate
from handlers.kit.text import bold, line
from handlers.standup import wording
from storage.standup import Turn


def answer_card(turn: Turn, name: str, zone: str, t: Translate) -> Card:
    pairs = tuple(
        (wording.question(one, t), line(("\n" if "\n" in one["text"] else "") + one["text"]))
        for one in turn.answers
    )
    marks = tuple(_marks(turn, zone, t))
    head = (*bold(name), *line("".join(f" · {mark}" for mark in marks)))
    return Card(blocks=(Text((head,)), Facts(pairs)), gist=name)


def _marks(turn: Turn, zone: str, t: Translate) -> Iterator[str]:
    if turn.is_late:
        yield t("standup-late")
    if turn.edited_at is not None:
        at = dates.moment_in_words(turn.edited_at, t.language, zone, room_zone="")
        yield t("standup-edited", at=at)
