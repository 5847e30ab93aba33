"""Dates as people name them: what a question's date means, where it stands, and what is no date
at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model import When
from bot.question.dates import (
    NEVER,
    days_after,
    days_before,
    days_of,
    days_of_both,
    find_date,
    read_days,
)
from bot.text import words


def meant(text: str, *, bare_year: bool = False) -> tuple[str, str] | None:
    """What the date in `text` means, and the words it stands in."""
    found = find_date(text, words(text), bare_year=bare_year)
    return (str(found.when), text[found.span.start : found.span.end]) if found else None


@pytest.mark.parametrize(
    ("text", "when", "where"),
    [
        ("what was said on 8 October 2021 about tides", "2021-10-08", "on 8 October 2021"),
        ("October 8, 2021", "2021-10-08", "October 8, 2021"),
        ("Oct. 8, 2021", "2021-10-08", "Oct. 8, 2021"),
        ("the 8th of October 2021", "2021-10-08", "8th of October 2021"),
        ("May 3rd, 2022", "2022-05-03", "May 3rd, 2022"),
        ("Sept 4 2020", "2020-09-04", "Sept 4 2020"),
        ("2021-10-08", "2021-10-08", "2021-10-08"),
        ("2021/10/08", "2021-10-08", "2021/10/08"),
        ("in 2021-10", "2021-10-01 to 2021-10-31", "in 2021-10"),
        ("in February 2020", "2020-02-01 to 2020-02-29", "in February 2020"),
        ("may 2022", "2022-05-01 to 2022-05-31", "may 2022"),
        ("tides in 2021", "2021-01-01 to 2021-12-31", "in 2021"),
        ("since 2021", "from 2021-01-01", "since 2021"),
        ("before 2022", "until 2021-12-31", "before 2022"),
        ("before 2021-10-08", "until 2021-10-07", "before 2021-10-08"),
        ("after May 2022", "from 2022-06-01", "after May 2022"),
        ("in may", "any May", "in may"),
        ("in ocotber", "any October", "in ocotber"),
        ("decembr 2020", "2020-12-01 to 2020-12-31", "decembr 2020"),
        ("3 May", "any 3 May", "3 May"),
        ("on the 8th of october", "any 8 October", "8th of october"),
        ("from 2019 to 2021", "2019-01-01 to 2021-12-31", "from 2019 to 2021"),
        (
            "between 2019 and May 2021 or so",
            "2019-01-01 to 2021-05-31",
            "between 2019 and May 2021",
        ),
        ("between May and July 2021", "2021-05-01 to 2021-07-31", "between May and July 2021"),
        ("the 2020-21 season in May 2022", "2022-05-01 to 2022-05-31", "in May 2022"),
        ("a quote from 2021 to remember", "2021-01-01 to 2021-12-31", "from 2021"),
    ],
)
def test_a_date_is_read_with_the_words_it_stands_in(text: str, when: str, where: str) -> None:
    assert meant(text) == (when, where)


@pytest.mark.parametrize(
    "text",
    [
        "May I ask about the march on the capital?",
        "2021 was a good year",
        "21 colleagues",
        "in 1750",
        "31 February 2021",
        "2021-13-40",
        "march on 5 cities",
        "march 99",
        "0 may",
        "the 1990s",
        "remember the members",
        "last week",
        "555-12-1234",
        "9999-99",
        "an august body",
        "",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert meant(text) is None


def test_a_lone_year_is_a_date_only_where_a_date_is_asked_for() -> None:
    assert meant("2021") is None
    assert meant("2021", bare_year=True) == ("2021-01-01 to 2021-12-31", "2021")


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2021-10-08", "2021-10-08"),
        ("2021-10-8", "2021-10-08"),
        ("2021-10", "2021-10-01 to 2021-10-31"),
        ("2021", "2021-01-01 to 2021-12-31"),
        ("8 October 2021", "2021-10-08"),
        ("october", "any October"),
        ("2021-13", None),
        ("2021-00", None),
        ("2021-02-00", None),
        ("31 February 2021", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_an_operators_value_is_a_date_or_none(value: str, when: str | None) -> None:
    found = read_days(value, words(value))
    assert (found and str(found)) == when


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2021, 0, None), (2021, 13, None), (2021, 2, 29), (2021, 5, 0), (0, 1, 1)],
)
def test_a_day_the_calendar_does_not_have_is_none(year: int, month: int, day: int | None) -> None:
    assert days_of(year, month, day) is None


def test_a_meeting_without_a_date_fits_no_date() -> None:
    assert not any(when.fits(None) for when in (When(), When(month=5), NEVER))


def test_both_ends_of_a_stretch_belong_to_it() -> None:
    may = days_of(2022, 5)
    assert may is not None
    days = (date(2022, 4, 30), date(2022, 5, 1), date(2022, 5, 31), date(2022, 6, 1))
    assert [may.fits(day) for day in days] == [False, True, True, False]


def test_a_month_of_any_year_stays_within_the_other_bound() -> None:
    when = days_of_both(When(month=10), days_before(When(date(2022, 1, 1), None)))
    assert [when.fits(date(year, 10, 8)) for year in (2021, 2022)] == [True, False]
    assert str(when) == "any October, until 2021-12-31"


@pytest.mark.parametrize(
    "when",
    [
        days_of_both(When(month=5), When(month=6)),
        days_of_both(When(month=5, day=1), When(month=5, day=2)),
        days_before(When(date.min, None)),
        days_after(When(None, date.max)),
    ],
)
def test_dates_that_exclude_each_other_fit_no_day(when: When) -> None:
    assert not any(
        when.fits(day) for day in (date.min, date(2021, 5, 1), date(2021, 6, 2), date.max)
    )
    assert str(when) == "no day"


# Promises for any date and any text ---------------------------------------------------------------

_DAYS = st.dates()
_YEARLY = st.sampled_from([(None, None), (5, None), (5, 3), (5, 31), (6, None), (6, 3)])
_WHENS = st.builds(
    lambda first, last, yearly: When(first, last, *yearly),
    st.none() | _DAYS,
    st.none() | _DAYS,
    _YEARLY,
)
_DATELIKE = st.lists(
    st.sampled_from(
        "in on from to between and before after since of the may March Oct. october 8 8th 31 99 0"
        ""
        " 2021 1999 2021-10-08 2021-10 0001-01-01"
        " 9999-12-31 2021/02/30 0000-00-00 ٢٠٢١-١٠-٠٨ tides".split()
    ),
    max_size=12,
).map(" ".join)


@given(st.integers(1, 9999), st.integers(1, 12), _DAYS)
def test_a_day_is_before_in_or_after_a_month_and_only_one_of_them(
    year: int, month: int, day: date
) -> None:
    when = days_of(year, month)
    assert when is not None
    assert [days_before(when).fits(day), when.fits(day), days_after(when).fits(day)].count(
        True
    ) == 1


@given(
    _WHENS,
    _WHENS,
    _DAYS | st.builds(date, st.integers(1, 9999), st.sampled_from([5, 6]), st.sampled_from([3, 4])),
)
def test_what_fits_both_dates_is_what_fits_each(one: When, other: When, day: date) -> None:
    assert days_of_both(one, other).fits(day) == (one.fits(day) and other.fits(day))


@given(_WHENS)
@example(When())
def test_every_date_can_be_shown(when: When) -> None:
    assert str(when)


@given(st.text(max_size=60) | _DATELIKE, st.booleans())
@example("0001-01-01", True)
@example("before 0001-01-01", True)
@example("after 9999-12-31", True)
@example("from 9999-12-31 to", False)
def test_no_text_is_too_odd_to_look_for_a_date_in(text: str, bare_year: bool) -> None:
    tokens = words(text)
    read_days(text, tokens)
    if found := find_date(text, tokens, bare_year=bare_year):
        assert 0 <= found.span.start < found.span.end <= len(text)


@given(_DAYS)
def test_the_same_day_is_meant_however_it_is_written(day: date) -> None:
    if 1900 <= day.year <= 2099:
        spellings = (
            f"{day:%Y-%m-%d}",
            f"{day.day} {day:%B} {day.year}",
            f"{day:%B} {day.day}, {day.year}",
        )
        assert {read_days(spelling, words(spelling)) for spelling in spellings} == {When(day, day)}


def test_a_month_alone_means_it_in_every_year() -> None:
    october = read_days("october", words("october"))
    assert october is not None
    days = (date(1999, 10, 1), date(2021, 10, 31), date(2021, 9, 30))
    assert [october.fits(day) for day in days] == [True, True, False]
