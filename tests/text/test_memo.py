"""What is remembered is bounded."""

from __future__ import annotations

from bot.text import stem, word_texts
from bot.text.folding import _folded, _pieces
from bot.text.memo import MOST_REMEMBERED
from bot.text.stemming import _stems


def test_what_is_remembered_of_words_is_bounded() -> None:
    before = [stem("harbours"), *word_texts("The Harbour’s boats")]
    for number in range(70_000):
        stem(f"word{number}")
        word_texts(f"({number})")
    assert max(len(memo) for memo in (_stems, _pieces, _folded)) <= MOST_REMEMBERED
    assert [stem("harbours"), *word_texts("The Harbour’s boats")] == before
