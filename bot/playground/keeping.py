"""A demo that goes on where it ended: what the stand-ins hold, in the folder of its database.

Written whenever something has changed, so that a demo which is killed loses a second at most.
"""

import asyncio
import json
import os
import shutil
from pathlib import Path

from bot.playground import slack_kept
from bot.playground.demo_bot import CLOCK, DATABASE, LOG
from bot.playground.feishu import FeishuServer
from bot.playground.feishu import kept as feishu_kept
from bot.playground.mailbox import MAIL
from bot.playground.slack import SlackServer
from bot.playground.slack_channels import JSON

STAGE = "stage.json"
PAUSE_S = 1.0  # what changes within it is written once


class NotOurs(Exception):
    """The folder holds something, but no demo, or one that another release kept."""


def kept_in(folder: Path) -> JSON | None:
    """None for a folder without a demo, or with one whose history broke off: it begins anew."""
    if not folder.exists() or not any(folder.iterdir()):
        return None
    try:
        found: JSON = json.loads((folder / STAGE).read_text(encoding="utf-8"))
        is_whole: bool = found["is_whole"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotOurs(str(folder)) from error
    if is_whole:
        return found
    for name in (CLOCK, LOG, STAGE, *(f"{DATABASE}{end}" for end in ("", "-wal", "-shm"))):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / MAIL, ignore_errors=True)
    return None


class Keeper:
    def __init__(
        self, slack: SlackServer, feishu: FeishuServer, folder: Path, kept: JSON | None
    ) -> None:
        """Raises NotOurs where another release kept it."""
        self._slack, self._feishu, self._folder = slack, feishu, folder
        self.is_whole = kept is not None
        """The history has been played: from here on people can go on."""
        self.is_ending = False
        if kept is None:
            self.write()  # from now on the folder is a demo's
            return
        try:
            slack_kept.restore(slack.workspace, kept["slack"])
            feishu_kept.restore(feishu.tenant, kept["feishu"])
        except (KeyError, TypeError, ValueError) as error:
            raise NotOurs(str(folder)) from error

    def write(self) -> None:
        """Whole or not at all: the old file stays until the new one is complete."""
        held = {
            "is_whole": self.is_whole,
            "slack": slack_kept.kept(self._slack.workspace),
            "feishu": feishu_kept.kept(self._feishu.tenant),
        }
        new = self._folder / f"{STAGE}.new"
        new.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
        os.replace(new, self._folder / STAGE)

    async def watch(self) -> None:
        """Write what has changed, until cancelled."""
        written = -1
        while True:
            count = self._slack.changes.count + self._feishu.tenant.changes.count
            if self.is_whole and count != written:
                self.write()
                written = count
            await asyncio.sleep(PAUSE_S)
