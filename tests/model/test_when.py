from __future__ import annotations

from datetime import date

import pytest

from bot.model import When

FIRST, LAST = date(2021, 1, 1), date(2021, 12, 31)


@pytest.mark.parametrize(
    ("asked", "year"),
    [
        (When(FIRST, LAST), 2021),
        (When(FIRST, LAST, month=5), None),
        (When(FIRST), None),
        (When(FIRST, date(2022, 12, 31)), None),
        (When(date(2021, 1, 2), LAST), None),
        (When(), None),
    ],
)
def test_a_whole_year_and_nothing_else_is_that_year(asked: When, year: int | None) -> None:
    assert asked.year == year


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (When(FIRST, FIRST), "2021-01-01"),
        (When(None, LAST), "until 2021-12-31"),
        (When(FIRST), "from 2021-01-01"),
        (When(FIRST, LAST), "2021-01-01 to 2021-12-31"),
        (When(month=5, day=8), "any 8 May"),
        (When(FIRST, LAST, month=5), "any May, 2021-01-01 to 2021-12-31"),
        (When(LAST, FIRST), "no day"),
        (When(), "any day"),
    ],
)
def test_the_days_are_written_as_the_contract_writes_them(asked: When, told: str) -> None:
    assert str(asked) == told
