"""Dates as people name them in a question: "8 October 2021", "in May 2022", "ocotber", "2021",
"before 2022".

What is found is a `When`: a test on a meeting's date, with the words it came from. Relative dates
(last week) are left alone, for their meaning would change from day to day.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from bot.model import Span, When
from bot.text import Word
from bot.text.lexicon import word_list, word_set
from bot.text.likeness import slips

_MONTHS = {name: number for number, name in enumerate(word_list("calendar.months"), 1)}
_SHORT_MONTHS = {
    short: next(number for name, number in _MONTHS.items() if name.startswith(short[:3]))
    for short in word_list("calendar.short_months")
}
_ALSO_WORDS = word_set("calendar.also_words")
"""Months only beside a number or after "in"."""
_LEADS = word_set("questions.before_dates")
_RANGES = {"from": ("to", "until", "till", "through"), "between": ("and",)}
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$")
_ISO_IN_TEXT = re.compile(r"\b(\d{4})[-/](\d{2})(?:[-/](\d{2}))?\b")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$")
NEVER = When(date.max, date.min)
"""No day at all: what lies before the calendar's first day, or in May and in June."""


class Dated(NamedTuple):
    """A date standing in a question: what it means, and where."""

    when: When
    span: Span
    year_only: bool = False


def days_of(year: int, month: int | None = None, day: int | None = None) -> When | None:
    """The days of a year, a month or a day; None where the calendar has no such day."""
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day is not None:
        return When(first, first)
    last_month = month or 12
    return When(first, date(year, last_month, calendar.monthrange(year, last_month)[1]))


def days_before(when: When) -> When:
    """The days before a stretch begins."""
    if when.first is None:
        return when
    return When(None, when.first - timedelta(1)) if when.first > date.min else NEVER


def days_after(when: When) -> When:
    """The days after a stretch has ended."""
    if when.last is None:
        return when
    return When(when.last + timedelta(1), None) if when.last < date.max else NEVER


def days_of_both(one: When, other: When) -> When:
    """The days that fit two stretches."""
    parts = (one.month, other.month), (one.day, other.day)
    if any(None not in pair and pair[0] != pair[1] for pair in parts):
        return NEVER
    first = max(filter(None, (one.first, other.first)), default=None)
    last = min(filter(None, (one.last, other.last)), default=None)
    return When(first, last, one.month or other.month, one.day or other.day)


def read_days(value: str, tokens: Sequence[Word]) -> When | None:
    """An operator's value as a date: 2021-10-08, 2021-10, 2021, "8 October 2021", october."""
    if iso := _ISO.match(value.strip()):
        return days_of(*(int(part) for part in iso.groups() if part))
    if len(tokens) == 1 and (month := _month(tokens, 0)):
        return When(month=month)  # a month's name is nothing else here: on:may
    found = find_date(value, tokens, bare_year=True)
    return found.when if found else None


def find_date(text: str, tokens: Sequence[Word], *, bare_year: bool = False) -> Dated | None:
    """The first date named in a question, its `text` and its words (`tokens`); a year alone only
    after "in", "during" and the like, or where `bare_year` says that one is asked for."""
    for iso in _ISO_IN_TEXT.finditer(text):
        if when := days_of(*(int(part) for part in iso.groups() if part)):
            at = bisect_left(tokens, iso.start(), key=attrgetter("start"))
            lead = _with_lead(tokens, at, at).start if at < len(tokens) else iso.start()
            return Dated(_led(tokens, at, when), Span(lead, iso.end()))
    for at in range(len(tokens)):
        if found := _at(tokens, at, bare_year):
            return _to(tokens, found)
    return None


def _at(tokens: Sequence[Word], at: int, bare_year: bool) -> Dated | None:
    """The date whose month or year is word number `at`."""
    if (month := _month(tokens, at)) and (dated := _around_month(tokens, at, month)):
        return dated
    led = at > 0 and tokens[at - 1].text in _LEADS
    alone = led or (bare_year and not (at and _month(tokens, at - 1)))
    if not _YEAR.match(tokens[at].text) or not alone:
        return None
    if (when := days_of(int(tokens[at].text))) is None:
        return None
    return Dated(_led(tokens, at, when), _with_lead(tokens, at, at), year_only=True)


def _to(tokens: Sequence[Word], found: Dated) -> Dated:
    """From 2019 to 2021, between May 2019 and June 2020: a stretch, where both ends are there."""
    inside = [word.text for word in tokens if found.span.start <= word.start < found.span.end]
    following = [word for word in tokens if word.start >= found.span.end][:5]
    if not following or following[0].text not in _RANGES.get(inside[0], ()):
        return found
    ends = (_at(following, at, bare_year=True) for at in range(1, len(following)))
    end = next((end for end in ends if end and end.span.start <= following[1].start), None)
    if end is None or end.when.first is None or end.when.last is None:
        return found
    month, day = found.when.month, found.when.day
    # between May and July 2021
    begin = days_of(end.when.first.year, month, day) if month else found.when
    if begin is None or begin.first is None:
        return found
    when, span = When(begin.first, end.when.last), Span(found.span.start, end.span.end)
    return Dated(when, span, found.year_only)


def _month(tokens: Sequence[Word], at: int) -> int | None:
    word = tokens[at].text
    if word in _MONTHS or word in _SHORT_MONTHS:
        return _MONTHS.get(word) or _SHORT_MONTHS.get(word)
    if len(word) < 6:
        return None
    long = (name for name in _MONTHS if len(name) > 4)
    near = [_MONTHS[name] for name in long if slips(word, name, 1) == 1]
    return near[0] if len(near) == 1 else None


def _around_month(tokens: Sequence[Word], at: int, month: int) -> Dated | None:
    """The date around a month's name: day before or after it, year after that."""
    first = last = at
    day = None
    if (back := _day_before(tokens, at)) is not None:
        first, day = back
    if day is None and at + 1 < len(tokens) and (after_it := _DAY.match(tokens[at + 1].text)):
        last, day = at + 1, int(after_it[1])
    year = None
    if last + 1 < len(tokens) and _YEAR.match(tokens[last + 1].text):
        last += 1
        year = int(tokens[last].text)
    led = first > 0 and tokens[first - 1].text in _LEADS | {"last"}
    alone = led or (tokens[at].text not in _ALSO_WORDS and len(tokens) == 1)
    if day is None and year is None and not alone:
        return None
    when = days_of(year, month, day) if year else When(month=month, day=day)
    return Dated(_led(tokens, first, when), _with_lead(tokens, first, last)) if when else None


def _day_before(tokens: Sequence[Word], at: int) -> tuple[int, int] | None:
    back = at - 2 if at > 1 and tokens[at - 1].text == "of" else at - 1
    found = _DAY.match(tokens[back].text) if back >= 0 else None
    return (back, int(found[1])) if found else None


def _led(tokens: Sequence[Word], first: int, when: When) -> When:
    lead = tokens[first - 1].text if first else ""
    if lead == "before" and when.first:
        return days_before(when)
    if lead == "after" and when.last:
        return days_after(when)
    if lead == "since" and when.first:
        return When(when.first, None)
    return when


def _with_lead(tokens: Sequence[Word], first: int, last: int) -> Span:
    led = first > 0 and tokens[first - 1].text in _LEADS
    return Span(tokens[first - 1 if led else first].start, tokens[last].end)
