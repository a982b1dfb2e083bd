"""The rich_text block. Limits: docs.slack.dev, reference/block-kit/blocks/rich-text-block."""

from bot.playground.slack_objects import ID, URL
from bot.playground.slack_shapes import (
    Check,
    anything,
    flag,
    items,
    one_of,
    shape,
    tagged,
    text,
    whole,
)

# Slack names no limit for the parts of a rich text; the limit of a message's text stands in.
_LENGTH = 40_000
_PARTS = 1_000

_MARKS = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight")
_STYLE = shape({}, dict.fromkeys(_MARKS, flag))


def _part(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    return shape({"type": anything, **required}, {"style": _STYLE, **(optional or {})})


_INLINE = tagged(
    {
        "text": _part({"text": text(_LENGTH)}),
        "link": _part({"url": URL}, {"text": text(_LENGTH), "unsafe": flag}),
        "user": _part({"user_id": ID}),
        "usergroup": _part({"usergroup_id": ID}),
        "channel": _part({"channel_id": ID}),
        "broadcast": _part({"range": one_of("here", "channel", "everyone")}),
        "emoji": _part({"name": text(255)}, {"unicode": text(100), "skin_tone": whole(1, 6)}),
        "color": _part({"value": text(20)}),
        "date": _part(
            {"timestamp": whole(0, 10**11), "format": text(255)},
            {"url": URL, "fallback": text(255)},
        ),
    }
)

_SECTION = shape({"type": anything, "elements": items(_INLINE, _PARTS)})
_BORDER = whole(0, 1)
_INDENT = whole(0, 8)

_ELEMENTS = tagged(
    {
        "rich_text_section": _SECTION,
        "rich_text_list": shape(
            {
                "type": anything,
                "style": one_of("bullet", "ordered"),
                "elements": items(tagged({"rich_text_section": _SECTION}), _PARTS),
            },
            {"indent": _INDENT, "offset": whole(0, 10**6), "border": _BORDER},
        ),
        "rich_text_quote": shape(
            {"type": anything, "elements": items(_INLINE, _PARTS)}, {"border": _BORDER}
        ),
        "rich_text_preformatted": shape(
            {
                "type": anything,
                "elements": items(_INLINE, _PARTS),
            },
            {"border": _BORDER, "language": text(50)},
        ),
    }
)

RICH_TEXT = shape({"type": anything, "elements": items(_ELEMENTS, _PARTS)}, {"block_id": ID})
