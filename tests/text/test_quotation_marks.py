from __future__ import annotations

import pytest

from bot.text.quotation_marks import PLACE, cut_quoted


@pytest.mark.parametrize(
    ("text", "outside", "inside"),
    [
        ('Ruiz said "we sail" today', f"Ruiz said  {PLACE}  today", ("we sail",)),
        ("“we sail” and «we stay»", f" {PLACE}  and  {PLACE} ", ("we sail", "we stay")),
        ("the pilots’ boats", "the pilots’ boats", ()),
        ('a mark " alone', 'a mark " alone', ()),
    ],
)
def test_what_is_quoted_is_cut_out_and_its_place_is_kept(
    text: str, outside: str, inside: tuple[str, ...]
) -> None:
    assert cut_quoted(text) == (outside, inside)


def test_what_is_left_has_no_word_in_the_place_of_what_was_cut() -> None:
    assert cut_quoted('Ruiz: "we sail"').unquoted.split() == ["Ruiz:"]
