"""Whatever a tired person types after any of our words: an answer, and never a bug's number."""

import re
from itertools import count

from structlog.testing import capture_logs

from handlers.features import FEATURES
from handlers.kit.i18n import LOCALES, translator
from tests.change.team import gathered
from tests.chat import World

FILES = {"minutes": "review"}  # the locale file that is not named after the feature

# After every word of every feature: what has broken most of them.
ALWAYS = ("\ud83d", "x" * 5000)

# After each word one of these, by turns.
BY_TURNS = (
    "",
    "0",
    "-1",
    "7",
    "99999999999999999999999",
    "\u0663 \u00b2",  # digits to Python, of which only the first is a number
    "\uff17",  # full-width
    "|",
    "a | b | a",
    "[ | ]",
    "[every] q? a | b",
    "\x00",
    "\U0001f389" * 40,
    "\u202e\u0628\u062d\u062b\u202c",  # right to left
    "\u200b",  # nothing that can be seen
    "\uff20Dan\u3000by\u3000Friday",  # a Chinese keyboard's sign and space
    "@nobody at all",
    "<@UNOBODY> <!channel> <http://a|b>",
    "%s {0} { $x } {{}}",
    "'; drop table person; --",
    "yesterday",
    "2020-01-01 to 2019-01-01",
    "9999-12-31",
    "0001-01-01",
    "31 February",
    "in 99999999 days",
    "\u5b57" * 3001,
    "a\nb\n\nc\n" * 50,
    "https://chat/room/message",
    "=1+1",
)


async def test_nothing_that_is_typed_is_a_bug(world: World) -> None:
    team = await gathered(world)
    turns, broken = count(), []
    for feature in FEATURES.commands:
        for words in _said_after(feature):
            turn = next(turns)
            who = (team.ann, team.clara)[turn // len(BY_TURNS) % 2]
            for nasty in (*ALWAYS, BY_TURNS[turn % len(BY_TURNS)]):
                with capture_logs() as logs:
                    await who.types(f"/{words} {nasty}", direct=turn % 5 == 0)
                if any(one["event"] in {"event_failed", "send_broken"} for one in logs):
                    broken.append((words, nasty[:20]))
    assert broken == []


def _said_after(feature: str) -> list[str]:
    """The feature's word alone, and with each of its own words."""
    t = translator("en")
    word = t.words(f"{feature}-word")[0]
    text = (LOCALES / "en" / f"{FILES.get(feature, feature)}.ftl").read_text(encoding="utf-8")
    known = re.findall(rf"^{feature}-word-[a-z_]+(?= =)", text, re.MULTILINE)
    return [word, *(f"{word} {t.words(key)[0]}" for key in known)]
