"""Which words of a meeting's title tell it from others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.sources.people import is_honorific
from bot.text import is_light

_GLUE = frozenset(
    "the a an of for and in at to on with their his her u.s. us remarks opening meeting "
    "before".split()
)


def tells(word: str) -> bool:
    """Whether a word of a title says something."""
    return not is_light(word) and word not in _GLUE and not is_honorific(word)


def telling_pairs(said: Sequence[str]) -> set[tuple[str, str]]:
    """Neighbouring words that both say something."""
    return {pair for pair in pairwise(said) if all(map(tells, pair))}
