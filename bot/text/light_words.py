"""Words that carry a question rather than a line, and words that turn the sense."""

from __future__ import annotations

from bot.text.lexicon import word_set
from bot.text.lexicon.verbs import saying

_ASKING = word_set("small_words.asking") | saying("light")
_LIGHT = word_set("small_words.function") | _ASKING
_NEGATIONS = word_set("small_words.negations")


def is_light(word: str) -> bool:
    """Whether a folded word says little about what is meant: of, said, quote."""
    return word in _LIGHT


def is_asking(word: str) -> bool:
    """Whether a light word belongs to the asking, not to the line asked for: quote, said, about."""
    return word in _ASKING


def is_negation(word: str) -> bool:
    """Whether a folded word turns the sense: not, never, can't. It is never matched fuzzily."""
    return word in _NEGATIONS or word.endswith("n't")
