"""A negation is told in any spelling."""

from __future__ import annotations

import pytest

from bot.text import fold, is_negation


@pytest.mark.parametrize(
    ("printed", "negates"),
    [
        ("not", True),
        ("No", True),
        ("never", True),
        ("cannot", True),
        ("can’t", True),
        ("won't", True),
        ("without", True),
        ("note", False),
        ("now", False),
        ("nothing", True),
        ("know", False),
        ("want", False),
    ],
)
def test_a_negation_is_told_in_any_spelling(printed: str, negates: bool) -> None:
    assert is_negation(fold(printed)) is negates
