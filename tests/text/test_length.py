"""No text costs more than its length."""

from __future__ import annotations

import pytest

from bot.text import sentences, speech, units, words

HOSTILE = {
    "a run of full stops that ends nothing": "." * 200_000 + "x",
    "a full stop with a run of quotation marks": "." + '"' * 200_000 + "x",
    "opening brackets": "(" * 200_000,
    "apostrophes after a letter": "a" + "'" * 200_000,
    "apostrophes between letters": "a'" * 100_000,
    "new lines": "\n" * 200_000,
    "new lines and spaces": "\n " * 100_000,
    "initials without spaces": "a." * 100_000,
    "spaces": " " * 200_000 + "x",
    "combining marks": "a" + "\u0301" * 200_000,
    "thousands separators": "1," * 100_000,
    "one word": "a" * 200_000,
    # of many words or sentences, a quarter as long
    "opening brackets with words": "(a" * 25_000,
    "question marks and nothing else": "? " * 25_000,
    "initials": "A. " * 17_000,
    "stage directions": "(Laughter.) " * 4_000,
    "no full stop": "word " * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    """A step that goes over the text again for each of its letters would take minutes, which no
    test has."""
    for step in (words, speech, lambda part: list(sentences(part)), lambda part: list(units(part))):
        step(text)
