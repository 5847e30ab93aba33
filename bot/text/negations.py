"""Words that turn the sense: never matched fuzzily, for "will not" is not "will"."""

from __future__ import annotations

_NEGATIONS = frozenset(
    "not no never nor none nobody nothing neither nowhere cannot without dont doesnt didnt isnt"
    " arent wasnt werent cant couldnt wouldnt shouldnt hasnt havent hadnt aint".split()
)


def is_negation(word: str) -> bool:
    """Whether a folded word turns the sense: not, never, can't."""
    return word in _NEGATIONS or word.endswith("n't")
