"""Emoji as people type them and as the platforms call them. Pure.

Slack's names: iamcal/emoji-data; Feishu's: im-v1/message-reaction/emojis-introduce. Feishu has
few pictures and no digits, so its own stand for those it lacks.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

MOST = 10  # options of a poll, and signs to tell them apart by
DIGITS = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "🔟")
DIGITS_IN_SLACK = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "keycap_ten"),
)
# Neutral, and hard to take for one another: in Feishu they stand for what it has no picture of.
FEISHU = {
    "ROSE": "🌹",
    "Coffee": "☕",
    "CAKE": "🎂",
    "Trophy": "🏆",
    "GIFT": "🎁",
    "Music": "🎵",
    "Pin": "📌",
    "Soccer": "⚽",
    "BEER": "🍺",
    "Fire": "🔥",
    # More than ten: some may be taken by what people chose themselves.
    "Alarm": "⏰",
    "Loudspeaker": "📢",
    "Basketball": "🏀",
    "Pumpkin": "🎃",
    "XmasTree": "🎄",
    "BubbleTea": "🧋",
    "BOMB": "💣",
    "HEART": "❤️",
    "PARTY": "🎉",
    "Hundred": "💯",
}
# What people put before an option: sign, Slack's name and its other names, Feishu's name.
_KNOWN = """
👍 +1,thumbsup THUMBSUP|👎 -1,thumbsdown ThumbsDown|❤️ heart HEART|🎉 tada PARTY
🔥 fire Fire|✅ white_check_mark CheckMark|❌ x CrossMark|👏 clap CLAP|💪 muscle MUSCLE
👌 ok_hand OK|🙏 pray THANKS|🤔 thinking_face,thinking THINKING|💯 100 Hundred
🏆 trophy Trophy|🎁 gift GIFT|☕ coffee Coffee|🍺 beer BEER|🎂 birthday CAKE|🌹 rose ROSE
📌 pushpin Pin|⏰ alarm_clock Alarm|📢 loudspeaker Loudspeaker|💣 bomb BOMB|⚽ soccer Soccer
🏀 basketball Basketball|🎵 musical_note Music|🎄 christmas_tree XmasTree
🎃 jack_o_lantern Pumpkin|🧋 bubble_tea BubbleTea|💔 broken_heart HEARTBROKEN|😄 smile SMILE
😢 cry CRY|😆 laughing,satisfied LAUGH|😠 angry ANGRY|👋 wave WAVE|🤗 hugging_face HUG
🚀 rocket -|🐢 turtle -|👀 eyes -|⭐ star -|🌟 star2 -|✨ sparkles -|⚡ zap -|💡 bulb -|🎯 dart -
🐛 bug -|🔧 wrench -|🔒 lock -|📦 package -|📅 date -|🗓️ spiral_calendar_pad -
⏳ hourglass_flowing_sand -|☀️ sunny -|🌙 crescent_moon -|🌈 rainbow -
☔ umbrella_with_rain_drops -|❄️ snowflake -|🌊 ocean -|🍕 pizza -|🍔 hamburger -|🍣 sushi -
🍜 ramen -|🥗 green_salad -|🍎 apple -|🍌 banana -|🍵 tea -|🏠 house,home -|🏢 office -
✈️ airplane -|🚗 car,red_car -|🚲 bike -|🚶 walking -|🏖️ beach_with_umbrella -|🐱 cat -
🐶 dog -|🦊 fox_face -|🐼 panda_face -|🦄 unicorn_face -|🐝 bee,honeybee -|🌱 seedling -
🌵 cactus -|🔴 red_circle -|🟢 large_green_circle -|🔵 large_blue_circle -
🟡 large_yellow_circle -|🟠 large_orange_circle -|🟣 large_purple_circle -|⚫ black_circle -
⚪ white_circle -|❓ question -|❗ exclamation -|👆 point_up_2 -
👇 point_down -|👈 point_left -|👉 point_right -|🙌 raised_hands -|🤝 handshake -
🙋 raising_hand -|😀 grinning -|😍 heart_eyes -|😎 sunglasses -|😐 neutral_face -
🙁 slightly_frowning_face -|😴 sleeping -|💰 moneybag -|📈 chart_with_upwards_trend -
📉 chart_with_downwards_trend -|🧪 test_tube -|🛑 octagonal_sign -
"""
_SIGN = re.compile(
    r"^(?::(?P<name>[a-z0-9_+'-]+):"
    r"|(?P<sign>[0-9#*]\ufe0f?\u20e3|[\U0001f1e6-\U0001f1ff]{2}"
    r"|[\u203c\u2049\u2139\u2194-\u21aa\u231a-\u23ff\u25aa-\u27bf\u2934-\u2b55\u3030"
    r"\u303d\u3297\u3299\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*"
    r"(?:\u200d[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*)*))\s*"
)
_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True)
class Known:
    sign: str
    slack: str
    feishu: str  # "" where Feishu has no picture of it


def _known() -> dict[str, Known]:
    """By every way to write it: its sign, and all of Slack's names."""
    found: dict[str, Known] = {}
    for entry in _KNOWN.strip().replace("\n", "|").split("|"):
        sign, names, feishu = entry.split()
        slack, *others = names.split(",")
        one = Known(sign, slack, "" if feishu == "-" else feishu)
        found |= dict.fromkeys((_bare(sign), slack, *others), one)
    for sign, slack in zip(DIGITS, DIGITS_IN_SLACK, strict=True):
        found |= dict.fromkeys((_bare(sign), slack), Known(sign, slack, ""))
    return found


def _bare(sign: str) -> str:
    """Without the marks that choose a colour or a picture."""
    return _TONES.sub("", sign).replace("\ufe0f", "")


KNOWN = _known()


def leading(text: str) -> tuple[str, str]:
    """The emoji before the words, if there is one, as it was written; and the words.

    An emoji alone is both.
    """
    found = _SIGN.match(text)
    if found is None:
        return "", text
    return found.group("name") or found.group("sign"), text[found.end() :].strip() or text


def canonical(slack: str) -> str:
    """One name for all that Slack calls the same: `thumbsup` is `+1`."""
    bare = slack.partition("::")[0]
    return KNOWN[bare].slack if bare in KNOWN else bare


@dataclass(frozen=True)
class Mark:
    """What an option is known by: `feishu_sign` is how Feishu's picture looks."""

    sign: str
    slack: str
    feishu: str
    feishu_sign: str


def marks(typed: list[str], taken: Collection[Mark] = ()) -> list[Mark]:
    """For each option its own, what people wrote where that tells the options apart."""
    found: list[Mark] = []
    for one in typed:
        others = (*taken, *found)
        found.append(_mark(one, len(others), others))
    return found


def _mark(typed: str, place: int, others: Collection[Mark]) -> Mark:
    known = KNOWN.get(_bare(typed))
    if known is None:
        # A workspace's own emoji has a name and no sign; a sign nobody knows has no name.
        is_named = bool(re.fullmatch(r"[a-z0-9_+'-]+", typed))
        known = Known(f":{typed}:", typed, "") if is_named else Known(typed, "", "")
    if not known.slack or known.slack in {one.slack for one in others}:
        known = _digit(place, others)
    feishu = _feishu(known.feishu, place, others)
    return Mark(known.sign, known.slack, feishu, KNOWN_IN_FEISHU.get(feishu, known.sign))


KNOWN_IN_FEISHU = {**{one.feishu: one.sign for one in KNOWN.values() if one.feishu}, **FEISHU}


def is_of(mark: Mark, typed: str) -> bool:
    """Whether the emoji that was typed is what the option is known by."""
    return mark.slack == canonical(_bare(typed))


def _digit(place: int, others: Collection[Mark]) -> Known:
    taken = {one.slack for one in others}
    order = (*DIGITS_IN_SLACK[place:], *DIGITS_IN_SLACK[:place])
    return KNOWN[next(name for name in order if name not in taken)]


def _feishu(wanted: str, place: int, others: Collection[Mark]) -> str:
    taken = {one.feishu for one in others}
    if wanted and wanted not in taken:
        return wanted
    names = tuple(FEISHU)
    return next(name for name in (*names[place:], *names[:place]) if name not in taken)
