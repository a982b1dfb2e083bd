"""What a person sets in Feishu's console, which takes no manifest: permissions, events, steps.

Scopes by call and event: the pages of each call (facts 5); nothing that is not needed.
"""

import json

from handlers.kit.i18n import LANGUAGES, translator

SCOPES = (
    "contact:contact.base:readonly",
    "contact:user.base:readonly",  # names
    "contact:user.email:readonly",  # the same person in Slack has one voice
    "im:chat.members:bot_access",  # being added to a group
    "im:chat.members:read",  # whom a role can be given to
    "im:chat:readonly",  # the name of the group, for its project
    "im:message.group_at_msg:readonly",  # @Parley 变更
    "im:message.p2p_msg:readonly",  # what is said to the bot alone
    "im:message.reactions:read",  # votes; messages marked for the agenda or as feedback
    "im:message.reactions:write_only",  # the signs people vote with
    "im:message:readonly",  # the message a change is made from
    "im:message:send_as_bot",
    "im:resource",  # the export; lists for the plan; pictures in cards
)
# Useful, and not given to everybody: looking before sending again in groups, and what is said
# there to others than the bot; the language of a person's client; who has left the company.
OPTIONAL_SCOPES = (
    "im:message.group_msg",
    "im:user_agent:read",
    "contact:user.employee:readonly",
)
EVENTS = (
    "application.bot.menu_v6",
    "im.chat.access_event.bot_p2p_chat_entered_v1",
    "im.chat.member.bot.added_v1",
    "im.message.reaction.created_v1",
    "im.message.reaction.deleted_v1",
    "im.message.recalled_v1",
    "im.message.receive_v1",
)
# Of the direct conversation, where Feishu takes at most three at the top: the events it sends are
# words that somebody would type.
MENU = ("home", "change", "help")
CALLBACKS = ("card.action.trigger",)


def scopes_json() -> str:
    """As “Permissions, batch import” takes it."""
    return json.dumps({"scopes": {"tenant": list(SCOPES), "user": []}}, indent=2)


def manifest(url: str) -> str:
    """The steps in every language. Without a `url` events come over the long connection."""
    return "\n\n".join(_steps(language, url) for language in LANGUAGES)


def _steps(language: str, url: str) -> str:
    t = translator(language)
    address = f"{url.rstrip('/')}/feishu/events"
    way = t("feishu-way-webhook", url=address) if url else t("feishu-way-socket")
    return t(
        "feishu-steps",
        scopes=scopes_json(),
        optional=", ".join(OPTIONAL_SCOPES),
        events="\n".join(EVENTS),
        callbacks="\n".join(CALLBACKS),
        way=way,
        menu="\n".join(f"{names[language]} → {key}" for key, names in menu_names().items()),
    )


def menu_names() -> dict[str, dict[str, str]]:
    """By event and language: the console takes a name for each."""
    return {
        key: {one: translator(one).words(f"{key}-word")[0].capitalize() for one in LANGUAGES}
        for key in MENU
    }
