"""Where and when a text was written, and the arithmetic of days that follows from it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from handlers.kit.calendars import WorkingDays
from handlers.kit.regions import country_of
from handlers.kit.when import spans
from handlers.kit.when.pieces import Amount, Day, Edge, Span

# CLDR's short dates; everywhere else the day is first, or the year is never left out.
MONTH_FIRST = frozenset({"US", "CA", "PH", "CN", "TW", "JP", "KR"})
LATELY = timedelta(days=60)


@dataclass(frozen=True)
class Scene:
    now: datetime  # the reader's wall clock
    calendar: WorkingDays
    week_start: int  # Monday is 0
    zone: str

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def month_first(self) -> bool:
        """1/12 is the twelfth of January where the reader lives."""
        return country_of(self.zone) in MONTH_FIRST

    def upcoming(self, weekday: int, after: date | None = None) -> date:
        """The first such weekday after the day (today)."""
        after = after or self.today
        return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)

    def week(self, ahead: int = 0, of: date | None = None) -> Span:
        day = of or self.today
        first = day - timedelta(days=(day.weekday() - self.week_start) % 7 - 7 * ahead)
        return Span(first, first + timedelta(days=6), "week")

    def weekend(self, ahead: int = 0) -> Span:
        saturday = spans.weekday_in(self.week(ahead), spans.SATURDAY)
        if self.today.weekday() == spans.SUNDAY and ahead == 0 and self.week_start != spans.SUNDAY:
            saturday = self.today - timedelta(days=1)
        return Span(saturday, saturday + timedelta(days=1), "weekend")

    def month(self, ahead: int = 0) -> Span:
        return spans.month(self.today.year, self.today.month + ahead)

    def named_month(self, number: int, year: int | None = None, ahead: int = 0) -> Span:
        """Without a year, the one that is running or coming; `ahead` 1 skips the running one."""
        if year is None:
            year = self.today.year + (number < self.today.month + ahead)
        return spans.month(year, number)

    def quarter(self, ahead: int = 0) -> Span:
        return spans.quarter(self.today.year, (self.today.month + 2) // 3 + ahead)

    def named_quarter(self, number: int, year: int | None = None) -> Span:
        if year is None:
            year = self.today.year + (number < (self.today.month + 2) // 3)
        return spans.quarter(year, number)

    def year(self, ahead: int = 0) -> Span:
        return spans.year(self.today.year + ahead)

    def monthday(self, number: int, start: date | None = None) -> date | None:
        """The next such day of a month, the start (today) included."""
        start = start or self.today
        months = (spans.month(start.year, start.month + ahead) for ahead in range(12))
        days = (spans.day_of(span, number) for span in months)
        return next((day for day in days if day and day >= start), None)

    def dated(self, month_number: int, number: int, year: int | None = None) -> Day | None:
        """Without a year, the coming one. None for a day that no calendar has.

        A day that has just passed was perhaps meant as it is, so that is said with doubt.
        """
        years = [year] if year is not None else range(self.today.year, self.today.year + 9)
        for candidate in years:  # nine years reach a 29 February
            found = spans.day_of(spans.month(candidate, month_number), number)
            if found and (year is not None or found >= self.today):
                passed = spans.day_of(spans.month(self.today.year, month_number), number)
                lately = passed is not None and timedelta() < self.today - passed < LATELY
                return Day(found, 0.5 if lately and year is None else 1.0)
        return None

    def counted(self, amount: Amount, start: date | None = None) -> Day | None:
        """So much after the day, or after this moment. None where the calendar ends."""
        if amount.unit in ("minute", "hour"):
            return None if start else self._in_hours(amount)
        try:
            return Day(self._moved(start or self.today, amount), 0.95)
        except (ValueError, OverflowError):
            return None

    def _in_hours(self, amount: Amount) -> Day | None:
        minutes = amount.n * (60 if amount.unit == "hour" else 1)
        # Through UTC: an hour stays an hour on the night the clocks change.
        then = self.now.astimezone(UTC) + timedelta(minutes=minutes)
        local = then.astimezone(self.now.tzinfo).replace(second=0, microsecond=0)
        return Day(local.date(), 0.95, local.time(), counted=True)

    def _moved(self, day: date, amount: Amount) -> date:
        match amount.unit:
            case "workday":
                return self.calendar.add(day, amount.n)
            case "week":
                return day + timedelta(weeks=amount.n)
            case "month" | "quarter" | "year":
                months = amount.n * {"month": 1, "quarter": 3, "year": 12}[amount.unit]
                span = spans.month(day.year, day.month + months)
                return min(span.first + timedelta(days=day.day - 1), span.last)
            case _:
                return day + timedelta(days=amount.n)

    def last_day(self, span: Span) -> date:
        """A week ends with its last working day: nobody means a Sunday by "this week"."""
        if span.unit != "week":
            return span.last
        friday = spans.weekday_in(span, spans.FRIDAY)
        days = [friday - timedelta(days=n) for n in range(5)]
        worked = next((day for day in days if self.calendar.is_working(day)), friday)
        # Said on the Saturday of the week, what is left of it is meant.
        return span.last if worked < self.today <= span.last else min(worked, span.last)

    def next(self, span: Span) -> Span:
        first = span.last + timedelta(days=1)
        match span.unit:
            case "month":
                return spans.month(first.year, first.month)
            case "quarter":
                return spans.quarter(first.year, first.month // 3 + 1)
            case "year":
                return spans.year(first.year)
            case _:
                return self.week(of=first)

    def edge(self, span: Span, edge: Edge) -> Day:
        match edge:
            case "start" | "early":
                first = spans.weekday_in(span, spans.MONDAY) if span.unit == "week" else span.first
                return Day(first, 0.8 if edge == "start" else 0.4)
            case "middle":
                return Day(spans.middle(span), 0.7)
            case "late":
                return Day(self.last_day(span), 0.5)
            case "first third":
                return Day(span.first + timedelta(days=9), 0.6)
            case "end" | "inside":
                return Day(self.last_day(span), 0.9 if span.unit != "week" else 0.8)

    def before(self, span: Span) -> Day:
        """Due before the span begins; before a week means by the end of the one before."""
        if span.unit in ("week", "weekend"):
            return Day(self.last_day(self.week(of=span.first - timedelta(days=1))), 0.7)
        return Day(span.first - timedelta(days=1), 0.8)
