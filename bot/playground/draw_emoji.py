"""The reactions the page offers, by each platform's names, and how those look that people give."""

DIGITS = {
    "one": "1️⃣",
    "two": "2️⃣",
    "three": "3️⃣",
    "four": "4️⃣",
    "five": "5️⃣",
    "six": "6️⃣",
}
# Slack's names, as it lists them at docs.slack.dev, messaging/formatting.
EMOJI = {
    "+1": "👍",
    "-1": "👎",
    "eyes": "👀",
    "white_check_mark": "✅",
    "tada": "🎉",
    "heart": "❤️",
    "smile": "😄",
    "confused": "😕",
    "pray": "🙏",
    "raised_hands": "🙌",
    "rocket": "🚀",
    "question": "❓",
    "bulb": "💡",
    "slightly_frowning_face": "🙁",
    **DIGITS,
}
_MORE = {
    "seven": "7️⃣",
    "eight": "8️⃣",
    "nine": "9️⃣",
    "keycap_ten": "🔟",
    "100": "💯",
    "calendar": "📅",
    "coffee": "☕",
    "fire": "🔥",
    "inbox_tray": "📥",
    "memo": "📝",
    "mega": "📣",
    "pushpin": "📌",
    "star": "⭐",
    "thumbsup": "👍",
    "turtle": "🐢",
    "warning": "⚠️",
    "x": "❌",
}
# Feishu's names: im-v1/message-reaction/emojis-introduce. It has no digits.
IN_FEISHU = {
    "THUMBSUP": "👍",
    "OK": "👌",
    "DONE": "✅",
    "HEART": "❤️",
    "SMILE": "😄",
    "OnIt": "🫡",
    "ROSE": "🌹",
    "Coffee": "☕",
    "CAKE": "🎂",
    "Trophy": "🏆",
    "GIFT": "🎁",
    "Music": "🎵",
    "StatusFlashOfInspiration": "💡",
    "FROWN": "🙁",
}
_MORE_IN_FEISHU = {
    "Alarm": "⏰",
    "BEER": "🍺",
    "CheckMark": "✅",
    "CLAP": "👏",
    "CrossMark": "❌",
    "Fire": "🔥",
    "Hundred": "💯",
    "Loudspeaker": "📢",
    "PARTY": "🎉",
    "Pin": "📌",
    "Soccer": "⚽",
    "THANKS": "🙏",
    "THINKING": "🤔",
    "ThumbsDown": "👎",
}

# Slack's names: iamcal/emoji-data.
_PLENTY = """
clap 👏|muscle 💪|ok_hand 👌|thinking_face 🤔|trophy 🏆|gift 🎁|beer 🍺|birthday 🎂|rose 🌹
alarm_clock ⏰|loudspeaker 📢|bomb 💣|soccer ⚽|basketball 🏀|musical_note 🎵|christmas_tree 🎄
jack_o_lantern 🎃|bubble_tea 🧋|broken_heart 💔|cry 😢|laughing 😆|angry 😠|wave 👋|hugging_face 🤗
star2 🌟|sparkles ✨|zap ⚡|dart 🎯|bug 🐛|wrench 🔧|lock 🔒|package 📦|date 📅
spiral_calendar_pad 🗓️|hourglass_flowing_sand ⏳|sunny ☀️|crescent_moon 🌙|rainbow 🌈
umbrella_with_rain_drops ☔|snowflake ❄️|ocean 🌊|pizza 🍕|hamburger 🍔|sushi 🍣|ramen 🍜
green_salad 🥗|apple 🍎|banana 🍌|tea 🍵|house 🏠|office 🏢|airplane ✈️|car 🚗|bike 🚲|walking 🚶
beach_with_umbrella 🏖️|cat 🐱|dog 🐶|fox_face 🦊|panda_face 🐼|unicorn_face 🦄|bee 🐝|seedling 🌱
cactus 🌵|red_circle 🔴|large_green_circle 🟢|large_blue_circle 🔵|large_yellow_circle 🟡
large_orange_circle 🟠|large_purple_circle 🟣|black_circle ⚫|white_circle ⚪|exclamation ❗
point_up_2 👆|point_down 👇|point_left 👈|point_right 👉|handshake 🤝|raising_hand 🙋|grinning 😀
heart_eyes 😍|sunglasses 😎|neutral_face 😐|sleeping 😴|moneybag 💰|chart_with_upwards_trend 📈
chart_with_downwards_trend 📉|test_tube 🧪|octagonal_sign 🛑
"""
_PLENTY_IN_FEISHU = """
MUSCLE 💪|BOMB 💣|Basketball 🏀|XmasTree 🎄|Pumpkin 🎃|BubbleTea 🧋|HEARTBROKEN 💔|CRY 😢|LAUGH 😆
ANGRY 😠|WAVE 👋|HUG 🤗
"""


def _pairs(written: str) -> dict[str, str]:
    entries = written.strip().replace("\n", "|").split("|")
    return dict(entry.rsplit(" ", 1) for entry in entries)


_MORE |= _pairs(_PLENTY)
_MORE_IN_FEISHU |= _pairs(_PLENTY_IN_FEISHU)


def emoji(name: str) -> str:
    """The sign, or its name between colons, as Slack writes it where it has no picture."""
    plain = name.partition("::")[0]
    return EMOJI.get(plain) or _MORE.get(plain) or f":{name}:"


def sign_in_feishu(name: str) -> str | None:
    return IN_FEISHU.get(name) or _MORE_IN_FEISHU.get(name)
