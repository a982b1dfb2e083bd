"""Where something was done, for a history: said where a project has more than one room. Pure."""

from collections.abc import Mapping, Sequence

from handlers.kit.i18n import Translate
from handlers.kit.text import Line, line
from storage.projects import Room


def place(source: Mapping[str, str], rooms: Sequence[Room], t: Translate) -> Line:
    """` (in Slack, #orders)`; `source` is that of an entry (storage/history.py)."""
    platform, room = source.get("platform", ""), source.get("room", "")
    if len(rooms) == 1 or not platform:
        return ()
    names = [one.name for one in rooms if (one.platform, one.room) == (platform, room)]
    if not names:
        return line(t("kit-done-directly", platform=platform))
    return line(t("kit-done-in", platform=platform, room=names[0]))
