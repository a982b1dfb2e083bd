"""The reactions the page offers, by Slack's names, and how they look."""

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
}


def emoji(name: str) -> str:
    """The sign, or its name between colons, as Slack writes it where it has no picture."""
    return EMOJI.get(name.partition("::")[0], f":{name}:")
