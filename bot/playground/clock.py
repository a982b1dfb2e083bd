"""A clock that can be put forward, shared by the stand-ins and the bot in its own process."""

import mmap
import struct
import time
from datetime import UTC, datetime
from pathlib import Path

_OFFSET = struct.Struct("d")


class DemoClock:
    """The real time and an offset, which stands in a small file that both processes map.

    Whoever reads it sees the new offset at once: no message has to arrive first.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("r+b" if path.exists() else "w+b")
        if path.stat().st_size < _OFFSET.size:
            self._file.truncate(_OFFSET.size)
        self._shared = mmap.mmap(self._file.fileno(), _OFFSET.size)

    @property
    def offset(self) -> float:
        """Seconds the clock is ahead of the real time; below zero while history is played."""
        seconds: float = _OFFSET.unpack(self._shared[:])[0]
        return seconds

    @offset.setter
    def offset(self, seconds: float) -> None:
        self._shared[:] = _OFFSET.pack(seconds)

    def time(self) -> float:
        return time.time() + self.offset

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.time(), UTC)

    def move_to(self, moment: datetime) -> None:
        """Never back: a chat's messages are ordered by their time."""
        self.offset += max(0.0, moment.timestamp() - self.time())

    def close(self) -> None:
        self._shared.close()
        self._file.close()
