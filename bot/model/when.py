"""The days that are meant, as a test on a day: asked for in a question, said back in an answer."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class When:
    """Days from `first` to `last` (None: open); with a `month` (and `day`), those of each year."""

    first: date | None = None
    last: date | None = None
    month: int | None = None
    day: int | None = None

    def fits(self, day: date | None) -> bool:
        """Whether a meeting of that day is meant; one without a date never is."""
        if day is None:
            return False
        if self.month is not None and (day.month != self.month or self.day not in (None, day.day)):
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def year(self) -> int | None:
        """The year that is meant, where it is one whole year and nothing else."""
        if self.month or self.first is None or self.last is None:
            return None
        year = self.first.year
        return year if (self.first, self.last) == (date(year, 1, 1), date(year, 12, 31)) else None

    @property
    def never(self) -> bool:
        """Whether no day at all is meant."""
        return self.first is not None and self.last is not None and self.first > self.last

    def __str__(self) -> str:
        """As the contract writes it: 2021-10-08, until 2021-12-31, any 8 May, no day."""
        if self.month is not None:
            yearly = f"any {self.day or ''} {calendar.month_name[self.month]}".replace("  ", " ")
            bound = When(self.first, self.last)
            return yearly if bound == When() else f"{yearly}, {bound}"
        if self.first == self.last:
            return str(self.first or "any day")
        if self.never:
            return "no day"
        if self.first is None:
            return f"until {self.last}"
        return f"from {self.first}" if self.last is None else f"{self.first} to {self.last}"
