"""Which subscription of an app an event belongs to."""

from bot.playground.slack_channels import JSON, Channel

_MESSAGES = {"public": "message.channels", "private": "message.groups", "im": "message.im"}
ALL_EVENTS = frozenset(
    {
        *_MESSAGES.values(),
        *("app_home_opened", "app_mention", "reaction_added", "reaction_removed"),
        *("member_joined_channel", "member_left_channel", "channel_archive"),
        *("channel_unarchive", "group_archive", "group_unarchive", "tokens_revoked"),
        *("app_uninstalled", "user_change", "channel_id_changed"),
    }
)


def subscription_of(event: JSON, channel: Channel | None) -> str:
    if event["type"] == "message" and channel is not None:
        return _MESSAGES[channel.kind]
    return str(event["type"])
