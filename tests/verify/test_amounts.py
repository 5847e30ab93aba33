from __future__ import annotations

import pytest

from bot.verify.amounts import amounts


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("about thirteen thousand calls", ["13000"]),
        ("13000 calls", ["13000"]),
        ("twenty one", ["21"]),
        ("eight hundred and five", ["805"]),
        ("two thousand and twenty one", ["2021"]),
        ("six million", ["6000000"]),
        ("6 million", ["6000000"]),
        ("7 percent", ["7%"]),
        ("seven percent", ["7%"]),
        ("seven people", ["7"]),
        ("$ 800 billion", ["$800000000000"]),
        ("800 billion dollars", ["$800000000000"]),
        ("200th", ["200th"]),
        ("twenty first century", ["21th"]),
        ("third", ["3th"]),
        ("3", ["3"]),
        ("1.60 metres", ["1.6"]),
        ("one of two or three", ["1", "2", "3"]),
        ("nine eleven", ["9", "11"]),
        ("5g and the 1990s", []),
        ("hundred", ["100"]),
        ("two thousand and four thousand", ["2000", "4000"]),
        ("two thousand five hundred", ["2500"]),
        ("two million four thousand", ["2004000"]),
        ("and", []),
        ("$", []),
        ("percent", []),
        ("", []),
    ],
)
def test_a_number_has_one_value_however_it_is_written(said: str, keys: list[str]) -> None:
    assert [amount.key for amount in amounts(said.split())] == keys


def test_an_amount_spans_the_words_that_write_it() -> None:
    (found,) = amounts("of almost eight million vaccines".split())
    assert (found.first, found.end) == (2, 4)
