"""Effort and money as people type them: `1,5`, `1,200.50`, `1.200,50`, `3万`, `€1200`. Pure."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from handlers.kit.money import signs_of

_DAYS = re.compile(
    r"([\d.,]*\d[\d.,]*)\s*(?:d|days?|人天|人日|个工作日|工作日|天)?", re.IGNORECASE
)
_MONEY = re.compile(r"([^\d.,]*)([\d.,]*\d[\d.,]*)\s*(k|千|万|亿)?\s*(\D*)", re.IGNORECASE)
_TIMES = {"": 1, "k": 10**3, "千": 10**3, "万": 10**4, "亿": 10**8}
_CENT = Decimal("0.01")

# 1,200 and 1.200.000: groups of three. 0.125 is none of those.
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")


def days(text: str) -> Decimal | None:
    """None when it is no number of days; to the hundredth."""
    found = _DAYS.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return _number(found.group(1)) if found else None


def money(text: str, currency: str) -> Decimal | None:
    """None when it is no amount of this currency: `$5` says nothing in euros."""
    found = _MONEY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    before, digits, times, after = found.groups(default="")
    if {before.strip().upper(), after.strip().upper()} - {"", *signs_of(currency)}:
        return None
    number = _number(digits)
    return number * _TIMES[times.lower()] if number is not None else None


def _number(digits: str) -> Decimal | None:
    """The last of two kinds of separators is the decimal one; so is one without three digits."""
    is_whole = bool(_GROUPED.fullmatch(digits)) or digits.isdecimal()
    place = len(digits) if is_whole else max(digits.rfind("."), digits.rfind(","))
    whole, part = digits[:place] or "0", digits[place + 1 :] or "0"
    if not (whole.isdecimal() or _GROUPED.fullmatch(whole)):
        return None
    try:
        return Decimal(f"{re.sub('[.,]', '', whole)}.{part}").quantize(_CENT)
    except InvalidOperation:  # more digits than any amount has
        return None
