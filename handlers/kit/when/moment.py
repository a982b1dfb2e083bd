from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as TimeOfDay  # the field is called time, too
from zoneinfo import ZoneInfo

END_OF_DAY = TimeOfDay(18)  # when a day is due that was named without a time


@dataclass(frozen=True)
class Moment:
    """What a text names. `text[start:end]` is `words`."""

    day: date
    time: TimeOfDay | None  # None: only a day was named
    words: str
    start: int
    end: int
    sure: float  # 0 to 1; below 0.6 another reading is usual too
    zone: str  # IANA zone it was read in

    def at(self, default: TimeOfDay = END_OF_DAY) -> datetime:
        return datetime.combine(self.day, self.time or default, ZoneInfo(self.zone))
