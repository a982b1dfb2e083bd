"""What stands in somebody's way, and what can be done about it. Pure."""

from collections.abc import Iterator, Mapping

from handlers.kit import dates
from handlers.kit.cards import Block, Button, Buttons, Card, Facts, Text, Tone, button
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Words, bold, line
from handlers.standup import wording
from handlers.standup.actions import Solved, Still, WaitsFor
from storage.blockers import Blocker, Waits


def blocker_card(blocker: Blocker, names: Mapping[int, str], t: Translate) -> Card:
    owner = names.get(blocker.person_id, "?")
    since = dates.day_in_words(blocker.since_day, t.language)
    head: Line = (Words("🚧 "), Words(owner, bold=True), Words(f": {blocker.words}"))
    if blocker.solved_at is not None:
        who = names.get(blocker.solved_by_id or 0, "?")
        said = line(t("standup-blocker-solved", who=who))
        struck = (Words("🚧 "), Words(f"{owner}: {blocker.words}", strike=True))
        return Card(blocks=(Text((struck, said)),), tone=Tone.GOOD)
    facts = line(f"{wording.blocker(blocker, t)} · {t('standup-since', day=since)}")
    return Card(blocks=(Text((head, facts)), Buttons(tuple(buttons(blocker, t)))), tone=Tone.BAD)


def buttons(blocker: Blocker, t: Translate) -> Iterator[Button]:
    id_ = blocker.id or 0
    yield button(t("standup-do-still"), Still(id_))
    yield button(t("standup-do-solved"), Solved(id_))
    for waits in Waits:
        if waits != blocker.waits_for:
            yield button(t(f"standup-do-waits-{waits}"), WaitsFor(id_, waits))


def escalation_card(blocker: Blocker, owner: str, zone: str, t: Translate) -> Card:
    """For the tech lead or the account manager, in a direct message."""
    since = dates.day_in_words(blocker.since_day, t.language)
    key = (
        "standup-escalation-client"
        if blocker.waits_for == Waits.CLIENT
        else ("standup-escalation")
    )
    blocks: tuple[Block, ...] = (
        Text((bold(t(key, who=owner, day=since)), line(blocker.words))),
        Facts(((t("standup-blocker"), line(wording.blocker(blocker, t))),)),
        Buttons(tuple(buttons(blocker, t))),
    )
    return Card(blocks=blocks, tone=Tone.ASKING)
