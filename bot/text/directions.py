"""Stage directions: what stands in brackets and nobody said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import Span
from bot.text.folding import word_texts
from bot.text.lexicon import word_set
from bot.text.memo import Memo

BRACKETED = re.compile(r"\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\]|\{[^{}\n]{1,80}\}")
_REACTIONS = word_set("stage_directions.reactions")
_GAPS = word_set("stage_directions.gaps")
_INTERPRETERS = word_set("stage_directions.interpreters")
_SURE = _REACTIONS | word_set("stage_directions.sure")
"""Words that make a bracket a stage direction; those below do so only among themselves."""
_TONGUE_NAMES = word_set("languages.english")
_LIKELY = _INTERPRETERS | _TONGUE_NAMES | word_set("stage_directions.likely")
_GLUE = word_set("stage_directions.glue")
_TONGUES = ("ese", "ish", "ian")
_SPEAKS = word_set("stage_directions.speaks")
_LONGEST_ASIDE = 8  # words; what stands longer in brackets is somebody's text
_STAMP = re.compile(r"\[\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?\]")


def asides(text: str) -> list[Span]:
    """The stage directions of `text`: (Laughter.), [inaudible], {vocalsound}; not every bracket."""
    if not has_brackets(text):
        return []
    return [Span(*mark.span()) for mark in BRACKETED.finditer(text) if _directions[mark[0]]]


def has_brackets(text: str) -> bool:
    """Whether there may be a stage direction: most texts have none, and need no closer look."""
    return any(map(text.__contains__, "([{"))


def _is_aside(mark: str) -> bool:
    return mark[0] == "{" or _STAMP.fullmatch(mark) is not None or _is_stage(mark[1:-1])


_directions = Memo(_is_aside)
"""Whether what stands in brackets, with them, is a stage direction."""


def _is_stage(inside: str) -> bool:
    if speech_language(inside) is not None:
        return True
    said = word_texts(inside)
    if not 0 < len(said) <= _LONGEST_ASIDE:
        return False
    found = set(said)
    if said[0] == "in" and _only_tongue(said[1:]):
        return True
    if not _SURE.isdisjoint(found):
        return True
    if _LIKELY.isdisjoint(found):
        return False
    glue = _GLUE if _INTERPRETERS.isdisjoint(found) else _GLUE | {"the"}
    return found <= _LIKELY | glue


def without_asides(text: str) -> str:
    """`text` with white space in the place of its stage directions."""
    return BRACKETED.sub(_blank, text) if has_brackets(text) else text


def _blank(mark: re.Match[str]) -> str:
    return " " * len(mark[0]) if _directions[mark[0]] else mark[0]


def aside_words(text: str) -> list[str]:
    """The folded words inside the stage directions of `text`."""
    return [word for span in asides(text) for word in word_texts(text[slice(*span)])]


def is_reaction(word: str) -> bool:
    """Whether a stage direction's word tells what the room did: laughter, applause."""
    return word in _REACTIONS


def is_interpreter(word: str) -> bool:
    """Whether a stage direction's word says that the speech is an interpreter's."""
    return word in _INTERPRETERS


def is_tongue(word: str) -> bool:
    """Whether a folded word names a language, as far as its form tells."""
    return word in _TONGUE_NAMES or word.endswith(_TONGUES)


def speech_language(mark: str) -> str | None:
    """The language in which a mark says somebody spoke: french for (spoke in French)."""
    verb, *said = word_texts(mark) or [""]
    if verb not in _SPEAKS:
        return None
    return _only_tongue(said[1:2] if said[:1] == ["in"] else said)


def _only_tongue(said: Sequence[str]) -> str | None:
    """The one word there is, if it names a language."""
    return said[0] if len(said) == 1 and is_tongue(said[0]) else None


def is_gap(text: str) -> bool:
    """Whether a direction says that words are missing: [inaudible], (In Spanish.)."""
    found = word_texts(text)
    if not _GAPS.isdisjoint(found):
        return True
    if found[:1] == ["in"] and len(found) == 2:
        return found[1] != "english"
    if found[:1] not in (["speaks"], ["continues"]):
        return False
    return speech_language(text) not in (None, "english")
