"""What the bot can ask of the world beside showing cards; handlers ask by name (ctx.ask).

A connector takes the platform it is asked on and the question's arguments, and returns what JSON
can hold. It may be asked twice, and raises SendFailed as the port does.
"""

from collections.abc import Mapping

from bot.connectors import reactions
from bot.connectors.files import read_file
from bot.connectors.members import read_members
from bot.connectors.messages import read_message
from bot.sending import Connector

CONNECTORS: Mapping[str, Connector] = {
    "react": reactions.react,
    "read_file": read_file,
    "read_members": read_members,
    "read_message": read_message,
    "read_reactions": reactions.read_reactions,
}
