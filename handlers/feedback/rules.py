"""What is feedback, who may see it, and who may end it. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.fields import needed, typed
from handlers.kit.waiting import INSIDERS
from handlers.kit.words import split_word, subwords
from storage.feedback import Emoji, Feedback, Outcome
from storage.people import Role
from storage.projects import Room

WORDS = 3000  # characters: one Slack input
MOST_EMOJI = 10  # on each platform
EMOJI_NAME = re.compile(r"[\w+'-]{1,64}")

# As each platform names them (Slack: emoji-data; Feishu: emojis-introduce).
SIGNS: dict[str, Emoji] = {
    "💡": {"slack": ["bulb"], "feishu": ["StatusFlashOfInspiration"]},
    "🙁": {"slack": ["slightly_frowning_face", "white_frowning_face"], "feishu": ["FROWN"]},
}
USUAL_EMOJI: Emoji = {
    platform: [name for named in SIGNS.values() for name in named[platform]]
    for platform in ("slack", "feishu")
}

ENDERS = (Role.ACCOUNT_MANAGER, Role.TECH_LEAD)

_WORDS = ("list", "done", "settings", "help")


def asked(text: str) -> tuple[str | None, str]:
    """Which of our words stands alone; else the feedback itself: "Done is better than perfect"."""
    word, rest = split_word(text, subwords("feedback", _WORDS))
    return (None, text.strip()) if rest else (word, "")


def number(text: str) -> int | None:
    """`12`, `#12`."""
    digits = text.strip().lstrip("#＃")  # noqa: RUF001  a Chinese keyboard's sign
    return int(digits) if digits.isdecimal() and len(digits) <= 9 else None


def is_internal(room: Room | None, role: Role) -> bool:
    """Said among the team. In a direct conversation nobody else heard it either."""
    return room is None or (room.is_internal and role is not Role.CLIENT)


def is_insider(role: Role, room: Room | None) -> bool:
    """Who may read what is for the team alone, where it would be read."""
    return role in INSIDERS and (room is None or room.is_internal)


def may_see(item: Feedback, *, person_id: int, is_insider: bool) -> bool:
    return is_insider or not item.is_internal or item.giver_id == person_id


def may_end(item: Feedback, role: Role) -> None:
    if role not in ENDERS:
        raise Refused("feedback-only-enders")
    if item.outcome != Outcome.OPEN:
        raise Refused("feedback-ended-before")


def may_set(role: Role, *, is_owner: bool) -> None:
    if role not in ENDERS and not is_owner:
        raise Refused("feedback-only-enders")


def given(values: Mapping[str, Any]) -> str:
    return _words(values, "words", "feedback-words-missing")


def reply(values: Mapping[str, Any]) -> str:
    return _words(values, "reply", "feedback-reply-missing")


def _words(values: Mapping[str, Any], name: str, missing: str) -> str:
    return needed(values, name, missing=missing, too_long="feedback-too-long", most=WORDS)


def internal(values: Mapping[str, Any]) -> str:
    return typed(values, "internal")[:WORDS]


def change_number(values: Mapping[str, Any]) -> int:
    found = number(str(values.get("number") or ""))
    if found is None:
        raise Invalid({"number": reason("feedback-which-change")})
    return found


def emoji(values: Mapping[str, Any]) -> Emoji:
    """By platform; none is a choice too. Raises Invalid for what is no emoji's name."""
    chosen: Emoji = {}
    for platform in USUAL_EMOJI:
        names = list(_names(str(values.get(platform) or ""), platform))
        if wrong := [one for one in names if not EMOJI_NAME.fullmatch(one)]:
            usual = USUAL_EMOJI[platform][-1]
            said = reason("feedback-emoji-wrong", name=wrong[0][:40], usual=usual)
            raise Invalid({platform: said})
        if len(names) > MOST_EMOJI:
            raise Invalid({platform: reason("feedback-emoji-many", limit=MOST_EMOJI)})
        chosen[platform] = list(dict.fromkeys(names))
    return chosen


def _names(text: str, platform: str) -> Iterator[str]:
    for one in re.split(r"[\s,，、]+", text):
        bare = one.strip(":").removesuffix("\ufe0f")
        if bare:
            yield from SIGNS[bare][platform] if bare in SIGNS else (bare,)
