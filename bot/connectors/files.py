"""The text of a file somebody attached, for whoever can do something with it."""

import codecs
import re
from typing import Any

from bot.platforms.port import Barred, File, GivesFiles, Gone, Platform
from handlers.kit.events import Attached

MOST = 1_000_000  # bytes: far more than any list that somebody checks
_CODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),  # what Excel saves as "Unicode text"
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# All but those that part lines and columns.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


async def read_file(
    platform: Platform, *, where: str, file: str, message: str, **_: Any
) -> dict[str, str]:
    """{"name", "text"}; or why there is none, as {"name", "refused"}: none, access, large, binary.

    A message without a file is its own text. `where`: the platform's id of the room.
    """
    if not isinstance(platform, GivesFiles):
        return {"name": "", "refused": "access"}
    try:
        found = await platform.file(Attached(file, message), room=where, most=MOST)
        if found is None:
            said = await platform.message(where, message) if message else None
            return {"name": "", "text": said.words} if said else {"name": "", "refused": "none"}
    except Barred:
        return {"name": "", "refused": "access"}
    except Gone:
        return {"name": "", "refused": "none"}
    return {"name": found.name, **_read(found)}


def _read(file: File) -> dict[str, str]:
    if file.content is None:
        return {"refused": "large"}
    text = text_of(file.content)
    return {"refused": "binary"} if text is None else {"text": text}


def text_of(content: bytes) -> str | None:
    """None for what is no text: a spreadsheet, an archive, a picture, whatever it is called."""
    coding = next((name for mark, name in _CODINGS if content.startswith(mark)), "")
    for name in (coding,) if coding else ("utf-8", "gb18030"):
        try:
            text = content.decode(name)
        except UnicodeError:
            continue
        return None if _CONTROLS.search(text) else text
    return None
