"""Every method of the Web API this stand-in answers, with the scope it asks for."""

from bot.playground import slack_lookups as lookups
from bot.playground import slack_posts as posts
from bot.playground import slack_reactions as reactions
from bot.playground import slack_uploads as uploads
from bot.playground import slack_view_calls as views
from bot.playground.slack_api import ApiError, Call, Method
from bot.playground.slack_channels import JSON

# None: no scope, or one that depends on the kind of conversation, which the method asks itself.
METHODS: dict[str, tuple[str | None, Method]] = {
    "auth.test": (None, lookups.auth_test),
    "bots.info": ("users:read", lookups.bots_info),
    "chat.delete": ("chat:write", posts.delete),
    "chat.getPermalink": (None, posts.permalink),
    "chat.postEphemeral": ("chat:write", posts.post_ephemeral),
    "chat.postMessage": ("chat:write", posts.post_message),
    "chat.update": ("chat:write", posts.update),
    "conversations.history": (None, lookups.conversations_history),
    "conversations.info": (None, lookups.conversations_info),
    "conversations.list": (None, lookups.conversations_list),
    "conversations.members": (None, lookups.conversations_members),
    "conversations.open": (None, lookups.conversations_open),
    "conversations.replies": (None, lookups.conversations_replies),
    "emoji.list": ("emoji:read", lookups.emoji_list),
    "files.completeUploadExternal": ("files:write", uploads.complete_upload),
    "files.getUploadURLExternal": ("files:write", uploads.get_upload_url),
    "files.info": ("files:read", uploads.files_info),
    "reactions.add": ("reactions:write", reactions.reactions_add),
    "reactions.get": ("reactions:read", reactions.reactions_get),
    "reactions.remove": ("reactions:write", reactions.reactions_remove),
    "team.info": ("team:read", lookups.team_info),
    "users.conversations": (None, lookups.users_conversations),
    "users.info": ("users:read", lookups.users_info),
    "users.list": ("users:read", lookups.users_list),
    "users.lookupByEmail": ("users:read.email", lookups.user_by_email),
    "views.open": (None, views.views_open),
    "views.publish": (None, views.views_publish),
    "views.push": (None, views.views_push),
    "views.update": (None, views.views_update),
}
ALL_SCOPES = frozenset(
    {
        *("app_mentions:read", "channels:history", "channels:read", "chat:write", "commands"),
        *("emoji:read", "files:read", "files:write", "groups:history", "groups:read"),
        *("im:history", "im:read", "im:write", "reactions:read", "reactions:write"),
        *("team:read", "users:read", "users:read.email"),
    }
)


def answer(call: Call) -> JSON:
    """What Slack answers to this call, good or bad."""
    try:
        if call.method not in METHODS:
            raise ApiError("unknown_method", req_method=call.method)
        scope, method = METHODS[call.method]
        if scope is not None:
            call.need(scope)
        return {"ok": True, **method(call)}
    except ApiError as refused:
        return refused.answer()
