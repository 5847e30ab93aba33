"""Who tells that somebody said something: "he mentioned to me that", "as she said". Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Span
from bot.question.asked_speaker import SAYING
from bot.text import speech
from bot.text.lexicon import word_set

_THIRD = frozenset("he she they he's she's they're".split())
_TELLS = SAYING - word_set("saying.nouns")
_BEFORE_VERB = word_set("small_words.before_verb")


def tells_of(text: str, upto: Span, called: frozenset[str], asked: str = "") -> bool:
    """Whether a line tells that somebody said it: their name, or he or she after it, beside a verb
    of saying.

    `upto` is the sentence of `text` to look in; what stands before it may give the name, or what
    was `asked` before.
    """
    named = not called.isdisjoint(word.text for word in speech(asked))
    said = [word.text for word in speech(text) if word.start < upto.end]
    first = sum(1 for word in speech(text) if word.start < upto.start)
    for at in range(first, len(said)):
        third = said[at] in _THIRD and (named or not called.isdisjoint(said[:at]))
        if (said[at] in called or third) and _does_tell(said, at):
            return True
    return False


def _does_tell(said: Sequence[str], at: int) -> bool:
    """Whether the one named says something: the minister said, said he, he has also told."""
    after = [word for word in said[at + 1 : at + 6] if word not in _BEFORE_VERB]
    if after and after[0] in _TELLS:
        return True
    before = said[max(0, at - 5) : at]
    inverted = before[-1:] in (["said"], ["says"]) or before[-2:] == ["according", "to"]
    return inverted or (
        after[:1] == ["that"] and not _TELLS.isdisjoint(before)
    )  # told me, I think Ana, that
