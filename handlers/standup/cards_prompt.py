"""What comes to a person alone: the questions, a reminder, what was understood. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.kit import dates
from handlers.kit.cards import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Facts,
    Text,
    Tone,
    Weight,
    button,
)
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, bold, line, shortened
from handlers.standup import cards_blocker, wording
from handlers.standup.actions import AskAnswer, NotToday, SameAgain, Skip
from handlers.standup.times import Slot
from storage.blockers import Blocker
from storage.standup import Round, Standup, Turn

BLOCKERS = 5  # asked about in one message
SHOWN = 300  # characters of an answer read back


@dataclass(frozen=True)
class Prompt:
    standup: Standup
    round: Round
    project: str
    zone: str  # of whoever is asked
    slot: Slot
    blockers: Sequence[Blocker]
    is_veteran: bool  # there is an answer of last time


def prompt_card(prompt: Prompt, t: Translate) -> Card:
    row = prompt.round
    questions = tuple(line(wording.question(one, t)) for one in prompt.standup.questions)
    buttons = tuple(_buttons(row.id or 0, t, is_veteran=prompt.is_veteran))
    until = wording.clock(prompt.slot.deadline, prompt.zone)
    how = Text((line(t("standup-prompt-how", until=until)),), small=True)
    return Card(
        f"{prompt.project} · {wording.title(row, t)}",
        (
            *_late(prompt, t),
            Bullets(questions, numbered=True),
            Buttons(buttons),
            how,
            *_blockers(prompt, t),
        ),
        Tone.ASKING,
    )


def _late(prompt: Prompt, t: Translate) -> Iterator[Block]:
    if prompt.slot.is_late:
        yield Text((bold(t("standup-prompt-late", at=f"{prompt.standup.at:%H:%M}")),))


def _buttons(round_id: int, t: Translate, *, is_veteran: bool) -> Iterator[Button]:
    yield button(t("standup-do-answer"), AskAnswer(round_id), Weight.PRIMARY)
    if is_veteran:
        yield button(t("standup-do-same"), SameAgain(round_id))
    yield button(t("standup-do-not-today"), NotToday(round_id))


def _blockers(prompt: Prompt, t: Translate) -> Iterator[Block]:
    for one in prompt.blockers[:BLOCKERS]:
        said = wording.blocker(one, t, on=prompt.round.day, zone=prompt.zone)
        asked = t("standup-blocker-still", words=shortened(one.words, SHOWN))
        yield Text((bold(asked), line(said)))
        yield Buttons(tuple(cards_blocker.buttons(one, t)))


def reminder_card(turn: Turn, project: str, zone: str, t: Translate) -> Card:
    until = wording.clock(turn.deadline, zone) if turn.deadline else ""
    said = t("standup-reminder", project=project, until=until)
    buttons = tuple(_buttons(turn.round_id, t, is_veteran=False))
    return Card(blocks=(Text((line(said),)), Buttons(buttons)), tone=Tone.ASKING)


def understood_card(turn: Turn, t: Translate) -> Card:
    """What was made of lines typed into the conversation, before anybody wonders."""
    pairs: tuple[tuple[str, Line], ...] = tuple(
        (wording.question(one, t), line(shortened(one["text"], SHOWN))) for one in turn.answers
    )
    change = button(t("standup-do-change"), AskAnswer(turn.round_id))
    return Card(t("standup-understood"), (Facts(pairs), Buttons((change,))), Tone.GOOD)


def skip_card(standup: Standup, day: date, t: Translate, *, today: date) -> Card:
    said = dates.day_in_words(day, t.language, today=today)
    id_ = standup.id or 0
    buttons = (
        button(t("standup-do-skip-mine"), Skip(id_, day.isoformat(), everybody=False)),
        button(t("standup-do-skip-all"), Skip(id_, day.isoformat(), everybody=True)),
    )
    return Card(blocks=(Text((line(t("standup-skip-which", day=said)),)), Buttons(buttons)))
