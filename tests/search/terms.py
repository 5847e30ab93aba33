"""The words of a question as a matcher looks for them, without a record."""

from __future__ import annotations

from bot.search.match import QueryTerm
from bot.search.weights import WEIGHTS
from bot.text import words

_LIGHT = frozenset("the of said what did a for to and".split())


def wanted(text: str, weight: float = 4.0, **near: dict[str, float]) -> list[QueryTerm]:
    """The words of a question, each standing for itself or for the words in `near`."""
    return [
        QueryTerm(
            word.text,
            WEIGHTS.expand.light if word.text in _LIGHT else weight,
            near.get(word.text, {word.text: 1.0}),
            word.text in _LIGHT,
        )
        for word in words(text)
    ]
