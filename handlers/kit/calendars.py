"""Which days a person works: weekends, public holidays, make-up workdays, leave."""

import pickle
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

Reason: TypeAlias = Literal["weekend", "holiday", "leave"]

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
LOCALES = {"en": "en_US", "zh-CN": "zh_CN"}  # as the package `holidays` names them
SEARCHED_DAYS = 3660  # ten years: past that a calendar has no working day to be found


@dataclass(frozen=True)
class Leave:
    """From the first day to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Off:
    reason: Reason
    name: str = ""  # of a holiday, in English


class WorkingDays(ABC):
    """What can be counted once it is known which days are worked."""

    @abstractmethod
    def why_not(self, day: date) -> Off | None:
        """None on a working day."""

    def is_working(self, day: date) -> bool:
        return self.why_not(day) is None

    def following(self, day: date) -> date:
        return self._nearest(day, ONE_DAY)

    def preceding(self, day: date) -> date:
        return self._nearest(day, -ONE_DAY)

    def add(self, day: date, working_days: int) -> date:
        """The n-th working day after the day (before it, for a negative n); 0 is the day itself.

        Raises ValueError when years pass without a working day.
        """
        move = self.following if working_days > 0 else self.preceding
        for _ in range(abs(working_days)):
            day = move(day)
        return day

    def count(self, after: date, until: date) -> int:
        """How many working days lie after one day, up to and with the other.

        Negative when `until` is the earlier, so that count(d, add(d, n)) == n for every n.
        """
        if until < after:
            return -sum(self.is_working(day) for day in _days(until, after - ONE_DAY))
        return sum(self.is_working(day) for day in _days(after + ONE_DAY, until))

    def _nearest(self, day: date, step: timedelta) -> date:
        for _ in range(SEARCHED_DAYS):
            day += step
            if self.is_working(day):
                return day
        raise ValueError("this calendar has no working day")


@dataclass(frozen=True)
class Calendar(WorkingDays):
    """One person's calendar. Without a country it knows the weekend and leave only."""

    country: str = ""  # ISO 3166-1: "CN", "DE"
    subdivision: str | None = None  # ISO 3166-2 without the country: "BY"
    weekend: frozenset[int] | None = None  # Monday is 0; None: the weekend usual in the country
    hours: tuple[time, time] = (time(9), time(18))
    quiet: tuple[time, time] = (time(21), time(8))  # no pings in between; may cross midnight
    leave: tuple[Leave, ...] = ()

    def why_not(self, day: date) -> Off | None:
        if any(leave.first <= day <= leave.last for leave in self.leave):
            return Off("leave")
        if name := self.holiday(day):
            return Off("holiday", name)
        year = _year(self.country, self.subdivision, day.year, "en")
        weekend = year.weekend if self.weekend is None else self.weekend
        if day.weekday() in weekend and day not in year.made_up:
            return Off("weekend")
        return None

    def holiday(self, day: date, language: str = "en") -> str | None:
        """Its name in the language; in English where the country's table has no translation."""
        return _year(self.country, self.subdivision, day.year, language).holidays.get(day)

    def is_quiet(self, at: datetime) -> bool:
        """`at` is the person's own wall clock."""
        start, end = self.quiet
        now = at.time()
        return start <= now < end if start <= end else now >= start or now < end


@dataclass(frozen=True)
class Shared(WorkingDays):
    """Works only on days when all work; a day off has the first one's reason."""

    calendars: tuple[WorkingDays, ...]

    def why_not(self, day: date) -> Off | None:
        reasons = (calendar.why_not(day) for calendar in self.calendars)
        return next((off for off in reasons if off), None)


def both(*calendars: WorkingDays) -> WorkingDays:
    return Shared(calendars)


def calendar_of(
    country: str, subdivision: str | None = None, leave: tuple[Leave, ...] = ()
) -> Calendar:
    """Raises ValueError for a country or subdivision whose holidays nobody wrote down."""
    if subdivision is not None or country not in _worked_out:
        _check(country, subdivision)
    return Calendar(country, subdivision, leave=leave)


def _check(country: str, subdivision: str | None) -> None:
    import holidays  # noqa: PLC0415  4 MB, 40 ms
    from holidays.registry import EntityLoader  # noqa: PLC0415

    # Not list_supported_countries: it loads the rules of 250 countries.
    if country not in EntityLoader.get_country_codes():
        raise ValueError(f"no holidays are known for the country {country!r}")
    if subdivision is not None and subdivision not in getattr(holidays, country).subdivisions:
        raise ValueError(f"{country} has no subdivision {subdivision!r}")


def worked_out(countries: Iterable[str], today: date) -> dict[str, bytes]:
    """Each country's years that people speak of today, packed: 3 KB.

    The package `holidays` loads the rules of 250 countries with the first: 110 ms, 11 MB. A bot
    has another process do that, and keeps the result alone (`remember`; docs/adr/0010).
    """
    spoken_of = range(today.year - 1, today.year + 3)
    keys = [(year, language) for year in spoken_of for language in LOCALES]
    return {
        country: pickle.dumps({key: _year(country, None, *key) for key in keys})
        for country in countries
    }


def are_remembered() -> bool:
    return bool(_worked_out)


def remember(countries: Mapping[str, bytes]) -> None:
    _worked_out.update(countries)
    _unpacked.cache_clear()


def missing_years(country: str, today: date, weeks: int = 8) -> tuple[int, ...]:
    """Years that begin within so many weeks and whose official table is not known here yet.

    Only China's matters: the State Council decides every November which weekend days of the
    coming year are worked. Everywhere else the holidays follow rules.
    """
    if country != "CN":
        return ()
    last = (today + timedelta(weeks=weeks)).year
    return tuple(year for year in range(today.year, last + 1) if _china(year) is None)


@dataclass(frozen=True)
class Year:
    holidays: dict[date, str]
    made_up: frozenset[date]  # weekend days that are worked
    weekend: frozenset[int]


_worked_out: dict[str, bytes] = {}


@lru_cache(maxsize=64)
def _unpacked(country: str) -> dict[tuple[int, str], Year]:
    packed = _worked_out.get(country)
    return pickle.loads(packed) if packed else {}


@lru_cache(maxsize=512)
def _year(country: str, subdivision: str | None, year: int, language: str) -> Year:
    if not country:
        return Year({}, frozenset(), frozenset({SATURDAY, SUNDAY}))
    if subdivision is None and (found := _unpacked(country).get((year, language))):
        return found
    official = _china(year, language) if country == "CN" else None
    return official or _by_rule(country, subdivision, year, LOCALES[language])


def _china(year: int, language: str = "en") -> Year | None:
    """The State Council's table for the year; None before it is published and packaged."""
    # Only Chinese calendars need it.
    from chinese_calendar import constants  # noqa: PLC0415

    holidays = {
        day: constants.Holiday(name).chinese if language == "zh-CN" else name
        for day, name in constants.holidays.items()
        if day.year == year
    }
    if not holidays:
        return None
    made_up = frozenset(day for day in constants.workdays if day.year == year)
    return Year(holidays, made_up, frozenset({SATURDAY, SUNDAY}))


def _by_rule(country: str, subdivision: str | None, year: int, locale: str) -> Year:
    import holidays  # noqa: PLC0415  40 ms; only whoever has a country waits for it

    known = _locales(country)
    language = next((name for name in (locale, "en_US") if name in known), None)
    found = holidays.country_holidays(country, subdivision, years=year, language=language)
    made_up = frozenset(day for day in found.weekend_workdays if day.year == year)
    return Year(dict(found.items()), made_up, frozenset(found.weekend))


@lru_cache(maxsize=64)
def _locales(country: str) -> tuple[str, ...]:
    import holidays  # noqa: PLC0415  see _by_rule

    return tuple(holidays.country_holidays(country).supported_languages)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
