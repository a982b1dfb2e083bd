"""Zones named beside a time of day: `3pm UTC`, `15:00 CET`, `北京时间下午3点`."""

import re

# What people call a clock, not what the sky does: "EST" in July means New York.
ZONES = {
    "utc": "UTC", "gmt": "UTC", "z": "UTC", "cet": "Europe/Berlin", "cest": "Europe/Berlin",
    "mez": "Europe/Berlin", "berlin time": "Europe/Berlin", "uk time": "Europe/London",
    "bst": "Europe/London", "london time": "Europe/London", "et": "America/New_York",
    "est": "America/New_York", "edt": "America/New_York", "eastern": "America/New_York",
    "new york time": "America/New_York", "pt": "America/Los_Angeles",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pacific": "America/Los_Angeles",
    "jst": "Asia/Tokyo", "tokyo time": "Asia/Tokyo", "sgt": "Asia/Singapore",
    "hkt": "Asia/Hong_Kong", "beijing time": "Asia/Shanghai", "china time": "Asia/Shanghai",
    "北京时间": "Asia/Shanghai", "柏林时间": "Europe/Berlin", "纽约时间": "America/New_York",
    "伦敦时间": "Europe/London", "东京时间": "Asia/Tokyo",
}  # fmt: skip
NAMES = "|".join(sorted(ZONES, key=len, reverse=True))
AFTER = re.compile(rf"\s*\(?(?P<name>{NAMES})\)?(?![a-z0-9])")
LEADING = re.compile(r"(?:北京|柏林|纽约|伦敦|东京)时间")
LEADING_LENGTH = 4
# UTC+8, and the +08:00 of ISO 8601.
OFFSET = re.compile(
    r"(?:\s*(?:utc|gmt) ?(?=[+-])|(?=\+))(?P<sign>[+-])(?P<hours>1[0-2]|0?\d)(?::?00)?(?![\d:])"
)


def zone_beside(
    text: str, start: int, end: int, free: tuple[int, int]
) -> tuple[str | None, int, int]:
    """The zone that stands beside `text[start:end]`, and the span with it, within what is free."""
    if found := OFFSET.match(text, end, free[1]):
        # The tz database names these zones the other way round: Etc/GMT-8 is ahead of Greenwich.
        sign = "-" if found["sign"] == "+" else "+"
        return f"Etc/GMT{sign}{int(found['hours'])}", start, found.end()
    if found := AFTER.match(text, end, free[1]):
        return ZONES[found["name"]], start, found.end()
    if found := LEADING.search(text, max(free[0], start - LEADING_LENGTH), end):
        return ZONES[found[0]], min(start, found.start()), end
    return None, start, end
