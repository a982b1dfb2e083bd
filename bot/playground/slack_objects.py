"""The small objects Block Kit is made of: texts, options, confirmations. Limits: docs.slack.dev,
reference/block-kit/composition-objects."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground.slack_shapes import (
    Check,
    anything,
    at,
    flag,
    items,
    one_of,
    shape,
    tagged,
    text,
)

ID = text(255)
URL = text(3000)
STYLE = one_of("primary", "danger")


def plain_text(most: int) -> Check:
    return tagged({"plain_text": _plain(most)})


def any_text(most: int) -> Check:
    mrkdwn = shape({"type": anything, "text": text(most)}, {"verbatim": flag})
    return tagged({"plain_text": _plain(most), "mrkdwn": mrkdwn})


def _plain(most: int) -> Check:
    return shape({"type": anything, "text": text(most)}, {"emoji": flag})


def option(label: Check, *, with_url: bool = False) -> Check:
    url: Mapping[str, Check] = {"url": URL} if with_url else {}
    return shape({"text": label, "value": text(150)}, {"description": any_text(75), **url})


SELECT_OPTION = option(plain_text(75))
MARKED_OPTION = option(any_text(75))
OPTION_GROUP = shape({"label": plain_text(75), "options": items(SELECT_OPTION, 100)})

CONFIRM = shape(
    {
        "title": plain_text(100),
        "text": any_text(300),
        "confirm": plain_text(30),
        "deny": plain_text(30),
    },
    {"style": STYLE},
)


def _id_or_url(value: dict[str, Any], path: str) -> Iterator[str]:
    if len(value) != 1:
        yield at("must define either `id` or `url`, not both", path)


SLACK_FILE = shape({}, {"id": ID, "url": URL}, _id_or_url)

CONVERSATION_FILTER = shape(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)

DISPATCH_CONFIG = shape(
    {
        "trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 2),
    }
)


def image_source(value: dict[str, Any], path: str) -> Iterator[str]:
    if ("image_url" in value) == ("slack_file" in value):
        yield at("must define either `image_url` or `slack_file`", path)
