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


def emoji(name: str) -> str:
    """The sign, or its name between colons, as Slack writes it where it has no picture."""
    plain = name.partition("::")[0]
    return EMOJI.get(plain) or _MORE.get(plain) or f":{name}:"


def sign_in_feishu(name: str) -> str | None:
    return IN_FEISHU.get(name) or _MORE_IN_FEISHU.get(name)
